"""Examples: the values a document gives, wherever it gives them.

Input: schemas, parameters and media types. Output: tuples of values in document order.
"""

from __future__ import annotations

from collections.abc import Mapping

from sdkpress.ir.calls import NamedExample
from sdkpress.spec.model import ABSENT, Example, Schema


def schema_examples(schema: Schema) -> tuple[object, ...]:
    """`examples`, else the lone `example`, of a schema."""
    if schema.examples:
        return schema.examples
    return () if schema.example is ABSENT else (schema.example,)


def named_examples(
    example: object, examples: Mapping[str, Example]
) -> tuple[NamedExample, ...]:
    """The `examples` of a media type or parameter by name, else the lone `example` without one."""
    named = tuple(
        NamedExample(name=name, value=entry.value)
        for name, entry in examples.items()
        if entry.value is not ABSENT
    )
    if named or example is ABSENT:
        return named
    return (NamedExample(name="", value=example),)

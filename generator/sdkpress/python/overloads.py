"""Overloads: what a method takes and gives where the caller may ask for a stream.

Input: an `Operation` whose `ResponseHandling` has a stream beside its other body. Output: the argument that asks for
the stream, and an `Overload` for each of its values.

OpenAI's chat has a property `stream` in the request body, which is that argument. Where there is none, an argument
of the method says which response is asked for (`Accept`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from sdkpress.ir.types import Kind, Primitive, bare
from sdkpress.python.annotate import Annotator
from sdkpress.python.fields import FieldSignature
from sdkpress.python.nodes import Annotation, Text, subscript
from sdkpress.python.symbols import LITERAL

_STREAM: Final = "stream"
_BOOL: Final = Text("bool")


@dataclass(frozen=True, slots=True)
class Overload:
    """The arguments for one value of the argument that asks for a stream, and what the method then gives."""

    arguments: tuple[FieldSignature, ...]
    result: Annotation


def stream_switch(arguments: tuple[FieldSignature, ...]) -> FieldSignature:
    """The argument that asks for a stream: the body's own, else one of the method's."""
    for argument in arguments:
        field = argument.field
        if field is not None and field.wire == _STREAM:
            type_ = bare(field.type)
            if isinstance(type_, Primitive) and type_.kind is Kind.BOOLEAN:
                return argument
    names = {argument.name for argument in arguments}
    return FieldSignature(
        name=_STREAM if _STREAM not in names else "stream_response",
        annotation=_BOOL,
        default=Text("False"),
        description="Whether to read the response as a stream.",
    )


def with_switch(
    arguments: tuple[FieldSignature, ...], switch: FieldSignature
) -> tuple[FieldSignature, ...]:
    """The arguments with the one that asks for a stream."""
    return arguments if switch in arguments else (*arguments, switch)


def overloads(
    arguments: tuple[FieldSignature, ...],
    switch: FieldSignature,
    results: tuple[Annotation, Annotation, Annotation],
    annotator: Annotator,
) -> Iterator[Overload]:
    """No stream, a stream, and one or the other where only the running program knows. `results` likewise."""
    no: Annotation = subscript(LITERAL, Text("False"))
    yes = subscript(LITERAL, Text("True"))
    if switch.field is not None:
        no = annotator.wrapped(no, switch.field.presence)
    values = (
        replace(switch, annotation=no),
        replace(switch, annotation=yes, default=None),
        replace(switch, annotation=_BOOL, default=None),
    )
    for value, result in zip(values, results, strict=True):
        given = tuple(value if one is switch else one for one in arguments)
        yield Overload(given, result)

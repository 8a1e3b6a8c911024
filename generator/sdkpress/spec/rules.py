"""Rules between the keys of one object that OpenAPI states and that no single reader needs.

Input: a raw object and its pointer. Output: findings.
"""

from __future__ import annotations

from collections.abc import Mapping

from sdkpress.diagnostics import codes
from sdkpress.spec.reading import Reading


def check_serialised(
    reading: Reading, node: Mapping[str, object], at: str, place: str
) -> None:
    """What a parameter or header may say about its value; `place` is its `in`, or `response`."""
    check_examples(reading, node, at)
    if "schema" in node and "content" in node:
        message = "`schema` and `content` exclude each other"
        reading.report(codes.INVALID_SHAPE, message, f"{at}/content", on_key=True)
    # OpenAPI 3.1.2 section 4.8.12.2.2; 3.0 only says where the key has an effect.
    if "allowReserved" in node and place != "query" and reading.version != "3.0":
        message = "`allowReserved` is for parameters with `in: query`"
        where = f"{at}/allowReserved"
        reading.report(codes.INVALID_SHAPE, message, where, on_key=True)


def check_examples(reading: Reading, node: Mapping[str, object], at: str) -> None:
    """`example` and `examples` exclude each other."""
    if "example" in node and "examples" in node:
        message = "`example` and `examples` exclude each other"
        reading.report(codes.INVALID_SHAPE, message, f"{at}/examples", on_key=True)


def check_containers(reading: Reading) -> None:
    """A document describes something: paths in 3.0; paths, components or webhooks in 3.1."""
    root = reading.root
    if reading.version == "3.0" and root.get("paths") is None:
        reading.report(codes.MISSING_KEY, "the document has no paths", "#")
    elif not any(key in root for key in ("paths", "components", "webhooks")):
        message = "the document has no paths, components or webhooks"
        reading.report(codes.MISSING_KEY, message, "#")

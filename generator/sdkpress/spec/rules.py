"""Rules between the keys of one object that OpenAPI states and that no single reader needs.

Input: a raw object and its pointer. Output: findings.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sdkpress.diagnostics import codes
from sdkpress.spec.reading import Reading, as_mapping

_MAY_BE_RESERVED: Final[Mapping[str, tuple[str, ...]]] = {
    "3.1": ("query",),
    "3.2": ("query", "path", "cookie"),
}


def check_serialised(
    reading: Reading, node: Mapping[str, object], at: str, place: str
) -> None:
    """What a parameter or header may say about its value; `place` is its `in`, or `response`."""
    check_examples(reading, node, at)
    exclude(reading, node, at, "schema", "content")
    # OpenAPI 3.1.2 section 4.8.12.2.2; 3.0 only says where the key has an effect, and 3.2 has it
    # wherever values are percent-encoded.
    allowed = _MAY_BE_RESERVED.get(reading.version)
    encoded = place != "cookie" or node.get("style") in ("form", None)
    if "allowReserved" in node and allowed and not (place in allowed and encoded):
        message = f"`allowReserved` is for parameters with `in: {' or '.join(allowed)}`"
        where = f"{at}/allowReserved"
        reading.report(codes.INVALID_SHAPE, message, where, on_key=True)
    if place == "querystring":
        for key in ("schema", "style", "explode", "allowReserved"):
            if key in node:
                message = f"`{key}` is not for `in: querystring`, which has `content`"
                where = f"{at}/{key}"
                reading.report(codes.INVALID_SHAPE, message, where, on_key=True)


def check_examples(reading: Reading, node: Mapping[str, object], at: str) -> None:
    """`example` and `examples` exclude each other."""
    exclude(reading, node, at, "example", "examples")


def exclude(
    reading: Reading, node: Mapping[str, object], at: str, first: str, *others: str
) -> None:
    """Report each of the others that stands beside the first key."""
    if first in node:
        for key in others:
            if key in node:
                message = f"`{first}` and `{key}` exclude each other"
                reading.report(codes.INVALID_SHAPE, message, f"{at}/{key}", on_key=True)


def check_example(reading: Reading, node: Mapping[str, object], at: str) -> None:
    """The ways to give an example (OpenAPI 3.2.0 section 4.19.1)."""
    exclude(reading, node, at, "value", "externalValue", "dataValue", "serializedValue")
    exclude(reading, node, at, "serializedValue", "externalValue")


def check_encodings(reading: Reading, node: Mapping[str, object], at: str) -> None:
    """Encoding by name and by position exclude each other (OpenAPI 3.2.0 section 4.14.1)."""
    exclude(reading, node, at, "encoding", "prefixEncoding", "itemEncoding")


def check_xml(reading: Reading, raw: object, at: str) -> None:
    """An XML Object: `nodeType` of 3.2 says what `attribute` and `wrapped` said."""
    node = as_mapping(raw)
    if node is not None:
        exclude(reading, node, at, "nodeType", "attribute", "wrapped")


def check_containers(reading: Reading) -> None:
    """A document describes something: paths in 3.0; paths, components or webhooks in 3.1."""
    root = reading.root
    if reading.version in ("2.0", "3.0") and root.get("paths") is None:
        reading.report(codes.MISSING_KEY, "the document has no paths", "#")
    elif not any(key in root for key in ("paths", "components", "webhooks")):
        message = "the document has no paths, components or webhooks"
        reading.report(codes.MISSING_KEY, message, "#")

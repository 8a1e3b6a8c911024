"""Encodings: how the parts of a form or multipart body are written.

Input: a Media Type Object (OpenAPI 3.2.0 sections 4.14.3 and 4.15). Output: `PartEncoding`s, with those of the parts
inside a part. What has no effect where it stands is told.
"""

from __future__ import annotations

from sdkpress.diagnostics import codes
from sdkpress.ir.calls import PartEncoding
from sdkpress.ir.media_types import ContentKind, content_kind
from sdkpress.lower.lowering import SchemaLowering
from sdkpress.spec.model import ABSENT, Encoding, Header, MediaType, Schema

_FORMS = (ContentKind.FORM, ContentKind.MULTIPART)


def named_parts(
    lowering: SchemaLowering, holder: MediaType | Encoding, kind: ContentKind
) -> tuple[PartEncoding, ...]:
    """The parts that have names."""
    if holder.encoding and kind not in _FORMS:
        _tell(lowering, "encoding", holder.at, "forms and multipart bodies")
        return ()
    if isinstance(holder, MediaType) and holder.encoding and holder.schema is not None:
        properties = lowering.plain(holder.schema).properties
        for wire, part in holder.encoding.items():
            _check_property(lowering, part, wire, properties.get(wire))
    return tuple(
        _part(lowering, part, kind, wire) for wire, part in holder.encoding.items()
    )


def placed_parts(
    lowering: SchemaLowering, holder: MediaType | Encoding, kind: ContentKind
) -> tuple[PartEncoding, ...]:
    """The parts that are known by their place."""
    if holder.prefix_encoding and kind is not ContentKind.MULTIPART:
        _tell(lowering, "prefixEncoding", holder.at, "multipart bodies")
        return ()
    return tuple(_part(lowering, part, kind) for part in holder.prefix_encoding)


def part_behind(
    lowering: SchemaLowering, holder: MediaType | Encoding, kind: ContentKind
) -> PartEncoding | None:
    """The parts behind those."""
    if holder.item_encoding is None:
        return None
    if kind is not ContentKind.MULTIPART:
        _tell(lowering, "itemEncoding", holder.at, "multipart bodies")
        return None
    return _part(lowering, holder.item_encoding, kind)


def _tell(lowering: SchemaLowering, key: str, at: str, where: str) -> None:
    lowering.report(codes.WITHOUT_EFFECT, f"`{key}` is for {where}", f"{at}/{key}")


def _part(
    lowering: SchemaLowering, part: Encoding, kind: ContentKind, wire: str = ""
) -> PartEncoding:
    content_type = _one_type(part.content_type)
    inner = ContentKind.TEXT if content_type is None else content_kind(content_type)
    return PartEncoding(
        wire=wire,
        content_type=content_type,
        style=part.style,
        explode=part.explode,
        allow_reserved=part.allow_reserved,
        headers=_headers(lowering, part, kind),
        parts=named_parts(lowering, part, inner) or placed_parts(lowering, part, inner),
        rest=part_behind(lowering, part, inner),
    )


def _check_property(
    lowering: SchemaLowering, part: Encoding, wire: str, schema: Schema | None
) -> None:
    """Tell of a property that there is none of, and of an object that would have to be XML."""
    if schema is None:
        message = f"the body has no property {wire!r}"
        lowering.report(codes.WITHOUT_EFFECT, message, part.at)
        return
    media_type = _one_type(part.content_type)
    is_xml = media_type and content_kind(media_type) is ContentKind.XML
    if is_xml and "object" in lowering.plain(schema).types:
        message = f"an object in a part is written as JSON, also as {media_type}"
        lowering.report(codes.IGNORED_KEYWORD, message, f"{part.at}/contentType")


def _headers(
    lowering: SchemaLowering, part: Encoding, kind: ContentKind
) -> tuple[tuple[str, str], ...]:
    """The headers of a part whose values the document knows. Content-Type has a keyword of its own."""
    if part.headers and kind is not ContentKind.MULTIPART:
        _tell(lowering, "headers", part.at, "parts of multipart bodies")
        return ()
    known: list[tuple[str, str]] = []
    for name, header in part.headers.items():
        value = _value(lowering, header)
        if name.lower() == "content-type":
            continue
        if value is None:
            message = f"the header {name!r} of a part is not sent: its schema has no `const` or `default`"
            lowering.report(codes.IGNORED_KEYWORD, message, header.at)
        else:
            known.append((name, value))
    return tuple(known)


def _value(lowering: SchemaLowering, header: Header) -> str | None:
    if header.schema is None:
        return None
    schema = lowering.plain(header.schema)
    one = schema.enum[0] if schema.enum and len(schema.enum) == 1 else ABSENT
    for value in (schema.const, one, schema.default):
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, str | int | float) and str(value).isprintable():
            return str(value)
    return None


def _one_type(content_type: str | None) -> str | None:
    """The media type of a part; None for a range or a list of them, from which the file's own is one."""
    if content_type is None or "*" in content_type or "," in content_type:
        return None
    return content_type

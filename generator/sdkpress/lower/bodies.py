"""Bodies: what one media type of a request or response holds.

Input: Media Type Objects and the operation they stand in. Output: `Content`, `Body`, `Response`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from sdkpress.diagnostics import codes
from sdkpress.ir.calls import (
    Body,
    Content,
    Response,
    ResponseHeader,
)
from sdkpress.ir.media_types import ContentKind, content_kind
from sdkpress.ir.models import EnumModel, FileModel, ObjectModel, Origin
from sdkpress.ir.types import (
    Kind,
    ListOf,
    MapOf,
    Primitive,
    Ref,
    TupleOf,
    TypeRef,
    Unknown,
    bare,
    is_binary,
)
from sdkpress.ir.walk import named_model
from sdkpress.lower.encodings import named_parts, part_behind, placed_parts
from sdkpress.lower.examples import named_examples, schema_examples
from sdkpress.lower.extensions import as_text
from sdkpress.lower.lowering import SchemaLowering
from sdkpress.lower.references import component_key
from sdkpress.lower.schema_context import SchemaContext
from sdkpress.lower.sentinels import EVENTS, without_sentinel
from sdkpress.spec.model import MediaType, RequestBody, Schema
from sdkpress.spec.model import Response as ResponseObject
from sdkpress.spec.same import says_the_same

_SHARED: Final = re.compile(
    r"#/(?:components/(?:responses|requestBodies)|responses|parameters)/([^/]+)/"
)


def shared_name(at: str) -> str | None:
    """The key of the response or request body under `components` that a pointer lies in."""
    match = _SHARED.match(at)
    return match.group(1).replace("~1", "/").replace("~0", "~") if match else None


def lower_content(
    lowering: SchemaLowering, media_type: str, media: MediaType, context: SchemaContext
) -> Content:
    """One media type of a body in a context."""
    kind = content_kind(media_type)
    schema = _item(lowering, media) if kind.is_stream else _whole(lowering, kind, media)
    if media.item_schema and not (kind.is_stream or kind is ContentKind.MULTIPART):
        message = "`itemSchema` is for streams and multipart bodies"
        at = f"{media.at}/itemSchema"
        lowering.report(codes.WITHOUT_EFFECT, message, at)
    sentinel = as_text(media.extensions.get("x-speakeasy-sse-sentinel"))
    if kind is ContentKind.EVENT_STREAM and schema is not None and sentinel is None:
        schema, sentinel = without_sentinel(lowering, schema)
        context = _of_its_component(context, schema)
    if schema is None:
        return Content(
            media_type=media_type,
            kind=ContentKind.TEXT if kind is ContentKind.XML else kind,
            type=_type_of_kind(kind, Unknown()),
            at=media.at,
            examples=named_examples(media.example, media.examples),
        )
    parts = kind is ContentKind.MULTIPART and _is_list(lowering, schema)
    context = replace(
        context,
        multipart=kind is ContentKind.MULTIPART and not parts,
        file=parts,
        event=kind is ContentKind.EVENT_STREAM,
    )
    type_ = lowering.type_of(schema, context)
    described = lowering.plain(schema)
    return Content(
        media_type=media_type,
        kind=_kind(kind, type_, described),
        type=_type_of_kind(kind, type_),
        examples=named_examples(media.example, media.examples),
        schema_examples=schema_examples(described),
        component=None if schema.ref is None else component_key(schema.ref),
        sentinel=sentinel,
        encoding=named_parts(lowering, media, kind),
        prefix_encoding=placed_parts(lowering, media, kind),
        item_encoding=part_behind(lowering, media, kind),
        at=media.at,
    )


def _of_its_component(context: SchemaContext, schema: Schema) -> SchemaContext:
    """The events of a component, without its sentinel, are called as the component is."""
    key = component_key(schema.at.removesuffix(EVENTS))
    if not schema.at.endswith(EVENTS) or key is None:
        return context
    return SchemaContext(origin=Origin.COMPONENT, component=key, name_hint=key)


def _whole(
    lowering: SchemaLowering, kind: ContentKind, media: MediaType
) -> Schema | None:
    """The schema of a body in one piece. Parts without names are a list (OpenAPI 3.2.0 section 4.14.5)."""
    if kind is not ContentKind.MULTIPART or media.item_schema is None:
        return media.schema
    if media.schema is not None and _is_list(lowering, media.schema):
        return media.schema
    return Schema(at=f"{media.at}::parts", types=("array",), items=media.item_schema)


def _is_list(lowering: SchemaLowering, schema: Schema) -> bool:
    plain = lowering.plain(schema)
    listed = plain.items is not None or bool(plain.prefix_items)
    return plain.types == ("array",) or (not plain.types and listed)


def _item(lowering: SchemaLowering, media: MediaType) -> Schema | None:
    """The schema of one item of a stream. Before 3.2 the schema of the body is that of an item; since
    then it is that of all of them, as a list (OpenAPI 3.2.0 section 4.14.3)."""
    if media.item_schema is not None or media.schema is None:
        return media.item_schema
    whole = lowering.plain(media.schema)
    if lowering.spec.version == "3.2" and whole.types == ("array",):
        return whole.items
    return media.schema


def _kind(kind: ContentKind, type_: TypeRef, schema: Schema) -> ContentKind:
    """What a body is, its schema considered.

    What the schema calls bytes is neither text nor JSON, whatever the media type says; XML that is no object
    has no element to be written as, and so is text.
    """
    if is_binary(type_) and not kind.is_stream:
        return ContentKind.BINARY
    is_object = isinstance(type_, Ref) and not (
        schema.one_of or schema.any_of or schema.enum
    )
    if kind is ContentKind.XML and not is_object:
        return ContentKind.TEXT
    return kind


def _type_of_kind(kind: ContentKind, type_: TypeRef) -> TypeRef:
    """The type of a body; bytes where no schema says more and no kind of text is known."""
    if kind is ContentKind.BINARY and isinstance(type_, Unknown):
        return Primitive(Kind.BINARY, "binary")
    return type_


def lower_body(
    lowering: SchemaLowering, body: RequestBody, context: SchemaContext
) -> Body | None:
    """A request body; None if it has no content at all."""
    if not body.content:
        return None
    shared = shared_name(f"{body.at}/")
    context = replace(_shared(context, shared), description=body.description)
    contents = _contents(lowering, body.content, context)
    if contents[0].kind is ContentKind.JSON:
        contents = _forms_first(lowering, contents)
    return Body(
        contents=contents,
        required=body.required,
        description=body.description,
        at=body.at,
    )


def _forms_first(
    lowering: SchemaLowering, contents: tuple[Content, ...]
) -> tuple[Content, ...]:
    """JSON cannot hold a file: a form of the same schema goes before it then."""
    type_ = contents[0].type
    model = lowering.models.get(type_.model) if isinstance(type_, Ref) else None
    if not isinstance(model, ObjectModel) or not any(
        _is_file(lowering, field.type) for field in model.fields
    ):
        return contents
    forms = (ContentKind.FORM, ContentKind.MULTIPART)
    same = [c for c in contents if c.kind in forms and c.type == type_]
    return (*same, *(content for content in contents if content not in same))


def _is_file(lowering: SchemaLowering, type_: TypeRef) -> bool:
    id_ = named_model(type_)
    return id_ is not None and isinstance(lowering.models.get(id_), FileModel)


def _contents(
    lowering: SchemaLowering,
    content: Mapping[str, MediaType],
    context: SchemaContext,
) -> tuple[Content, ...]:
    """Each way in which a body is written. One schema that is written out for several media types is one model."""
    if len(content) > 1:
        content = _with_shared_schemas(content)
    return tuple(
        lower_content(lowering, name, media, context) for name, media in content.items()
    )


def _with_shared_schemas(content: Mapping[str, MediaType]) -> Mapping[str, MediaType]:
    """The contents, each with the schema of the first of its kind that says the same."""
    written: list[tuple[ContentKind, Schema]] = []
    shared: dict[str, MediaType] = {}
    for name, media in content.items():
        kind, schema = content_kind(name), media.schema
        if schema is not None and schema.ref is None and schema.at:
            alike = (
                one
                for other, one in written
                if other is kind and says_the_same(one, schema)
            )
            first = next(alike, None)
            if first is None:
                written.append((kind, schema))
            else:
                media = replace(media, schema=first)
        shared[name] = media
    return shared


def _told_by_schema(
    lowering: SchemaLowering, contents: tuple[Content, ...]
) -> tuple[Content, ...]:
    """The contents of a response, those of a vendor's media type read as their schemas say: a text, or JSON
    for an object or a list, unless JSON of the same type stands beside it."""
    known = [c.type for c in contents if c.kind is ContentKind.JSON]
    return tuple(
        (
            replace(content, kind=_kind_by_schema(lowering, content.type))
            if content.kind is ContentKind.BINARY
            and content.media_type.startswith("application/vnd.")
            and content.type not in known
            else content
        )
        for content in contents
    )


def _kind_by_schema(lowering: SchemaLowering, type_: TypeRef) -> ContentKind:
    match bare(type_):
        case Primitive(Kind.STRING):
            return ContentKind.TEXT
        case ListOf() | TupleOf() | MapOf():
            return ContentKind.JSON
        case Ref(id_) if not isinstance(lowering.models.get(id_), EnumModel):
            return ContentKind.JSON
        case _:
            return ContentKind.BINARY


def _shared(context: SchemaContext, key: str | None) -> SchemaContext:
    """A shared body belongs to no operation: it is named after itself."""
    return context if key is None else replace(context, parent=None, name_hint=key)


def lower_response(
    lowering: SchemaLowering,
    status: str,
    response: ResponseObject,
    is_error: bool,
    context: SchemaContext,
) -> Response:
    """One documented response."""
    shared = shared_name(f"{response.at}/")
    # A class of several operations says what it is to all of them.
    said = response.shared_description or response.description
    described = replace(_shared(context, shared), description=said, status=status)
    return Response(
        status=status,
        is_error=is_error,
        description=response.description,
        contents=_told_by_schema(
            lowering, _contents(lowering, response.content, described)
        ),
        headers=tuple(
            ResponseHeader(
                wire=wire,
                type=(
                    Primitive(Kind.STRING)
                    if header.schema is None
                    else lowering.type_of(
                        header.schema,
                        SchemaContext(parent=context.parent, name_hint=wire),
                    )
                ),
                required=header.required,
                description=header.description,
            )
            for wire, header in response.headers.items()
        ),
        at=response.at,
    )


def body_model(content: Content) -> Ref | None:
    """The model that a body is, null aside; None for lists, scalars and streams."""
    type_ = bare(content.type)
    return type_ if isinstance(type_, Ref) else None

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
    PartEncoding,
    Response,
    ResponseHeader,
    StreamKind,
)
from sdkpress.ir.models import ObjectModel, Origin
from sdkpress.ir.types import Kind, Primitive, Ref, TypeRef, Unknown
from sdkpress.ir.walk import named_model
from sdkpress.lower.examples import named_examples, schema_examples
from sdkpress.lower.extensions import as_text
from sdkpress.lower.references import component_key
from sdkpress.lower.schema_context import SchemaContext
from sdkpress.lower.schemas import SchemaLowering, bare
from sdkpress.spec.model import MediaType, RequestBody
from sdkpress.spec.model import Response as ResponseObject

_SHARED: Final = re.compile(r"#/components/(?:responses|requestBodies)/([^/]+)/")
_STREAMS: Final = {
    "text/event-stream": StreamKind.SSE,
    "application/jsonl": StreamKind.JSON_LINES,
    "application/x-ndjson": StreamKind.JSON_LINES,
    "application/ndjson": StreamKind.JSON_LINES,
    "application/x-jsonlines": StreamKind.JSON_LINES,
    "application/json-seq": StreamKind.JSON_LINES,
}


def essence(media_type: str) -> str:
    """A media type without parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def is_form(media_type: str) -> bool:
    """Whether a body of this type is a set of named fields."""
    name = essence(media_type)
    return name.startswith("multipart/") or name == "application/x-www-form-urlencoded"


def is_json(media_type: str) -> bool:
    """Whether a body of this type is JSON (RFC 6839: `+json` too)."""
    name = essence(media_type)
    return name == "application/json" or name.endswith("+json")


def shared_name(at: str) -> str | None:
    """The key of the response or request body under `components` that a pointer lies in."""
    found = _SHARED.match(at)
    return found.group(1).replace("~1", "/").replace("~0", "~") if found else None


def lower_content(
    lowering: SchemaLowering, media_type: str, media: MediaType, context: SchemaContext
) -> Content:
    """One media type of a body in a context."""
    schema = media.schema
    stream = _STREAMS.get(essence(media_type))
    at = media.at
    if schema is None:
        type_: TypeRef = Unknown() if _is_text(media_type) else _raw()
        return Content(
            media_type=media_type,
            type=type_,
            stream=stream,
            at=at,
            examples=named_examples(media.example, media.examples),
        )
    multipart = essence(media_type).startswith("multipart/")
    type_ = lowering.type_of(schema, replace(context, multipart=multipart))
    if isinstance(type_, Unknown) and not (_is_text(media_type) or stream):
        type_ = _raw()
    told = lowering.plain(schema)
    return Content(
        media_type=media_type,
        type=type_,
        examples=named_examples(media.example, media.examples),
        schema_examples=schema_examples(told),
        schema_description=told.description,
        component=None if schema.ref is None else component_key(schema.ref),
        stream=stream,
        sentinel=as_text(media.extensions.get("x-speakeasy-sse-sentinel")),
        encoding=tuple(
            PartEncoding(
                wire=wire,
                content_type=part.content_type,
                style=part.style,
                explode=part.explode,
                allow_reserved=part.allow_reserved,
            )
            for wire, part in media.encoding.items()
        ),
        at=at,
    )


def _raw() -> TypeRef:
    return Primitive(Kind.BINARY, "binary")


def _is_text(media_type: str) -> bool:
    """Whether a body without a schema could be anything that JSON or text can say."""
    name = essence(media_type)
    return (
        is_json(name)
        or is_form(name)
        or name.startswith("text/")
        or name in ("*/*", "", "application/*", "application/xml", "application/yaml")
        or name.endswith(("+xml", "+yaml"))
    )


def lower_body(
    lowering: SchemaLowering, body: RequestBody, context: SchemaContext
) -> Body | None:
    """A request body; None if it has no content at all."""
    if not body.content:
        return None
    shared = shared_name(f"{body.at}/")
    told = replace(_shared(context, shared), description=body.description)
    contents = _contents(lowering, body.content, told, body.at)
    if is_json(contents[0].media_type):
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
    same = [c for c in contents if is_form(c.media_type) and c.type == type_]
    return (*same, *(content for content in contents if content not in same))


def _is_file(lowering: SchemaLowering, type_: TypeRef) -> bool:
    id_ = named_model(type_)
    model = None if id_ is None else lowering.models.get(id_)
    return model is not None and model.naming.origin is Origin.FILE


def _contents(
    lowering: SchemaLowering,
    content: Mapping[str, MediaType],
    context: SchemaContext,
    at: str,
) -> tuple[Content, ...]:
    """Each way in which a body is written. Those that the first one's type does not serve are told."""
    found = tuple(
        lower_content(lowering, name, media, context) for name, media in content.items()
    )
    others = [
        one.media_type
        for one in found[1:]
        if (one.type, one.stream) != (found[0].type, found[0].stream)
    ]
    if others:
        message = f"{', '.join(others)} beside {found[0].media_type}, which is used"
        lowering.report(codes.OTHER_CONTENT, message, at)
    return found


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
    told = replace(
        _shared(context, shared), description=response.description, status=status
    )
    return Response(
        status=status,
        is_error=is_error,
        description=response.description,
        contents=_contents(lowering, response.content, told, response.at),
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
    found = bare(content.type)
    return found if isinstance(found, Ref) else None

"""What an operation's method returns, and the answers that it reads.

Input: `Operation` and the annotator of its module. Output: `ResponseHandling`.

The first success body decides how the response is read: as a whole (JSON, text), item by item (events,
lines), or as bytes. Where a stream stands beside a body that is read as a whole or as bytes, the caller chooses
with `stream`; between bodies of other content types with `accept`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal

from sdkpress.frozen import dataclass
from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Content, Response
from sdkpress.ir.media_types import ContentKind
from sdkpress.ir.models import Field, ObjectModel, UnionModel
from sdkpress.ir.types import Presence, Ref, TypeRef
from sdkpress.python import literals
from sdkpress.python.annotate import NONE, STR, Annotator, as_value, union
from sdkpress.python.nodes import Annotation, Group, Node, Pair, Text
from sdkpress.python.paging import Pages, pages_of

AnswerKind = Literal["json", "xml", "text", "stream", "sse", "jsonl"]
Mode = Literal["call", "paginate", "stream", "download"]

_READ_AS: Final[dict[ContentKind, AnswerKind]] = {
    ContentKind.JSON: "json",
    ContentKind.ANY: "json",
    ContentKind.TEXT: "text",
    ContentKind.XML: "xml",
    ContentKind.FORM: "text",
    ContentKind.MULTIPART: "stream",
    ContentKind.BINARY: "stream",
    ContentKind.EVENT_STREAM: "sse",
    ContentKind.JSON_LINES: "jsonl",
}
_MODES: Final[dict[AnswerKind, Mode]] = {
    "json": "call",
    "xml": "call",
    "text": "call",
    "stream": "download",
    "sse": "stream",
    "jsonl": "stream",
}


@dataclass(frozen=True, slots=True)
class ResponseHandling:
    """`mode` is the transport's method; `value` what it gives (of a stream: one item; of pages: one).

    Where the caller may choose the content type, `media_type` is the one that this is about, and `others` those
    that may be asked for in its place.
    """

    mode: Mode
    value: Annotation
    answers: tuple[Node, ...]
    pages: Pages | None = None
    stream: ResponseHandling | None = None  # where the caller may ask for one
    media_type: str | None = None
    others: tuple[ResponseHandling, ...] = ()
    envelope: Annotation | None = None  # the model of the headers and the value
    media_types: tuple[str, ...] = ()  # of the successes that are read, else of errors
    streamed: tuple[str, ...] = ()  # those of them that are streams beside another


def response_handling(operation: Operation, annotator: Annotator) -> ResponseHandling:
    """How the responses of an operation are read."""
    contents = _success_contents(operation)
    modes: list[Mode] = [_MODES[content_kind(content)] for content in contents]
    whole: Mode | None = next((mode for mode in modes if mode != "stream"), None)
    if whole is None:
        handling = _handling(operation, modes[0] if modes else "call", annotator)
        return (
            handling if modes else replace(handling, media_types=_of_errors(operation))
        )
    choices: dict[str, Mode] = {
        c.media_type: _MODES[content_kind(c)] for c in contents if c.is_choice
    }
    if annotator.context.config.compatibility.accept_argument != "none":
        choices = {}  # the caller chooses in another way
    if choices:
        first, *others = (
            _handling(operation, mode, annotator, media_type)
            for media_type, mode in choices.items()
        )
        handling = replace(first, others=tuple(others))
    else:
        handling = _handling(operation, whole, annotator)
    if "stream" not in modes:
        return replace(handling, media_types=_media_types(operation, handling.mode))
    stream = _handling(operation, "stream", annotator)
    streamed = _media_types(operation, "stream")
    return replace(
        handling,
        stream=stream,
        media_types=(*_media_types(operation, whole), *streamed),
        streamed=streamed,
    )


def _of_errors(operation: Operation) -> tuple[str, ...]:
    """The media types of the errors of an operation whose success has no body."""
    bad = (response for response in operation.responses if response.is_error)
    return tuple(dict.fromkeys(c.media_type for r in bad for c in r.contents))


def _media_types(operation: Operation, mode: Mode) -> tuple[str, ...]:
    """The media types of the successes that are read in this mode."""
    contents = _success_contents(operation)
    read = (one.media_type for one in contents if _MODES[content_kind(one)] == mode)
    return tuple(dict.fromkeys(read))


def _success_contents(operation: Operation) -> list[Content]:
    good = (r for r in operation.responses if not r.is_error)
    return [content for response in good for content in response.contents]


def _handling(
    operation: Operation,
    mode: Mode,
    annotator: Annotator,
    media_type: str | None = None,
) -> ResponseHandling:
    """What is read in this mode, of this content type where there is a choice."""
    answers: list[Node] = []
    for response in operation.responses:
        contents = response.contents
        if not response.is_error:
            contents = tuple(_read(response, mode, media_type))
            if response.contents and not contents:
                continue
        for content in contents:
            answers.append(_answer(response, content, annotator))
        if not contents:
            answers.append(_empty_answer(response))
    pages = None
    if mode == "call" and _is_first(operation, media_type):
        pages = pages_of(operation, annotator)
    return ResponseHandling(
        mode if pages is None else "paginate",
        _value(operation, mode, annotator, media_type),
        tuple(answers),
        pages,
        media_type=media_type,
        envelope=None if mode != "call" or pages else _envelope(operation, annotator),
    )


def _read(response: Response, mode: Mode, media_type: str | None) -> Iterator[Content]:
    """The contents of a success that are asked for."""
    chosen = any(c.is_choice and c.media_type == media_type for c in response.contents)
    for content in response.contents:
        if _MODES[content_kind(content)] == mode:
            if not chosen or content.media_type == media_type:
                yield content


def _is_first(operation: Operation, media_type: str | None) -> bool:
    """Whether a content type is that of the value that is given unless another is asked for."""
    success = operation.success
    if media_type is None or success is None:
        return True
    return bool(success.contents) and success.contents[0].media_type == media_type


def _envelope(operation: Operation, annotator: Annotator) -> Annotation | None:
    id_ = operation.response_model
    model = None if id_ is None else annotator.context.api.models.get(id_)
    if not isinstance(model, ObjectModel):
        return None
    return annotator.read(Ref(model.id))


def _value(
    operation: Operation, mode: Mode, annotator: Annotator, media_type: str | None
) -> Annotation:
    good = [r for r in operation.responses if not r.is_error]
    types = [
        _content_type(content, annotator)
        for response in good
        for content in _read(response, mode, media_type)
    ]
    if mode == "download":
        return Text("object")
    if not types:
        return NONE
    named = operation.response_model
    model = None if named is None else annotator.context.model(named)
    beside = any(_MODES[content_kind(c)] != mode for r in good for c in r.contents)
    is_whole = _is_first(operation, media_type) and not beside
    if named is not None and isinstance(model, UnionModel) and is_whole:
        value = annotator.read(Ref(named))
    else:
        value = union(types)
    if mode == "call" and any(not response.contents for response in good):
        return optional(value, annotator)
    return value


def optional(value: Annotation, annotator: Annotator) -> Annotation:
    """A value that may be None."""
    match value:
        case Group("Optional[" | "Nullable[" | "OptionalNullable["):
            return value
        case Text("None" | "Any"):
            return value
        case _:
            return annotator.wrapped(value, Presence.OPTIONAL)


def content_kind(content: Content) -> AnswerKind:
    """How the runtime reads a body."""
    return _READ_AS[content.kind]


def _content_type(content: Content, annotator: Annotator) -> Annotation:
    kind = content_kind(content)
    if kind == "text":
        return STR
    if kind == "sse" and annotator.context.config.sse_flat:
        data = _event_data(content.type, annotator)
        if data is not None:
            return annotator.read(data.type)
    return annotator.read(content.type)


def _event_data(type_: TypeRef, annotator: Annotator) -> Field | None:
    model = annotator.context.model(type_.model) if isinstance(type_, Ref) else None
    if not isinstance(model, ObjectModel):
        return None
    return next((field for field in model.fields if field.wire == "data"), None)


def _answer(response: Response, content: Content, annotator: Annotator) -> Node:
    kind = content_kind(content)
    status = Text(literals.text(response.status))
    media_type = literals.text(content.media_type)
    type_ = Pair("lambda: ", as_value(annotator.read(content.type)))
    if kind == "json":
        opening = "op.json("
        items: list[Node] = [status, type_]
        if response.is_error:
            opening = "op.error("
            items += _error(content, annotator)
        if content.media_type != "application/json":
            items.append(Text(f"media_type={media_type}"))
        return Group(opening, tuple(items), ")")
    items = [status, Text(media_type)]
    if kind in ("xml", "sse", "jsonl"):
        items.append(type_)
    items.append(_named("kind", kind))
    if content.sentinel is not None:
        items.append(_named("sentinel", content.sentinel))
    flat = kind == "sse" and annotator.context.config.sse_flat
    if flat and _event_data(content.type, annotator):
        items.append(Text("flat=True"))
    if response.is_error:
        items.append(Text("is_error=True"))
        if kind == "xml":
            items += _error(content, annotator, "error=lambda: ")
    return Group("op.ResponseSpec(", tuple(items), ")")


def _error(
    content: Content, annotator: Annotator, prefix: str = "lambda: "
) -> list[Node]:
    """What more there is to say about an error: the exception, and where its message is."""
    context = annotator.context
    model = context.model(content.type.model) if isinstance(content.type, Ref) else None
    if model is None or model.id not in context.errors:
        return []
    items: list[Node] = [Pair(prefix, annotator.exception(model.id))]
    if isinstance(model, ObjectModel):
        message = next((f for f in model.fields if f.error_message), None)
        if message is not None:
            attribute = context.attribute(model.id, message)
            items.append(_named("message", attribute))
    return items


def _empty_answer(response: Response) -> Node:
    items: list[Node] = [Text(literals.text(response.status))]
    if response.is_error:
        items.append(Text("is_error=True"))
    return Group("op.empty(", tuple(items), ")")


def _named(name: str, value: str) -> Node:
    return Pair(f"{name}=", Text(literals.text(value)))

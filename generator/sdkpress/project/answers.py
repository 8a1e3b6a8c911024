"""What the server of the generated tests knows of each operation: what it asks for, and what it answers.

Input: an operation. Output: one line of JSON. The answer is the smallest one that the document allows, of the success
that the method reads.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from sdkpress.examples.json_values import as_mapping
from sdkpress.examples.sample_values import sample_value
from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Content, Response
from sdkpress.ir.media_types import ContentKind
from sdkpress.ir.types import Primitive, bare
from sdkpress.python.context import GenerationContext
from sdkpress.snippets.result_kinds import ResultKind

_ITEMS: Final = frozenset({ContentKind.EVENT_STREAM, ContentKind.JSON_LINES})
_BYTES: Final = frozenset({ContentKind.BINARY, ContentKind.MULTIPART})
_FORMS: Final = frozenset({ContentKind.MULTIPART, ContentKind.FORM})
_JSON: Final = "application/json"
_CONCRETE: Final = {ContentKind.ANY: _JSON}


def server_line(
    context: GenerationContext, operation: Operation, kind: ResultKind, test: str
) -> str:
    """One operation as the server of the tests knows it; `test` calls it."""
    path, _, fixed = operation.url_path.partition("?")
    facts: dict[str, object] = {
        "test": test,
        "method": operation.method.upper(),
        "path": path,
        "query": [
            *(pair.partition("=")[0] for pair in fixed.split("&") if pair),
            *_required(operation, "query"),
        ],
        "headers": _required(operation, "header"),
        "body": _needs_body(operation),
        **_answer(context, operation, kind),
    }
    stated = {name: fact for name, fact in facts.items() if fact or name == "json"}
    return _json(stated, (", ", ": "))


def has_answer(operation: Operation, kind: ResultKind) -> bool:
    """Whether an answer can be made up that the method reads."""
    chosen = _chosen(operation, kind)
    content = None if chosen is None else chosen[1]
    return content is None or content.kind is not ContentKind.XML


def _required(operation: Operation, location: str) -> list[str]:
    """The parameters that must be sent. Of an object or a list, other names may stand in the address."""
    return [
        parameter.wire
        for parameter in operation.parameters
        if parameter.location == location
        and parameter.declared_required
        and isinstance(bare(parameter.type), Primitive)
    ]


def _needs_body(operation: Operation) -> bool:
    """Whether a request has bytes in its body; a form may have no fields."""
    body = operation.body
    return (
        body is not None
        and body.required
        and all(content.kind not in _FORMS for content in body.contents)
    )


def _chosen(
    operation: Operation, kind: ResultKind
) -> tuple[Response, Content | None] | None:
    """The first success that is read in the way of the method."""
    good = [response for response in operation.responses if not response.is_error]
    for response in good:
        for content in response.contents:
            if _is_read(content, kind):
                return response, content
    empty = (response for response in good if not response.contents)
    without_content = next(empty, good[0] if good else None)
    return None if without_content is None else (without_content, None)


def _is_read(content: Content, kind: ResultKind) -> bool:
    if content.kind in _ITEMS:
        return kind is ResultKind.STREAM
    if content.kind in _BYTES:
        return kind is ResultKind.DOWNLOAD
    return kind not in (ResultKind.STREAM, ResultKind.DOWNLOAD)


def _answer(
    context: GenerationContext, operation: Operation, kind: ResultKind
) -> Mapping[str, object]:
    chosen = _chosen(operation, kind)
    if chosen is None:
        return {"status": 200}
    response, content = chosen
    named = response.status.upper().replace("X", "0")
    status = int(named) if named.isdigit() else 200
    headers = {
        header.wire: _header_text(sample_value(context, header.type, header.wire))
        for header in response.headers
        if header.required
    }
    answer: dict[str, object] = {"status": status, "answer_headers": headers}
    if content is None:
        return answer
    media_type = _CONCRETE.get(content.kind, content.media_type).replace("*", "plain")
    return {**answer, "type": media_type, **_body(context, content)}


def _body(context: GenerationContext, content: Content) -> Mapping[str, object]:
    """The body as JSON, or as the text that it is."""
    if content.kind in _BYTES:
        return {"text": "bytes"}
    if content.kind in (ContentKind.TEXT, ContentKind.FORM):
        return {"text": "text"}
    value = sample_value(context, content.type)
    if content.kind is ContentKind.JSON_LINES:
        return {"text": _compact(value) + "\n"}
    if content.kind is ContentKind.EVENT_STREAM:
        return {"text": _event(value, content.sentinel)}
    return {"json": value}


def _event(value: object, sentinel: str | None) -> str:
    """A stream of one server-sent event, and what ends it."""
    event = as_mapping(value)
    lines: list[str] = []
    if event is not None and "data" in event:
        for name in ("event", "id", "retry"):
            if name in event:
                lines.append(f"{name}: {event[name]}")
        value = event["data"]
    text = value if isinstance(value, str) else _compact(value)
    lines += [f"data: {line}" for line in text.split("\n")]
    end = f"data: {sentinel}\n\n" if sentinel else ""
    return "\n".join(lines) + "\n\n" + end


def _header_text(value: object) -> str:
    return value if isinstance(value, str) else _compact(value)


def _compact(value: object) -> str:
    return _json(value, (",", ":"))


def _json(value: object, separators: tuple[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=separators, default=str)

"""A server on loopback that behaves as a document says: a document in, answers and notes out.

It routes by method and path, complains (status 400) about every request that the document does not
allow, and answers with the document's example or a value made from its schema.
`X-Test-Operation` names the operation where several share a path; `X-Test-Answer` asks for a status.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from support.document import Call, Document
from support.request_check import Request, problems_of, template_pattern
from support.schema_values import SchemaValues, Unsatisfiable


@dataclass(frozen=True)
class Answer:
    """What is sent back. `delay` is in seconds, before the status line."""

    status: int = 200
    content_type: str | None = "application/json"
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0

    @classmethod
    def json(cls, value: object, status: int = 200, **headers: str) -> Answer:
        """An answer with a JSON body."""
        return cls(status, body=json.dumps(value).encode(), headers=headers)


@dataclass
class Loopback:
    """A running server: where it is, and what it saw. A `forgiving` one answers what the document does not allow too."""

    document: Document
    url: str
    forgiving: bool = False
    seen: list[Request] = field(default_factory=list)
    scripted: dict[str, deque[Answer]] = field(default_factory=dict)
    by_template: list[tuple[Any, Call]] = field(default_factory=list)

    @property
    def last(self) -> Request:
        """The latest request."""
        return self.seen[-1]

    def script(self, operation_id: str, *answers: Answer) -> None:
        """Answer the next calls of an operation so, in this order, then as the document says."""
        self.scripted.setdefault(operation_id, deque()).extend(answers)

    def answer(self, request: Request) -> Answer:
        """Check a request, note it, and say what is sent back."""
        self.seen.append(request)
        call = self._route(request)
        if call is None:
            request.problems.append(f"no operation {request.method} {request.raw_path}")
            return _refusal(request, 404)
        request.operation_id = call.operation_id
        request.problems += problems_of(self.document, call, request)
        if request.problems and not self.forgiving:
            return _refusal(request, 400)
        waiting = self.scripted.get(call.operation_id or "")
        if waiting:
            return waiting.popleft()
        answer = answer_for(self.document, call, request.headers)
        before = self.seen[-2] if len(self.seen) > 1 else request
        return _ended(answer, call, before, request)

    def _route(self, request: Request) -> Call | None:
        fits = [
            call
            for pattern, call in self.by_template
            if call.method == request.method.lower()
            and pattern.fullmatch(request.raw_path)
        ]
        wanted = request.headers.get("x-test-operation")
        if wanted is not None:
            return next((c for c in fits if c.operation_id == wanted), None)
        if not fits:
            return None
        best = min(call.url_path.count("{") for call in fits)
        fits = [call for call in fits if call.url_path.count("{") == best]
        return min(fits, key=lambda call: _unlikeness(call, request))


def _ended(answer: Answer, call: Call, before: Request, request: Request) -> Answer:
    """The answer without results, where a list's second page is asked for after its first: lists must end."""
    paging = call.operation.get("x-speakeasy-pagination") or {}
    position = next(
        (i for i in paging.get("inputs", ()) if i["type"] in ("page", "offset")), None
    )
    if position is None or before.operation_id != request.operation_id:
        return answer
    body = {"": json.loads(answer.body)}
    *steps, last = ["", *paging["outputs"]["results"].split(".")[1:]]
    place: Any = body
    for step in steps:
        place = place[step] if isinstance(place, dict) and step in place else None
    if not isinstance(place, dict) or last not in place:
        return answer  # the document's own path leads nowhere
    first, step = (1, 1) if position["type"] == "page" else (0, len(place[last]))
    name = position["name"]
    asked = int(dict(before.query).get(name, first))
    if dict(request.query).get(name) != str(asked + step):
        return answer
    place[last] = []
    return replace(answer, body=json.dumps(body[""]).encode())


def _unlikeness(call: Call, request: Request) -> int:
    """How badly a twin (`/path#fragment`) fits: by the body's `stream`, then by what is accepted."""
    streams = any("event-stream" in kind for kind in _answer_types(call))
    accept = request.headers.get("accept", "")
    wants = b'"stream":true' in request.body.replace(b" ", b"")
    points = 2 if streams != wants and "json" in request.content_type else 0
    return points + (1 if accept and not _accepted(_answer_types(call), accept) else 0)


def _answer_types(call: Call) -> list[str]:
    return [
        kind
        for status, response in call.responses.items()
        if status.startswith(("2", "default"))
        for kind in response.get("content", {})
    ]


def _accepted(kinds: list[str], accept: str) -> list[str]:
    names = [part.split(";")[0].strip().lower() for part in accept.split(",")]
    return [
        kind
        for kind in kinds
        if any(
            name in ("*/*", kind.split(";")[0].lower())
            or (name.endswith("/*") and kind.startswith(name[:-1]))
            for name in names
        )
    ]


def _refusal(request: Request, status: int) -> Answer:
    return Answer.json({"problems": request.problems}, status)


# Headers that say how a message is framed: a made-up value would make the client wait for more.
_OF_THE_MESSAGE = (
    *("connection", "content-encoding", "content-length", "content-type"),
    *("date", "keep-alive", "location", "server", "transfer-encoding", "upgrade"),
)


def answer_for(document: Document, call: Call, headers: Mapping[str, str]) -> Answer:
    """The answer that the document documents: the status asked for, else the first success."""
    wanted = headers.get("x-test-answer")
    status, response = _choose(call, wanted)
    code = _code(status, wanted)
    extra = {
        name: _header_text(document, header)
        for name, header in response.get("headers", {}).items()
        if name.lower() not in _OF_THE_MESSAGE
    }
    content = response.get("content") or {}
    if not content or code == 204 or call.method == "head":
        return Answer(code, None, b"", extra)
    kinds = _accepted(list(content), headers.get("accept", "*/*")) or list(content)
    kind = kinds[0]
    body = body_of(document, kind, content[kind])
    sent = "application/octet-stream" if "*" in kind else kind
    return Answer(code, sent, body, extra)


def _choose(call: Call, wanted: str | None) -> tuple[str, Mapping[str, Any]]:
    responses = call.responses
    if wanted is not None:
        for key in (wanted, wanted[0] + "XX", wanted[0] + "xx", "default"):
            if key in responses:
                return key, responses[key]
        return wanted, {}
    good = {s: r for s, r in responses.items() if s.startswith("2")}
    if not good and "default" in responses:
        return "default", responses["default"]
    full = {status: r for status, r in good.items() if r.get("content")}
    return next(iter((full or good or {"200": {}}).items()))


def _code(status: str, wanted: str | None) -> int:
    if wanted is not None:
        return int(wanted)
    if status == "default":
        return 200
    return int(status.lower().replace("x", "0"))


def _header_text(document: Document, header: Any) -> str:
    header = document.follow(header)
    try:
        value = SchemaValues(document).make(header.get("schema", {"type": "string"}))
    except Unsatisfiable:
        value = "text"
    return value if isinstance(value, str) else json.dumps(value)


def body_of(document: Document, kind: str, media: Mapping[str, Any]) -> bytes:
    """The bytes of a body: from an example that the schema accepts, else from the schema."""
    kind = kind.split(";")[0].strip().lower()
    schema = media.get("schema", {})
    example = example_of(document, media)
    if kind == "text/event-stream":
        return _events(document, schema, example, media.get("x-speakeasy-sse-sentinel"))
    if kind in ("application/jsonl", "application/x-ndjson"):
        return json.dumps(SchemaValues(document).make(schema)).encode() + b"\n"
    if _is_json(kind):
        if example is NO_EXAMPLE or not document.is_valid(example, schema):
            example = SchemaValues(document).make(schema)
        return json.dumps(example).encode()
    if isinstance(example, str):
        return example.encode()
    if kind.startswith("text/") or kind == "application/xml":
        return b"some text"
    return bytes(range(256))


def _is_json(kind: str) -> bool:
    return kind == "application/json" or kind.endswith(("+json", "/*"))


NO_EXAMPLE = object()


def example_of(document: Document, media: Mapping[str, Any]) -> Any:
    """The first example of a media type or parameter that has a value."""
    if "example" in media:
        return media["example"]
    for example in (media.get("examples") or {}).values():
        example = document.follow(example)
        if isinstance(example, dict) and "value" in example:
            return example["value"]
    return NO_EXAMPLE


def _events(document: Document, schema: Any, example: Any, sentinel: Any) -> bytes:
    if isinstance(example, str) and "data:" in example:
        return example.encode().rstrip(b"\n") + b"\n\n"
    event = SchemaValues(document).make(schema)
    frame = ""
    properties = document.follow(schema)
    if isinstance(event, dict) and "data" in event:
        if isinstance(event.get("event"), str):
            frame += f"event: {event['event']}\n"
        if isinstance(event.get("id"), str):
            frame += f"id: {event['id']}\n"
        data = event["data"]
        frame += f"data: {data if isinstance(data, str) else json.dumps(data)}\n\n"
    elif isinstance(properties, dict):
        frame = f"data: {json.dumps(event)}\n\n"
    end = f"data: {sentinel}\n\n" if sentinel else ""
    return (frame * 2 + end).encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    loopback: Loopback

    def _serve(self) -> None:
        import time

        request = Request(
            method=self.command,
            target=self.path,
            headers={name.lower(): value for name, value in self.headers.items()},
            body=self._body(),
        )
        answer = self.loopback.answer(request)
        if answer.delay:
            time.sleep(answer.delay)
        try:
            self.send_response(answer.status)
            if answer.content_type is not None:
                self.send_header("Content-Type", answer.content_type)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.status != 204:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer.body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _body(self) -> bytes:
        if "chunked" in (self.headers.get("Transfer-Encoding") or ""):
            body = b""
            while size := int(self.rfile.readline().split(b";")[0], 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return body
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    do_GET = do_PUT = do_POST = do_DELETE = _serve
    do_OPTIONS = do_HEAD = do_PATCH = do_TRACE = _serve


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


@contextmanager
def loopback(document: Document) -> Iterator[Loopback]:
    """Run a server for a document on a free port of 127.0.0.1 until the block ends."""
    handler = type("Handler", (_Handler,), {})
    server = _Server(("127.0.0.1", 0), handler)
    running = Loopback(document, f"http://127.0.0.1:{server.server_address[1]}")
    running.by_template = [
        (template_pattern(call.url_path), call) for call in document.calls()
    ]
    handler.loopback = running
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

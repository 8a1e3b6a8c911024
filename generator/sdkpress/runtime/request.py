"""One call's request: URL, headers and body from an operation and what the caller passed. No I/O.

Input: `Operation`, the call's values and the client's settings. Output: `RequestDraft`, to which the
transports add credentials before each try.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from pydantic_core import PydanticCustomError, ValidationError, to_json

from .body import write_body
from .content import Content
from .http import httpx
from .media import essence, is_json
from .operation import Operation, Parameter
from .parameters import (
    encode,
    encode_allowing_reserved,
    scalar_text,
    verbatim,
    write_pairs,
    write_path,
    write_simple,
)
from .plan import Plan, encoder, plan_of, raw_header
from .security import Credentials
from .unset import UNSET
from .values import jsonable

HeaderTable = dict[str, tuple[bytes, bytes]]
"""Lower-case name → name and value as they are sent."""


class RequestDraft:
    """A request without its credentials."""

    __slots__ = (
        "method",
        "base",
        "path",
        "query",
        "headers",
        "cookies",
        "content",
        "given_headers",
    )

    def __init__(
        self,
        method: str,
        base: str,
        path: str,
        query: list[str],
        headers: HeaderTable,
        cookies: list[str],
        content: Content | None,
        given_headers: frozenset[str] = frozenset(),
    ) -> None:
        self.method = method
        self.base = base
        self.path = path
        self.query = query
        self.headers = headers
        self.cookies = cookies
        self.content = content
        self.given_headers = given_headers

    def url(self, credentials: Credentials) -> str:
        """The whole URL. A query that the base URL or the path holds comes first."""
        base, _, base_query = self.base.partition("?")
        path, _, path_query = self.path.partition("?")
        url = base.rstrip("/") + path
        pairs = [text for text in (base_query, path_query) if text]
        pairs += [*self.query, *credentials.query]
        return f"{url}?{'&'.join(pairs)}" if pairs else url

    def header_list(self, credentials: Credentials) -> list[tuple[bytes, bytes]]:
        """All headers as they are sent; those the caller named win over credentials."""
        headers = self.headers
        if credentials.headers:
            headers = dict(headers)
            for name, value in credentials.headers:
                if name.lower() not in self.given_headers:
                    headers[name.lower()] = raw_header(name, value)
        listed = list(headers.values())
        cookies = [*self.cookies, *credentials.cookies]
        if cookies:
            listed.append(raw_header("Cookie", "; ".join(cookies)))
        if self.content is not None and self.content.length is not None:
            listed.append(raw_header("Content-Length", str(self.content.length)))
        return listed

    def add_query(self, pairs: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Add pairs, each with its encoded name, but those whose names the call has given."""
        given = {pair.partition("=")[0] for pair in self.query}
        for name, texts in pairs:
            if name not in given:
                self.query.extend(texts)

    def move(self, url: httpx.URL, known: Container[str]) -> None:
        """Get `url` instead, which the server gave. Pairs of its query whose names are `known` are added by other means.

        A link is followed by GET (RFC 8288), also from a page that was asked for by POST.
        """
        self.method = "GET"
        self.content = None
        self.base = f"{url.scheme}://{url.netloc.decode('ascii')}"
        self.path = url.raw_path.partition(b"?")[0].decode("ascii")
        pairs = url.query.decode("ascii").split("&")
        self.query = [
            p for p in pairs if p and unquote(p.partition("=")[0]) not in known
        ]

    def strip(self, private: Iterable[str]) -> None:
        """Take out what only the operation's server may see."""
        for name in (*private, "authorization", "cookie"):
            self.headers.pop(name, None)
        self.cookies = []


def draft_request(
    operation: Operation[Any],
    values: Mapping[str, object],
    body: object,
    *,
    base: str,
    headers: HeaderTable,
    globals: Mapping[str, object],
    http_headers: Mapping[str, str] | None,
) -> RequestDraft:
    """Write everything that does not need a credential.

    ValueError (pydantic's ValidationError among them) if a value cannot be sent.
    """
    plan = plan_of(operation)
    path = _write_path(plan, values, globals)
    draft = RequestDraft(plan.method, base, path, [], dict(headers), [], None)
    draft.headers["accept"] = plan.accept_header
    for parameter in plan.others:
        value = _value(parameter, values, globals)
        if value is not UNSET:
            _write_parameter(draft, parameter, value)
    if http_headers:
        for name, text in http_headers.items():
            draft.headers[name.lower()] = raw_header(name, text)
        draft.given_headers = frozenset(name.lower() for name in http_headers)
    if operation.body is not None:
        draft.content = write_body(operation.body, body)
    if draft.content is not None and draft.content.content_type is not None:
        kind = draft.content.content_type
        draft.headers.setdefault("content-type", _content_type(kind))
    return draft


def _value(
    parameter: Parameter, values: Mapping[str, object], globals: Mapping[str, object]
) -> object:
    """The value to write, the client's if the call gives none; UNSET to write nothing."""
    value = values.get(parameter.argument, UNSET)
    if value is UNSET or (value is None and not _writes_null(parameter)):
        value = globals.get(parameter.argument)
        return UNSET if value is None else value
    return value


def _writes_null(parameter: Parameter) -> bool:
    """Whether null can be said: in JSON. No style of a parameter has a word for it."""
    return parameter.nullable and parameter.content_type is not None


def _write_path(
    plan: Plan, values: Mapping[str, object], globals: Mapping[str, object]
) -> str:
    if len(plan.path) == 1 and isinstance(plan.path[0], str):
        return plan.path[0]
    written: list[str] = []
    for piece in plan.path:
        if isinstance(piece, str):
            written.append(piece)
            continue
        value = _value(piece, values, globals)
        if value is UNSET:
            raise ValueError(f"`{piece.argument}` is needed: it is a part of the path")
        value = _plain(piece, value)
        if piece.content_type is not None:
            text = encode(_content_text(value, piece.content_type))
        else:
            text = write_path(
                piece.name, value, piece.style, piece.explode, encoder(piece)
            )
        if not text:
            raise ValueError(f"`{piece.argument}` is empty: it is a part of the path")
        written.append(text)
    path = "".join(written)
    if "/." in path and not {".", ".."}.isdisjoint(path.split("/")):
        raise ValueError(
            "a part of the path is `.` or `..`: it would name another path"
        )
    return path


def _plain(parameter: Parameter, value: object) -> object:
    """The value as JSON would hold it. ValidationError, with the argument's name, if it does not fit."""
    try:
        return jsonable(value, parameter.type)
    except ValidationError as error:
        raise ValidationError.from_exception_data(
            "the arguments of a call",
            [
                {
                    "type": _named(fault["type"], fault["msg"]),
                    "loc": (parameter.argument, *fault["loc"]),
                    "input": fault["input"],
                }
                for fault in error.errors(include_url=False)
            ],
        ) from None


def _named(kind: Any, message: Any) -> PydanticCustomError:
    """A fault as it was, to be told at another place."""
    return PydanticCustomError(kind, message)


def _write_parameter(draft: RequestDraft, parameter: Parameter, value: object) -> None:
    value = _plain(parameter, value)
    name = parameter.name
    if parameter.location == "header":
        if parameter.content_type is not None:
            text = _content_text(value, parameter.content_type)
        else:
            text = write_simple(value, parameter.explode, verbatim)
        draft.headers[name.lower()] = raw_header(name, text)
        return
    encoding = encoder(parameter)
    if parameter.location == "querystring":
        draft.query.extend(write_query(value, parameter.content_type or ""))
        return
    if parameter.content_type is not None:
        text = _content_text(value, parameter.content_type)
        pairs = [f"{encode(name)}={encoding(text)}"]
    else:
        pairs = write_pairs(name, value, parameter.style, parameter.explode, encoding)
    (draft.query if parameter.location == "query" else draft.cookies).extend(pairs)


def write_query(value: object, content_type: str) -> list[str]:
    """A whole query string (OpenAPI 3.2.0 section 4.12.1): a form, or a value of a media type."""
    if essence(content_type) == "application/x-www-form-urlencoded":
        return write_pairs("", value, "form", True, encode)
    text = _content_text(value, content_type)
    if essence(content_type) == "text/plain":
        return [encode_allowing_reserved(text)]
    return [encode(text)]


def _content_text(value: object, content_type: str) -> str:
    if is_json(essence(content_type)):
        return to_json(value).decode()
    return value if isinstance(value, str) else scalar_text(value)


@lru_cache(maxsize=64)
def _content_type(kind: str) -> tuple[bytes, bytes]:
    return raw_header("Content-Type", kind)


__all__ = ["RequestDraft", "HeaderTable", "draft_request"]

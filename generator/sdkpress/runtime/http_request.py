"""The request of one try, as the HTTP library takes it. No I/O.

Input: what `request` has written, the credentials, and the HTTP client with its own settings. Output: a request.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from .http import httpx
from .http_client import AsyncHttpClient, HttpClient, NativeClient
from .request import RequestDraft
from .security import Credentials

_WITH_BODY = ("POST", "PUT", "PATCH", "QUERY")


@lru_cache(maxsize=256)
def parsed(url: str) -> httpx.URL:
    """A URL, kept: most calls of a client go to a few."""
    return httpx.URL(url)


def same_origin(one: httpx.URL, other: httpx.URL) -> bool:
    """Whether two URLs share scheme, host and port (RFC 6454)."""
    return (one.scheme, one.host, one.port) == (other.scheme, other.host, other.port)


def http_request(
    client: HttpClient | AsyncHttpClient,
    http: NativeClient | None,
    draft: RequestDraft,
    credentials: Credentials,
    stream: Any,
    time_limit: float | None,
) -> httpx.Request:
    """The request, with the client's own settings; `time_limit` is in seconds."""
    text = draft.url(credentials)
    url = httpx.URL(text) if credentials.query else parsed(text)
    headers = draft.header_list(credentials)
    files = (draft.content.files if draft.content is not None else None) or None
    extensions: dict[str, Any] = {}
    if time_limit is not None:
        extensions["timeout"] = httpx.Timeout(time_limit).as_dict()
    if http is None:
        return client.build_request(
            draft.method,
            url,
            headers=headers,
            content=stream,
            files=files,
            extensions=extensions,
        )
    if time_limit is None:
        extensions["timeout"] = http.timeout.as_dict()
    if url.is_relative_url:
        url = http.base_url.join(url)
    params = http.params
    if params:
        url = url.copy_merge_params(params)
    method = draft.method
    if files is None and (stream is None or isinstance(stream, bytes)):
        request = _request(method, url, headers, stream, extensions)
    else:
        request = httpx.Request(
            method,
            url,
            headers=headers,
            content=stream,
            files=files,
            extensions=extensions,
        )
    if http.cookies:
        _add_cookies(http, request)
    return request


def _request(
    method: str,
    url: httpx.URL,
    headers: list[tuple[bytes, bytes]],
    body: bytes | None,
    extensions: dict[str, Any],
) -> httpx.Request:
    """A request whose body is in memory: given a stream, the HTTP library adds no headers of its own,
    which takes it three times as long as adding them here.
    """
    names = {name.lower() for name, _ in headers}
    added: list[tuple[bytes, bytes]] = []
    if b"host" not in names:
        added.append((b"Host", url.netloc))
    if body is not None or method in _WITH_BODY:
        if b"content-length" not in names and b"transfer-encoding" not in names:
            added.append((b"Content-Length", b"%d" % len(body or b"")))
    request = httpx.Request(
        method,
        url,
        headers=added + headers,
        stream=httpx.ByteStream(body or b""),
        extensions=extensions,
    )
    request.read()
    return request


def _add_cookies(http: NativeClient, request: httpx.Request) -> None:
    """The HTTP client's own cookies before ours."""
    ours = request.headers.pop("cookie", None)
    http.cookies.set_cookie_header(request)
    theirs = request.headers.get("cookie")
    if ours is not None:
        request.headers["cookie"] = f"{theirs}; {ours}" if theirs else ours


__all__ = ["http_request", "parsed", "same_origin"]

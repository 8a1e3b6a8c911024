"""Running the Python snippets of pages: snippets and a server on loopback in, what went wrong out.

A snippet runs unchanged, in a folder of its own that holds `example.file`. Below it, the HTTP
library's transports send to the server on loopback whatever host the snippet names.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import re
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest

from support.document import Document
from support.loopback import Loopback
from support.pages import Snippet
from support.request_check import template_pattern


def _bases(document: Document) -> list[re.Pattern[str]]:
    """The address of each server of the document, as a pattern to take off a request's URL."""
    urls = {server["url"] for call in document.calls() for server in call.servers}
    return [
        re.compile(
            ("" if "://" in url else "(?:https?://[^/]+)?")  # a path on any host
            + template_pattern(url.rstrip("/")).pattern
            + "(?=/|$)"
        )
        for url in sorted(urls, key=lambda url: (url.count("{"), -len(url)))
    ]


def _asks_for_token(request: httpx2.Request) -> bool:
    """Whether it is for a token endpoint, which is no operation of the document."""
    content = getattr(request, "_content", b"")
    return bytes(content).startswith(b"grant_type=")


@contextlib.contextmanager
def answered_by(
    server: Loopback, library: ModuleType = httpx2
) -> Iterator[dict[str, str]]:
    """Within the block every request of this process that goes through the HTTP library goes to the server.

    Yields the headers that are added to each request; set `X-Test-Operation` there.
    """
    headers: dict[str, str] = {}
    bases = _bases(server.document)
    host = library.URL(server.url)

    def redirect(request: Any) -> None:
        url = str(request.url)
        taken = next((t for base in bases if (t := base.match(url))), None)
        path = url[taken.end() :] if taken else request.url.raw_path.decode("ascii")
        request.url = request.url.copy_with(
            scheme="http",
            host=host.host,
            port=host.port,
            raw_path=(path or "/").encode(),
        )
        request.headers.update(headers)

    sync, async_ = (
        library.HTTPTransport.handle_request,
        library.AsyncHTTPTransport.handle_async_request,
    )

    def handle(self: Any, request: Any) -> Any:
        if _asks_for_token(request):
            return library.Response(200, json={"access_token": "a-token"})
        redirect(request)
        return sync(self, request)

    async def handle_async(self: Any, request: Any) -> Any:
        if _asks_for_token(request):
            return library.Response(200, json={"access_token": "a-token"})
        redirect(request)
        return await async_(self, request)

    patch = pytest.MonkeyPatch()
    patch.setattr(library.HTTPTransport, "handle_request", handle)
    patch.setattr(library.AsyncHTTPTransport, "handle_async_request", handle_async)
    try:
        yield headers
    finally:
        patch.undo()


def run_snippet(
    snippet: Snippet,
    server: Loopback,
    headers: dict[str, str],
    environment: Mapping[str, str],
    folder: Path,
) -> str | None:
    """Run one snippet. Returns None when it ran to its end and every request was one that the document allows."""
    headers.clear()
    declared = {call.operation_id for call in server.document.calls()}
    if snippet.operation_id is not None and snippet.operation_id in declared:
        # Where the document names no operation, only its method and path tell which it is.
        headers["X-Test-Operation"] = snippet.operation_id
    before = len(server.seen)
    (folder / "example.file").write_bytes(b"example")
    inside = contextlib.chdir(folder)
    saved = dict(os.environ)
    os.environ.update(environment)
    try:
        with inside, contextlib.redirect_stdout(io.StringIO()):
            exec(compile(snippet.code, str(snippet), "exec"), {"__name__": "__main__"})
    except Exception:
        trace = traceback.format_exc(limit=-1).strip().splitlines()
        last = " ".join(line for line in trace if "further information" not in line)
        last = last.partition("line")[2]
        problems = [p for request in server.seen[before:] for p in request.problems]
        return f"{snippet}: {last[:600]} {problems[:3]}"
    finally:
        os.environ.clear()
        os.environ.update(saved)
        with contextlib.suppress(RuntimeError):
            asyncio.set_event_loop(None)
    if snippet.operation_id is not None and len(server.seen) == before:
        return f"{snippet}: sent nothing"
    problems = [p for request in server.seen[before:] for p in request.problems]
    return f"{snippet}: {problems[:3]}" if problems else None

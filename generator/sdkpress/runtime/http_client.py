"""What an HTTP client has to have, for those who bring one that is not the HTTP library's own."""

from __future__ import annotations

from typing import Any, Protocol

from .http import httpx


class HttpClient(Protocol):
    """A sync HTTP client: `httpx.Client`, or anything with these three methods."""

    def build_request(
        self,
        method: str,
        url: httpx.URL | str,
        *,
        headers: Any = None,
        content: Any = None,
        files: Any = None,
        extensions: Any = None,
    ) -> httpx.Request:
        """Make a request; the client may add what it adds to all of its requests."""
        ...

    def send(self, request: httpx.Request, *, stream: bool = False) -> httpx.Response:
        """Send a request. With `stream` the body of the response is not read yet."""
        ...

    def close(self) -> None:
        """Close the connections. Not called by the SDK: the client belongs to who brings it."""
        ...


class AsyncHttpClient(Protocol):
    """An async HTTP client: `httpx.AsyncClient`, or anything with these three methods."""

    def build_request(
        self,
        method: str,
        url: httpx.URL | str,
        *,
        headers: Any = None,
        content: Any = None,
        files: Any = None,
        extensions: Any = None,
    ) -> httpx.Request:
        """Make a request; the client may add what it adds to all of its requests."""
        ...

    async def send(
        self, request: httpx.Request, *, stream: bool = False
    ) -> httpx.Response:
        """Send a request. With `stream` the body of the response is not read yet."""
        ...

    async def aclose(self) -> None:
        """Close the connections. Not called by the SDK: the client belongs to who brings it."""
        ...


NativeClient = httpx.Client | httpx.AsyncClient


def native(client: HttpClient | AsyncHttpClient) -> NativeClient | None:
    """The client if it is the HTTP library's own, whose settings can be read."""
    return client if isinstance(client, (httpx.Client, httpx.AsyncClient)) else None


__all__ = ["AsyncHttpClient", "HttpClient", "NativeClient", "native"]

"""What the sync transport waits with and frees. `async_io` has the same names for the async one."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from os import getpid
from threading import Lock
from time import monotonic, sleep
from typing import Any, Generic, Protocol, TypeVar

from .http import httpx
from .http_client import HttpClient
from .settings import default_timeout

T = TypeVar("T")


def ask(function: Callable[..., T], *arguments: Any) -> T:
    """What a function of the user's returns."""
    return function(*arguments)


class _TimedStream(httpx.SyncByteStream):
    """A body that has to have arrived by a point of the monotonic clock."""

    def __init__(self, stream: Any, end: float, request: httpx.Request) -> None:
        self._stream = stream
        self._end = end
        self._request = request

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._stream:
            yield piece
            if monotonic() > self._end:
                raise httpx.ReadTimeout("no response in time", request=self._request)

    def close(self) -> None:
        self._stream.close()


def send_within(
    seconds: float,
    client: HttpClient,
    request: httpx.Request,
    *,
    stream: bool,
    **options: Any,
) -> httpx.Response:
    """Send, and read if `stream` is false, within a time; else raise the HTTP library's timeout.

    The time is looked at when the headers are there and after each piece of the body: no single
    wait is longer than `seconds`.
    """
    end = monotonic() + seconds
    response = client.send(request, stream=True, **options)
    if stream:
        return response
    try:
        remaining = end - monotonic()
        if remaining <= 0:
            raise httpx.ReadTimeout("no response in time", request=request)
        timeout = response.request.extensions.get("timeout")
        if isinstance(timeout, dict):
            timeout["read"] = remaining
        response.stream = _TimedStream(response.stream, end, request)
        response.read()
    except BaseException:
        response.close()
        raise
    return response


class Mutex:
    """Held by one thread at a time."""

    def __init__(self) -> None:
        self._lock = Lock()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *error: object) -> None:
        self._lock.release()


class _HasResponse(Protocol):
    @property
    def response(self) -> httpx.Response: ...


class Connections:
    """The HTTP client that the SDK makes at its first call, one for each process: a fork has its own connections."""

    def __init__(self) -> None:
        self._client: httpx.Client | None = None
        self._process = getpid()
        self._lock = Lock()

    def client(self) -> httpx.Client:
        """The client of this process."""
        process = getpid()
        if process != self._process:
            self._process, self._client, self._lock = process, None, Lock()
        if self._client is None:
            with self._lock:
                if self._client is None:
                    from .tls import shared_context

                    self._client = httpx.Client(
                        verify=shared_context(),
                        follow_redirects=True,
                        timeout=default_timeout(),
                    )
        return self._client

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()


class Releasing:
    """Gives its connection back when it is forgotten, open or not."""

    def __del__(self: _HasResponse) -> None:
        try:
            response = self.response
        except AttributeError:
            return
        response.close()


class Iterating(Generic[T]):
    """Iterates over the items of a generator.

    The iterator of a loop is a generator too, which costs less for each item than `__next__`; it
    keeps the stream alive.
    """

    _items: Generator[T, None, None]

    def __iter__(self) -> Iterator[T]:
        for (
            item
        ) in self._items:  # not `yield from`: leaving a loop would end the stream
            yield item

    def __next__(self) -> T:
        return next(self._items)


__all__ = [
    "Connections",
    "Iterating",
    "Mutex",
    "Releasing",
    "ask",
    "send_within",
    "sleep",
]

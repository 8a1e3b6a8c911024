"""Whole responses in place of values: status, headers and body, with the value on request.

Input: a client, and the methods of its groups. Output: the same with transports that give responses
(`async_raw`), typed as what they then give. Loaded when `with_raw_response` or
`with_streaming_response` is first used.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Generator
from functools import cached_property
from types import TracebackType
from typing import (
    TYPE_CHECKING,
    Any,
    Generic,
    Literal,
    ParamSpec,
    Protocol,
    TypeVar,
    cast,
)

from .http import httpx

if TYPE_CHECKING:
    from .async_raw import AsyncStreamedResponse
    from .sync_raw import StreamedResponse

P = ParamSpec("P")
T = TypeVar("T")
ClientT = TypeVar("ClientT")


class RawResponse(Generic[T]):
    """The response of a call that did not fail. `parse` gives what the method gives otherwise."""

    def __init__(self, response: httpx.Response, parse: Callable[[], T]) -> None:
        self.http_response = response
        self._parse = parse
        self._parsed: list[T] = []

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        return self.http_response.status_code

    @property
    def headers(self) -> httpx.Headers:
        """The response's headers."""
        return self.http_response.headers

    @property
    def content(self) -> bytes:
        """The body. The HTTP library's error where it is read as it arrives."""
        return self.http_response.content

    @property
    def text(self) -> str:
        """The body as text."""
        return self.http_response.text

    def json(self) -> Any:
        """The body as plain data. ValueError if it is no JSON."""
        return self.http_response.json()

    def parse(self) -> T:
        """What the method gives without `with_raw_response`; the same object each time.

        Raises what that raises for a response that does not fit the document.
        """
        if not self._parsed:
            self._parsed.append(self._parse())
        return self._parsed[0]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status_code}>"


class Opening(Generic[T]):
    """A response that is on its way: `async with` opens and closes it, `await` opens it."""

    def __init__(self, sending: Awaitable[AsyncStreamedResponse[T]]) -> None:
        self._sending = sending
        self._response: AsyncStreamedResponse[T] | None = None

    def __await__(self) -> Generator[Any, Any, AsyncStreamedResponse[T]]:
        return self._sending.__await__()

    async def __aenter__(self) -> AsyncStreamedResponse[T]:
        self._response = await self._sending
        return self._response

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._response is not None:
            await self._response.close()


class _Transport(Protocol):
    def responses(self, kind: Literal["raw", "streaming"]) -> object: ...


def answering(client: ClientT, kind: Literal["raw", "streaming"]) -> ClientT:
    """A client whose methods give responses, on the connections of `client`."""
    made: ClientT = object.__new__(type(client))
    for name, value in vars(client).items():
        if name in ("_transport", "_async_transport"):
            value = cast(_Transport, value).responses(kind)
        elif isinstance(getattr(type(client), name, None), cached_property):
            continue  # a group, which has the transport of the other one
        made.__dict__[name] = value
    return made


def raw(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """The method of a client that answers with raw responses, as what it is."""
    return cast("Callable[P, RawResponse[T]]", method)


def raw_async(
    method: Callable[P, Coroutine[Any, Any, T]],
) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]:
    """The same of an async method."""
    return cast("Callable[P, Coroutine[Any, Any, RawResponse[T]]]", method)


def streaming(method: Callable[P, T]) -> Callable[P, StreamedResponse[T]]:
    """The method of a client that answers with responses to be read, as what it is."""
    return cast("Callable[P, StreamedResponse[T]]", method)


def streaming_async(
    method: Callable[P, Coroutine[Any, Any, T]],
) -> Callable[P, Opening[T]]:
    """The same of an async method; its response is opened by `async with`."""
    sending = cast("Callable[P, Awaitable[AsyncStreamedResponse[T]]]", method)

    def opening(*arguments: P.args, **options: P.kwargs) -> Opening[T]:
        return Opening(sending(*arguments, **options))

    return opening


__all__ = [
    "Opening",
    "RawResponse",
    "answering",
    "raw",
    "raw_async",
    "streaming",
    "streaming_async",
]

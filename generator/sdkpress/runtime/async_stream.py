"""Streams of typed items: server-sent events and JSON Lines.

Each is an async iterator and a context manager; the connection goes back when the stream ends,
fails or is left early. Events that carry an id and come from a GET are asked for again, after the
last one, when the connection ends (WHATWG HTML section 9.2.3).
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from pydantic_core import ValidationError

from .async_io import Iterating, Releasing
from .errors import APIError, Failure, NoResponseError
from .http import httpx

if TYPE_CHECKING:
    from .items import Items
    from .sse import ServerSentEvent

T = TypeVar("T")

_RECONNECTIONS = 5
"""How often a stream is asked for again without a new event."""

_NO_MORE = 204
"""Status that says there is nothing more to come."""

_WAIT = 1000
"""Milliseconds before a reconnection, where the server names no time."""


class StreamState:
    """What a stream reads from. `reopen` gives the response that goes on after an event."""

    def __init__(
        self,
        response: httpx.Response,
        items: Items,
        failure: Failure,
        reopen: Callable[[str], Awaitable[httpx.Response]],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self.response = response
        self.items = items
        self.failure = failure
        self.ended = False
        self.raw: ServerSentEvent | bytes | None = None
        self._reopen = reopen
        self._sleep = sleep
        self._position: object = None
        self._tries = 0

    async def resume(self) -> bool:
        """Go on with a new response after the last event. False if there is nothing to go on with."""
        items = self.items
        if not items.resumable or not items.last_event_id:
            return False
        while self._may_try():
            wait = _WAIT if items.retry is None else items.retry
            await self._sleep(wait / 1000 * 2 ** (self._tries - 1))
            try:
                response = await self._reopen(items.last_event_id)
            except NoResponseError:
                continue
            except APIError as error:
                self.ended = error.status_code == _NO_MORE
                return False
            self.response = response
            items.resume()
            return True
        return False

    def _may_try(self) -> bool:
        """Count a try; those before the last event do not count."""
        if self.raw is not self._position:
            self._position, self._tries = self.raw, 0
        self._tries += 1
        return self._tries <= _RECONNECTIONS


class EventStreamAsync(Releasing, Iterating[T]):
    """Iterates asynchronously over the items of a response as they arrive.

    Leaving it early, with `async with` or `close()`, gives the connection back.
    """

    def __init__(self, state: StreamState) -> None:
        self._state = state
        self._items: AsyncGenerator[T, None] = read_items(state)

    @property
    def response(self) -> httpx.Response:
        """The response that is read, the last one if the stream was asked for again."""
        return self._state.response

    @property
    def last_event(self) -> ServerSentEvent | None:
        """The event of the last item as it came, with its name, id and retry; None before it."""
        raw = self._state.raw
        if not isinstance(raw, bytes):
            return raw
        from .sse import ServerSentEvent

        return ServerSentEvent(raw)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Give the connection back; the rest of the stream is not read."""
        await self._items.aclose()
        await self.response.aclose()


async def read_items(state: StreamState) -> AsyncGenerator[Any, None]:
    """Read the body piece by piece and yield its items; closes the response in the end."""
    items = state.items
    make, read_data = items.make, items.read_data
    broken: httpx.RequestError | None = None
    while True:
        try:
            async for piece in state.response.aiter_bytes():
                for raw in items.split(piece):
                    state.raw = raw
                    if read_data is None or raw.__class__ is not bytes:
                        yield make(raw)
                        continue
                    try:
                        item = read_data(raw)
                    except ValidationError:
                        item = make(raw)
                    yield item
                if items.done:
                    return
            for raw in items.end():
                state.raw = raw
                yield make(raw)
        except ValidationError as error:
            raise state.failure(state.response, error, state.raw) from error
        except httpx.RequestError as error:
            broken = error
        finally:
            await state.response.aclose()
        if items.done or not await state.resume():
            break
        broken = None
    if broken is not None and not state.ended:
        raise state.failure(state.response, broken, None) from broken


__all__ = ["EventStreamAsync", "StreamState", "read_items"]

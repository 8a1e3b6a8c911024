"""What the async transport waits with and frees. `sync_io` has the same names for the sync one."""

from __future__ import annotations

from asyncio import AbstractEventLoop, get_running_loop, timeout
from collections.abc import AsyncGenerator, Awaitable, Callable
from inspect import isawaitable
from os import getpid
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from .http import httpx
from .http_client import AsyncHttpClient
from .settings import default_timeout

if TYPE_CHECKING:
    import anyio
    from anyio.lowlevel import RunVar

T = TypeVar("T")

# anyio, the HTTP library's way to any event loop, is not loaded before it is needed.


async def sleep(seconds: float) -> None:
    """Wait."""
    from anyio import sleep

    await sleep(seconds)


def _running_loop() -> object:
    """What tells the event loop that runs here from others: the loop of asyncio, else the token of another one."""
    try:
        return get_running_loop()
    except RuntimeError:
        from anyio.lowlevel import current_token

        return current_token()


async def ask(function: Callable[..., T | Awaitable[T]], *arguments: Any) -> T:
    """What a function of the user's returns, awaited if it is to be."""
    value: Any = function(*arguments)
    result: T = await value if isawaitable(value) else value
    return result


async def send_within(
    seconds: float, client: AsyncHttpClient, request: httpx.Request, **options: Any
) -> httpx.Response:
    """Send, and read if `stream` is false, within a time; else raise the HTTP library's timeout."""
    try:
        if isinstance(_running_loop(), AbstractEventLoop):
            async with timeout(seconds):  # costs a call less than anyio's
                return await client.send(request, **options)
        from anyio import fail_after

        with fail_after(seconds):
            return await client.send(request, **options)
    except TimeoutError as error:
        raise httpx.ReadTimeout("no response in time", request=request) from error


class Mutex:
    """Held by one task at a time, of all event loops.

    The tasks of a loop queue up for its lock, so that at most one of them looks again and again whether another
    loop, in another thread, has let go.
    """

    def __init__(self) -> None:
        from anyio.lowlevel import RunVar

        self._of_loop: RunVar[anyio.Lock] = RunVar("mutex")
        self._of_all = Lock()

    def _lock(self) -> anyio.Lock:
        from anyio import Lock

        try:
            return self._of_loop.get()
        except LookupError:
            self._of_loop.set(Lock())
            return self._of_loop.get()

    async def __aenter__(self) -> None:
        lock = self._lock()
        await lock.acquire()
        try:
            while not self._of_all.acquire(blocking=False):
                await sleep(_POLL)
        except BaseException:
            lock.release()
            raise

    async def __aexit__(self, *error: object) -> None:
        self._of_all.release()
        self._lock().release()


_POLL = 0.01
"""Seconds between two looks at what another event loop holds."""


class Connections:
    """The HTTP clients that the SDK makes, one for each event loop and process: a connection belongs to both.

    A client is held by an async generator: asyncio and trio close those when a loop ends.
    """

    def __init__(self) -> None:
        self._current: tuple[object, int, httpx.AsyncClient] | None = None
        self._generators: dict[
            tuple[object, int], AsyncGenerator[httpx.AsyncClient, None]
        ] = {}

    def client(self) -> httpx.AsyncClient:
        """The client of the event loop that runs here, made at its first call."""
        loop, process = _running_loop(), getpid()
        current = self._current
        if current is not None and current[0] == loop and current[1] == process:
            return current[2]
        for other in list(self._generators):
            if _is_closed(other[0]):
                del self._generators[other]
        key = loop, process
        generator = self._generators.get(key)
        if generator is None:
            generator = self._generators[key] = self._closing(key)
        client = _next(generator)
        self._current = loop, process, client
        return client

    async def _closing(
        self, key: tuple[object, int]
    ) -> AsyncGenerator[httpx.AsyncClient, None]:
        """Gives a client again and again, and closes it in the end."""
        from .tls import shared_context

        client = httpx.AsyncClient(
            verify=shared_context(), follow_redirects=True, timeout=default_timeout()
        )
        try:
            while True:
                yield client
        finally:
            self._generators.pop(key, None)
            self._current = None
            await client.aclose()

    async def close(self) -> None:
        """Close the connections of the event loop that runs here."""
        generator = self._generators.get((_running_loop(), getpid()))
        if generator is not None:
            await generator.aclose()


def _is_closed(loop: object) -> bool:
    return isinstance(loop, AbstractEventLoop) and loop.is_closed()


def _next(generator: AsyncGenerator[T, None]) -> T:
    """The next item of a generator that awaits nothing."""
    try:
        generator.__anext__().send(None)
    except StopIteration as item:
        value: T = item.value
        return value
    raise AssertionError("the generator waits")


class Releasing:
    """Has a connection that nothing but awaiting gives back: the sync twin does so when forgotten."""


class Iterating(Generic[T]):
    """Iterates over the items of a generator."""

    _items: AsyncGenerator[T, None]

    def __aiter__(self) -> Self:
        return self

    def __anext__(self) -> Awaitable[T]:
        return self._items.__anext__()


__all__ = [
    "Connections",
    "Iterating",
    "Mutex",
    "Releasing",
    "ask",
    "send_within",
    "sleep",
]

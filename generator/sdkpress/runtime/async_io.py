"""What the async transport waits with and frees. `sync_io` has the same names for the sync one."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from inspect import isawaitable
from typing import Any, Generic, Self, TypeVar
from weakref import WeakKeyDictionary

from .http import httpx
from .http_client import AsyncHttpClient

T = TypeVar("T")


async def sleep(seconds: float) -> None:
    """Wait."""
    import asyncio  # not before it is needed: loading it takes longer than the rest of the runtime

    await asyncio.sleep(seconds)


async def ask(function: Callable[..., T | Awaitable[T]], *arguments: Any) -> T:
    """What a function of the user's returns, awaited if it is to be."""
    value: Any = function(*arguments)
    result: T = await value if isawaitable(value) else value
    return result


async def send_within(
    seconds: float, client: AsyncHttpClient, request: httpx.Request, **options: Any
) -> httpx.Response:
    """Send, and read if `stream` is false, within a time; else raise the HTTP library's timeout.

    Under another event loop than asyncio's, the timeout of each read is all there is.
    """
    import asyncio

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return await client.send(request, **options)
    try:
        async with asyncio.timeout(seconds):
            return await client.send(request, **options)
    except TimeoutError as error:
        raise httpx.ReadTimeout("no response in time", request=request) from error


class Mutex:
    """Held by one task of an event loop at a time. Under another one than asyncio's, it holds no one up."""

    def __init__(self) -> None:
        self._locks: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()

    def _lock(self) -> Any:
        import asyncio

        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return None
        lock = self._locks.get(loop)
        return lock or self._locks.setdefault(loop, asyncio.Lock())

    async def __aenter__(self) -> None:
        lock = self._lock()
        if lock is not None:
            await lock.acquire()

    async def __aexit__(self, *error: object) -> None:
        lock = self._lock()
        if lock is not None:
            lock.release()


class Releasing:
    """Has a connection that nothing but awaiting gives back: the sync twin does so when forgotten."""


class Iterating(Generic[T]):
    """Iterates over the items of a generator."""

    _items: AsyncGenerator[T, None]

    def __aiter__(self) -> Self:
        return self

    def __anext__(self) -> Awaitable[T]:
        return self._items.__anext__()


__all__ = ["Iterating", "Mutex", "Releasing", "ask", "send_within", "sleep"]

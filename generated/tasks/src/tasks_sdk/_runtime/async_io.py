"""What the async transport waits with and frees. `sync_io` has the same names for the sync one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from inspect import isawaitable
from typing import Any, TypeVar

from .http import httpx

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


class Releasing:
    """Has a connection that nothing but awaiting gives back: the sync twin does so when forgotten."""

    response: httpx.Response


__all__ = ["Releasing", "ask", "sleep"]

"""What the sync transport waits with and frees. `async_io` has the same names for the async one."""

from __future__ import annotations

from collections.abc import Callable
from time import sleep
from typing import Any, TypeVar

from .http import httpx

T = TypeVar("T")


def ask(function: Callable[..., T], *arguments: Any) -> T:
    """What a function of the user's returns."""
    return function(*arguments)


class Releasing:
    """Gives its connection back when it is forgotten, open or not."""

    response: httpx.Response

    def __del__(self) -> None:
        if "response" in self.__dict__:
            self.response.close()


__all__ = ["Releasing", "ask", "sleep"]

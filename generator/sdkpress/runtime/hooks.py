"""Hooks: code of the user's that sees each request and response."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any, Protocol

from .http import httpx


class HookContext:
    """Which call a hook is asked about."""

    __slots__ = ("operation_id", "base_url")

    def __init__(
        self,
        *,
        operation_id: str,
        base_url: str,
    ) -> None:
        self.operation_id = operation_id
        self.base_url = base_url


class Hooks(Protocol):
    """Called around each try. Each method returns what goes on, the same object or another."""

    def before_request(
        self, context: HookContext, request: httpx.Request
    ) -> httpx.Request:
        """Called before each try is sent."""
        ...

    def after_success(
        self, context: HookContext, response: httpx.Response
    ) -> httpx.Response:
        """Called with a response that is no error. The body may not have been read yet."""
        ...

    def after_error(
        self,
        context: HookContext,
        response: httpx.Response | None,
        error: Exception | None,
    ) -> None:
        """Called with a response that is an error, or with what was raised instead of one."""
        ...


class AsyncHooks(Protocol):
    """The same for the async client; a plain `Hooks` works there too."""

    def before_request(
        self, context: HookContext, request: httpx.Request
    ) -> httpx.Request | Awaitable[httpx.Request]: ...

    def after_success(
        self, context: HookContext, response: httpx.Response
    ) -> httpx.Response | Awaitable[httpx.Response]: ...

    def after_error(
        self,
        context: HookContext,
        response: httpx.Response | None,
        error: Exception | None,
    ) -> Awaitable[None] | None: ...


class BaseHooks:
    """Hooks that change nothing: subclass and override what is needed."""

    def before_request(
        self, context: HookContext, request: httpx.Request
    ) -> httpx.Request:
        """Return the request to send."""
        return request

    def after_success(
        self, context: HookContext, response: httpx.Response
    ) -> httpx.Response:
        """Return the response to read."""
        return response

    def after_error(
        self,
        context: HookContext,
        response: httpx.Response | None,
        error: Exception | None,
    ) -> None:
        """Look at the error."""


def changes_nothing(hooks: object) -> bool:
    """Whether the hooks are none, or `BaseHooks` without an override: then no one needs asking."""
    if hooks is None:
        return True
    kind: Any = type(hooks)
    return all(
        getattr(kind, name, None) is getattr(BaseHooks, name)
        and name not in getattr(hooks, "__dict__", ())
        for name in ("before_request", "after_success", "after_error")
    )


__all__ = ["AsyncHooks", "BaseHooks", "HookContext", "Hooks", "changes_nothing"]

"""Hooks that are registered one by one, as code written for an SDK with a gen.yaml does.

Input: what `init_hooks` registers. Output: `RegisteredHooks`, which a client asks as it asks any hooks. Only
SDKs with `compatibility.naming: speakeasy` have this module.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from inspect import signature
from typing import Any, Optional, Protocol, TypeVar, Union

from . import hooks
from .http import httpx
from .sdk_configuration import SDKConfiguration, get_default_logger

T = TypeVar("T")


@dataclass(slots=True)
class HookContext:
    """Which call a hook is asked about."""

    config: SDKConfiguration
    base_url: str
    operation_id: str
    oauth2_scopes: Optional[list[str]] = None
    security_source: Union[Callable[[], Any], Any, None] = None

    @classmethod
    def of(cls, config: SDKConfiguration, call: hooks.HookContext) -> HookContext:
        """The context of a call."""
        return cls(config, call.base_url, call.operation_id, None, config.security)


class _Context(HookContext):
    """Made from a `HookContext`."""

    __slots__ = ()

    def __init__(self, hook_ctx: HookContext) -> None:
        super().__init__(
            hook_ctx.config,
            hook_ctx.base_url,
            hook_ctx.operation_id,
            hook_ctx.oauth2_scopes,
            hook_ctx.security_source,
        )


class BeforeRequestContext(_Context):
    """What `before_request` is told."""


class AfterSuccessContext(_Context):
    """What `after_success` is told."""


class AfterErrorContext(_Context):
    """What `after_error` is told."""


class SDKInitHook(Protocol):
    """Sees the configuration before the client is made."""

    def sdk_init(self, config: SDKConfiguration) -> SDKConfiguration:
        """Return the configuration to use."""
        ...


class BeforeRequestHook(Protocol):
    """Sees each request before it is sent."""

    def before_request(
        self, hook_ctx: BeforeRequestContext, request: httpx.Request
    ) -> Union[httpx.Request, Exception]:
        """Return the request to send, or what to raise."""
        ...


class AfterSuccessHook(Protocol):
    """Sees each response that is no error."""

    def after_success(
        self, hook_ctx: AfterSuccessContext, response: httpx.Response
    ) -> Union[httpx.Response, Exception]:
        """Return the response to read, or what to raise."""
        ...


class AfterErrorHook(Protocol):
    """Sees each response that is an error, and what was raised instead of one."""

    def after_error(
        self,
        hook_ctx: AfterErrorContext,
        response: Optional[httpx.Response],
        error: Optional[Exception],
    ) -> Union[tuple[Optional[httpx.Response], Optional[Exception]], Exception]:
        """Return both, or what to raise. Another response than the given one changes nothing."""
        ...


class Hooks(Protocol):
    """What `init_hooks` is given."""

    def register_sdk_init_hook(self, hook: SDKInitHook) -> None: ...

    def register_before_request_hook(self, hook: BeforeRequestHook) -> None: ...

    def register_after_success_hook(self, hook: AfterSuccessHook) -> None: ...

    def register_after_error_hook(self, hook: AfterErrorHook) -> None: ...


class RegisteredHooks(hooks.BaseHooks):
    """Asks what is registered, in order. A kind of which there is none costs a call nothing."""

    def __init__(self) -> None:
        self.configuration = SDKConfiguration()
        self.sdk_init_hooks: list[Any] = []
        self.before_request_hooks: list[BeforeRequestHook] = []
        self.after_success_hooks: list[AfterSuccessHook] = []
        self.after_error_hooks: list[AfterErrorHook] = []

    def register_sdk_init_hook(self, hook: Any) -> None:
        """`hook.sdk_init` takes the configuration, or a base URL and an HTTP client."""
        self.sdk_init_hooks.append(hook)

    def register_before_request_hook(self, hook: BeforeRequestHook) -> None:
        """Ask before each try."""
        self.before_request_hooks.append(hook)
        self.__dict__["before_request"] = self._before_request

    def register_after_success_hook(self, hook: AfterSuccessHook) -> None:
        """Ask about each response that is no error."""
        self.after_success_hooks.append(hook)
        self.__dict__["after_success"] = self._after_success

    def register_after_error_hook(self, hook: AfterErrorHook) -> None:
        """Ask about each error."""
        self.after_error_hooks.append(hook)
        self.__dict__["after_error"] = self._after_error

    def sdk_init(self, config: SDKConfiguration) -> SDKConfiguration:
        """The configuration that the hooks make of it."""
        for hook in self.sdk_init_hooks:
            if len(signature(hook.sdk_init).parameters) > 1:
                url, _ = config.get_server_details()
                changed, config.client = hook.sdk_init(url, config.client)
                if changed != url:
                    config.server_url = changed
            else:
                config = hook.sdk_init(config)
        self.configuration = config
        return config

    def _before_request(
        self, context: hooks.HookContext, request: httpx.Request
    ) -> httpx.Request:
        hook_ctx = BeforeRequestContext(HookContext.of(self.configuration, context))
        for hook in self.before_request_hooks:
            request = _returned(hook.before_request(hook_ctx, request))
        return request

    def _after_success(
        self, context: hooks.HookContext, response: httpx.Response
    ) -> httpx.Response:
        hook_ctx = AfterSuccessContext(HookContext.of(self.configuration, context))
        for hook in self.after_success_hooks:
            response = _returned(hook.after_success(hook_ctx, response))
        return response

    def _after_error(
        self,
        context: hooks.HookContext,
        response: httpx.Response | None,
        error: Exception | None,
    ) -> None:
        hook_ctx = AfterErrorContext(HookContext.of(self.configuration, context))
        before = error if response is None else None
        current, raised = response, before
        for hook in self.after_error_hooks:
            current, raised = _returned(hook.after_error(hook_ctx, current, raised))
        if raised is not None and raised is not before:
            raise raised


def _returned(result: Union[T, Exception]) -> T:
    """What a hook returned. Raises it if it is an exception."""
    if isinstance(result, Exception):
        raise result
    return result


def initialized(config: SDKConfiguration, given: object) -> SDKConfiguration:
    """The configuration after the `sdk_init` hooks, where the client's hooks are registered ones.

    Without a logger it has one that prints, where the environment asks for it.
    """
    if config.debug_logger is None:
        config.debug_logger = get_default_logger(config.env_prefix)
    return given.sdk_init(config) if isinstance(given, RegisteredHooks) else config


__all__ = [
    "AfterErrorContext",
    "AfterErrorHook",
    "AfterSuccessContext",
    "AfterSuccessHook",
    "BeforeRequestContext",
    "BeforeRequestHook",
    "HookContext",
    "Hooks",
    "RegisteredHooks",
    "SDKInitHook",
    "initialized",
]

"""What a client was made with. Input: constructor arguments. Output: `ClientOptions`, read by all."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, Literal, Protocol, TypeVar, Union

from .errors import ErrorClasses
from .hooks import AsyncHooks, Hooks
from .http_client import AsyncHttpClient, HttpClient
from .schemes import Scheme
from .servers import Server
from .unset import UNSET, OptionalNullable

if TYPE_CHECKING:
    from .oauth import ClientCredentials, PasswordCredentials
    from .retry_config import RetryConfig

Secret = Union[str, tuple[str, str]]
"""A token or key, or the user and password of http basic."""

Credential = Union[Secret, Callable[[], Secret], None]
OAuthCredential = Union[
    Secret,
    Callable[[], Secret],
    "ClientCredentials",
    "PasswordCredentials",
    Mapping[str, str],
    None,
]
"""A token, or what one is asked for with."""

AsyncOAuthCredential = Union[
    Secret,
    Callable[[], Union[Secret, Awaitable[Secret]]],
    "ClientCredentials",
    "PasswordCredentials",
    Mapping[str, str],
    None,
]

AsyncCredential = Union[Secret, Callable[[], Union[Secret, Awaitable[Secret]]], None]

CredentialT = TypeVar("CredentialT")
ClientT = TypeVar("ClientT")
HooksT = TypeVar("HooksT")

_ERROR_CLASSES = ErrorClasses()


class DebugLogger(Protocol):
    """A `logging.Logger`, or anything else that can be told something."""

    def debug(self, msg: object, /, *args: object) -> None:
        """Tell a text, with `args` in its places."""
        ...


# No slots: `ClientOptions[...](...)` sets an attribute on what it makes.
class ClientOptions(Generic[ClientT, CredentialT, HooksT]):
    """Use `SyncOptions` and `AsyncOptions`. Has no repr: it holds credentials.

    `credentials` is keyed by `Scheme.argument`, `globals` by `Parameter.argument` (used where a
    call passes None or UNSET), `url_params` by server variable. `error_classes` are the generated
    classes. `timeout_ms` (or `timeout`, in seconds) bounds each try of a call, from sending to the last
    byte of what is read whole; None keeps the HTTP client's own timeout. `headers` and `default_query`
    go with every request to the API; `max_retries` bounds how often a call is repeated.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        servers: tuple[Server, ...] = (),
        schemes: tuple[Scheme, ...] = (),
        credentials: Mapping[str, CredentialT] | None = None,
        server: str | None = None,
        server_idx: int | None = None,
        server_url: str | None = None,
        url_params: Mapping[str, str] | None = None,
        client: ClientT | None = None,
        retry_config: OptionalNullable[RetryConfig] = UNSET,
        timeout_ms: int | None = None,
        debug_logger: DebugLogger | None = None,
        globals: Mapping[str, object] = MappingProxyType({}),
        hooks: HooksT | None = None,
        error_classes: ErrorClasses = _ERROR_CLASSES,
        response_validation: Literal["strict", "lenient", "off"] = "lenient",
        headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        max_retries: int | None = None,
        timeout: float | None = None,
    ) -> None:
        self.user_agent = user_agent
        self.servers = servers
        self.schemes = schemes
        self.credentials: Mapping[str, CredentialT] = credentials or {}
        self.server = server
        self.server_idx = server_idx
        self.server_url = server_url
        self.url_params = url_params
        self.client = client
        self.retry_config = retry_config
        self.timeout_ms = timeout_ms
        self.debug_logger = debug_logger
        self.globals = globals
        self.hooks = hooks
        self.error_classes = error_classes
        self.response_validation: Literal["strict", "lenient", "off"] = (
            response_validation
        )
        self.headers = headers
        self.default_query = default_query
        self.max_retries = max_retries
        self.timeout = timeout


SyncOptions = ClientOptions[HttpClient, OAuthCredential, Hooks]
AsyncOptions = ClientOptions[AsyncHttpClient, AsyncOAuthCredential, AsyncHooks]

__all__ = [
    "AsyncOAuthCredential",
    "OAuthCredential",
    "AsyncCredential",
    "AsyncOptions",
    "ClientOptions",
    "Credential",
    "DebugLogger",
    "Secret",
    "SyncOptions",
]

"""What can go wrong with a call.

    SDKException                 the base of everything below; generated: the SDK's base error
    ├─ APIError                  a response that is an error
    │  ├─ ResponseValidationError   a response that does not fit the document
    │  └─ generated: the default error, its kinds by status, one class for each documented error body
    ├─ NoResponseError           nothing came back, or it broke off; also the HTTP library's error
    │  ├─ RequestTimeoutError    nothing came back in time; also TimeoutError
    │  └─ ConnectionFailedError  no connection; also ConnectionError
    └─ MissingCredentialError    the operation needs a credential that was not given; also ValueError

Generated code makes its own classes, with its own base, and hands them to the client:

    class PetstoreError(errors.SDKException): ...
    class SDKError(PetstoreError, errors.APIError): ...
    class NoResponseError(PetstoreError, errors.NoResponseError): ...
    class HTTPValidationErrorError(SDKError):
        data: HTTPValidationError          # set by the runtime

No message and no repr holds a request header, a query or a credential. All can be copied and
pickled, then without their `__cause__`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from .http import httpx

Failure = Callable[[httpx.Response, Exception, Any], Exception]
"""From the response, what was raised and the raw item, the error to raise instead."""


class SDKException(Exception):
    """Anything that a call raises besides mistakes in its arguments.

    What describes a response is None where nothing came back.
    """

    message: str
    status_code: Any = None
    headers: Any = None
    body: Any = None
    raw_response: Any = None

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[Any, ...]:
        kind = getattr(type(self), "__mixed__", (type(self),))
        return _restored, (kind, self.args, self.__dict__.copy())


def _restored(
    kind: tuple[Any, ...], arguments: tuple[object, ...], state: dict[str, Any]
) -> SDKException:
    """An error that was copied or pickled; its constructor may want other arguments."""
    cls: type[SDKException] = kind[0] if len(kind) == 1 else also(*kind)
    error = cls.__new__(cls, *arguments)
    error.__dict__.update(state)
    return error


class APIError(SDKException):
    """A response that is an error."""

    status_code: int
    headers: httpx.Headers
    body: str
    raw_response: httpx.Response

    def __init__(
        self, message: str, raw_response: httpx.Response, body: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.raw_response = raw_response
        self.status_code = raw_response.status_code
        self.headers = raw_response.headers
        self.body = raw_response.text if body is None else body

    @property
    def request(self) -> httpx.Request:
        """The request that this is the response to."""
        return self.raw_response.request


class ResponseValidationError(APIError):
    """A response that does not fit the document; `__cause__` says where."""


class NoResponseError(SDKException, httpx.TransportError):
    """Nothing came back: no connection, or it broke. `__cause__` is the HTTP library's error."""

    def __init__(self, message: str, request: httpx.Request) -> None:
        super().__init__(message)
        self.message = message
        self.request = request


class RequestTimeoutError(NoResponseError, httpx.TimeoutException, TimeoutError):
    """Nothing came back in time."""


class ConnectionFailedError(NoResponseError, httpx.ConnectError, ConnectionError):
    """There was no connection to the server."""


class MissingCredentialError(SDKException, ValueError):
    """The operation needs a credential that was not given; nothing was sent."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


_Kind = TypeVar("_Kind", bound=SDKException)
_MIXED: dict[tuple[object, object], Any] = {}


def also(kind: type[_Kind], cause: type[Exception]) -> type[_Kind]:
    """The class, made a kind of another error too: `except ReadTimeout` finds it, or `except NotFoundError`."""
    if issubclass(kind, cause):
        return kind
    if (kind, cause) not in _MIXED:
        members = {"__module__": kind.__module__, "__doc__": kind.__doc__}
        mixed: Any = type(kind.__name__, (kind, cause), members)
        mixed.__qualname__ = kind.__qualname__
        mixed.__mixed__ = kind, cause
        _MIXED[kind, cause] = mixed
    class_: type[_Kind] = _MIXED[kind, cause]
    return class_


class ErrorClasses:
    """The classes that calls raise: the SDK's own, each a kind of the one of its name above.

    `by_status` holds kinds of the default error, by status (`404`) or family (`5XX`).
    """

    __slots__ = (
        "default",
        "validation",
        "no_response",
        "timeout",
        "connection",
        "credential",
        "by_status",
    )

    def __init__(
        self,
        default: type[APIError] = APIError,
        validation: type[ResponseValidationError] = ResponseValidationError,
        no_response: type[NoResponseError] = NoResponseError,
        timeout: type[RequestTimeoutError] = RequestTimeoutError,
        connection: type[ConnectionFailedError] = ConnectionFailedError,
        credential: type[MissingCredentialError] = MissingCredentialError,
        by_status: Mapping[str, type[APIError]] = MappingProxyType({}),
    ) -> None:
        self.default = default
        self.validation = validation
        self.no_response = no_response
        self.timeout = timeout
        self.connection = connection
        self.credential = credential
        self.by_status = by_status

    def of_status(self, kind: type[APIError], status: int) -> type[APIError]:
        """The class of an error with this status: `kind`, made a kind of the status's class too."""
        family = self.by_status.get(f"{status // 100}XX")
        class_ = self.by_status.get(str(status), family)
        if class_ is None:
            return kind
        return class_ if issubclass(class_, kind) else also(kind, class_)


__all__ = [
    "APIError",
    "ConnectionFailedError",
    "ErrorClasses",
    "Failure",
    "MissingCredentialError",
    "NoResponseError",
    "RequestTimeoutError",
    "ResponseValidationError",
    "SDKException",
    "also",
]

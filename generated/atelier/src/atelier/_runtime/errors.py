"""What can go wrong with a call.

    APIError                     a response that is an error; generated: the SDK's base error
    ├─ ResponseValidationError   a response that does not fit the document
    └─ generated: the default error, one class for each documented error body
    NoResponseError              nothing came back
    └─ RequestTimeoutError       nothing came back in time
    MissingCredentialError       the operation needs a credential that was not given

Generated code makes its own base and default error and its own ResponseValidationError:

    class PetstoreError(APIError): ...
    class SDKError(PetstoreError): ...
    class ResponseValidationError(PetstoreError, errors.ResponseValidationError): ...
    class HTTPValidationErrorError(PetstoreError):
        data: HTTPValidationError          # set by the runtime

No message and no repr holds a request header, a query or a credential.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .http import httpx

Failure = Callable[[httpx.Response, Exception, Any], Exception]
"""From the response, what was raised and the raw item, the error to raise instead."""


class APIError(Exception):
    """A response that is an error."""

    message: str
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

    def __str__(self) -> str:
        return self.message


class ResponseValidationError(APIError):
    """A response that does not fit the document; `__cause__` says where."""


class NoResponseError(Exception):
    """Nothing came back: no connection, or it broke. `__cause__` is the HTTP library's error."""

    def __init__(self, message: str, request: httpx.Request) -> None:
        super().__init__(message)
        self.message = message
        self.request = request


class RequestTimeoutError(NoResponseError, TimeoutError):
    """Nothing came back in time."""


class MissingCredentialError(ValueError):
    """The operation needs a credential that was not given; nothing was sent."""


__all__ = [
    "APIError",
    "Failure",
    "MissingCredentialError",
    "NoResponseError",
    "RequestTimeoutError",
    "ResponseValidationError",
]

"""The errors that calls raise, beside those that the document describes."""

from __future__ import annotations

from typing import Final

from .._runtime import errors


class PetsError(errors.SDKException):
    """The base of everything that a call raises."""


class SDKError(PetsError, errors.APIError):
    """A response that is an error. The errors that the document describes are kinds of it."""


class ResponseValidationError(PetsError, errors.ResponseValidationError):
    """A response that does not fit the document; `__cause__` says where."""


class NoResponseError(PetsError, errors.NoResponseError):
    """Nothing came back, or it broke off; `__cause__` is the HTTP library's error."""


class RequestTimeoutError(NoResponseError, errors.RequestTimeoutError):
    """Nothing came back in time. A `TimeoutError` too."""


class ConnectionFailedError(NoResponseError, errors.ConnectionFailedError):
    """There was no connection to the server. A `ConnectionError` too."""


class MissingCredentialError(PetsError, errors.MissingCredentialError):
    """The operation needs a credential that was not given; nothing was sent. A `ValueError` too."""


ERROR_CLASSES: Final = errors.ErrorClasses(
    default=SDKError,
    validation=ResponseValidationError,
    no_response=NoResponseError,
    timeout=RequestTimeoutError,
    connection=ConnectionFailedError,
    credential=MissingCredentialError,
)

__all__ = [
    "PetsError",
    "SDKError",
    "ConnectionFailedError",
    "ERROR_CLASSES",
    "MissingCredentialError",
    "NoResponseError",
    "RequestTimeoutError",
    "ResponseValidationError",
]

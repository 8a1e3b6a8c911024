"""The errors that calls raise, beside those that the document describes."""

from __future__ import annotations

from .._runtime import errors
from .._runtime.errors import (
    MissingCredentialError,
    NoResponseError,
    RequestTimeoutError,
)


class AtelierError(errors.APIError):
    """The base of all errors that a response is raised as."""


class SDKError(AtelierError):
    """A response that is an error and that the document does not describe further."""


class ResponseValidationError(AtelierError, errors.ResponseValidationError):
    """A response that does not fit the document; `__cause__` says where."""


__all__ = [
    "AtelierError",
    "SDKError",
    "MissingCredentialError",
    "NoResponseError",
    "RequestTimeoutError",
    "ResponseValidationError",
]

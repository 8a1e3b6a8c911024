"""The errors that calls raise, beside those that the document describes."""

from __future__ import annotations

from .._runtime import errors
from .._runtime.errors import (
    MissingCredentialError,
    NoResponseError,
    RequestTimeoutError,
)


class PetsError(errors.APIError):
    """The base of all errors that a response is raised as."""


class SDKError(PetsError):
    """A response that is an error and that the document does not describe further."""


class ResponseValidationError(PetsError, errors.ResponseValidationError):
    """A response that does not fit the document; `__cause__` says where."""


__all__ = [
    "PetsError",
    "SDKError",
    "MissingCredentialError",
    "NoResponseError",
    "RequestTimeoutError",
    "ResponseValidationError",
]

"""The errors that calls raise, beside those that the document describes."""

from __future__ import annotations

from .._runtime import errors
from .._runtime.errors import (
    MissingCredentialError,
    NoResponseError,
    RequestTimeoutError,
)


class ClassError(errors.APIError):
    """The base of all errors that a response is raised as."""


class SDKError(ClassError):
    """A response that is an error and that the document does not describe further."""


class ResponseValidationError(ClassError, errors.ResponseValidationError):
    """A response that does not fit the document; `__cause__` says where."""


__all__ = [
    "ClassError",
    "SDKError",
    "MissingCredentialError",
    "NoResponseError",
    "RequestTimeoutError",
    "ResponseValidationError",
]

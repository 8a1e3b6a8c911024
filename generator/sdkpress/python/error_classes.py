"""The SDK's own error classes: what every SDK has, and the kinds of error by status.

Input: the context of the SDK. Output: names, and for each status its class.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sdkpress.python.context import GenerationContext

ERRORS_MODULE: Final = "_errors"
"""The module of the SDK's own error classes, beside those of the document."""

BY_STATUS: Final = (
    ("400", "BadRequestError", "The server cannot read the request (400)."),
    ("401", "AuthenticationError", "The credential is missing or wrong (401)."),
    ("403", "PermissionDeniedError", "The credential does not allow this (403)."),
    ("404", "NotFoundError", "There is no such thing (404)."),
    ("409", "ConflictError", "The state of things does not allow this (409)."),
    ("422", "UnprocessableEntityError", "The values in the request do not fit (422)."),
    ("429", "RateLimitError", "Too many requests (429)."),
    ("5XX", "InternalServerError", "The server failed (500 and above)."),
)
"""Status or family, name and docstring."""


def status_errors(context: GenerationContext) -> Iterator[tuple[str, str, str]]:
    """The classes by status, without those whose name a class of the document has."""
    namespace = context.config.errors_namespace
    taken = {context.names.client.base_error, context.names.client.default_error}
    for name in context.names.models.values():
        if name.namespace == namespace:
            taken |= {name.class_name, name.typed_dict, name.data or ""}
    for entry in BY_STATUS:
        if entry[1] not in taken:
            yield entry


def own_errors(context: GenerationContext) -> tuple[str, ...]:
    """The error classes that are not the document's, as they are offered to users."""
    return (
        context.names.client.base_error,
        context.names.client.default_error,
        "ConnectionFailedError",
        "MissingCredentialError",
        "NoResponseError",
        "RequestTimeoutError",
        "ResponseValidationError",
        *(name for _, name, _ in status_errors(context)),
    )

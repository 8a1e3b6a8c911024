"""Models of Class, loaded as they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._errors import (
        ClassError as ClassError,
        ConnectionFailedError as ConnectionFailedError,
        MissingCredentialError as MissingCredentialError,
        NoResponseError as NoResponseError,
        RequestTimeoutError as RequestTimeoutError,
        ResponseValidationError as ResponseValidationError,
        SDKError as SDKError,
    )
    from .none_model import NoneModel as NoneModel, NoneModelAsync as NoneModelAsync
else:
    from .._runtime.lazy import lazily

    __getattr__, __dir__ = lazily(
        __name__,
        {
            "ClassError": "_errors",
            "ConnectionFailedError": "_errors",
            "MissingCredentialError": "_errors",
            "NoResponseError": "_errors",
            "NoneModel": "none_model",
            "NoneModelAsync": "none_model",
            "RequestTimeoutError": "_errors",
            "ResponseValidationError": "_errors",
            "SDKError": "_errors",
        },
    )

__all__ = [
    "ClassError",
    "ConnectionFailedError",
    "MissingCredentialError",
    "NoResponseError",
    "NoneModel",
    "NoneModelAsync",
    "RequestTimeoutError",
    "ResponseValidationError",
    "SDKError",
]

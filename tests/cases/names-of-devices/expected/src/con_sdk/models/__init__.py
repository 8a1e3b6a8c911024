"""Models of Con, loaded as they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._errors import (
        ConError as ConError,
        ConnectionFailedError as ConnectionFailedError,
        MissingCredentialError as MissingCredentialError,
        NoResponseError as NoResponseError,
        RequestTimeoutError as RequestTimeoutError,
        ResponseValidationError as ResponseValidationError,
        SDKError as SDKError,
    )
    from .aux_ import Aux as Aux
    from .com1_ import COM1 as COM1
else:
    from .._runtime.lazy import lazily

    __getattr__, __dir__ = lazily(
        __name__,
        {
            "Aux": "aux_",
            "COM1": "com1_",
            "ConError": "_errors",
            "ConnectionFailedError": "_errors",
            "MissingCredentialError": "_errors",
            "NoResponseError": "_errors",
            "RequestTimeoutError": "_errors",
            "ResponseValidationError": "_errors",
            "SDKError": "_errors",
        },
    )

__all__ = [
    "Aux",
    "COM1",
    "ConError",
    "ConnectionFailedError",
    "MissingCredentialError",
    "NoResponseError",
    "RequestTimeoutError",
    "ResponseValidationError",
    "SDKError",
]

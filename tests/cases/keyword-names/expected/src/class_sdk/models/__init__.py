"""Models of Class, loaded as they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._errors import (
        ClassError as ClassError,
        MissingCredentialError as MissingCredentialError,
        NoResponseError as NoResponseError,
        RequestTimeoutError as RequestTimeoutError,
        ResponseValidationError as ResponseValidationError,
        SDKError as SDKError,
    )
    from .import_operation import (
        ImportRequest as ImportRequest,
        ImportRequestTypedDict as ImportRequestTypedDict,
    )
    from .none_model import (
        Async as Async,
        NoneModel as NoneModel,
        NoneModelTypedDict as NoneModelTypedDict,
    )
else:
    from .._runtime.lazy import lazily

    __getattr__, __dir__ = lazily(
        __name__,
        {
            "Async": "none_model",
            "ClassError": "_errors",
            "ImportRequest": "import_operation",
            "ImportRequestTypedDict": "import_operation",
            "MissingCredentialError": "_errors",
            "NoResponseError": "_errors",
            "NoneModel": "none_model",
            "NoneModelTypedDict": "none_model",
            "RequestTimeoutError": "_errors",
            "ResponseValidationError": "_errors",
            "SDKError": "_errors",
        },
    )

__all__ = [
    "Async",
    "ClassError",
    "ImportRequest",
    "ImportRequestTypedDict",
    "MissingCredentialError",
    "NoResponseError",
    "NoneModel",
    "NoneModelTypedDict",
    "RequestTimeoutError",
    "ResponseValidationError",
    "SDKError",
]

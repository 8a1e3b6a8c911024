"""Inputs"""

from __future__ import annotations

from typing import TYPE_CHECKING

VERSION = "0.1.0"

OPENAPI_DOC_VERSION = "1"

if TYPE_CHECKING:
    from . import models as models, types as types, utils as utils
    from .sdk import AsyncInputs as AsyncInputs, SyncInputs as SyncInputs
else:
    from ._runtime.lazy import lazily

    __getattr__, __dir__ = lazily(
        __name__,
        {
            "AsyncInputs": "sdk",
            "SyncInputs": "sdk",
            "models": "",
            "types": "",
            "utils": "",
        },
    )

__all__ = [
    "AsyncInputs",
    "OPENAPI_DOC_VERSION",
    "SyncInputs",
    "VERSION",
    "models",
    "types",
    "utils",
]

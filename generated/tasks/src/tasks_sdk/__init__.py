"""Tasks"""

from __future__ import annotations

from typing import TYPE_CHECKING

VERSION = "0.1.0"

OPENAPI_DOC_VERSION = "1.0.0"

if TYPE_CHECKING:
    from . import models as models, types as types, utils as utils
    from .sdk import AsyncTasksClient as AsyncTasksClient, TasksClient as TasksClient
else:
    from ._runtime.lazy import lazily

    __getattr__, __dir__ = lazily(
        __name__,
        {
            "AsyncTasksClient": "sdk",
            "TasksClient": "sdk",
            "models": "",
            "types": "",
            "utils": "",
        },
    )

__all__ = [
    "AsyncTasksClient",
    "OPENAPI_DOC_VERSION",
    "TasksClient",
    "VERSION",
    "models",
    "types",
    "utils",
]

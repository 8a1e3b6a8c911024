"""Atelier

Pictures, talk and sound from one studio.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

VERSION = "0.1.0"

OPENAPI_DOC_VERSION = "2.4.0"

if TYPE_CHECKING:
    from . import (
        models as models,
        types as types,
        utils as utils,
        webhook_events as webhook_events,
    )
    from .sdk import AsyncAtelier as AsyncAtelier, Atelier as Atelier
else:
    from ._runtime.lazy import lazily

    __getattr__, __dir__ = lazily(
        __name__,
        {
            "AsyncAtelier": "sdk",
            "Atelier": "sdk",
            "models": "",
            "types": "",
            "utils": "",
            "webhook_events": "",
        },
    )

__all__ = [
    "AsyncAtelier",
    "Atelier",
    "OPENAPI_DOC_VERSION",
    "VERSION",
    "models",
    "types",
    "utils",
    "webhook_events",
]

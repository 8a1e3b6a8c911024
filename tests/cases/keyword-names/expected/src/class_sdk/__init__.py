"""Class"""

from __future__ import annotations

from typing import TYPE_CHECKING

VERSION = "0.1.0"

if TYPE_CHECKING:
    from . import models, types, utils
    from .sdk import AsyncClass, SyncClass
else:

    def __getattr__(name):
        from importlib import import_module

        if name in _PACKAGES:
            value = import_module(f".{name}", __name__)
        elif name in _CLIENTS:
            value = getattr(import_module(".sdk", __name__), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value

    def __dir__():
        return sorted(__all__)

    _PACKAGES = (
        "models",
        "types",
        "utils",
    )
    _CLIENTS = (
        "AsyncClass",
        "SyncClass",
    )


__all__ = [
    "AsyncClass",
    "SyncClass",
    "VERSION",
    "models",
    "types",
    "utils",
]

"""sdkpress presses an OpenAPI document into a typed Python SDK and its reference pages.

`generate` does all of it; the rest are the types it takes and gives. Importing this loads nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sdkpress.config.model import Config
    from sdkpress.diagnostics.findings import Diagnostic, GenerationFailed
    from sdkpress.run import generate

__version__ = "0.1.0"
__all__ = ["Config", "Diagnostic", "GenerationFailed", "generate"]

_HOMES = {
    "Config": "sdkpress.config.model",
    "Diagnostic": "sdkpress.diagnostics.findings",
    "GenerationFailed": "sdkpress.diagnostics.findings",
    "generate": "sdkpress.run",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'sdkpress' has no attribute '{name}'")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value

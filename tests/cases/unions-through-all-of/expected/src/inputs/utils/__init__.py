"""What calls can be given besides their arguments, pages of lists, and readers of dates. Loaded when used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.async_pages import AsyncPage
    from .._runtime.dates import parse_date, parse_datetime
    from .._runtime.retry import BackoffStrategy, RetryConfig
    from .._runtime.sync_pages import Page
    from . import eventstreaming
else:

    def __getattr__(name):
        from importlib import import_module

        if name == "eventstreaming":
            value = import_module(".eventstreaming", __name__)
        elif name in _MODULES:
            package = __name__.rpartition(".")[0]
            module = import_module(f"._runtime.{_MODULES[name]}", package)
            value = getattr(module, name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value

    def __dir__():
        return sorted(__all__)

    _MODULES = {
        "AsyncPage": "async_pages",
        "BackoffStrategy": "retry",
        "Page": "sync_pages",
        "RetryConfig": "retry",
        "parse_date": "dates",
        "parse_datetime": "dates",
    }

__all__ = [
    "AsyncPage",
    "BackoffStrategy",
    "Page",
    "RetryConfig",
    "eventstreaming",
    "parse_date",
    "parse_datetime",
]

"""What calls can be given besides their arguments, and readers of dates."""

from __future__ import annotations

from .._runtime.dates import parse_date, parse_datetime
from .._runtime.retry import BackoffStrategy, RetryConfig
from . import eventstreaming

__all__ = [
    "BackoffStrategy",
    "RetryConfig",
    "eventstreaming",
    "parse_date",
    "parse_datetime",
]

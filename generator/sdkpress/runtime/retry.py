"""When a call is repeated, and how long to wait before: pure decisions, no sleeping here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(slots=True)
class BackoffStrategy:
    """Waits that grow: all times in milliseconds.

    `initial_interval` is the first wait, each next one is `exponent` times longer up to
    `max_interval`; no try starts later than `max_elapsed_time` after the first.
    """

    initial_interval: int = 500
    max_interval: int = 60000
    exponent: float = 1.5
    max_elapsed_time: int = 3600000


@dataclass(slots=True)
class RetryConfig:
    """How a call is repeated. `strategy="none"` turns repeats off.

    `status_codes` (`"429"`, `"5XX"`) replaces the operation's own list.
    """

    strategy: Literal["backoff", "none"] = "backoff"
    backoff: BackoffStrategy | None = None
    retry_connection_errors: bool = True
    status_codes: tuple[str, ...] | None = None


__all__ = ["BackoffStrategy", "RetryConfig"]

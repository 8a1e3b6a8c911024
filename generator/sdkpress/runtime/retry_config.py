"""How calls are repeated, as users and documents say it. Pure data; `retry` decides by it.

Input: values that a user or generated code gives. Output: `RetryConfig` with its `BackoffStrategy`, and `Retry`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple


class _Values:
    """Is told by its values, and equal to another one with the same."""

    __slots__: tuple[str, ...] = ()

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and self._values() == other._values()

    def __repr__(self) -> str:
        values = zip(self.__slots__, self._values(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in values)})"


class BackoffStrategy(_Values):
    """Waits that grow: all times in milliseconds.

    `initial_interval` is the first wait, each next one is `exponent` times longer up to
    `max_interval`; no try starts later than `max_elapsed_time` after the first. With `jitter_ms` up to
    that is added to each wait; without, up to half of it is taken away.
    """

    __slots__ = (
        "initial_interval",
        "max_interval",
        "exponent",
        "max_elapsed_time",
        "jitter_ms",
    )

    def __init__(
        self,
        initial_interval: int = 500,
        max_interval: int = 60000,
        exponent: float = 1.5,
        max_elapsed_time: int = 3600000,
        jitter_ms: int | None = None,
    ) -> None:
        self.initial_interval = initial_interval
        self.max_interval = max_interval
        self.exponent = exponent
        self.max_elapsed_time = max_elapsed_time
        self.jitter_ms = jitter_ms


class RetryConfig(_Values):
    """How a call is repeated. `strategy="none"` turns repeats off.

    `status_codes` (`"429"`, `"5XX"`) replaces the operation's list; `status_codes_override` is the same.
    """

    __slots__ = (
        "strategy",
        "backoff",
        "retry_connection_errors",
        "status_codes",
        "status_codes_override",
    )

    def __init__(
        self,
        strategy: Literal["backoff", "none"] = "backoff",
        backoff: BackoffStrategy | None = None,
        retry_connection_errors: bool = True,
        status_codes: Sequence[str] | None = None,
        status_codes_override: Sequence[str] | None = None,
    ) -> None:
        self.strategy = strategy
        self.backoff = backoff
        self.retry_connection_errors = retry_connection_errors
        self.status_codes = status_codes
        self.status_codes_override = status_codes_override


_BACKOFF = BackoffStrategy()


class Retry(NamedTuple):
    """The document's retry policy for an operation."""

    status_codes: tuple[str, ...]
    backoff: BackoffStrategy = _BACKOFF
    connection_errors: bool = True


__all__ = ["BackoffStrategy", "Retry", "RetryConfig"]

"""When a call is repeated, and how long to wait before: pure decisions, no sleeping here.

Input: the caller's and the document's policies, then each response or error. Output: seconds to
wait, or None to stop.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Mapping
from email.utils import parsedate_to_datetime

from .operation import Operation
from .retry_config import BackoffStrategy, RetryConfig
from .unset import UNSET, OptionalNullable

DEFAULT_STATUS_CODES = ("408", "429", "500", "502", "503", "504")
"""Statuses that a policy without a list repeats."""

_NOT_DONE = ("429", "503")
"""Statuses that say the request was not carried out: safe to repeat for any method."""

_IDEMPOTENT = frozenset(("GET", "HEAD", "OPTIONS", "TRACE", "QUERY", "PUT", "DELETE"))
"""RFC 9110 section 9.2.2."""


class Clock:
    """Where time and chance come from; tests bring theirs. Seconds, and 0 to 1."""

    __slots__ = ("monotonic", "wall", "chance")

    def __init__(
        self,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.monotonic = monotonic
        self.wall = wall
        self.chance = chance


class Policy:
    """What was decided for one call.

    `unsent` repeats a call whose request cannot have arrived, `broken` one whose connection broke
    after that. `status_codes` holds statuses and families (`5XX`, upper case). `max_retries` is how
    often the call is repeated; None for as long as `backoff` allows.
    """

    __slots__ = ("backoff", "status_codes", "unsent", "broken", "max_retries")

    def __init__(
        self,
        *,
        backoff: BackoffStrategy,
        status_codes: frozenset[str],
        unsent: bool,
        broken: bool,
        max_retries: int | None = None,
    ) -> None:
        self.backoff = backoff
        self.status_codes = status_codes
        self.unsent = unsent
        self.broken = broken
        self.max_retries = max_retries

    def covers(self, status: int) -> bool:
        """Whether a response with this status is to be repeated."""
        text = str(status)
        return text in self.status_codes or text[0] + "XX" in self.status_codes


def decide(
    operation: Operation[object],
    call: OptionalNullable[RetryConfig],
    client: OptionalNullable[RetryConfig],
    max_retries: int | None = None,
    client_max_retries: int | None = None,
) -> Policy | None:
    """The policy of one call, or None to try once.

    Given for the call: that, for any method. Else the client's, else the document's; what the
    document lists is repeated for any method. A client's policy for an operation that the
    document says nothing of repeats unsafe methods only where the request was not carried out.

    `max_retries` (the call's) counts as a policy given for the call where that has none of its own, and
    `client_max_retries` as the client's; 0 turns repeats off.
    """
    documented = operation.retry
    asked = call is not UNSET or max_retries is not None
    if call is UNSET and max_retries is None:
        max_retries = client_max_retries
    if max_retries == 0:
        return None
    given = call if call is not UNSET else client
    if max_retries is not None and (given is UNSET or given is None):
        given = RetryConfig() if asked or documented is None else UNSET
    if given is UNSET or given is None:
        if given is None or documented is None:
            return None
        repeat = documented.connection_errors
        return Policy(
            backoff=documented.backoff,
            status_codes=_codes(documented.status_codes),
            unsent=repeat,
            broken=repeat,
            max_retries=max_retries,
        )
    if given.strategy == "none":
        return None
    safe = (
        asked
        or documented is not None
        or operation.idempotency_key is not None
        or is_idempotent(operation.method)
    )
    codes = given.status_codes or given.status_codes_override
    if not codes:
        codes = documented.status_codes if documented else DEFAULT_STATUS_CODES
    return Policy(
        backoff=given.backoff or BackoffStrategy(),
        status_codes=_codes(codes if safe else [c for c in codes if c in _NOT_DONE]),
        unsent=given.retry_connection_errors,
        broken=given.retry_connection_errors and safe,
        max_retries=max_retries,
    )


def is_idempotent(method: str) -> bool:
    """Whether a request of this method may be repeated without asking (RFC 9110 section 9.2.2)."""
    return method.upper() in _IDEMPOTENT


def _codes(codes: Iterable[str]) -> frozenset[str]:
    return frozenset(code.upper() for code in codes)


class RetryState:
    """The tries of one call so far. Each question counts as one failed try."""

    __slots__ = ("policy", "clock", "tries", "started")

    def __init__(
        self,
        policy: Policy | None,
        clock: Clock,
        tries: int = 0,
    ) -> None:
        self.policy = policy
        self.clock = clock
        self.tries = tries
        self.started = self.clock.monotonic() if self.policy else 0.0

    def after_response(self, status: int, headers: Mapping[str, str]) -> float | None:
        """Seconds to wait before the next try, or None to take this response."""
        if self.policy is None or not self.policy.covers(status):
            return None
        return self._wait(retry_after(headers, self.clock.wall()))

    def after_error(self, unsent: bool) -> float | None:
        """The same after no response; `unsent`: the request cannot have arrived."""
        if self.policy is None:
            return None
        repeat = self.policy.unsent if unsent else self.policy.broken
        return self._wait(None) if repeat else None

    def _wait(self, seconds: float | None) -> float | None:
        assert self.policy is not None
        most = self.policy.max_retries
        if most is not None and self.tries >= most:
            return None
        backoff = self.policy.backoff
        if seconds is None:
            grown = _grown(backoff, self.tries)
            if backoff.jitter_ms is None:
                seconds = grown * (0.5 + self.clock.chance() / 2)
            else:
                seconds = grown + self.clock.chance() * backoff.jitter_ms / 1000
        self.tries += 1
        elapsed = self.clock.monotonic() - self.started
        return seconds if elapsed + seconds <= backoff.max_elapsed_time / 1000 else None


def _grown(backoff: BackoffStrategy, tries: int) -> float:
    try:
        interval = backoff.initial_interval * backoff.exponent**tries
    except OverflowError:
        interval = backoff.max_interval
    return min(interval, backoff.max_interval) / 1000


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds that `Retry-After` asks for (RFC 9110 section 10.2.3), None without a usable one."""
    text = (headers.get("retry-after") or "").strip()
    if not text:
        return None
    if text.replace(".", "", 1).isdecimal():
        return float(text)
    try:
        until = parsedate_to_datetime(text).timestamp()
    except (ValueError, OverflowError):
        return None
    return max(0.0, until - now)


__all__ = [
    "Clock",
    "DEFAULT_STATUS_CODES",
    "Policy",
    "RetryState",
    "decide",
    "is_idempotent",
    "retry_after",
]

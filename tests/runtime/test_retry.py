"""Retries: which calls, which answers, how long."""

from __future__ import annotations

from typing import Any, Optional

import pytest

from sdkpress.runtime.operation import Operation, Retry
from sdkpress.runtime.retry import (
    Clock,
    Policy,
    RetryState,
    decide,
    retry_after,
)
from sdkpress.runtime.retry_config import BackoffStrategy, RetryConfig
from sdkpress.runtime.unset import UNSET


def operation(method: str = "GET", retry: Optional[Retry] = None) -> Operation[Any]:
    return Operation(id="x", method=method, path="/", responses=(), retry=retry)


DOCUMENTED = Retry(
    backoff=BackoffStrategy(
        initial_interval=1, max_interval=2, exponent=3, max_elapsed_time=4
    ),
    status_codes=("5XX",),
)


def test_without_a_policy_nothing_is_repeated() -> None:
    assert decide(operation(), UNSET, UNSET) is None
    assert decide(operation(retry=DOCUMENTED), None, UNSET) is None
    assert decide(operation(retry=DOCUMENTED), RetryConfig("none"), UNSET) is None
    assert decide(operation(retry=DOCUMENTED), UNSET, None) is None


def test_the_document_decides_for_any_method() -> None:
    policy = decide(operation("POST", DOCUMENTED), UNSET, UNSET)
    assert policy is not None and policy.covers(503) and not policy.covers(429)
    assert policy.unsent and policy.broken
    assert policy.backoff == BackoffStrategy(1, 2, 3, 4)


def test_the_call_wins_over_the_client_and_the_client_over_the_document() -> None:
    mine = RetryConfig(backoff=BackoffStrategy(7))
    policy = decide(operation("POST", DOCUMENTED), mine, RetryConfig("none"))
    assert policy is not None and policy.backoff.initial_interval == 7
    assert policy.status_codes == {"5XX"}
    assert decide(operation("POST", DOCUMENTED), UNSET, RetryConfig("none")) is None


def test_a_clients_policy_repeats_unsafe_methods_only_where_nothing_was_done() -> None:
    post = decide(operation("POST"), UNSET, RetryConfig())
    assert post is not None and post.covers(429) and post.covers(503)
    assert not post.covers(500) and post.unsent and not post.broken
    get = decide(operation("GET"), UNSET, RetryConfig())
    assert get is not None and get.covers(500) and get.broken and not get.covers(501)


def test_a_calls_policy_repeats_any_method() -> None:
    policy = decide(operation("POST"), RetryConfig(status_codes=("409", "5xx")), UNSET)
    assert policy is not None and policy.broken
    assert policy.covers(409) and policy.covers(599) and not policy.covers(429)


def repeats(
    backoff: BackoffStrategy, chance: float = 1.0, now: Optional[list[float]] = None
) -> RetryState:
    time = now if now is not None else [0.0]
    policy = Policy(
        backoff=backoff, status_codes=frozenset({"503"}), unsent=True, broken=False
    )
    clock = Clock(monotonic=lambda: time[0], wall=lambda: 1000.0, chance=lambda: chance)
    return RetryState(policy, clock)


def test_waits_grow_to_the_maximum() -> None:
    tries = repeats(BackoffStrategy(100, 1000, 2.0, 10**9))
    assert [tries.after_response(503, {}) for _ in range(5)] == [
        0.1,
        0.2,
        0.4,
        0.8,
        1.0,
    ]


def test_jitter_takes_up_to_half_away() -> None:
    tries = repeats(BackoffStrategy(100, 1000, 2.0, 10**9), chance=0.0)
    assert tries.after_response(503, {}) == 0.05


def test_a_very_long_series_does_not_overflow() -> None:
    tries = repeats(BackoffStrategy(100, 1000, 10.0, 10**9))
    tries.tries = 100_000
    assert tries.after_response(503, {}) == 1.0


def test_no_try_starts_after_the_longest_time() -> None:
    now = [0.0]
    tries = repeats(BackoffStrategy(1000, 1000, 1.0, 2500), now=now)
    assert tries.after_response(503, {}) == 1.0
    now[0] = 1.4
    assert tries.after_response(503, {}) == 1.0
    now[0] = 1.6
    assert tries.after_response(503, {}) is None


def test_retry_after_wins_unless_it_is_too_long() -> None:
    tries = repeats(BackoffStrategy(100, 1000, 2.0, 60_000))
    assert tries.after_response(503, {"retry-after": "7"}) == 7
    assert tries.after_response(503, {"retry-after": "61"}) is None


def test_other_answers_are_taken() -> None:
    assert repeats(BackoffStrategy()).after_response(200, {}) is None


def test_connection_errors_by_kind() -> None:
    assert repeats(BackoffStrategy(100)).after_error(unsent=True) == 0.1
    assert repeats(BackoffStrategy(100)).after_error(unsent=False) is None


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("120", 120),
        (" 1.5 ", 1.5),
        ("Thu, 01 Jan 1970 00:17:00 GMT", 20),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("soon", None),
        ("", None),
        ("-5", None),
    ],
)
def test_retry_after_in_both_forms(header: str, expected: Optional[float]) -> None:
    assert retry_after({"retry-after": header}, 1000.0) == expected


def test_names_that_published_sdks_have() -> None:
    tries = repeats(BackoffStrategy(100, 1000, 2.0, 10**9, jitter_ms=50), chance=0.5)
    waits = [tries.after_response(503, {}) for _ in range(2)]
    assert waits == [0.125, 0.225]
    mine = RetryConfig(status_codes_override=["418"])
    policy = decide(operation("POST", DOCUMENTED), mine, UNSET)
    assert policy is not None and policy.status_codes == {"418"}

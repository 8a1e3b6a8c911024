"""Tries and hooks in both shells: what is sent again, what is closed, what hooks see."""

from __future__ import annotations

import io
from typing import Any, List, Optional

import httpx2 as httpx
import pytest

from sdkpress.runtime.errors import APIError, ConnectionFailedError, NoResponseError
from sdkpress.runtime.hooks import BaseHooks, HookContext
from sdkpress.runtime.operation import Body, Operation, Parameter, ResponseSpec
from sdkpress.runtime.retry_config import BackoffStrategy, RetryConfig
from support.runtime_calls import Calls, Pieces

PUT: Operation[Any] = Operation(
    id="put",
    method="put",
    path="/x",
    responses=(
        ResponseSpec(status="200", media_type="application/json", type=lambda: Any),
        ResponseSpec(
            status="5XX", media_type="application/json", type=lambda: Any, is_error=True
        ),
    ),
    parameters=(
        Parameter(
            argument="key",
            name="Idempotency-Key",
            location="header",
            style="simple",
            explode=False,
        ),
    ),
    body=Body(
        content_type="application/octet-stream", type=lambda: bytes, required=False
    ),
)
TWICE = RetryConfig(backoff=BackoffStrategy(1000, 60_000, 2, 600_000))


def failing(
    calls: Calls, *failures: int | type[httpx.RequestError], headers: Any = None
) -> List[Pieces]:
    bodies: List[Pieces] = []

    def answer(request: httpx.Request) -> httpx.Response:
        position = len(calls.requests) - 1
        if position >= len(failures):
            return httpx.Response(200, json="done")
        failure = failures[position]
        if not isinstance(failure, int):
            raise failure("no", request=request)
        bodies.append(Pieces([b"no"]))
        return httpx.Response(failure, stream=bodies[-1], headers=headers)

    calls.handler = answer
    return bodies


def test_tries_until_it_works_and_closes_what_failed(calls: Calls) -> None:
    bodies = failing(calls, 503, 500)
    assert (
        calls.call(PUT, retries=TWICE, parameters={"key": "k"}, body=b"abc") == "done"
    )
    assert calls.waits == [1, 2] and [b.closed for b in bodies] == [True, True]
    assert [r.content for r in calls.requests] == [b"abc"] * 3
    assert [r.headers["idempotency-key"] for r in calls.requests] == ["k"] * 3


def test_streams_are_tried_again_too(calls: Calls) -> None:
    bodies = failing(calls, 503)
    with pytest.raises(APIError):
        calls.stream(PUT, retries=TWICE)
    assert bodies[0].closed and len(calls.requests) == 2


@pytest.mark.parametrize(
    "error", [httpx.ConnectError, httpx.ReadError, httpx.ReadTimeout]
)
def test_connection_errors(calls: Calls, error: type[httpx.RequestError]) -> None:
    failing(calls, error)
    assert calls.call(PUT, options={"retry_config": TWICE}) == "done"
    calls.requests.clear()
    with pytest.raises(NoResponseError):
        calls.call(PUT, retries=RetryConfig("backoff", BackoffStrategy(), False))


def test_retry_after_is_waited_for(calls: Calls) -> None:
    failing(calls, 429, headers={"Retry-After": "17"})
    calls.call(PUT, retries=TWICE)
    assert calls.waits == [17]


def test_the_last_answer_is_raised_when_time_is_up(calls: Calls) -> None:
    failing(calls, *[503] * 20)
    with pytest.raises(APIError) as caught:
        calls.call(
            PUT, retries=RetryConfig(backoff=BackoffStrategy(1000, 1000, 1, 3500))
        )
    assert caught.value.status_code == 503 and len(calls.requests) == 4


def test_a_file_is_sent_again_from_its_start(calls: Calls) -> None:
    failing(calls, 503)
    file = io.BytesIO(b"--abc")
    file.seek(2)
    calls.call(PUT, retries=TWICE, body=file)
    assert [r.content for r in calls.requests] == [b"abc", b"abc"]


def test_what_cannot_be_sent_again_is_not(calls: Calls) -> None:
    failing(calls, 503)
    with pytest.raises(APIError):
        calls.call(PUT, retries=TWICE, body=iter([b"abc"]))
    assert len(calls.requests) == 1


class Seen(BaseHooks):
    def __init__(self) -> None:
        self.events: List[Any] = []

    def before_request(
        self, context: HookContext, request: httpx.Request
    ) -> httpx.Request:
        self.events.append(("before", context.operation_id, context.base_url))
        request.headers["X-Hook"] = "1"
        return request

    def after_success(
        self, context: HookContext, response: httpx.Response
    ) -> httpx.Response:
        self.events.append(("success", response.status_code))
        return httpx.Response(200, json="changed", request=response.request)

    def after_error(
        self,
        context: HookContext,
        response: Optional[httpx.Response],
        error: Optional[Exception],
    ) -> None:
        self.events.append(("error", response and response.status_code, error))


def test_hooks_see_each_try_and_may_change_it(calls: Calls) -> None:
    hooks = Seen()
    failing(calls, 503)
    assert calls.call(PUT, options={"hooks": hooks}, retries=TWICE) == "changed"
    before = ("before", "put", "https://api.test/v1")
    assert hooks.events == [before, before, ("success", 200)]
    assert all(r.headers["x-hook"] == "1" for r in calls.requests)


def test_hooks_see_errors(calls: Calls) -> None:
    hooks = Seen()
    failing(calls, 500)
    with pytest.raises(APIError):
        calls.call(PUT, options={"hooks": hooks})
    assert [e[:2] for e in hooks.events[1:]] == [("error", 500)]
    assert isinstance(hooks.events[1][2], APIError)
    hooks = Seen()
    calls.requests.clear()
    failing(calls, httpx.ConnectError)
    with pytest.raises(NoResponseError):
        calls.call(PUT, options={"hooks": hooks})
    assert [e[:2] for e in hooks.events[1:]] == [("error", None)]
    assert isinstance(hooks.events[1][2], ConnectionFailedError)


def test_async_hooks() -> None:
    class Later:
        async def before_request(
            self, context: HookContext, request: httpx.Request
        ) -> httpx.Request:
            request.headers["X-Hook"] = "2"
            return request

        async def after_success(
            self, context: HookContext, response: httpx.Response
        ) -> httpx.Response:
            return response

        async def after_error(
            self, context: HookContext, response: Any, error: Any
        ) -> None: ...

    calls = Calls(asynchronous=True)
    failing(calls)
    assert calls.call(PUT, options={"hooks": Later()}) == "done"
    assert calls.request.headers["x-hook"] == "2"

"""Credentials: where they go, where they come from, and that they are never shown."""

from __future__ import annotations

import base64
import logging
from typing import Any, Dict, Tuple

import httpx2 as httpx
import pytest

from sdkpress.runtime.errors import APIError, MissingCredentialError, NoResponseError
from sdkpress.runtime.operation import Operation, ResponseSpec, Scheme
from sdkpress.runtime.security import sources
from support.runtime_calls import Calls

ANSWERS = (ResponseSpec(status="200", media_type="application/json", type=lambda: Any),)

TOKEN = Scheme(key="token", argument="token", kind="bearer", env="SHOP_TOKEN")
LOGIN = Scheme(key="login", argument="login", kind="basic")
KEY = Scheme(key="key", argument="api_key", kind="api_key", name="X-Key")
QUERY = Scheme(
    key="query", argument="query_key", kind="api_key", name="key", location="query"
)
COOKIE = Scheme(
    key="cookie", argument="session", kind="api_key", name="sid", location="cookie"
)
HOOK = Scheme(key="hook", argument="hook", kind="other")
SCHEMES = (TOKEN, LOGIN, KEY, QUERY, COOKIE, HOOK)


def secured(*security: Tuple[str, ...], **more: Any) -> Operation[Any]:
    return Operation(
        id="list_pets",
        method="get",
        path="/x",
        responses=ANSWERS,
        security=security,
        **more,
    )


def send(calls: Calls, operation: Operation[Any], **credentials: Any) -> httpx.Request:
    calls.call(operation, options={"schemes": SCHEMES, "credentials": credentials})
    return calls.requests[-1]


@pytest.mark.parametrize("given", ["abc", "Bearer abc", "bearer abc", " abc\n"])
def test_bearer_gets_its_prefix_once(calls: Calls, given: str) -> None:
    sent = send(calls, secured(("token",)), token=given).headers["authorization"]
    assert sent.lower() == "bearer abc"


@pytest.mark.parametrize("given", ["me:pass:word", ("me", "pass:word")])
def test_basic(calls: Calls, given: Any) -> None:
    sent = send(calls, secured(("login",)), login=given).headers["authorization"]
    assert base64.b64decode(sent.removeprefix("Basic ")) == b"me:pass:word"


def test_keys_in_header_query_and_cookie(calls: Calls) -> None:
    operation = secured(("key", "query", "cookie"))
    request = send(calls, operation, api_key="a", query_key="b&c", session="d")
    assert request.headers["x-key"] == "a"
    assert str(request.url).endswith("/x?key=b%26c")
    assert request.headers["cookie"] == "sid=d"


def test_the_first_choice_that_can_be_served(calls: Calls) -> None:
    operation = secured(("token", "key"), ("login",), ())
    assert (
        "x-key" in send(calls, operation, token="a", api_key="b", login="c:d").headers
    )
    assert (
        send(calls, operation, token="a", login="c:d")
        .headers["authorization"]
        .startswith("Basic")
    )
    assert "authorization" not in send(calls, operation, token="a").headers


def test_an_operation_without_security_takes_none(calls: Calls) -> None:
    assert "authorization" not in send(calls, secured(), token="a").headers


def test_a_scheme_for_hooks_is_never_missing(calls: Calls) -> None:
    assert (
        send(calls, secured(("hook", "token")), token="a").headers["authorization"]
        == "Bearer a"
    )


@pytest.mark.parametrize("given", [{}, {"token": ""}, {"token": None}])
def test_a_missing_credential_is_an_error_before_any_request(
    calls: Calls, given: Dict[str, Any]
) -> None:
    with pytest.raises(MissingCredentialError) as caught:
        calls.call(
            secured(("token", "key"), ("login",)),
            options={"schemes": SCHEMES, "credentials": given},
        )
    assert str(caught.value) == (
        "list_pets needs a credential: give the client "
        "`token` (or set SHOP_TOKEN) and `api_key`, or `login`"
    )
    assert not calls.requests


def test_the_environment_is_asked_last(
    calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHOP_TOKEN", "from-env")
    assert (
        send(calls, secured(("token",))).headers["authorization"] == "Bearer from-env"
    )
    assert (
        send(calls, secured(("token",)), token="").headers["authorization"]
        == "Bearer from-env"
    )
    assert (
        send(calls, secured(("token",)), token="mine").headers["authorization"]
        == "Bearer mine"
    )
    assert "token" not in sources(SCHEMES, {}, {})


def test_a_callable_is_asked_before_each_try(calls: Calls) -> None:
    from sdkpress.runtime.retry_config import BackoffStrategy, RetryConfig

    tokens = iter(["one", "two", "three"])
    calls.handler = lambda request: httpx.Response(
        503 if len(calls.requests) < 3 else 200, json=1
    )
    calls.call(
        secured(("token",)),
        options={"schemes": SCHEMES, "credentials": {"token": lambda: next(tokens)}},
        retries=RetryConfig(backoff=BackoffStrategy(1)),
    )
    sent = [r.headers["authorization"] for r in calls.requests]
    assert sent == ["Bearer one", "Bearer two", "Bearer three"]


def test_an_async_callable_on_the_async_client() -> None:
    async def token() -> str:
        return "later"

    calls = Calls(asynchronous=True)
    assert (
        send(calls, secured(("token",)), token=token).headers["authorization"]
        == "Bearer later"
    )


def test_a_callers_header_wins(calls: Calls) -> None:
    options = {"schemes": SCHEMES, "credentials": {"token": "a"}}
    calls.call(
        secured(("token",)), options=options, http_headers={"AUTHORIZATION": "Mine b"}
    )
    assert calls.request.headers.get_list("authorization") == ["Mine b"]


SECRET = "s3cr3t-value"


@pytest.mark.parametrize("bad", [f"{SECRET}\r\nX: y", f"{SECRET}é", f"{SECRET}\x00"])
def test_what_a_header_cannot_carry_is_refused_without_showing_it(
    calls: Calls, bad: str
) -> None:
    with pytest.raises(ValueError, match="`token`") as caught:
        send(calls, secured(("token",)), token=bad)
    assert SECRET not in str(caught.value) and not calls.requests


@pytest.mark.parametrize("bad", [lambda: 3, lambda: ""])
def test_a_callable_must_return_a_text(calls: Calls, bad: Any) -> None:
    with pytest.raises((TypeError, ValueError), match="`token`"):
        send(calls, secured(("token",)), token=bad)


def everywhere() -> Tuple[Operation[Any], Dict[str, Any]]:
    operation = secured(("token", "key", "query", "cookie"))
    names = {
        "token": SECRET,
        "api_key": SECRET,
        "query_key": SECRET + "/+",
        "session": SECRET,
    }
    return operation, {"schemes": SCHEMES, "credentials": names}


def test_no_credential_in_an_errors_message_or_repr(calls: Calls) -> None:
    operation, options = everywhere()
    calls.handler = lambda request: httpx.Response(401, text=f"bad key {SECRET}!")
    with pytest.raises(APIError) as caught:
        calls.call(operation, options=options)
    assert str(caught.value) == "401 Unauthorized: bad key ***!"
    assert SECRET not in repr(caught.value) and SECRET not in repr(caught.value.headers)


def test_no_credential_in_a_connection_error(calls: Calls) -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError(
            f"no way with {SECRET} to {request.url}", request=request
        )

    calls.handler = broken
    operation, options = everywhere()
    with pytest.raises(NoResponseError) as caught:
        calls.call(operation, options=options)
    assert SECRET not in str(caught.value) + repr(caught.value)
    assert str(caught.value).startswith("GET https://api.test/v1/x: no way with *** to")


def test_no_credential_in_the_debug_log(
    calls: Calls, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="shop")
    operation, options = everywhere()
    calls.handler = lambda request: httpx.Response(
        200,
        json={"echo": SECRET},
        headers={"Set-Cookie": f"sid={SECRET}", "X-Access-Token": "other-secret"},
    )
    calls.call(
        operation, options={**options, "debug_logger": logging.getLogger("shop")}
    )
    text = "\n".join(r.getMessage() for r in caplog.records if r.name == "shop")
    assert SECRET not in text and "other-secret" not in text
    assert "> GET https://api.test/v1/x?key=***" in text and "< 200" in text


def test_a_redirect_elsewhere_carries_no_credential(calls: Calls) -> None:
    def redirect(request: httpx.Request) -> httpx.Response:
        if request.url.host == "api.test" and request.url.path == "/v1/x":
            return httpx.Response(307, headers={"Location": "/v1/y"})
        if request.url.host == "api.test":
            return httpx.Response(307, headers={"Location": "https://evil.test/z"})
        return httpx.Response(200, json=1)

    calls.handler = redirect
    options: Dict[str, Any] = {
        "schemes": SCHEMES,
        "credentials": {"token": SECRET, "api_key": SECRET, "session": SECRET},
        "http": {"follow_redirects": True},
    }
    assert calls.call(secured(("token", "key", "cookie")), options=options) == 1
    first, second, third = calls.requests
    assert second.headers["x-key"] == SECRET and str(second.url).endswith("/v1/y")
    assert third.url.host == "evil.test"
    assert SECRET not in str(third.headers.raw) + str(third.url)


def test_no_part_of_a_login_is_shown(calls: Calls) -> None:
    calls.handler = lambda request: httpx.Response(
        401, text=f"hunter2 is wrong, {request.headers['authorization']} too"
    )
    options = {"schemes": SCHEMES, "credentials": {"login": ("me", "hunter2")}}
    with pytest.raises(APIError) as caught:
        calls.call(secured(("login",)), options=options)
    assert str(caught.value) == "401 Unauthorized: *** is wrong, Basic *** too"


def test_options_and_wanted_credentials_show_nothing() -> None:
    from sdkpress.runtime.options import SyncOptions

    options = SyncOptions(user_agent="x", credentials={"token": SECRET})
    assert SECRET not in repr(options)
    assert SECRET not in repr(sources(SCHEMES, {"token": SECRET}, {}))

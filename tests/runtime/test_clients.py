"""HTTP clients that are not made by the SDK: what they bring, and how little is enough."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import httpx2 as httpx
import pytest

from sdkpress.runtime.async_transport import AsyncTransport
from sdkpress.runtime.errors import MissingCredentialError
from sdkpress.runtime.operation import Body, Operation, ResponseSpec, Scheme
from sdkpress.runtime.options import AsyncOptions, SyncOptions
from sdkpress.runtime.sync_transport import SyncTransport
from support.raw_server import Connection, serving
from support.runtime_calls import Calls
from support.sessions import session

OK = ResponseSpec("200", "application/json", lambda: Any)
TOKEN = Scheme("token", "token", "bearer")
KEY = Scheme("key", "key", "api_key", name="X-Key")
QUERY = Scheme("query", "query", "api_key", name="api key", location="query")
COOKIE = Scheme("cookie", "cookie", "api_key", name="sid", location="cookie")
SHARED = Scheme("shared", "shared", "http", prefix="SharedAccessKey")
SCHEMES = (TOKEN, KEY, QUERY, COOKIE, SHARED)


def secured(*security: tuple[str, ...]) -> Operation[Any]:
    return Operation(
        id="x", method="get", path="/x", responses=(OK,), security=security
    )


@pytest.mark.parametrize(
    ("scheme", "http", "call"),
    [
        ("token", {"headers": {"Authorization": "Bearer mine"}}, {}),
        ("token", {"auth": ("me", "secret")}, {}),
        ("token", {}, {"http_headers": {"authorization": "Bearer mine"}}),
        ("shared", {"headers": {"Authorization": "SharedAccessKey mine"}}, {}),
        ("key", {"headers": {"x-key": "mine"}}, {}),
        ("query", {"params": {"api key": "mine"}}, {}),
        ("cookie", {"cookies": {"sid": "mine"}}, {}),
    ],
)
def test_a_credential_may_come_with_the_client(
    calls: Calls, scheme: str, http: Any, call: Any
) -> None:
    options = {"schemes": SCHEMES, "http": http}
    calls.call(secured((scheme,)), options=options, **call)
    request = calls.request
    sent = f"{dict(request.headers)} {request.url}"
    assert "mine" in sent or "Basic" in request.headers["authorization"]
    with pytest.raises(MissingCredentialError):
        calls.call(secured((scheme,)), options={"schemes": SCHEMES})


@pytest.mark.parametrize("security", [((), ("token",)), (("token",), ())])
def test_what_is_optional_is_sent_if_given(calls: Calls, security: Any) -> None:
    options: dict[str, Any] = {"schemes": SCHEMES}
    calls.call(secured(*security), options=options)
    assert "authorization" not in calls.requests[0].headers
    calls.call(
        secured(*security), options={**options, "credentials": {"token": "mine"}}
    )
    assert calls.requests[1].headers["authorization"] == "Bearer mine"


@pytest.mark.parametrize("given", ["abcd", "SharedAccessKey abcd"])
def test_other_schemes_keep_their_name(calls: Calls, given: str) -> None:
    options = {"schemes": SCHEMES, "credentials": {"shared": given}}
    calls.call(secured(("shared",)), options=options)
    assert calls.request.headers["authorization"] == "SharedAccessKey abcd"


@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_key_in_the_query_is_not_logged(
    asynchronous: bool, caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[str] = []

    def speak(connection: Connection) -> None:
        request = connection.read()
        assert request is not None
        seen.append(request.path)
        connection.respond()

    with serving(speak) as server, caplog.at_level(logging.DEBUG):
        options: Any = {"schemes": SCHEMES, "credentials": {"query": "s3cret&"}}
        with session(asynchronous, server.url, **options) as client:
            client.call(secured(("query",)))
    assert seen == ["/x?api%20key=s3cret%26"]
    assert "GET http" in caplog.text and "/x?api%20key=***" in caplog.text
    assert "s3cret" not in caplog.text


class Least:
    """No more than is asked for."""

    def __init__(self) -> None:
        self.built: list[Any] = []
        self.streams: list[bool] = []

    def build_request(self, method: str, url: Any, **more: Any) -> httpx.Request:
        self.built.append((method, str(url), more))
        request = httpx.Request(method, url, **more)
        request.headers["X-Built"] = "yes"
        return request

    def send(self, request: httpx.Request, *, stream: bool = False) -> httpx.Response:
        self.streams.append(stream)
        assert request.headers["x-built"] == "yes"
        return httpx.Response(200, json={"got": request.method}, request=request)

    def close(self) -> None:
        raise AssertionError("the client is not ours")


class LeastAsync(Least):
    async def send(  # type: ignore[override]
        self, request: httpx.Request, *, stream: bool = False
    ) -> httpx.Response:
        return Least.send(self, request, stream=stream)

    async def aclose(self) -> None:
        raise AssertionError("the client is not ours")


POST: Operation[Any] = Operation(
    id="x",
    method="post",
    path="/x",
    responses=(OK,),
    body=Body("application/json", lambda: Any),
    security=(("key",),),
)


def settings(client: Any) -> dict[str, Any]:
    return {
        "user_agent": "x/1",
        "server_url": "http://x.test",
        "client": client,
        "schemes": SCHEMES,
        "credentials": {"key": "abcd"},
    }


def test_three_methods_are_enough() -> None:
    client = Least()
    sdk = SyncTransport(SyncOptions(**settings(client)))
    assert sdk.call(POST, body=[1]) == {"got": "POST"}
    assert sdk.call(POST, body=[1], timeout_ms=1000) == {"got": "POST"}
    sdk.close()
    method, url, more = client.built[0]
    assert (method, url) == ("POST", "http://x.test/x") and more["content"] == b"[1]"


def test_three_methods_are_enough_async() -> None:
    client = LeastAsync()

    async def main() -> None:
        sdk = AsyncTransport(AsyncOptions(**settings(client)))
        assert await sdk.call(POST, body=[1]) == {"got": "POST"}
        assert await sdk.call(POST, body=[1], timeout_ms=1000) == {"got": "POST"}
        await sdk.close()

    asyncio.run(main())
    assert client.streams == [False, False]

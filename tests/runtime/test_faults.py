"""Servers that fail, on loopback: each fault ends in the documented result or error, sync and async."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import httpx2 as httpx
import pytest

from sdkpress.runtime.errors import (
    APIError,
    ConnectionFailedError,
    NoResponseError,
    RequestTimeoutError,
    ResponseValidationError,
    SDKException,
)
from sdkpress.runtime.operation import Body, Operation, ResponseSpec, Scheme
from sdkpress.runtime.retry_config import BackoffStrategy, RetryConfig
from support.raw_server import Connection, serving
from support.sessions import session

RETRIES = RetryConfig(backoff=BackoffStrategy(1000, 1000, 1, 60_000))


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def asynchronous(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def operation(
    method: str = "get",
    path: str = "/x",
    media_type: str = "application/json",
    kind: Any = "json",
    type_: Any = Any,
    **more: Any,
) -> Operation[Any]:
    spec = ResponseSpec(
        status="200", media_type=media_type, type=lambda: type_, kind=kind
    )
    return Operation(
        id="op",
        method=method,
        path=path,
        responses=(spec,),
        body=Body("application/json", lambda: Any, required=False),
        **more,
    )


GET, POST = operation(), operation("post")


def speaking(*parts: Callable[[Connection], object]) -> Callable[[Connection], None]:
    """Answer one request after the other, over all connections, as the parts say; the last repeats."""
    served = 0

    def speak(connection: Connection) -> None:
        nonlocal served
        while connection.read() is not None:
            part = parts[min(served, len(parts) - 1)]
            served += 1
            part(connection)
            if connection.socket.fileno() < 0:
                return

    return speak


def fine(connection: Connection) -> None:
    connection.respond(b"1")


def test_refused(asynchronous: bool) -> None:
    with serving(fine) as server:
        url = server.url
    with session(asynchronous, url, retry_config=RETRIES) as client:
        with pytest.raises(ConnectionFailedError) as caught:
            client.call(GET)
        assert isinstance(caught.value, (httpx.ConnectError, ConnectionError))
        assert isinstance(caught.value, SDKException)
        assert client.waits == [1] * 60


@pytest.mark.parametrize("when", ["before", "headers", "body"])
def test_reset(asynchronous: bool, when: str) -> None:
    def breaking(connection: Connection) -> None:
        if when != "before":
            connection.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
        if when == "body":
            connection.send(b"Content-Length: 9\r\n\r\n[1,")
        connection.reset()

    with serving(speaking(breaking)) as server:
        with session(asynchronous, server.url) as client:
            with pytest.raises(NoResponseError):
                client.call(GET)
            assert len(server.connections) == 1
    with serving(speaking(breaking, breaking, fine)) as server:
        with session(asynchronous, server.url, retry_config=RETRIES) as client:
            assert client.call(GET) == 1
            assert len(client.waits) == 2


def test_truncated(asynchronous: bool) -> None:
    def truncated(connection: Connection) -> None:
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
        connection.send(b"Content-Length: 100\r\n\r\n[1, 2")
        connection.close()

    with serving(speaking(truncated, fine)) as server:
        with session(asynchronous, server.url) as client:
            with pytest.raises(NoResponseError) as caught:
                client.call(GET)
            assert isinstance(caught.value, httpx.RemoteProtocolError)
            assert client.call(GET) == 1


def test_bad_json(asynchronous: bool) -> None:
    with serving(speaking(lambda c: c.respond(b'{"a": '))) as server:
        with session(asynchronous, server.url) as client:
            with pytest.raises(ResponseValidationError, match="Invalid JSON"):
                client.call(GET)


def test_another_content_type_is_named(asynchronous: bool) -> None:
    page = b"<h1>Sign in</h1>"
    with serving(
        speaking(lambda c: c.respond(page, content_type="text/html"))
    ) as server:
        with session(asynchronous, server.url) as client:
            with pytest.raises(APIError) as caught:
                client.call(GET)
    assert "expected application/json, received text/html" in caught.value.message
    assert caught.value.body == page.decode()


class TestTimeLimit:
    def test_covers_the_body(self, asynchronous: bool) -> None:
        sent: list[bytes] = []

        def dribble(connection: Connection) -> None:
            import time

            connection.begin("application/json")
            for _ in range(400):
                time.sleep(0.02)
                if not connection.send(b" "):
                    return
                sent.append(b" ")

        with serving(speaking(dribble)) as server:
            with session(asynchronous, server.url) as client:
                with pytest.raises(RequestTimeoutError) as caught:
                    client.call(GET, timeout_ms=200)
        assert isinstance(caught.value, (httpx.ReadTimeout, TimeoutError))
        assert len(sent) < 200

    def test_ends_a_wait(self, asynchronous: bool) -> None:
        def silent(connection: Connection) -> None:
            while connection.read() is not None:
                pass

        with serving(silent) as server:
            with session(asynchronous, server.url, timeout_ms=50) as client:
                with pytest.raises(RequestTimeoutError):
                    client.call(GET)
                with pytest.raises(RequestTimeoutError):
                    client.perform("download", operation(kind="stream"), timeout_ms=60)

    def test_leaves_a_quick_call_alone(self, asynchronous: bool) -> None:
        with serving(speaking(fine)) as server:
            with session(asynchronous, server.url, timeout_ms=60_000) as client:
                assert [client.call(POST, body=[1]) for _ in range(3)] == [1, 1, 1]
                assert len(server.connections) == 1

    @pytest.mark.parametrize("timeout_ms", [0, -1])
    def test_is_more_than_nothing(self, asynchronous: bool, timeout_ms: int) -> None:
        with pytest.raises(ValueError, match="timeout_ms"):
            with session(asynchronous, "http://x.test", timeout_ms=timeout_ms):
                pass
        with session(asynchronous, "http://x.test") as client:
            with pytest.raises(ValueError, match="timeout_ms"):
                client.call(GET, timeout_ms=timeout_ms)


class TestKeptConnection:
    """The server answers once on each connection, and hangs up on the second request."""

    @staticmethod
    def once(connection: Connection) -> None:
        if connection.read() is not None:
            connection.respond(b"1")
            connection.read()

    @pytest.mark.parametrize("method", ["get", "put", "delete"])
    def test_what_is_safe_goes_over_a_new_one(
        self, asynchronous: bool, method: str
    ) -> None:
        with serving(self.once) as server:
            with session(asynchronous, server.url) as client:
                assert [client.call(operation(method)) for _ in range(4)] == [1] * 4
                assert set(client.waits) == {0}

    def test_a_post_is_not_sent_twice(self, asynchronous: bool) -> None:
        with serving(self.once) as server:
            with session(asynchronous, server.url) as client:
                assert client.call(POST) == 1
                with pytest.raises(NoResponseError):
                    client.call(POST)

    def test_a_post_with_a_key_is(self, asynchronous: bool) -> None:
        with serving(self.once) as server:
            with session(asynchronous, server.url) as client:
                for _ in range(3):
                    headers = {"Idempotency-Key": "k"}
                    assert client.call(POST, http_headers=headers) == 1

    def test_one_that_was_closed_before_is_not_used(self, asynchronous: bool) -> None:
        def hang_up(connection: Connection) -> None:
            connection.read()
            connection.respond(b"1")

        with serving(hang_up) as server:
            with session(asynchronous, server.url) as client:
                for _ in range(3):
                    assert client.call(POST) == 1
                    while server.open:
                        pass


class TestHopeless:
    """What would end in the same way again is not tried again."""

    def test_no_http(self, asynchronous: bool) -> None:
        with serving(
            speaking(lambda c: c.send(b"220 mail.test ESMTP\r\n\r\n"))
        ) as server:
            with session(asynchronous, server.url, retry_config=RETRIES) as client:
                with pytest.raises(NoResponseError):
                    client.call(GET)
                assert client.waits == []

    def test_broken_compression(self, asynchronous: bool) -> None:
        body = gzip.compress(b"[1]")[:-8] + b"\0" * 20
        broken = body[:10] + b"\xff" * 10 + body[20:]
        with serving(
            speaking(lambda c: c.respond(broken, Content_Encoding="gzip"))
        ) as server:
            with session(asynchronous, server.url, retry_config=RETRIES) as client:
                with pytest.raises(NoResponseError) as caught:
                    client.call(GET)
                assert client.waits == []
        assert isinstance(caught.value, httpx.DecodingError)

    def test_unknown_scheme(self, asynchronous: bool) -> None:
        with session(asynchronous, "gopher://x.test", retry_config=RETRIES) as client:
            with pytest.raises(NoResponseError):
                client.call(GET)
            assert client.waits == []

    def test_no_tls(self, asynchronous: bool) -> None:
        def plain(connection: Connection) -> None:
            connection.socket.recv(1)
            connection.respond()

        with serving(plain) as server:
            url = server.url.replace("http:", "https:")
            with session(asynchronous, url, retry_config=RETRIES) as client:
                with pytest.raises(ConnectionFailedError):
                    client.call(GET)
                assert client.waits == []

    @pytest.mark.parametrize("with_key", [False, True])
    def test_endless_redirects(self, asynchronous: bool, with_key: bool) -> None:
        def again(connection: Connection) -> None:
            connection.respond(b"", "302 Found", Location="/x")

        options: dict[str, Any] = {"retry_config": RETRIES}
        one = GET
        if with_key:
            scheme = Scheme("key", "key", "api_key", name="X-Key")
            options |= {"schemes": (scheme,), "credentials": {"key": "abcd"}}
            one = operation(security=(("key",),))
        with serving(speaking(again)) as server:
            with session(asynchronous, server.url, **options) as client:
                with pytest.raises(NoResponseError) as caught:
                    client.call(one)
                assert client.waits == []
        assert isinstance(caught.value, httpx.TooManyRedirects)


class TestStorms:
    @pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Busy"])
    def test_seconds(self, asynchronous: bool, status: str) -> None:
        def busy(connection: Connection) -> None:
            connection.respond(b"", status, Retry_After="7")

        with serving(speaking(*[busy] * 5, fine)) as server:
            with session(asynchronous, server.url, retry_config=RETRIES) as client:
                assert client.call(POST) == 1
                assert client.waits == [7] * 5

    def test_a_date(self, asynchronous: bool) -> None:
        from email.utils import formatdate
        from time import time

        def busy(connection: Connection) -> None:
            date = formatdate(time() + 30, usegmt=True)
            connection.respond(b"", "503 Busy", Retry_After=date)

        with serving(speaking(busy, busy, fine)) as server:
            with session(asynchronous, server.url, retry_config=RETRIES) as client:
                assert client.call(GET) == 1
                assert all(25 < wait <= 31 for wait in client.waits)
                assert len(client.waits) == 2

    def test_without_end(self, asynchronous: bool) -> None:
        def busy(connection: Connection) -> None:
            connection.respond(b"no", "503 Busy", Retry_After="3600")

        with serving(speaking(busy)) as server:
            with session(asynchronous, server.url, retry_config=RETRIES) as client:
                with pytest.raises(APIError) as caught:
                    client.call(GET)
                assert client.waits == [] and caught.value.status_code == 503

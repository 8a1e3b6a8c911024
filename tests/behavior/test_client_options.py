"""What a client and a call can be told besides their arguments: headers, query, repeats, time, strictness."""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.apis import OPTIONS, PAGED, document, pressed
from support.loopback import Answer, Loopback, loopback
from support.pressing import press

NOTE = Answer.json({"text": "Hi"})
ODD = Answer.json({"text": "Hi", "size": "big"})
BUSY = Answer.json({"message": "busy"}, 503, **{"Retry-After": "0"})
SLOW = Answer(body=b'{"text": "Hi"}', delay=0.5)


@pytest.fixture(scope="module")
def _server() -> Iterator[Loopback]:
    with loopback(document(OPTIONS)) as running:
        yield running


@pytest.fixture
def server(_server: Loopback) -> Loopback:
    _server.seen.clear()
    _server.scripted.clear()
    return _server


@pytest.fixture(params=["sync", "async"])
def note(request: pytest.FixtureRequest, server: Loopback) -> Any:
    """Asks for a note with client options, and with options of the call."""
    kind: str = request.param

    def ask(options: dict[str, Any], call: dict[str, Any], method: str = "note") -> Any:
        given = {"key": "k", "server_url": server.url, **options}
        if kind == "sync":
            with pressed(OPTIONS).client("sync", **given) as client:
                return getattr(client.notes, method)(**call)

        async def waiting() -> Any:
            async with pressed(OPTIONS).client("async", **given) as client:
                return await getattr(client.notes, method)(**call)

        return asyncio.run(waiting())

    return ask


def errors() -> Any:
    return pressed(OPTIONS).module("models")


def test_headers_for_all_calls(note: Any, server: Loopback) -> None:
    note({"headers": {"X-Team": "blue", "Accept-Language": "de"}}, {})
    assert server.last.headers["x-team"] == "blue"
    assert server.last.headers["accept-language"] == "de"
    assert server.last.headers["x-key"] == "k"
    note({"headers": {"X-Team": "blue"}}, {"http_headers": {"X-Team": "red"}})
    assert server.last.headers["x-team"] == "red"
    note({"headers": {"User-Agent": "mine/1"}}, {})
    assert server.last.headers["user-agent"] == "mine/1"


def test_a_login_by_headers(note: Any, server: Loopback) -> None:
    note({"key": None, "headers": {"x-key": "by-header"}}, {})
    assert server.last.headers["x-key"] == "by-header"
    note({"key": "given", "headers": {"x-key": "by-header"}}, {})
    assert server.last.headers["x-key"] == "by-header"
    with pytest.raises(errors().MissingCredentialError):
        note({"key": None, "headers": {"x-other": "1"}}, {})


def test_a_query_for_all_calls(note: Any, server: Loopback) -> None:
    note({"default_query": {"version": "2", "none": None}}, {})
    assert server.last.query == [("version", "2")]
    note({"default_query": {"version": "2"}}, {"version": "3"})
    assert server.last.query == [("version", "3")]


def test_how_often_a_call_is_repeated(note: Any, server: Loopback) -> None:
    for client, call, tries in (
        ({"max_retries": 2}, {}, 3),
        ({}, {"max_retries": 1}, 2),
        ({"max_retries": 5}, {"max_retries": 0}, 1),
        ({"max_retries": 0}, {}, 1),
        ({}, {}, 1),
    ):
        server.seen.clear()
        server.scripted.clear()
        server.script("note", *[BUSY] * 9)
        with pytest.raises(errors().SDKError, match="503"):
            note(client, call)
        assert len(server.seen) == tries, (client, call)
    server.scripted.clear()
    server.script("note", BUSY, NOTE)
    assert note({"max_retries": 1}, {}).text == "Hi"


def test_what_is_unsafe_is_repeated_where_the_call_says_so(
    note: Any, server: Loopback
) -> None:
    broken = Answer.json({}, 500, **{"Retry-After": "0"})
    method = "with_streaming_response_"
    for client, call, tries in (
        ({"max_retries": 2}, {}, 1),
        ({}, {"max_retries": 2}, 3),
    ):
        server.seen.clear()
        server.scripted.clear()
        server.script("with_streaming_response", *[broken] * 9)
        with pytest.raises(errors().SDKError):
            note(client, {"text": "Hi", **call}, method)
        assert len(server.seen) == tries


def test_time_in_seconds(note: Any, server: Loopback) -> None:
    for client, call in (
        ({"timeout": 0.1}, {}),
        ({}, {"timeout": 0.1}),
        ({"timeout": 30}, {"timeout_ms": 100}),
        ({"timeout_ms": 30_000}, {"timeout": 0.1}),
    ):
        server.script("note", SLOW)
        with pytest.raises(errors().RequestTimeoutError):
            note(client, call)
    server.script("note", SLOW)
    assert note({"timeout": 0.1}, {"timeout": 30}).text == "Hi"


def test_how_strictly_responses_are_read(note: Any, server: Loopback) -> None:
    server.script("note", *[ODD] * 5)
    assert note({}, {}).size == "big"
    for client, call in (
        ({"response_validation": "strict"}, {}),
        ({"response_validation": "off"}, {"response_validation": "strict"}),
    ):
        with pytest.raises(errors().ResponseValidationError):
            note(client, call)
    strict = {"response_validation": "strict"}
    assert note(strict, {"response_validation": "off"}).size == "big"
    assert note(strict, {"response_validation": "lenient"}).size == "big"


@pytest.mark.parametrize("status", [201, 202, 203, 206])
def test_a_success_that_the_document_does_not_list(
    note: Any, server: Loopback, status: int
) -> None:
    server.script("note", *[Answer.json({"text": "Hi"}, status)] * 3)
    assert note({}, {}).text == "Hi"
    assert note({}, {"response_validation": "off"}).text == "Hi"
    with pytest.raises(errors().SDKError, match=f"{status}.*the document lists 200"):
        note({}, {"response_validation": "strict"})


@pytest.mark.parametrize("status", [202, 204, 205])
def test_one_without_content(note: Any, server: Loopback, status: int) -> None:
    server.script("note", *[Answer(status=status)] * 2)
    assert note({}, {}) is None
    with pytest.raises(errors().SDKError, match=str(status)):
        note({}, {"response_validation": "strict"})


def test_what_was_bent_is_told_to_the_logger(
    note: Any, server: Loopback, caplog: pytest.LogCaptureFixture
) -> None:
    server.script("note", ODD)
    options = {"debug_logger": logging.getLogger("options-test")}
    with caplog.at_level(logging.DEBUG, "options-test"):
        note(options, {})
        assert "taken as it came: size" in caplog.text
        server.script("note", Answer.json({"text": "Hi"}, 201))
        note(options, {})
        assert "taken as it came: 201: the status is not documented" in caplog.text
        caplog.clear()
        server.script("note", ODD)
        note(options, {"response_validation": "off"})
        assert "taken as it came" not in caplog.text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"timeout": 0}, "`timeout` is 0"),
        ({"timeout": 1, "timeout_ms": 1}, "not both"),
        ({"max_retries": -1}, "`max_retries` is -1"),
        ({"response_validation": "loose"}, "`response_validation` is 'loose'"),
    ],
)
def test_mistakes_are_told_in_words(
    note: Any, server: Loopback, options: dict[str, Any], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        note({}, options)
    with pytest.raises(ValueError, match=said):
        note(options, {})
    assert not server.seen


def test_an_argument_of_the_documents_keeps_its_name(server: Loopback) -> None:
    with pressed(OPTIONS).client("sync", server_url=server.url) as client:
        client.with_raw_response_.find(timeout=3, max_retries="four", timeout_ms=9000)
        parameters = inspect.signature(client.with_raw_response_.find).parameters
    assert server.last.query == [("timeout", "3"), ("max_retries", "four")]
    assert parameters["max_retries"].annotation == "Optional[str]"
    assert "response_validation" in parameters


def test_headers_do_not_follow_to_another_host(note: Any, server: Loopback) -> None:
    with loopback(document(OPTIONS)) as other:
        away = {"Location": f"{other.url}/note".replace("127.0.0.1", "localhost")}
        server.script("note", Answer(307, None, headers=away))
        with pytest.raises(errors().BadRequestError, match="no credential for key"):
            note({"headers": {"X-Team-Secret": "s"}}, {})
        assert "x-team-secret" in server.last.headers
        assert "x-team-secret" not in other.last.headers


def test_a_key_makes_a_repeat_safe(note: Any, server: Loopback) -> None:
    broken = Answer.json({}, 500, **{"Retry-After": "0"})
    server.script("pay", broken, broken, NOTE)
    assert note({"max_retries": 2}, {}, "pay").text == "Hi"
    keys = [request.headers["idempotency-key"] for request in server.seen]
    assert len(keys) == 3 and len(set(keys)) == 1 and len(keys[0]) == 36
    note({"max_retries": 2}, {}, "pay")
    assert server.last.headers["idempotency-key"] != keys[0]
    note({"max_retries": 2}, {"idempotency_key": "mine"}, "pay")
    assert server.last.headers["idempotency-key"] == "mine"
    note({}, {}, "pay")
    assert "idempotency-key" not in server.last.headers  # nothing is repeated


def test_the_readme_tells_of_keys_and_logins() -> None:
    text = (pressed(OPTIONS).folder / "README.md").read_text()
    assert "The server knows a repeated request by its `Idempotency-Key`" in text
    assert (
        """`digest`: a user and a password, as a pair `("user", "password")`""" in text
    )
    other = (pressed(PAGED).folder / "README.md").read_text()
    assert (
        "knows a repeated request" not in other and "a user and a password" not in other
    )


def test_the_config_may_name_the_header(tmp_path: Path, server: Loopback) -> None:
    config = tmp_path / "sdkpress.yaml"
    config.write_text("package: options_keys\nidempotency_header: X-Request-Key\n")
    build = press(OPTIONS.document, config, tmp_path / "out")
    broken = Answer.json({}, 500, **{"Retry-After": "0"})
    server.script("with_streaming_response", broken, NOTE)
    with build.client("sync", server_url=server.url, key="k", max_retries=1) as client:
        client.notes.with_streaming_response_(text="a")
        keys = [request.headers["x-request-key"] for request in server.seen]
        assert len(keys) == 2 and len(set(keys)) == 1
        client.notes.note()
        assert "x-request-key" not in server.last.headers

"""Retries, errors, servers, credentials and timeouts, as a caller meets them."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import httpx2
import pytest

from support.apis import OURS, pressed
from support.loopback import Answer, Loopback
from support.pressing import Build

BUSY = Answer.json({"message": "Wait."}, 429, **{"Retry-After": "0"})
DOWN = Answer.json({"message": "Down."}, 503)


def quick(utils: Any, longest_ms: int = 5000) -> Any:
    backoff = utils.BackoffStrategy(1, 5, 1.1, longest_ms)
    return utils.RetryConfig("backoff", backoff, True)


def test_busy_answers_are_repeated(atelier: Any, server: Loopback, utils: Any) -> None:
    server.script("jobGet", BUSY, DOWN)
    assert atelier.job.get(job_id="job_1", retries=quick(utils)).kind == "render"
    assert len(server.seen) == 3


def test_repeats_of_the_async_client(sdk: Build, server: Loopback, utils: Any) -> None:
    server.script("jobGet", BUSY, BUSY)

    async def run() -> Any:
        options = {"server_url": server.url, "retry_config": quick(utils)}
        async with sdk.client("async", **options) as client:
            return await client.job.get(job_id="job_1")

    assert asyncio.run(run()).kind == "render"
    assert len(server.seen) == 3


def test_repeats_end(atelier: Any, server: Loopback, sdk: Build, utils: Any) -> None:
    server.script("jobGet", *[DOWN] * 5000)
    with pytest.raises(base_error(sdk)) as caught:
        atelier.job.get(job_id="job_1", retries=quick(utils, 1000))
    assert caught.value.status_code == 503
    assert 1 < len(server.seen) < 5000


def test_other_errors_are_not_repeated(
    atelier: Any, server: Loopback, utils: Any
) -> None:
    server.script("jobGet", Answer.json({"message": "No."}, 404))
    with pytest.raises(Exception, match="No|404"):
        atelier.job.get(job_id="job_1", retries=quick(utils))
    assert len(server.seen) == 1


def test_none_turns_repeats_off(atelier: Any, server: Loopback) -> None:
    server.script("jobGet", DOWN)
    with pytest.raises(Exception) as caught:
        atelier.job.get(job_id="job_1", retries=None)
    assert caught.value.status_code == 503
    assert len(server.seen) == 1


def base_error(sdk: Build) -> Any:
    return getattr(sdk.module("models"), sdk.description["client"]["base_error"])


def test_an_error_with_a_body(
    atelier: Any, server: Loopback, sdk: Build, models: Any
) -> None:
    taken = {"message": "Taken.", "existing": "col_1"}
    server.script("libraryCollectionCreate", Answer.json(taken, 409, **{"X-Id": "7"}))
    with pytest.raises(base_error(sdk)) as caught:
        atelier.library.collection.create(idempotency_key="k", name="Harbours")
    error = caught.value
    described = next(
        row
        for one in sdk.description["operations"]
        for row in one["responses"]
        if one["operation_id"] == "libraryCollectionCreate" and row["status"] == "409"
    )
    assert f"models.{type(error).__name__}" == described["exception"]
    assert error.status_code == 409
    assert error.headers["X-Id"] == "7"
    assert error.data.existing == "col_1"
    assert "Taken." in error.body
    assert error.raw_response.status_code == 409


def test_an_error_without_a_model(
    atelier: Any, server: Loopback, sdk: Build, models: Any
) -> None:
    server.script("ping", Answer(500, "text/plain", b"a dark cave"))
    with pytest.raises(models.SDKError) as caught:
        atelier.ping()
    assert isinstance(caught.value, base_error(sdk))
    assert caught.value.status_code == 500
    assert caught.value.body == "a dark cave"
    assert "500" in str(caught.value)


def test_an_error_body_that_does_not_fit(
    atelier: Any, server: Loopback, sdk: Build
) -> None:
    server.script("jobGet", Answer(404, "application/json", b"<html>not JSON"))
    with pytest.raises(base_error(sdk)) as caught:
        atelier.job.get(job_id="job_1")
    assert caught.value.status_code == 404


def test_an_answer_that_does_not_fit(
    atelier: Any, server: Loopback, sdk: Build
) -> None:
    server.script("libraryCollectionGet", Answer.json({"id": 3}))
    collection = atelier.library.collection.get(collection_id="col_1")
    assert collection.id == 3 and collection.name is None
    broken = Answer(200, "application/json", b'{"id": ')
    server.script("libraryCollectionGet", broken)
    with pytest.raises(base_error(sdk)) as caught:
        atelier.library.collection.get(collection_id="col_1")
    assert type(caught.value).__name__ == "ResponseValidationError"
    assert caught.value.status_code == 200


def test_no_answer(sdk: Build) -> None:
    with sdk.client("sync", server_url="http://127.0.0.1:9") as client:
        with pytest.raises(sdk.module("models").ConnectionFailedError):
            client.ping(retries=None)


def test_a_timeout(atelier: Any, server: Loopback) -> None:
    server.script("ping", Answer(200, "text/plain", b"late", delay=0.6))
    with pytest.raises(TimeoutError):
        atelier.ping(timeout_ms=100, retries=None)


def test_a_missing_credential_is_told_before_sending(
    sdk: Build, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ATELIER_TOKEN", "ATELIER_ADMIN_KEY"):
        monkeypatch.delenv(name, raising=False)
    with sdk.module().Atelier(server_url=server.url) as client:
        with pytest.raises(ValueError, match="token.*ATELIER_TOKEN|ATELIER_TOKEN"):
            client.job.get(job_id="job_1")
        assert not server.seen
        assert client.ping() == "pong"


def test_credentials_from_the_environment(
    sdk: Build, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_TOKEN", "from-outside")
    with sdk.module().Atelier(server_url=server.url) as client:
        client.job.get(job_id="job_1")
    assert server.last.headers["authorization"] == "Bearer from-outside"


def test_credentials_from_a_callable(sdk: Build, server: Loopback) -> None:
    tokens = iter(["one", "two"])
    with sdk.module().Atelier(lambda: next(tokens), server_url=server.url) as client:
        client.job.get(job_id="job_1")
        client.job.get(job_id="job_1")
    sent = [request.headers["authorization"] for request in server.seen]
    assert sent == ["Bearer one", "Bearer two"]


def test_an_async_callable(sdk: Build, server: Loopback) -> None:
    async def token() -> str:
        return "later"

    async def run() -> None:
        async with sdk.module().AsyncAtelier(token, server_url=server.url) as client:
            await client.job.get(job_id="job_1")

    asyncio.run(run())
    assert server.last.headers["authorization"] == "Bearer later"


def test_an_api_key(atelier: Any, server: Loopback) -> None:
    atelier.account.key.issue(name="Nightly", rights=["paint"])
    assert server.last.headers["x-admin-key"] == "secret"
    assert "authorization" not in server.last.headers
    atelier.ping()
    assert "authorization" not in server.last.headers


def base_urls(sdk: Build, path: str, **options: Any) -> str:
    """The URL that a call goes to, asked of a client that sends nothing."""
    seen: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(str(request.url))
        return httpx2.Response(200, text="pong")

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
        client = sdk.module().Atelier("secret", client=http, **options)
        if path == "ping":
            client.ping()
        else:
            with pytest.raises(Exception, match="."):
                client.studio.sound.transcribe(recordings=[b"1"])
    return seen[0]


@pytest.mark.parametrize(
    ("options", "url"),
    [
        ({}, "https://api.atelier.example/v2/ping"),
        ({"server": "world"}, "https://api.atelier.example/v2/ping"),
        ({"server": "region"}, "https://eu.atelier.example/stable/v2/ping"),
        ({"server_idx": 1}, "https://eu.atelier.example/stable/v2/ping"),
        (
            {"server": "region", "url_params": {"region": "asia", "edition": "new"}},
            "https://asia.atelier.example/new/v2/ping",
        ),
        ({"server_url": "https://here.example/x/"}, "https://here.example/x/v2/ping"),
    ],
)
def test_servers(sdk: Build, options: dict[str, Any], url: str) -> None:
    assert base_urls(sdk, "ping", **options) == url


def test_an_operation_with_a_server_of_its_own(sdk: Build) -> None:
    url = base_urls(sdk, "transcribe")
    assert url == "https://sound.atelier.example/v2/studio/sound/transcripts"


def test_an_unknown_server_is_refused(sdk: Build) -> None:
    with pytest.raises(ValueError, match="nowhere"):
        sdk.module().Atelier("secret", server="nowhere").ping()


def test_headers_and_globals(sdk: Build, server: Loopback) -> None:
    options = {"server_url": server.url, "x_workspace": "ws_south"}
    with sdk.client("sync", **options) as client:
        client.library.collection.list(http_headers={"X-Extra": "1"})
        assert server.last.headers["x-workspace"] == "ws_south"
        assert server.last.headers["x-extra"] == "1"
        client.library.collection.list(x_workspace="ws_north")
        assert server.last.headers["x-workspace"] == "ws_north"


def test_texts_that_need_escaping(atelier: Any, server: Loopback) -> None:
    atelier.job.get(job_id="a/b ?#%é")
    assert server.last.raw_path == "/v2/jobs/a%2Fb%20%3F%23%25%C3%A9"
    atelier.library.item.search(q="a&b=c +d")
    assert ("q", "a&b=c +d") in server.last.query


def test_nothing_secret_is_logged_or_shown(
    sdk: Build, server: Loopback, caplog: pytest.LogCaptureFixture
) -> None:
    logger = logging.getLogger("atelier-test")
    caplog.set_level(logging.DEBUG)
    server.script("jobGet", Answer.json({"message": "No."}, 404))
    options = {"server_url": server.url, "debug_logger": logger}
    with sdk.module().Atelier("hush-hush", **options) as client:
        with pytest.raises(Exception) as caught:
            client.job.get(job_id="job_1")
        shown = f"{client!r} {client.job!r} {caught.value} {caught.value!r}"
    assert "hush-hush" not in shown + caplog.text
    assert caplog.records


def test_a_client_of_the_caller_stays_open(sdk: Build, server: Loopback) -> None:
    with httpx2.Client(trust_env=False) as http:
        with sdk.client("sync", client=http, server_url=server.url) as client:
            client.ping()
        assert not http.is_closed


def test_no_warnings(sdk: Build, server: Loopback) -> None:
    code = f"""
import asyncio, atelier
with atelier.Atelier("t", server_url={server.url!r}) as client:
    client.studio.image.generate(prompt="A boat", model="m", size="4k")
    with client.studio.chat.stream(
        model="m", messages=[{{"role": "user", "content": "Hi"}}], stream=True
    ) as events:
        next(events)
    client.studio.image.edit(picture=b"x", prompt="A boat")
async def main():
    async with atelier.AsyncAtelier("t", server_url={server.url!r}) as client:
        await client.ping()
asyncio.run(main())
"""
    done = sdk.python(code, "-W", "error")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_deprecated_method_names_what_to_call_instead() -> None:
    client = pressed(OURS[1]).client()
    told = "stop is deprecated. Use `job.start` instead."
    assert type(client.job).stop.__deprecated__ == told
    client.close()


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("many", "limit\n  Input should be a valid integer, unable to parse"),
        (2.5, "limit\n  Input should be a valid integer, got a number with a"),
        ([5], "limit\n  Input should be a valid integer"),
    ],
)
def test_a_number_that_is_none_is_told_before_a_request(
    limit: Any, words: str, atelier: Any, server: Loopback
) -> None:
    with pytest.raises(ValueError, match=words):
        atelier.library.collection.list(limit=limit)
    assert server.seen == []


@pytest.mark.parametrize("limit", [5, "5", 5.0])
def test_a_number_may_be_given_as_a_text(
    limit: Any, atelier: Any, server: Loopback
) -> None:
    atelier.library.collection.list(limit=limit)
    assert ("limit", "5") in server.last.query

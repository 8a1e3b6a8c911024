"""Requests: URL, servers, parameters in place, headers, timeouts, the user's own HTTP client."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Dict, List, Optional

import httpx2 as httpx
import pytest
from pydantic import Field, ValidationError

from sdkpress.runtime.async_transport import AsyncTransport
from sdkpress.runtime.model import BaseModel
from sdkpress.runtime.operation import Operation, Parameter, ResponseSpec, Server
from sdkpress.runtime.options import AsyncOptions, SyncOptions
from sdkpress.runtime.sync_transport import SyncTransport
from sdkpress.runtime.unset import UNSET
from support.runtime_calls import Calls

ANSWERS = (ResponseSpec(status="200", media_type="application/json", type=lambda: Any),)


def get(path: str, *parameters: Parameter, **more: Any) -> Operation[Any]:
    return Operation(
        id="get",
        method="get",
        path=path,
        responses=ANSWERS,
        parameters=parameters,
        **more,
    )


def parameter(name: str, location: Any, **more: Any) -> Parameter:
    style = {"query": "form", "cookie": "form"}.get(location, "simple")
    settings: Dict[str, Any] = {
        "argument": name.lower().replace("-", "_"),
        "style": style,
        "explode": style == "form",
        **more,
    }
    return Parameter(name=name, location=location, **settings)


class Filter(BaseModel):
    min_age: Annotated[Optional[int], Field(alias="minAge")] = None
    names: Optional[List[str]] = None


ALL = get(
    "/pets/{pet-id}/{when}",
    parameter("pet-id", "path"),
    parameter("when", "path", type=lambda: date),
    parameter("limit", "query", type=lambda: int),
    parameter("filter", "query", style="deepObject", type=lambda: Filter),
    parameter("X-Team", "header"),
    parameter("session", "cookie"),
    parameter("raw", "query", content_type="application/json", type=lambda: Filter),
    parameter("null", "query", nullable=True),
)


def test_everything_in_its_place(calls: Calls) -> None:
    calls.call(
        ALL,
        parameters={
            "pet_id": "a/b c",
            "when": date(2024, 1, 2),
            "limit": 5,
            "filter": {"min_age": 3, "names": ["x"]},
            "x_team": "téam",
            "session": "s;1",
            "raw": Filter(min_age=1),
            "null": None,
        },
    )
    request = calls.request
    assert request.method == "GET"
    assert str(request.url) == (
        "https://api.test/v1/pets/a%2Fb%20c/2024-01-02?limit=5"
        "&filter%5BminAge%5D=3&filter%5Bnames%5D%5B0%5D=x&raw=%7B%22minAge%22%3A1%7D"
    )
    assert dict(request.headers.raw)[b"X-Team"] == "téam".encode()
    assert request.headers["cookie"] == "session=s%3B1"
    assert request.headers["accept"] == "application/json"
    assert request.headers["user-agent"] == "test/1"
    assert "content-type" not in request.headers


def test_none_and_unset_are_left_out(calls: Calls) -> None:
    values = {
        "pet_id": 1,
        "when": "2024-01-02",
        "limit": None,
        "x_team": UNSET,
        "null": UNSET,
    }
    calls.call(ALL, parameters=values)
    assert str(calls.request.url) == "https://api.test/v1/pets/1/2024-01-02"
    assert "x-team" not in calls.request.headers


@pytest.mark.parametrize(
    ("value", "told"), [("", "empty"), (None, "needed"), ("..", "another path")]
)
def test_a_path_cannot_be_led_astray(calls: Calls, value: Any, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        calls.call(ALL, parameters={"pet_id": value, "when": "2024-01-02"})
    assert not calls.requests


def test_values_that_do_not_fit_are_refused(calls: Calls) -> None:
    values = {"pet_id": 1, "when": "2024-01-02", "filter": {"min_age": "x"}}
    with pytest.raises(ValidationError):
        calls.call(ALL, parameters=values)


def test_a_header_cannot_be_split(calls: Calls) -> None:
    values = {"pet_id": 1, "when": "2024-01-02", "x_team": "a\r\nX-Admin: 1"}
    with pytest.raises(ValueError, match="X-Team") as caught:
        calls.call(ALL, parameters=values)
    assert "Admin" not in str(caught.value)


def test_globals_fill_what_a_call_leaves_out(calls: Calls) -> None:
    operation = get("/{team}", parameter("team", "path"), parameter("limit", "query"))
    options = {"globals": {"team": "red", "limit": 10}}
    calls.call(operation, options=options, parameters={"limit": 3})
    assert str(calls.request.url) == "https://api.test/v1/red?limit=3"


SERVERS = (
    Server(url="https://one.test", id="one"),
    Server(
        url="https://{region}.two.test/{version}",
        id="two",
        variables=(("region", "eu"), ("version", "v2")),
    ),
)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, "https://one.test/x"),
        ({"server": "two"}, "https://eu.two.test/v2/x"),
        ({"server_idx": 1, "url_params": {"region": "us"}}, "https://us.two.test/v2/x"),
        ({"server_url": "http://three.test/"}, "http://three.test/x"),
        ({"server_url": "http://three.test/a?key=1"}, "http://three.test/a/x?key=1"),
        (
            {"server_url": "http://{a}.test", "url_params": {"a": "b"}},
            "http://b.test/x",
        ),
    ],
)
def test_the_server_that_is_asked_for(
    calls: Calls, options: Any, expected: str
) -> None:
    calls.call(get("/x"), options={"servers": SERVERS, "server_url": None, **options})
    assert str(calls.request.url) == expected


def test_an_operations_own_servers_and_the_calls_url(calls: Calls) -> None:
    operation = get("/x", servers=(Server(url="http://localhost:8000"),))
    general = {"servers": SERVERS, "server_url": None}
    calls.call(operation, options=general)
    calls.call(operation, options={**general, "server_url": "http://mine.test"})
    calls.call(operation, options=general, server_url="http://other.test/base/")
    assert [str(r.url) for r in calls.requests] == [
        "http://localhost:8000/x",
        "http://mine.test/x",
        "http://other.test/base/x",
    ]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"server": "three"}, "'one', 'two'"),
        ({"server_idx": 2}, "0 to 1"),
        ({"server_url": "http://{x}.test"}, "`x`"),
    ],
)
def test_an_unknown_server_is_a_clear_error(options: Any, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        SyncTransport(SyncOptions(user_agent="x", servers=SERVERS, **options))


def test_no_server_at_all(calls: Calls) -> None:
    with pytest.raises(ValueError, match="server_url"):
        calls.call(get("/x"), options={"server_url": None})


def test_a_relative_server_stands_on_the_clients_base_url(calls: Calls) -> None:
    options = {"server_url": "/v2", "http": {"base_url": "https://base.test/api"}}
    calls.call(get("/x"), options=options)
    assert str(calls.request.url) == "https://base.test/v2/x"


def test_the_users_own_client_keeps_its_settings(calls: Calls) -> None:
    http = {
        "headers": {"X-Mine": "1", "User-Agent": "mine/2"},
        "params": {"mine": "2"},
        "cookies": {"mine": "3"},
        "timeout": 7,
    }
    calls.call(
        get("/x?own=1", parameter("q", "query")),
        options={"http": http},
        http_headers={"x-mine": "4", "Accept": "text/x"},
    )
    request = calls.request
    assert request.headers.get_list("x-mine") == ["4"]
    assert request.headers["user-agent"] == "mine/2"
    assert request.headers["accept"] == "text/x"
    assert request.headers["cookie"] == "mine=3"
    assert request.url.params["mine"] == "2"
    assert request.extensions["timeout"]["read"] == 7


def test_cookies_of_the_client_and_of_the_call(calls: Calls) -> None:
    operation = get("/x", parameter("mine", "cookie"))
    options = {"http": {"cookies": {"theirs": "1"}}}
    calls.call(operation, options=options, parameters={"mine": "2"})
    assert calls.request.headers.get_list("cookie") == ["theirs=1; mine=2"]


def test_timeouts_of_call_client_and_document(calls: Calls) -> None:
    documented = get("/x", timeout_ms=3000)
    calls.call(documented)
    calls.call(documented, options={"timeout_ms": 2000})
    calls.call(documented, options={"timeout_ms": 2000}, timeout_ms=1000)
    assert [r.extensions["timeout"]["connect"] for r in calls.requests] == [3, 2, 1]


def test_a_client_is_made_late_and_closed_once() -> None:
    transport = SyncTransport(
        SyncOptions(user_agent="x", server_url="http://localhost:1")
    )
    assert transport._client is None
    made = transport._connected()
    assert transport._connected() is made and made.follow_redirects
    transport.close()
    transport.close()
    assert made.is_closed
    with pytest.raises(RuntimeError, match="closed"):
        transport.call(get("/x"))


def test_a_given_client_stays_open() -> None:
    with httpx.Client() as client:
        SyncTransport(SyncOptions(user_agent="x", client=client)).close()
        assert not client.is_closed


def test_an_async_client_is_closed() -> None:
    import asyncio

    async def main() -> None:
        transport = AsyncTransport(AsyncOptions(user_agent="x"))
        made = transport._connected()
        await transport.close()
        assert made.is_closed

    asyncio.run(main())


def test_a_query_that_the_path_holds_comes_first(calls: Calls) -> None:
    listed = get("/pets?beta=true", parameter("limit", "query"))
    calls.call(listed, parameters={"limit": 3})
    assert calls.requests[-1].url.raw_path == b"/v1/pets?beta=true&limit=3"
    calls.call(listed)
    assert calls.requests[-1].url.raw_path == b"/v1/pets?beta=true"

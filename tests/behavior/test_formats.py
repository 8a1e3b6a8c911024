"""Formats that have a type of Python's: what a caller gives, what is sent, and what is read."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError

from support.apis import FORMATS, pressed
from support.recorder import Received, Recorder, Reply, recorder

KEY = UUID("123e4567-e89b-12d3-a456-426614174000")
ONE_HOUR_EAST = timezone(timedelta(hours=1))
WIRE = {
    "id": str(KEY),
    "data": "AAH/",
    "old": "aGk=",
    "at": "09:30:00",
    "within": "PT1M30S",
    "price": 1.5,
    "exact": "0.1000000000000000055",
    "count": "9007199254740993",
    "weight": 2,
    "days": ["2025-01-31"],
    "seen": "2025-01-31T12:00:00Z",
    "token": "_-8",
    "changed": "Sun, 06 Nov 1994 08:49:37 GMT",
    "created": 1700000000,
    "measured": 1.5,
    "parts": {"a": "aGk="},
    "other": str(KEY),
}
GIVEN: dict[str, Any] = {
    "id_body": KEY,
    "data": b"\x00\x01\xff",
    "old": b"hi",
    "at_body": time(9, 30),
    "within_body": timedelta(seconds=90),
    "price_body": Decimal("1.5"),
    "exact": Decimal("0.1000000000000000055"),
    "count": 9007199254740993,
    "weight": 2,
    "days_body": [date(2025, 1, 31)],
    "seen": datetime(2025, 1, 31, 12, tzinfo=UTC),
    "token": b"\xff\xef",
    "changed": datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC),
    "created": datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC),
    "measured": datetime(1970, 1, 1, 0, 0, 1, 500_000, tzinfo=UTC),
    "parts": {"a": b"hi"},
    "other": KEY,
}


@pytest.fixture
def client(echo: Recorder) -> Iterator[Any]:
    with pressed(FORMATS).client("sync", server_url=echo.url) as made:
        yield made


def test_values_are_sent_as_the_document_says(client: Any, echo: Recorder) -> None:
    client.put(id=KEY, **GIVEN)
    assert json.loads(echo.received[-1].body) == WIRE
    assert b'"weight":2,' in echo.received[-1].body


def test_answers_are_read_as_pythons_types(client: Any) -> None:
    thing = client.put(id=KEY, **GIVEN)
    read = {name.removesuffix("_body"): value for name, value in GIVEN.items()}
    assert {name: getattr(thing, name) for name in read} == read


def test_texts_do_where_a_value_is_given(client: Any, echo: Recorder) -> None:
    texts = {"at_body": "09:30:00", "within_body": "PT90S", "exact": "0.25"}
    client.put(id=str(KEY), id_body=str(KEY), data=b"", price_body=3, **texts)
    sent = json.loads(echo.received[-1].body)
    assert sent["within"] == "PT1M30S"
    assert (sent["exact"], sent["price"], sent["data"]) == ("0.25", 3, "")


def test_base64_that_came_as_text_goes_back_as_it_was(
    client: Any, echo: Recorder
) -> None:
    thing = client.put(id=KEY, id_body=KEY, data="dGVzdA")
    assert thing.data == b"test"
    client.put(id=KEY, id_body=KEY, data=thing.data)
    assert json.loads(echo.received[-1].body)["data"] == "dGVzdA"


@pytest.mark.parametrize(
    "text",
    [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "1994-11-06T08:49:37Z",
    ],
)
def test_all_forms_of_a_time_of_http_are_read(client: Any, text: str) -> None:
    thing = client.put(id=KEY, id_body=KEY, data=b"", changed=text)
    assert thing.changed == datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC)


@pytest.mark.parametrize("seconds", [0, -1, 1700000000, 253402300799])
def test_seconds_since_1970_go_back_as_they_came(
    client: Any, echo: Recorder, seconds: int
) -> None:
    thing = client.put(id=KEY, id_body=KEY, data=b"", created=seconds)
    assert thing.created == datetime(1970, 1, 1, tzinfo=UTC) + timedelta(0, seconds)
    client.put(id=KEY, id_body=KEY, data=b"", created=thing.created)
    assert json.loads(echo.received[-1].body)["created"] == seconds


@pytest.mark.parametrize("text", ["_-8", "_-8=", "/+8=", "/+8"])
def test_both_alphabets_of_base64_are_read_and_go_back(
    client: Any, echo: Recorder, text: str
) -> None:
    thing = client.put(id=KEY, id_body=KEY, data=b"", token=text)
    assert thing.token == b"\xff\xef"
    client.put(id=KEY, id_body=KEY, data=b"", token=thing.token)
    assert json.loads(echo.received[-1].body)["token"] == text


def test_a_number_that_is_no_such_time_is_read_as_it_came() -> None:
    def odd(_: Received) -> Reply:
        return Reply(
            json.dumps({"id": str(KEY), "data": "", "created": 10**15}).encode()
        )

    with recorder(odd) as server:
        with pressed(FORMATS).client("sync", server_url=server.url) as client:
            thing = client.put(id=KEY, id_body=KEY, data=b"")
    assert thing.created == 10**15


def test_without_waiting(echo: Recorder) -> None:
    async def calls() -> None:
        made = pressed(FORMATS).client("async", server_url=echo.url)
        async with made as client:
            thing = await client.put(id=KEY, **GIVEN)
        read = {name.removesuffix("_body"): value for name, value in GIVEN.items()}
        assert {name: getattr(thing, name) for name in read} == read

    asyncio.run(calls())


def test_a_duration_of_months_has_no_length(client: Any, echo: Recorder) -> None:
    thing = client.put(id=KEY, id_body=KEY, data=b"", within_body="P1M")
    assert json.loads(echo.received[-1].body)["within"] == "P1M"
    assert thing.within == "P1M"


def test_parameters(client: Any, echo: Recorder) -> None:
    client.put(
        id=KEY,
        id_body=KEY,
        data=b"",
        at=time(9, 30),
        within=timedelta(days=1),
        price=Decimal("1.50"),
        key=b"\x00\xff",
        days=[date(2025, 1, 31), date(2025, 2, 1)],
        keys=[b"a", b"b"],
        since=datetime(2023, 11, 14, 22, 13, 20, 999, tzinfo=UTC),
        hash=b"\xff\xef",
        if_modified_since=datetime(1994, 11, 6, 9, 49, 37, tzinfo=ONE_HOUR_EAST),
        x_count=5,
    )
    request = echo.received[-1]
    path, _, query = request.target.partition("?")
    assert path == f"/things/{KEY}"
    assert query.split("&") == [
        "at=09%3A30%3A00",
        "within=P1D",
        "price=1.50",
        "key=AP8%3D",
        "days=2025-01-31",
        "days=2025-02-01",
        "keys=YQ%3D%3D,Yg%3D%3D",
        "since=1700000000",
        "hash=_-8",
    ]
    assert request.headers["if-modified-since"] == "Sun, 06 Nov 1994 08:49:37 GMT"
    assert request.headers["x-count"] == "5"


def test_what_is_no_such_value_is_told_before_a_request(
    client: Any, echo: Recorder
) -> None:
    with pytest.raises(ValidationError, match="id\n.*valid UUID"):
        client.put(id=KEY, id_body="seven", data=b"")
    with pytest.raises(ValidationError, match="this is no base64"):
        client.put(id=KEY, id_body=KEY, data="no base64!")
    assert not echo.received


@pytest.mark.parametrize("text", ["not-a-uuid", "P1M", "noon"])
def test_an_answer_with_another_text_is_read_as_it_came(text: str) -> None:
    def odd(_: Received) -> Reply:
        return Reply(json.dumps({"id": text, "data": "", "at": text}).encode())

    with recorder(odd) as server:
        with pressed(FORMATS).client("sync", server_url=server.url) as client:
            thing = client.put(id=KEY, id_body=KEY, data=b"")
    assert (thing.id, thing.at) == (text, text)


def test_xml_has_the_same_forms(client: Any, echo: Recorder) -> None:
    given = {name.removesuffix("_body"): value for name, value in GIVEN.items()}
    del given["parts"], given["other"]
    client.put_xml(request=given)
    sent = echo.received[-1].body.decode()
    for name in ("token", "changed", "created", "measured", "within", "exact", "old"):
        assert f"<{name}>{WIRE[name]}</{name}>" in sent


ROWS = {
    "`format: date`": ("days", "datetime.date"),
    "`format: date-time`": ("seen", "datetime.datetime"),
    "`format: http-date`": ("changed", "datetime.datetime"),
    "`integer` with `format: unix-time`": ("created", "datetime.datetime"),
    "`number` with `format: unix-time`": ("measured", "datetime.datetime"),
    "`format: time`": ("at", "datetime.time"),
    "`format: duration`": ("within", "datetime.timedelta"),
    "`format: uuid`": ("id", "uuid.UUID"),
    "`number` with `format: decimal`": ("price", "decimal.Decimal"),
    "`string` with `format: decimal`": ("exact", "decimal.Decimal"),
    "`string` with `format: int64`": ("count", "int"),
    "`contentEncoding: base64`, `format: byte`": ("data", "bytes"),
    "`contentEncoding: base64url`": ("token", "bytes"),
}


def test_readme_lists_the_formats_that_are_in_use(client: Any) -> None:
    readme = (pressed(FORMATS).folder / "README.md").read_text()
    section = readme.partition("## Formats\n")[2].partition("<!-- End")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    assert [row[0] for row in rows] == list(ROWS)
    thing = client.put(id=KEY, **GIVEN)
    for row in rows:
        name, type_ = ROWS[row[0]]
        value = getattr(thing, name)
        one = value[0] if isinstance(value, list) else value
        found = f"{type(one).__module__}.{type(one).__qualname__}"
        assert row[1] == f"`{type_}`"
        is_bytes = isinstance(one, bytes)
        assert is_bytes if type_ == "bytes" else found.endswith(type_), row

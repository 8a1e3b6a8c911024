"""Each parameter as OpenAPI's own table writes it: generated methods, called sync and async, against a server.

The table is that of OpenAPI 3.0.4 section 4.7.12.6, 3.1.1 section 4.8.12.6 and 3.2.0 section 4.12.5 ("Style Examples").
What is expected is what arrived: the end of the path, the query, the header `color`, or the header `Cookie`.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import date, datetime, timezone
from typing import Any, NamedTuple
from uuid import UUID

import pytest

from support.pressing import Build, press
from support.recorder import Received, Recorder, Reply, recorder


class Row(NamedTuple):
    """A parameter, what the caller gives, and what arrives; None where nothing does."""

    location: str
    schema: dict[str, Any]
    value: Any
    sent: str | None
    style: str | None = None
    explode: bool | None = None
    reserved: bool = False
    content: str | None = None

    def parameter(self) -> dict[str, Any]:
        """As a document describes it."""
        one: dict[str, Any] = {"name": "color", "in": self.location}
        if self.location == "path":
            one["required"] = True
        if self.content is not None:
            return {**one, "content": {self.content: {"schema": self.schema}}}
        if self.style is not None:
            one["style"] = self.style
        if self.explode is not None:
            one["explode"] = self.explode
        if self.reserved:
            one["allowReserved"] = True
        return {**one, "schema": self.schema}


ABSENT = object()
"""The caller says nothing of the parameter."""


def text(format: str | None = None, **more: Any) -> dict[str, Any]:
    return {"type": "string", **({"format": format} if format else {}), **more}


def array(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def object_of(**properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


INTEGER = {"type": "integer"}
COLOR = object_of(R=INTEGER, G=INTEGER, B=INTEGER)
RGB = {"R": 100, "G": 200, "B": 150}
BLUES = ["blue", "black", "brown"]
SHADES = array(text(enum=["pale/blue", "a,b"]))
DATES = array(text("date"))
DAYS = [date(2024, 2, 29), date(2025, 1, 1)]
AT = datetime(2024, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
RESERVED = "a/b?c=d&e:f@g+h"

# Of each style: what an empty text, a text, an array and an object are; None where the table says nothing, or where
# nothing would be left of a part of the path.
TABLE: dict[tuple[str, str, bool], tuple[str | None, ...]] = {
    ("path", "matrix", False): (
        ";color",
        ";color=blue",
        ";color=blue,black,brown",
        ";color=R,100,G,200,B,150",
    ),
    ("path", "matrix", True): (
        ";color",
        ";color=blue",
        ";color=blue;color=black;color=brown",
        ";R=100;G=200;B=150",
    ),
    ("path", "label", False): (
        None,
        ".blue",
        ".blue,black,brown",
        ".R,100,G,200,B,150",
    ),
    ("path", "label", True): (
        None,
        ".blue",
        ".blue.black.brown",
        ".R=100.G=200.B=150",
    ),
    ("path", "simple", False): (None, "blue", "blue,black,brown", "R,100,G,200,B,150"),
    ("path", "simple", True): (None, "blue", "blue,black,brown", "R=100,G=200,B=150"),
    ("header", "simple", False): ("", "blue", "blue,black,brown", "R,100,G,200,B,150"),
    ("header", "simple", True): ("", "blue", "blue,black,brown", "R=100,G=200,B=150"),
    ("query", "form", False): (
        "color=",
        "color=blue",
        "color=blue,black,brown",
        "color=R,100,G,200,B,150",
    ),
    ("query", "form", True): (
        "color=",
        "color=blue",
        "color=blue&color=black&color=brown",
        "R=100&G=200&B=150",
    ),
    ("query", "spaceDelimited", False): (
        None,
        None,
        "color=blue%20black%20brown",
        "color=R%20100%20G%20200%20B%20150",
    ),
    ("query", "pipeDelimited", False): (
        None,
        None,
        "color=blue%7Cblack%7Cbrown",
        "color=R%7C100%7CG%7C200%7CB%7C150",
    ),
    ("query", "deepObject", True): (
        None,
        None,
        None,
        "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
    ),
    ("cookie", "form", False): (
        "color=",
        "color=blue",
        "color=blue,black,brown",
        "color=R,100,G,200,B,150",
    ),
    ("cookie", "cookie", False): (
        "color=",
        "color=blue",
        "color=blue,black,brown",
        "color=R,100,G,200,B,150",
    ),
    ("cookie", "cookie", True): (
        "color=",
        "color=blue",
        "color=blue; color=black; color=brown",
        "R=100; G=200; B=150",
    ),
}


def table_rows() -> Iterator[Row]:
    """The table, and for each style what is left out, null, and empty."""
    schemas = (text(), text(), array(text()), COLOR)
    for (location, style, explode), forms in TABLE.items():
        given = zip(schemas, ("", "blue", BLUES, RGB), forms, strict=True)
        for schema, value, sent in given:
            if sent is not None:
                yield Row(location, schema, value, sent, style, explode)
        if location != "path":
            for value in (ABSENT, None):
                yield Row(location, COLOR, value, None, style, explode)
        if location in ("query", "cookie") and style != "deepObject":
            yield Row(location, array(text()), [], None, style, explode)


DEEP = object_of(
    range=object_of(gte=INTEGER, lt=INTEGER),
    items=array(object_of(price=text(), tags=array(text()))),
    on=text("date"),
)
OTHERS = (
    # What has a meaning in a URL is encoded, unless `allowReserved` lets it be.
    Row("query", text(), RESERVED, "color=a%2Fb%3Fc%3Dd%26e%3Af%40g%2Bh"),
    Row("query", text(), RESERVED, f"color={RESERVED}", reserved=True),
    Row("query", text(), "50% %2F", "color=50%25%20%2F", reserved=True),
    Row("query", array(text()), ["a/b", "#"], "color=a/b&color=%23", reserved=True),
    Row("path", text(), RESERVED, "a%2Fb%3Fc%3Dd%26e%3Af%40g%2Bh"),
    Row("path", text(), "a/b:c@d?", "a/b:c@d%3F", reserved=True),
    Row("path", text(), "50% é", "50%25%20%C3%A9"),
    Row("path", array(text()), ["a.b", "c/d"], ".a.b.c%2Fd", "label", True),
    Row("path", array(text()), ["a;b"], ";color=a%3Bb", "matrix", True),
    Row("header", text(), "a b,c/d", "a b,c/d"),
    Row("cookie", text(), "a;b c", "color=a%3Bb%20c"),
    Row("cookie", text(), "a=b c", "color=a=b c", "cookie"),
    # Scalars are spelt as in JSON, and values of Python's types as their formats say.
    Row("query", {"type": "boolean"}, True, "color=true"),
    Row("query", INTEGER, 0, "color=0"),
    Row("query", {"type": "number"}, 1.5, "color=1.5"),
    Row("query", text("date-time"), AT, "color=2024-01-02T03%3A04%3A05Z"),
    Row("query", text("date"), DAYS[0], "color=2024-02-29"),
    Row("path", {"type": "boolean"}, False, "false"),
    Row("path", text("uuid"), UUID(int=1), str(UUID(int=1))),
    Row("header", INTEGER, 12, "12"),
    Row("cookie", text("date"), DAYS[0], "color=2024-02-29"),
    # Arrays of enums and of dates.
    Row("query", SHADES, ["pale/blue", "a,b"], "color=pale%2Fblue&color=a%2Cb"),
    Row("query", SHADES, ["a,b", "a,b"], "color=a%2Cb,a%2Cb", "form", False),
    Row("path", SHADES, ["pale/blue"], ".pale%2Fblue", "label", True),
    Row("header", SHADES, ["pale/blue", "a,b"], "pale/blue,a,b"),
    Row("query", DATES, DAYS, "color=2024-02-29&color=2025-01-01"),
    Row("query", DATES, DAYS, "color=2024-02-29%7C2025-01-01", "pipeDelimited", False),
    Row("path", DATES, DAYS, ";color=2024-02-29,2025-01-01", "matrix", False),
    Row("header", DATES, DAYS, "2024-02-29,2025-01-01"),
    Row("cookie", DATES, DAYS, "color=2024-02-29,2025-01-01", "form", False),
    # Objects with more in them: a date, and what deepObject nests, arrays in brackets.
    Row("query", object_of(on=text("date")), {"on": DAYS[0]}, "on=2024-02-29"),
    Row(
        "query",
        DEEP,
        {
            "range": {"gte": 1},
            "items": [{"price": "A", "tags": ["x", "y"]}, {"price": "B"}],
            "on": DAYS[0],
        },
        "color[range][gte]=1&color[items][0][price]=A&color[items][0][tags][0]=x"
        "&color[items][0][tags][1]=y&color[items][1][price]=B&color[on]=2024-02-29",
        "deepObject",
        True,
    ),
    Row(
        "query",
        array(object_of(price=text())),
        [{"price": "A"}, {"price": "B"}],
        "color[0][price]=A&color[1][price]=B",
        "deepObject",
        True,
    ),
    Row("query", DEEP, {"items": [], "range": {}}, None, "deepObject", True),
    # Values of a media type.
    Row(
        "query",
        COLOR,
        RGB,
        "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D",
        content="application/json",
    ),
    Row("query", COLOR, ABSENT, None, content="application/json"),
    Row(
        "path",
        COLOR,
        RGB,
        "%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D",
        content="application/json",
    ),
    Row(
        "header",
        COLOR,
        RGB,
        '{"R":100,"G":200,"B":150}',
        content="application/json",
    ),
    Row(
        "cookie",
        array(INTEGER),
        [1, 2],
        "color=%5B1%2C2%5D",
        content="application/json",
    ),
    Row("query", DATES, DAYS[:1], "color=%5B%222024-02-29%22%5D")._replace(
        content="application/json"
    ),
    Row("query", text(), "a b", "color=a%20b", content="text/plain"),
    # The whole query (OpenAPI 3.2.0 section 4.12.1).
    Row(
        "querystring",
        object_of(q=text(), tags=array(text()), on=text("date")),
        {"q": "a b", "tags": ["x", "y"], "on": DAYS[0]},
        "q=a%20b&tags=x&tags=y&on=2024-02-29",
        content="application/x-www-form-urlencoded",
    ),
    Row(
        "querystring",
        object_of(q=text()),
        ABSENT,
        None,
        content="application/x-www-form-urlencoded",
    ),
    Row(
        "querystring",
        COLOR,
        RGB,
        "%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D",
        content="application/json",
    ),
)
ROWS = (*table_rows(), *OTHERS)


def document() -> dict[str, Any]:
    """An operation for each row."""
    paths: dict[str, Any] = {}
    for number, row in enumerate(ROWS):
        end = "/{color}" if row.location == "path" else ""
        operation = {
            "operationId": f"row{number}",
            "tags": ["rows"],
            "parameters": [row.parameter()],
            "responses": {"204": {"description": "Received."}},
        }
        paths[f"/{number}{end}"] = {"get": operation}
    return {
        "openapi": "3.2.0",
        "info": {"title": "Styles", "version": "1"},
        "servers": [{"url": "https://styles.test"}],
        "paths": paths,
    }


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("styles")
    file = folder / "openapi.json"
    file.write_text(json.dumps(document()))
    return press(file, None, folder / "sdk")


@pytest.fixture
def server() -> Iterator[Recorder]:
    with recorder(lambda _: Reply(status=204)) as running:
        yield running


def arrived(row: Row, number: int, request: Received) -> str | None:
    """The parameter as it came; None if it did not."""
    path, mark, query = request.target.partition("?")
    if row.location == "path":
        return path.removeprefix(f"/{number}/")
    if row.location in ("query", "querystring"):
        # Brackets are encoded in a query (RFC 3986 section 3.4); decoded here for who reads the rows.
        spelt_out = row.sent is not None and "[" in row.sent
        plain = query.replace("%5B", "[").replace("%5D", "]") if spelt_out else query
        return plain if mark else None
    return request.headers.get("color" if row.location == "header" else "cookie")


def arguments(row: Row) -> dict[str, Any]:
    return {} if row.value is ABSENT else {"color": row.value}


def judge(requests: list[Received]) -> None:
    """All rows at once, so that a fault shows all that it touches."""
    wrong = {
        number: (row, came)
        for number, (row, request) in enumerate(zip(ROWS, requests, strict=True))
        if (came := arrived(row, number, request)) != row.sent
    }
    assert wrong == {}


def test_each_style_of_the_sync_client(build: Build, server: Recorder) -> None:
    with build.client("sync", server_url=server.url) as client:
        for number, row in enumerate(ROWS):
            getattr(client.rows, f"row{number}")(**arguments(row))
    judge(server.received)


def test_each_style_of_the_async_client(build: Build, server: Recorder) -> None:
    async def calls() -> None:
        async with build.client("async", server_url=server.url) as client:
            for number, row in enumerate(ROWS):
                await getattr(client.rows, f"row{number}")(**arguments(row))

    asyncio.run(calls())
    judge(server.received)


@pytest.mark.parametrize(
    ("style", "value"),
    [("simple", ""), ("simple", []), ("label", ""), ("simple", "."), ("simple", "..")],
)
def test_a_part_of_the_path_cannot_vanish(
    build: Build, server: Recorder, style: str, value: Any
) -> None:
    schema = array(text()) if value == [] else text()
    rows = (n for n, r in enumerate(ROWS) if r[0] == "path" and r.schema == schema)
    number = next(n for n in rows if ROWS[n].style == style)
    with build.client("sync", server_url=server.url) as client:
        with pytest.raises(ValueError, match="part of the path"):
            getattr(client.rows, f"row{number}")(color=value)
    assert server.received == []

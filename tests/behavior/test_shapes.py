"""Tuples, sets, unions in unions and what holds itself: what a caller gives, what is sent, and what is read."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from support.apis import SHAPES, pressed
from support.recorder import Received, Recorder, Reply, recorder

Call = Callable[..., Any]
POINT = (1.5, -2.0)
DAYS = {date(2025, 2, 1), date(2025, 1, 31)}


class Echo:
    """Answers with what it is sent, or with `answer`."""

    answer: object = None

    def __call__(self, request: Received) -> Reply:
        body = request.body
        return Reply(body if self.answer is None else json.dumps(self.answer).encode())


@pytest.fixture(scope="module")
def _running() -> Iterator[tuple[Echo, Recorder]]:
    echo = Echo()
    with recorder(echo) as server:
        yield echo, server


@pytest.fixture
def echo(_running: tuple[Echo, Recorder]) -> Echo:
    _running[0].answer = None
    return _running[0]


@pytest.fixture
def server(_running: tuple[Echo, Recorder], echo: Echo) -> Recorder:
    return _running[1]


@pytest.fixture(params=["sync", "async"])
def call(server: Recorder, request: pytest.FixtureRequest) -> Call:
    """Calls a method by its name, with either client."""
    kind: str = request.param

    def one(method: str, /, **arguments: Any) -> Any:
        made = pressed(SHAPES).client(kind, server_url=server.url)
        if kind == "sync":
            with made as client:
                return getattr(client, method)(**arguments)

        async def awaited() -> Any:
            async with made as client:
                return await getattr(client, method)(**arguments)

        return asyncio.run(awaited())

    return one


def sent(server: Recorder) -> Any:
    return json.loads(server.received[-1].body)


# --- tuples -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("point", [1, 2], (1.0, 2.0)),
        ("outline", [[0, 1], [2.5, 3]], [(0.0, 1.0), (2.5, 3.0)]),
        ("path", ["a"], ("a",)),
        ("path", ["a", 1, 2], ("a", 1, 2)),
        ("route", ["a", "b"], ("a", "b")),
        ("route", ["a", "b", 3], ("a", "b", 3)),
        ("none", [], ()),
        ("none", ["a"], ("a",)),
        ("none", ["a", 1], ("a", 1)),
        ("none", None, None),
        ("pair", ["a"], ("a",)),
    ],
)
def test_an_array_with_places_is_a_tuple_and_goes_back_as_it_came(
    call: Call, server: Recorder, echo: Echo, name: str, value: object, read: object
) -> None:
    echo.answer = {"point": [0, 0], name: value}
    place = call("put", at=POINT, point=POINT, response_validation="strict")
    assert getattr(place, name) == read
    echo.answer = None
    call("put", at=POINT, **{"point": POINT, name: read})
    assert sent(server)[name] == value


def test_a_tuple_with_a_model_in_it(call: Call, server: Recorder, echo: Echo) -> None:
    place = call("put", at=POINT, point=POINT, pair=("a", {"name": "Kim"}))
    assert sent(server) == {"point": [1.5, -2.0], "pair": ["a", {"name": "Kim"}]}
    assert place.pair[1].name == "Kim"
    echo.answer = {"point": [0, 0], "pair": ["a", {"name": "Kim"}, "more"]}
    assert call("put", at=POINT, point=POINT).pair[2] == "more"


def test_tuples_in_parameters(call: Call, server: Recorder) -> None:
    span = (date(2025, 1, 31), date(2025, 2, 1))
    call("put", at=POINT, near=(3, 4), span=span, point=POINT)
    assert server.received[-1].target == (
        "/places/1.5,-2.0?near=3,4&span=2025-01-31&span=2025-02-01"
    )


def test_a_tuple_of_another_length_is_told_before_a_request(
    call: Call, server: Recorder
) -> None:
    before = len(server.received)
    with pytest.raises(ValidationError, match="point"):
        call("put", at=POINT, point=(1, 2, 3))
    assert len(server.received) == before


def test_an_answer_that_breaks_a_tuple_is_read_as_far_as_it_goes(
    call: Call, echo: Echo
) -> None:
    echo.answer = {"point": [1, "north"], "outline": [[1, 2], [3]], "path": 7}
    place = call("put", at=POINT, point=POINT)
    assert place.point == (1.0, "north")
    assert place.outline == [(1.0, 2.0), (3.0,)]
    assert place.path == 7
    error = pressed(SHAPES).module("models").ResponseValidationError
    with pytest.raises(error):
        call("put", at=POINT, point=POINT, response_validation="strict")


# --- sets ---------------------------------------------------------------------------------------


def test_a_set_goes_out_in_the_same_order_each_time(
    call: Call, server: Recorder
) -> None:
    labels = {f"label {number}" for number in range(20)}
    place = call("put", at=POINT, point=POINT, labels=labels, days=DAYS)
    assert sent(server)["labels"] == sorted(labels)
    assert sent(server)["days"] == ["2025-01-31", "2025-02-01"]
    assert (place.labels, place.days) == (labels, DAYS)


def test_what_is_no_set_does_too(call: Call, server: Recorder) -> None:
    call("put", at=POINT, point=POINT, labels=["b", "a", "b"])
    assert sent(server)["labels"] == ["a", "b"]


def test_sets_in_parameters(call: Call, server: Recorder) -> None:
    call("put", at=POINT, point=POINT, tags={"b", "a"}, on=DAYS)
    assert server.received[-1].target.endswith(
        "?tags=a&tags=b&on=2025-01-31,2025-02-01"
    )


def test_an_item_that_a_set_cannot_hold(call: Call, echo: Echo) -> None:
    echo.answer = {"point": [0, 0], "owners": [{"name": "Kim"}], "colours": ["red"]}
    place = call("put", at=POINT, point=POINT)
    assert [owner.name for owner in place.owners] == ["Kim"]
    assert place.colours == {"red"}  # a colour that the document does not list


def test_sets_and_tuples_in_forms(call: Call, server: Recorder) -> None:
    call("send_form", point=POINT, labels={"b", "a"})
    assert server.received[-1].body == b"point=1.5&point=-2.0&labels=a&labels=b"
    call("upload", labels={"b", "a"}, file=b"x")
    parts = server.received[-1].body.split(b"\r\n")
    assert [part for part in parts if part in (b"a", b"b", b"x")] == [b"a", b"b", b"x"]


def test_files_by_their_places(call: Call, server: Recorder) -> None:
    call("send_both", sides=((b"front"), ("back.png", b"back")))
    body = server.received[-1].body
    assert body.count(b'name="sides"') == 2
    assert b'filename="back.png"' in body
    assert body.index(b"front") < body.index(b"\r\n\r\nback")


def test_parts_by_their_places(call: Call, server: Recorder) -> None:
    call("send_mixed", request=({"name": "Kim"}, b"one", b"two", b"three"))
    parts = server.received[-1].body.split(b"--" + _boundary(server))[1:-1]
    sent = [part.strip().split(b"\r\n\r\n") for part in parts]
    assert sent == [
        [b"Content-Type: application/json", b'{"name":"Kim"}'],
        [b"Content-Type: image/png", b"one"],
        [b"Content-Type: image/png", b"two"],
        [b"Content-Type: image/png", b"three"],
    ]


def _boundary(server: Recorder) -> bytes:
    return (
        server.received[-1].headers["content-type"].partition("boundary=")[2].encode()
    )


def test_whole_bodies(call: Call, server: Recorder) -> None:
    assert call("put_numbers", request=("a", 1, 2)) == ("a", 1, 2)
    assert server.received[-1].body == b'["a",1,2]'
    assert call("put_labels", request={"b", "a"}) == {"a", "b"}
    assert server.received[-1].body == b'["a","b"]'


# --- unions in unions ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pet", "class_"),
    [
        ({"kind": "cat", "lives-in": "house", "sofa": "red"}, "HouseCat"),
        ({"kind": "cat", "lives-in": "wood", "sofa": 0}, "WildCat"),
        ({"kind": "cat", "lives-in": "moon", "sofa": 0}, "Unrecognized"),
        ({"kind": "dog", "tricks": 3}, "Dog"),
        ({"kind": "fish", "legs": 0}, "OtherPet"),
        ({"legs": 2}, "OtherPet"),
    ],
)
def test_each_discriminator_is_looked_at(
    call: Call, server: Recorder, pet: dict[str, object], class_: str
) -> None:
    read = call("put_pet", request=pet, response_validation="strict")
    assert type(read).__name__ == class_
    assert read.model_dump(mode="json", by_alias=True) == pet
    call("put_pet", request=read)
    assert sent(server) == pet


@pytest.mark.parametrize(
    ("toy", "class_"),
    [
        ({"kind": "Bone", "taste": "beef"}, "Bone"),
        ({"kind": "Stick", "size": 3}, "Unrecognized"),
    ],
)
def test_a_tag_that_is_not_listed_passes(
    call: Call, echo: Echo, toy: dict[str, object], class_: str
) -> None:
    echo.answer = toy
    read = call("get_toy", response_validation="strict")
    assert type(read).__name__ == class_
    assert read.model_dump(mode="json") == toy


def test_a_tag_that_is_missing_is_no_reason_to_lose_the_answer(
    call: Call, echo: Echo
) -> None:
    echo.answer = {"taste": "beef"}
    assert call("get_toy").taste == "beef"
    error = pressed(SHAPES).module("models").ResponseValidationError
    with pytest.raises(error):
        call("get_toy", response_validation="strict")


# --- recursion ----------------------------------------------------------------------------------


def test_a_union_that_holds_itself(call: Call, server: Recorder, echo: Echo) -> None:
    rule = {"all": [{"is": "a"}, {"not": {"all": [{"is": "b"}]}}]}
    answer: Any = json.loads('{"a": [1.5, "x", true, {"b": []}]}')
    echo.answer = answer
    given = {"all": [{"is_": "a"}, {"not_": {"all": [{"is_": "b"}]}}]}
    value = call("put_rule", request=given)
    assert value == answer
    assert sent(server) == rule


def test_models_that_hold_themselves(call: Call, server: Recorder) -> None:
    family: dict[str, Any] = {
        "name": "A",
        "home": {"families": {"b": {"name": "B", "children": []}}},
        "children": [{"name": "C", "age": 3}],
    }
    read = call("put_family", **family)
    assert sent(server) == family
    assert read.home.families["b"].name == "B"
    assert read.children[0].model_extra == {"age": 3}


def test_readme_tells_of_tuples_and_sets() -> None:
    readme = (pressed(SHAPES).folder / "README.md").read_text()
    section = readme.partition("## Formats\n")[2].partition("<!-- End")[0]
    assert "| `prefixItems`       | `tuple`         |" in section
    assert "| `uniqueItems: true` | `set`           |" in section
    assert "`format: uuid`" not in section
    assert "## Content Types" not in readme
    assert "## Limits of Values" not in readme

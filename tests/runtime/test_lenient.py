"""Bodies that do not fit, where the user prefers something to nothing."""

from __future__ import annotations

import json
import logging
from datetime import datetime
from typing import Annotated, Any, Dict, List, Optional, Tuple, Union

import httpx2 as httpx
import pytest
from pydantic import Field

from sdkpress.runtime.arrays import OpenTuple
from sdkpress.runtime.errors import APIError, ResponseValidationError
from sdkpress.runtime.lenient import closest
from sdkpress.runtime.model import BaseModel
from sdkpress.runtime.operation import Operation, ResponseSpec
from sdkpress.runtime.options import SyncOptions
from sdkpress.runtime.unions import Tagged
from sdkpress.runtime.unset import UNSET, OptionalNullable
from support.runtime_calls import Calls, Pieces


class Cat(BaseModel):
    kind: str
    lives: int


class Dog(BaseModel):
    kind: str
    bark: Annotated[bool, Field(alias="barkLoud")]


class House(BaseModel):
    built: Annotated[datetime, Field(alias="builtAt")]
    name: str
    pets: List[Annotated[Union[Cat, Dog], Tagged("kind", {"cat": 0, "dog": 1})]]
    other: Optional[Union[Dog, Cat]] = None
    note: OptionalNullable[str] = UNSET
    rooms: Optional[Dict[str, Cat]] = None


BROKEN: Dict[str, Any] = {
    "builtAt": "2024-01-01T00:00:00Z",
    "pets": [{"kind": "dog", "barkLoud": "perhaps"}, {"kind": "cat", "lives": 9}, 3],
    "other": {"lives": "x"},
    "note": None,
    "new": 1,
    "rooms": {"a": {"kind": "cat", "lives": None}},
}


def test_what_fits_is_made_and_what_does_not_is_kept() -> None:
    house = closest(House, BROKEN)
    assert isinstance(house, House) and house.built.year == 2024
    assert house.name is None and house.note is None and house.model_extra == {"new": 1}
    dog, cat, three = house.pets
    assert isinstance(dog, Dog) and dog.bark == "perhaps" and three == 3
    assert isinstance(cat, Cat) and cat.lives == 9
    assert isinstance(house.other, Cat) and house.other.lives == "x"
    assert house.rooms is not None and house.rooms["a"].lives is None


def test_what_fits_wholly_is_as_ever() -> None:
    assert closest(Cat, {"kind": "cat", "lives": "9"}) == Cat(kind="cat", lives=9)
    assert closest(Cat, [1]) == [1]


OPERATION: Operation[Any] = Operation(
    id="x",
    method="get",
    path="/x",
    responses=(
        ResponseSpec(status="200", media_type="application/json", type=lambda: House),
        ResponseSpec(
            status="200", media_type="text/event-stream", type=lambda: Cat, kind="sse"
        ),
    ),
)


class Price(BaseModel):
    amount: float
    tax: Optional[float] = None


@pytest.mark.parametrize("amount", [None, "much", 2.0, 2.5, [1]])
def test_what_was_kept_is_written_again(amount: Any) -> None:
    price = closest(Price, {"amount": amount, "tax": 1.0})
    written = "2" if amount == 2.0 else json.dumps(amount)
    text = price.model_dump_json(warnings=False)
    assert text == f'{{"amount":{written},"tax":1}}'


@pytest.mark.parametrize("validation", ["lenient", "off"])
def test_only_strict_validation_raises(
    calls: Calls, validation: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    options = {
        "response_validation": validation,
        "debug_logger": logging.getLogger("test"),
    }
    calls.handler = lambda request: httpx.Response(200, json=BROKEN)
    house = calls.call(OPERATION, options=options)
    assert house.name is None
    told = [r.message for r in caplog.records if "taken as it came" in r.message]
    assert any("name: Field required" in text for text in told) == (
        validation == "lenient"
    )
    calls.handler = lambda request: httpx.Response(
        200, content=b"{", headers={"content-type": "application/json"}
    )
    with pytest.raises(ResponseValidationError):
        calls.call(OPERATION, options=options)


def test_lenient_is_the_default() -> None:
    assert SyncOptions(user_agent="x").response_validation == "lenient"


def test_json_under_another_type(calls: Calls) -> None:
    calls.handler = lambda request: httpx.Response(
        200, json={**BROKEN, "name": "n"}, headers={"content-type": "text/plain"}
    )
    house = calls.call(OPERATION, options={"response_validation": "lenient"})
    assert isinstance(house, House) and house.name == "n"
    with pytest.raises(APIError, match="received text/plain"):
        calls.call(OPERATION)
    calls.handler = lambda request: httpx.Response(200, text="<h1>Sign in</h1>")
    with pytest.raises(APIError, match="received text/plain"):
        calls.call(OPERATION, options={"response_validation": "lenient"})


FAILING: Operation[Any] = Operation(
    id="x",
    method="get",
    path="/x",
    responses=(
        ResponseSpec(
            status="4XX",
            media_type="application/json",
            type=lambda: Cat,
            is_error=True,
            error=lambda: CatError,
        ),
    ),
)


class CatError(APIError):
    data: Cat


def test_an_error_keeps_its_status(calls: Calls) -> None:
    options = {"response_validation": "lenient"}
    calls.handler = lambda request: httpx.Response(404, json={"kind": "x"})
    with pytest.raises(CatError) as caught:
        calls.call(FAILING, options=options)
    assert caught.value.data.lives is None
    calls.handler = lambda request: httpx.Response(
        404, content=b"<gone>", headers={"content-type": "application/json"}
    )
    with pytest.raises(APIError) as plain:
        calls.call(FAILING, options=options)
    assert plain.value.status_code == 404
    assert not isinstance(plain.value, ResponseValidationError)


def test_items_of_a_stream(calls: Calls) -> None:
    body = Pieces([b'data: {"kind":"cat"}\n\ndata: {"kind":"cat","lives":1}\n\n'])
    calls.handler = lambda request: httpx.Response(
        200, stream=body, headers={"content-type": "text/event-stream"}
    )
    first, second = calls.stream(OPERATION, options={"response_validation": "off"})
    assert first.lives is None and second.lives == 1


def test_the_places_of_a_list_and_what_stands_behind_them() -> None:
    """`prefixItems` with `items`, and lists of any length: each item is as close to its type as it can be."""
    cat = {"kind": "cat", "lives": None}
    first, rest, other = closest(OpenTuple[int, *Tuple[Cat, ...]], ["x", cat, 3])
    assert (first, other) == ("x", 3)
    assert isinstance(rest, Cat) and rest.kind == "cat"
    assert closest(Tuple[int, ...], [1, "x"]) == (1, "x")
    assert closest(OpenTuple[int, str], ["x", "y", "z"]) == ("x", "y", "z")
    assert closest(OpenTuple[int, *Tuple[Cat, ...]], "no list") == "no list"

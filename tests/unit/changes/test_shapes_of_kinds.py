"""Each kind of value has a word in the report of what changes, and a change of a tuple is told as one."""

from __future__ import annotations

import pytest

from sdkpress.changes.shapes import Fit, Shape, renamed, shape_text
from sdkpress.ir.types import Kind


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_has_a_word(kind: Kind) -> None:
    assert shape_text(("of", kind.value))


STR, INT = ("of", "string"), ("of", "integer")


def of(*places: Shape, rest: Shape | None = None, least: int | None = None) -> Shape:
    return ("tuple", places, rest, len(places) if least is None else least)


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        (("set", STR), "set[str]"),
        (of(STR, INT), "tuple[str, int]"),
        (of(STR, rest=INT), "tuple[str, *tuple[int, ...]]"),
        (of(STR, INT, least=1), "tuple[str, int] | tuple[str]"),
    ],
)
def test_arrays_are_told_as_types(shape: Shape, text: str) -> None:
    assert shape_text(shape) == text


@pytest.mark.parametrize(
    ("taker", "giver", "fits"),
    [
        (of(STR, INT), of(STR, INT), True),
        (of(STR, INT), of(INT, INT), False),
        (of(STR), of(STR, INT), False),
        (of(STR, INT), of(STR), False),
        (of(STR, INT, least=1), of(STR), True),
        (of(STR), of(STR, INT, least=1), False),
        (of(STR, rest=INT), of(STR, INT, INT), True),
        (of(STR, rest=INT), of(STR, STR), False),
        (of(STR, INT), of(STR, INT, rest=INT), False),
        (of(rest=("of", "number")), of(INT, rest=INT), True),
        (("list", STR), ("set", STR), False),
        (("set", STR), ("set", STR), True),
    ],
)
def test_what_fits_a_tuple(taker: Shape, giver: Shape, fits: bool) -> None:
    assert Fit({}, {}).fits(taker, giver) is fits


def test_models_in_a_tuple_are_renamed() -> None:
    shape = of(("model", "A"), STR, rest=("model", "B"))
    assert renamed(shape, {"A": "X", "B": "Y"}) == of(
        ("model", "X"), STR, rest=("model", "Y")
    )

"""Each kind of value has a word in the report of what changes, and a change of a tuple is told as one."""

from __future__ import annotations

import pytest

from sdkpress.changes.fit import Fit
from sdkpress.changes.shapes import Shape, renamed, shape_text
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
@pytest.mark.parametrize("given", [True, False])
def test_what_fits_a_tuple_or_a_set(
    taker: Shape, giver: Shape, fits: bool, given: bool
) -> None:
    fit = Fit({}, {}, given)
    assert fit.types(taker, giver) is fits
    if (taker[0], giver[0]) != ("list", "set"):
        assert fit.wire(taker, giver) is fits


def test_arrays_are_one_form_on_the_wire() -> None:
    fit = Fit({}, {}, True)
    assert fit.wire(("list", STR), ("set", STR))
    assert fit.wire(("set", STR), ("list", STR))
    assert fit.wire(("list", STR), of(STR, STR))
    assert not fit.wire(("list", STR), of(STR, INT))
    assert not fit.wire(of(STR, STR), ("list", STR))


@pytest.mark.parametrize(
    ("taker", "giver", "types", "wire"),
    [
        ("unix-time", "integer", True, True),
        ("integer", "unix-time", False, True),
        ("http-date", "date-time", True, False),
        ("string", "http-date", False, True),
        ("base64url", "string", True, False),
    ],
)
def test_formats_beside_one_another(
    taker: str, giver: str, types: bool, wire: bool
) -> None:
    fit = Fit({}, {}, given=True)
    assert fit.types(("of", taker), ("of", giver)) is types
    assert fit.wire(("of", taker), ("of", giver)) is wire


def test_models_in_a_tuple_are_renamed() -> None:
    shape = of(("model", "A"), STR, rest=("model", "B"))
    assert renamed(shape, {"A": "X", "B": "Y"}) == of(
        ("model", "X"), STR, rest=("model", "Y")
    )

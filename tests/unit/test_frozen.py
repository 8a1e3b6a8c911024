"""Classes made by `sdkpress.frozen` are what `dataclasses` would have made of them."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field
from typing import Any

import pytest

from sdkpress import frozen


def _classes(dataclass: Callable[..., Any]) -> tuple[type[Any], ...]:
    @dataclass(frozen=True, slots=True)
    class Plain:
        """Positional, with defaults."""

        first: int
        second: str = "two"
        third: list[int] = field(default_factory=list[int], compare=False)

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Named(Plain):
        """By name, below another."""

        fourth: float
        fifth: bool = field(default=True, repr=False)

    @dataclass(frozen=True, slots=True)
    class Alone:
        """One field, and an equality of its own."""

        value: float

        def __eq__(self, other: object) -> bool:
            return isinstance(other, type(self))

    @dataclass(frozen=True, slots=True)
    class Empty:
        """No field."""

    class Below(Named):
        """A class below that is none itself, and has room for more."""

    return Plain, Named, Alone, Empty, Below


OURS = _classes(frozen.dataclass)
THEIRS = _classes(dataclasses.dataclass)
Alone = OURS[2]  # where pickle looks for it
Alone.__qualname__ = "Alone"
VALUES: tuple[tuple[int, tuple[Any, ...], dict[str, Any]], ...] = (
    (0, (1,), {}),
    (0, (1, "zwei", [3]), {}),
    (0, (1,), {"third": [4]}),
    (1, (1,), {"fourth": 0.5}),
    (1, (1, "zwei"), {"fourth": 0.5, "fifth": False}),
    (2, (float("nan"),), {}),
    (3, (), {}),
    (4, (1,), {"fourth": 0.5}),
)


@pytest.mark.parametrize(("index", "values", "named"), VALUES)
def test_values_are_the_same(
    index: int, values: tuple[Any, ...], named: dict[str, Any]
) -> None:
    ours, theirs = (kinds[index](*values, **named) for kinds in (OURS, THEIRS))
    assert repr(ours).split("(")[1] == repr(theirs).split("(")[1]
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert [f.name for f in dataclasses.fields(ours)] == [
        f.name for f in dataclasses.fields(theirs)
    ]
    assert (ours == OURS[index](*values, **named)) == (
        theirs == THEIRS[index](*values, **named)
    )
    assert ours != theirs
    matched = [kinds[index].__match_args__ for kinds in (OURS, THEIRS)]
    assert matched[0] == matched[1]
    assert dataclasses.replace(ours) == ours
    assert copy.copy(ours) == ours == copy.deepcopy(ours)
    if index != 2:
        assert hash(ours) == hash(theirs)


@pytest.mark.parametrize("index", range(5))
def test_signatures_are_the_same_once_an_object_is_made(index: int) -> None:
    number, values, named = next(one for one in VALUES if one[0] == index)
    ours, theirs = (kinds[number] for kinds in (OURS, THEIRS))
    ours(*values, **named)

    def told(kind: type[Any]) -> list[tuple[str, str]]:
        parameters = inspect.signature(kind).parameters.values()
        return [(one.name, one.kind.name) for one in parameters]

    assert told(ours) == told(theirs)


@pytest.mark.parametrize("plain", [OURS[0](1), OURS[1](1, fourth=0.5)])
def test_nothing_can_be_set_or_deleted(plain: Any) -> None:
    with pytest.raises(FrozenInstanceError):
        plain.first = 2
    with pytest.raises(FrozenInstanceError):
        del plain.first
    with pytest.raises(FrozenInstanceError):
        plain.other = 2
    with pytest.raises(TypeError, match="first"):
        OURS[0]()
    assert not hasattr(plain, "__dict__")
    assert type(plain) in OURS


def test_an_equality_of_its_own_stays_and_the_hash_is_made() -> None:
    ours, theirs = OURS[2], THEIRS[2]
    assert ours(1.0) == ours(2.0)
    assert theirs(1.0) == theirs(2.0)
    assert hash(ours(1.0)) == hash(theirs(1.0))


def test_objects_are_pickled() -> None:
    assert pickle.loads(pickle.dumps(Alone(1.5))).value == 1.5


def test_other_options_are_left_to_dataclasses() -> None:
    @frozen.dataclass(slots=True)
    class Open:
        value: int

    @frozen.dataclass
    class Usual:
        value: int

    open_, usual = Open(1), Usual(1)
    open_.value = usual.value = 2
    assert (open_.value, usual.value) == (2, 2)

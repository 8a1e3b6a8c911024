"""Whether what fitted a type still fits another one: in the eyes of a type checker, and on the wire.

Input: two `Shape`s, each with the models of its own version of the SDK. Output: yes or no. A model that goes by the same
name on both sides fits: what differs between the two is told of the model itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, Protocol

from sdkpress.changes.shapes import Shape
from sdkpress.frozen import dataclass
from sdkpress.ir.types import Kind

ANY: Final[Shape] = ("any",)
NONE: Final[Shape] = ("of", Kind.NULL.value)
UNRECOGNIZED: Final[Shape] = ("unrecognized",)
_DEEP: Final = 20  # types that hold themselves

# The class of a value that is read; what is not listed has one of its own.
_CLASSES: Final = {
    Kind.DECIMAL_TEXT: Kind.DECIMAL,
    Kind.INTEGER_TEXT: Kind.INTEGER,
    Kind.BASE64: Kind.BINARY,
    Kind.BASE64URL: Kind.BINARY,
    Kind.HTTP_DATE: Kind.DATE_TIME,
    Kind.UNIX_TIME: Kind.DATE_TIME,
    Kind.UNIX_SECONDS: Kind.DATE_TIME,
}
# What a caller may give besides.
_GIVEN: Final = {
    Kind.TIME: Kind.STRING,
    Kind.DURATION: Kind.STRING,
    Kind.UUID: Kind.STRING,
    Kind.DECIMAL: Kind.NUMBER,
    Kind.DECIMAL_TEXT: Kind.STRING,
    Kind.BASE64: Kind.STRING,
    Kind.BASE64URL: Kind.STRING,
    Kind.HTTP_DATE: Kind.STRING,
    Kind.UNIX_TIME: Kind.INTEGER,
    Kind.UNIX_SECONDS: Kind.NUMBER,
}
# Values that stand in JSON as they do in Python.
_PLAIN: Final = (Kind.STRING, Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN, Kind.NULL)
_TEXTS: Final = (
    *(Kind.DATE, Kind.DATE_TIME, Kind.TIME, Kind.DURATION, Kind.UUID),
    *(Kind.DECIMAL_TEXT, Kind.INTEGER_TEXT, Kind.BASE64, Kind.BASE64URL),
    Kind.HTTP_DATE,
)
_WHOLE: Final = (Kind.INTEGER, Kind.UNIX_TIME)
_NUMBERS: Final = (*_WHOLE, Kind.NUMBER, Kind.DECIMAL, Kind.UNIX_SECONDS)


class ModelLike(Protocol):
    """What is asked of a model."""

    @property
    def kind(self) -> str: ...
    @property
    def values(self) -> tuple[Any, ...]: ...
    @property
    def members(self) -> tuple[Shape, ...]: ...
    @property
    def open(self) -> bool: ...
    @property
    def is_alias(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Fit:
    """`takers` are the models of the side that takes a value, `givers` those of the side that it comes from.

    `given`: callers make the value, and may give what is alike; otherwise it is read from a response.
    """

    takers: Mapping[str, ModelLike]
    givers: Mapping[str, ModelLike]
    given: bool

    def types(self, taker: Shape, giver: Shape, depth: int = 0) -> bool:
        """Whether a type checker lets a value of the giver stand for one of the taker."""
        if taker == ANY or depth > _DEEP:
            return True
        if (
            giver == ANY
        ):  # a strict checker lets it pass where it is inside of something
            return self.given or (depth > 0 and self._is_plain(taker, self.takers))
        if taker[0] == "model" and taker == giver:
            return True
        takers = tuple(self._alternatives(taker, self.takers))
        if not self.given and ANY in self._alternatives(giver, self.givers, takers):
            return all(self._is_plain(one, self.takers) for one in takers)
        return all(
            any(self._takes(one, other, depth) for one in takers)
            for other in self._alternatives(giver, self.givers, takers)
        )

    def _alternatives(
        self,
        shape: Shape,
        models: Mapping[str, ModelLike],
        known: tuple[Shape, ...] | None = None,
        depth: int = 0,
    ) -> Iterator[Shape]:
        """The members of the union that the annotation is. A giver's alias that the taker has too is left whole."""
        match shape:
            case ("or null", of):
                yield from self._alternatives(of, models, known, depth)
                yield NONE
            case ("model", name) if models[name].is_alias and depth <= _DEEP:
                if known is None or shape in known:
                    yield shape
                if known is None or shape not in known:
                    for member in _parts(models[name]):
                        yield from self._alternatives(member, models, known, depth + 1)
            case ("tuple", places, _, least) if least < len(places):
                for length in range(least, len(places)):
                    yield ("tuple", places[:length], None, length)
                yield (*shape[:3], len(places))
            case ("of", kind):
                yield ("of", _CLASSES.get(kind, kind))
                if self.given and kind in _GIVEN:
                    yield ("of", _GIVEN[kind])
            case _:
                yield shape

    def _takes(self, taker: Shape, giver: Shape, depth: int) -> bool:
        """One member of a union beside another."""
        if taker == giver:
            return True
        match taker, giver:
            case ("list", item), ("list", other):
                if self.given and not self._is_list(item, self.takers):
                    return self.types(item, other, depth + 1)
                is_list = not self.given or self._is_list(other, self.givers)
                return is_list and self._same(item, other, depth)
            case ("tuple", *_), ("tuple", *_):
                pairs = _places(taker, giver)
                return pairs is not None and all(
                    self.types(one, other, depth + 1) for one, other in pairs
                )
            case ("map" | "set", item), (kind, other) if kind == taker[0]:
                if self.given:
                    return self.types(item, other, depth + 1)
                return self._same(item, other, depth)
            case ("of", _), ("const" | "value", value):
                return _is_a(value, taker)
            case ("of", _), ("model", name) if self.givers[name].kind == "enum":
                return _is_a(self.givers[name].values[0], taker)
            case ("of", Kind.NUMBER), ("of", Kind.INTEGER):
                return True
            case ("of", kind), ("unrecognized value", of):
                return bool(kind == of)
            case ("const" | "value", one), ("const" | "value", other):
                return type(one) is type(other) and one == other
            case _:
                return taker == ANY or giver == ANY

    def _same(self, one: Shape, other: Shape, depth: int) -> bool:
        """Whether two types are one: a list that is changed in place takes no other."""
        back = Fit(self.givers, self.takers, self.given)
        return self.types(one, other, depth + 1) and back.types(other, one, depth + 1)

    def _is_list(self, item: Shape, models: Mapping[str, ModelLike]) -> bool:
        """Whether a list of these is asked for as a `List`: a text is a sequence too."""
        known = tuple(self._alternatives(item, models))
        return known in ((("of", Kind.STRING),), (ANY,), (("of", Kind.BINARY),))

    def _is_plain(self, shape: Shape, models: Mapping[str, ModelLike]) -> bool:
        """Whether its values are read as they stand in JSON."""
        match shape:
            case ("of", kind):
                return kind in _PLAIN
            case ("list" | "map" | "or null", item):
                return self._is_plain(item, models)
            case ("tuple", places, rest, _):
                return all(
                    self._is_plain(one, models) for one in (*places, rest or ANY)
                )
            case ("model", name):
                return models[name].kind == "enum" and models[name].is_alias
            case ("const" | "value" | "unrecognized value" | "any", *_):
                return True
            case _:
                return False

    def wire(self, taker: Shape, giver: Shape, depth: int = 0) -> bool:
        """Whether the JSON of every value of the giver is one of the taker."""
        if taker == ANY or depth > _DEEP:
            return True
        if giver == ANY:
            return False
        if taker[0] == "model" and taker == giver:
            return True
        takers = tuple(_forms(taker, self.takers))
        return all(
            any(self._takes_form(one, other, depth) for one in takers)
            for other in _forms(giver, self.givers, takers)
        )

    def _takes_form(self, taker: Shape, giver: Shape, depth: int) -> bool:
        if taker == giver or taker == ANY:
            return True
        match taker, giver:
            case ("list" | "map" | "set", item), (kind, other) if kind == taker[0]:
                return self.wire(item, other, depth + 1)
            case ("list" | "set", item), ("list" | "set", other):
                return self.wire(item, other, depth + 1)
            case ("list", item), ("tuple", places, rest, _):
                every = places if rest is None else (*places, rest)
                return all(self.wire(item, other, depth + 1) for other in every)
            case ("tuple", *_), ("tuple", *_):
                pairs = _places(taker, giver)
                return pairs is not None and all(
                    self.wire(one, other, depth + 1) for one, other in pairs
                )
            case ("of", _), ("const" | "value", value):
                return _is_a(value, taker)
            case ("const" | "value", one), ("const" | "value", other):
                return type(one) is type(other) and one == other
            case ("of", Kind.STRING), ("of", kind):
                return kind in _TEXTS
            case ("of", one), ("of", other) if one in _NUMBERS:
                return other in (_WHOLE if one in _WHOLE else _NUMBERS)
            case ("map", item), ("model", _):
                return bool(item == ANY)
            case _:
                return False

    def keeps(self, new: Shape, old: Shape) -> bool:
        """Whether what was answered as an object or a list is still read as the same."""
        if old == ANY:
            return self._is_plain(new, self.givers) or new == ANY
        forms = tuple(_forms(new, self.givers))
        return all(
            any(_is_alike(one, other) for one in forms)
            for other in _forms(old, self.takers, forms)
            if other[0] in ("model", "list", "map", "set", "tuple")
        )


@dataclass(frozen=True, slots=True)
class Fits:
    """What is given (an argument, a dict), made (an object of a model's class) and read."""

    giving: Fit
    making: Fit
    reading: Fit


def _is_alike(one: Shape, other: Shape) -> bool:
    return one == other if one[0] == "model" else one[0] == other[0]


def _places(taker: Shape, giver: Shape) -> tuple[tuple[Shape, Shape], ...] | None:
    """What each place of one tuple takes of the other; None where a place is missing or too many."""
    _, taken, taken_rest, least = taker
    _, given, given_rest, given_least = giver
    too_long = len(given) > len(taken) or given_rest is not None
    if given_least < least or (too_long and taken_rest is None):
        return None
    more = len(given) - len(taken)
    ours = (*taken, *((taken_rest,) * more))
    pairs = list(zip(ours, given, strict=False))
    if given_rest is not None:  # it fills the places that are left, and what follows
        rests = (*ours[len(given) :], taken_rest)
        pairs += [(one, given_rest) for one in rests]
    return tuple(pairs)


def _parts(model: ModelLike) -> Iterator[Shape]:
    """The members of the union that an alias stands for."""
    if model.kind == "union":
        yield from model.members
        if model.open:
            yield UNRECOGNIZED
    elif any(isinstance(value, float) for value in model.values):
        yield ("of", Kind.NUMBER)  # `Literal` takes no float
    else:
        for value in model.values:
            yield ("value", value)
        if model.open and all(isinstance(value, str) for value in model.values):
            yield ("unrecognized value", Kind.STRING)
        elif model.open and all(type(value) is int for value in model.values):
            yield ("unrecognized value", Kind.INTEGER)


def _forms(
    shape: Shape,
    models: Mapping[str, ModelLike],
    known: tuple[Shape, ...] | None = None,
    depth: int = 0,
) -> Iterator[Shape]:
    """The forms that a value may have in JSON. A giver's model that the taker has too is left whole."""
    match shape:
        case ("or null", of):
            yield from _forms(of, models, known, depth)
            yield NONE
        case ("model", name) if models[name].kind != "object" and depth <= _DEEP:
            if known is None or shape in known:
                yield shape
            if known is None or shape not in known:
                for value in models[name].values:
                    yield ("value", value)
                for member in models[name].members:
                    yield from _forms(member, models, known, depth + 1)
        case _:
            yield shape


def _is_a(value: object, taker: Shape) -> bool:
    """Whether a value that is written out is of a kind."""
    if taker[0] != "of":
        return False
    if isinstance(value, bool):
        return bool(taker[1] == Kind.BOOLEAN)
    if isinstance(value, int):
        return taker[1] in (Kind.INTEGER, Kind.NUMBER)
    return bool(taker[1] == (Kind.NUMBER if isinstance(value, float) else Kind.STRING))

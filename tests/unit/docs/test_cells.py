"""Types as cells: wrapped, linked, nested."""

from __future__ import annotations

import pytest

from sdkpress.docs.cells import type_cell
from sdkpress.ir.types import (
    Const,
    Kind,
    ListOf,
    MapOf,
    Nullable,
    Primitive,
    Ref,
    TypeRef,
    Unknown,
)
from sdkpress.python.context import GenerationContext
from sdkpress.snippets.type_text import member_text, type_text
from support.shop import CAT, INTEGER, STRING

BINARY = Primitive(Kind.BINARY, "binary")


@pytest.mark.parametrize(
    ("type_", "required", "cell"),
    [
        (STRING, True, "*str*"),
        (INTEGER, False, "*Optional[int]*"),
        (Nullable(STRING), True, "*Nullable[str]*"),
        (Nullable(STRING), False, "*OptionalNullable[str]*"),
        (Const("a"), True, '*Literal["a"]*'),
        (Const(True), False, "*Optional[Literal[True]]*"),
        (Unknown(), True, "*Any*"),
        (Ref(CAT), True, "[models.Cat](../models/cat.md)"),
        (Ref(CAT), False, "[Optional[models.Cat]](../models/cat.md)"),
        (
            Nullable(Ref(CAT)),
            False,
            "[OptionalNullable[models.Cat]](../models/cat.md)",
        ),
        (ListOf(STRING), False, "List[*str*]"),
        (Nullable(ListOf(Ref(CAT))), False, "List[[models.Cat](../models/cat.md)]"),
        (
            ListOf(Nullable(Ref(CAT))),
            True,
            "List[[Nullable[models.Cat]](../models/cat.md)]",
        ),
        (MapOf(Unknown()), False, "Dict[str, *Any*]"),
        (BINARY, True, "*Union[bytes, IO[bytes], io.IOBase]*"),
    ],
)
def test_type_cell(
    lookup: GenerationContext, type_: TypeRef, required: bool, cell: str
) -> None:
    assert type_cell(lookup, type_, "../", required=required, sent=True) == cell


def test_bytes_that_are_received(lookup: GenerationContext) -> None:
    assert type_cell(lookup, BINARY, "../", required=True, sent=False) == "*bytes*"


def test_dates_are_named_as_python_names_them(lookup: GenerationContext) -> None:
    day = type_cell(lookup, Primitive(Kind.DATE), "", required=False, sent=False)
    moment = type_cell(lookup, Primitive(Kind.DATE_TIME), "", required=True, sent=False)
    assert day.startswith("[date](") and "#date-objects" in day
    assert moment.startswith("[datetime](") and "#datetime-objects" in moment


def test_the_reference_dialect_swaps_dates(reference: GenerationContext) -> None:
    cell = type_cell(reference, Primitive(Kind.DATE_TIME), "", required=True, sent=True)
    assert cell.startswith("[date](")


def test_text_has_no_markup(lookup: GenerationContext) -> None:
    type_ = ListOf(MapOf(Nullable(Ref(CAT))))
    text = type_text(lookup, type_, sent=False)
    assert text == "List[Dict[str, Nullable[models.Cat]]]"


def test_a_constant_member_is_its_kind_in_the_reference_dialect(
    lookup: GenerationContext, reference: GenerationContext
) -> None:
    assert member_text(reference, Const("auto"), sent=True) == "str"
    assert member_text(lookup, Const("auto"), sent=True) == 'Literal["auto"]'

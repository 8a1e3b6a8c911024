"""Types as cells: wrapped, linked, nested."""

from __future__ import annotations

import pytest

from sdkpress.docs.annotations import annotation_text, code_span
from sdkpress.docs.short_types import member_text, type_cell, type_text
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
from sdkpress.python.annotate import Annotator
from sdkpress.python.context import GenerationContext
from sdkpress.python.import_scope import ImportScope
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
    reference: GenerationContext,
) -> None:
    assert member_text(reference, Const("auto"), sent=True) == "str"


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        (STRING, "`str`"),
        (Const("a`|*b"), '``Literal["a`|*b"]``'),
        (Ref(CAT), "[models.Cat](../models/cat.md)"),
        (Nullable(ListOf(Ref(CAT))), "Nullable[List[[models.Cat](../models/cat.md)]]"),
        (MapOf(ListOf(STRING)), "`Dict[str, List[str]]`"),
        (
            Primitive(Kind.DATE),
            "[datetime.date](https://docs.python.org/3/library/datetime.html#date-objects)",
        ),
    ],
)
def test_annotations_lead_to_pages(
    lookup: GenerationContext, type_: TypeRef, text: str
) -> None:
    annotation = Annotator(lookup, ImportScope()).read(type_)
    assert annotation_text(lookup, annotation, "../") == text


def test_code_holds_any_text() -> None:
    assert code_span("a") == "`a`"
    assert code_span("`a``") == "``` `a`` ```"

"""Values made up for a type: valid, small, and without end only where a type has none."""

from __future__ import annotations

import pytest

from sdkpress.examples.conformance import conforms
from sdkpress.examples.sample_values import sample_value
from sdkpress.ir.ids import ModelId
from sdkpress.ir.types import Kind, ListOf, MapOf, Nullable, Primitive, Ref, TypeRef
from sdkpress.python.context import GenerationContext
from support.shop import INTEGER, KIND, MODELS, STRING


@pytest.mark.parametrize(
    ("type_", "name", "limits", "value"),
    [
        (STRING, "petId", {}, "<id>"),
        (STRING, "word", {}, "<value>"),
        (STRING, "word", {"maxLength": 3}, "xxx"),
        (STRING, "word", {"minLength": 9}, "<value>xx"),
        (STRING, "word", {"pattern": "^[a-c]{2}$"}, "aa"),
        (STRING, "word", {"pattern": "^.*$"}, "<value>"),
        (Primitive(Kind.STRING, "email"), "x", {}, "user@example.com"),
        (INTEGER, "n", {}, 1),
        (INTEGER, "n", {"minimum": 5}, 5),
        (INTEGER, "n", {"maximum": 0}, 0),
        (INTEGER, "n", {"exclusiveMinimum": 5}, 6),
        (INTEGER, "n", {"minimum": 5, "exclusiveMinimum": True}, 6),
        (INTEGER, "n", {"minimum": 7, "multipleOf": 5}, 10),
        (Primitive(Kind.BOOLEAN), "b", {}, False),
        (Primitive(Kind.DATE), "d", {}, "2025-01-31"),
        (Nullable(STRING), "s", {}, "<value>"),
        (MapOf(STRING), "m", {}, {}),
        (ListOf(STRING), "l", {"items": {"maxLength": 1}}, ["x"]),
        (ListOf(INTEGER), "l", {"minItems": 2, "uniqueItems": True}, [1, 2]),
        (
            ListOf(STRING),
            "l",
            {"minItems": 3, "uniqueItems": True},
            ["<value>", "<value2>", "<value3>"],
        ),
        (
            ListOf(STRING),
            "l",
            {"minItems": 2, "uniqueItems": True, "items": {"pattern": "^(0|[1-9]+)$"}},
            ["0", "11"],
        ),
        (
            ListOf(Ref(KIND)),
            "l",
            {"minItems": 2, "uniqueItems": True},
            ["big", "small"],
        ),
    ],
)
def test_scalars_and_lists(
    lookup: GenerationContext,
    type_: TypeRef,
    name: str,
    limits: dict[str, object],
    value: object,
) -> None:
    assert sample_value(lookup, type_, name, limits) == value


@pytest.mark.parametrize("id_", MODELS)
def test_samples_of_models_fit_them(lookup: GenerationContext, id_: ModelId) -> None:
    assert conforms(lookup, Ref(id_), sample_value(lookup, Ref(id_)))


def test_the_reference_dialect_ignores_limits(reference: GenerationContext) -> None:
    assert sample_value(reference, STRING, "word", {"maxLength": 3}) == "<value>"

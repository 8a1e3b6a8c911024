"""Paths into values of known types."""

from __future__ import annotations

import pytest

from sdkpress.ir.calls import PathTo
from sdkpress.ir.dump import type_text
from sdkpress.ir.ids import ModelId
from sdkpress.ir.paths import walk
from sdkpress.ir.types import Ref
from support.lowered import of_schemas

API = of_schemas("""
    Page:
      type: object
      properties:
        pets: {type: [array, 'null'], items: {$ref: '#/components/schemas/Pet'}}
        counts: {type: object, additionalProperties: {type: integer}}
        any: {}
        next:
          oneOf:
            - {$ref: '#/components/schemas/Pet'}
            - {$ref: '#/components/schemas/Link'}
    Pet: {type: object, properties: {id: {type: string}}}
    Link: {type: object, properties: {url: {type: string}, page: {$ref: '#/components/schemas/Page'}}}
    """).api
PAGE, PET, LINK = (f"#/components/schemas/{name}" for name in ("Page", "Pet", "Link"))


@pytest.mark.parametrize(
    ("path", "owners", "type_", "item"),
    [
        ((), [], PAGE, None),
        (("pets",), [PAGE], f"list[{PET}]?", PET),
        (("pets", -1, "id"), [PAGE, None, PET], "string", None),
        (("counts", "cats"), [PAGE, None], "integer", None),
        (("any", 0, "x"), [PAGE, None, None], "unknown", None),
        (("next", "url"), [PAGE, LINK], "unknown", None),
        (("next", "no"), [PAGE, None], "unknown", None),
        (("next", "page", "pets"), [PAGE, LINK, PAGE], "unknown", None),
    ],
)
def test_a_path_that_leads_on(
    path: PathTo, owners: list[str | None], type_: str, item: str | None
) -> None:
    found = walk(API.models, Ref(ModelId(PAGE)), path)
    assert found is not None
    assert (list(found.owners), type_text(found.type)) == (owners, type_)
    assert (None if found.item is None else type_text(found.item)) == item


@pytest.mark.parametrize(
    "path", [("x",), (0,), ("pets", "id"), ("pets", 0, "x"), ("pets", 0, "id", "x")]
)
def test_a_path_that_leads_to_nothing(path: PathTo) -> None:
    assert walk(API.models, Ref(ModelId(PAGE)), path) is None


def test_a_long_path_through_unions_takes_no_stack() -> None:
    path = ("next", "page") * 20_000
    found = walk(API.models, Ref(ModelId(PAGE)), path)
    assert found is not None and len(found.owners) == len(path)

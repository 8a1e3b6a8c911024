"""Alternatives in compositions: no member is lost, nothing that is required, and no class becomes `Any`."""

from __future__ import annotations

import pytest

from sdkpress.ir.models import ObjectModel
from sdkpress.ir.types import Ref
from support.lowered import of_schemas

BASE = """
Input:
  oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
  discriminator: {propertyName: t, mapping: {a: '#/components/schemas/A', b: '#/components/schemas/B'}}
A: {type: object, required: [t], properties: {t: {type: string, enum: [a]}, id: {type: string}}}
B: {type: object, required: [t], properties: {t: {type: string, enum: [b]}, id: {type: string}}}
C: {type: object, properties: {z: {type: string}}}
D: {type: object, properties: {w: {type: string}}}
X: """
S = "#/components/schemas/"
INPUT, A, B, C, D = (f"{{$ref: '{S}{name}'}}" for name in ("Input", "A", "B", "C", "D"))


@pytest.mark.parametrize("naming", ["default", "speakeasy"])
@pytest.mark.parametrize(
    ("schema", "members"),
    [
        (
            f"{{allOf: [{INPUT}, {{properties: {{n: {{type: string}}}}}}]}}",
            {"XA": "n t! id", "XB": "n t! id"},
        ),
        (
            f"{{allOf: [{INPUT}, {{type: object, required: [id]}}]}}",
            {"XA": "t! id!", "XB": "t! id!"},
        ),
        (
            f"{{allOf: [{{allOf: [{INPUT}]}}, {{required: [id]}}]}}",
            {"XA": "t! id!", "XB": "t! id!"},
        ),
        (
            f"{{allOf: [{INPUT}, {C}, {{type: object, required: [z]}}]}}",
            {"XA": "z! t! id", "XB": "z! t! id"},
        ),
        (
            f"{{required: [id], anyOf: [{A}, {B}]}}",
            {"XA": "t! id!", "XB": "t! id!"},
        ),
        (
            f"{{required: [k], properties: {{k: {{type: string}}}}, oneOf: [{C}, {D}]}}",
            {"XC": "k! z", "XD": "k! w"},
        ),
        (
            f"{{required: [u], properties: {{u: {{type: string}}}},"
            f" allOf: [{{oneOf: [{A}, {B}]}}, {{oneOf: [{C}, {D}]}}]}}",
            {"XA": "u! t! id", "XB": "u! t! id", "XC": "u! z", "XD": "u! w"},
        ),
        (
            f"{{allOf: [{C}, {{oneOf: [{{type: object, properties: {{i: {{type: string}}}}}},"
            " {type: object, properties: {j: {type: string}}}]}]}",
            {"X1": "z i", "X2": "z j"},
        ),
    ],
)
def test_members_of_a_composed_union(
    schema: str, members: dict[str, str], naming: str
) -> None:
    made = of_schemas(BASE + schema, compatibility={"naming": naming})
    found: dict[str, str] = {}
    for type_ in made.union("X").members:
        assert isinstance(type_, Ref)
        model = made.api.models[type_.model]
        assert isinstance(model, ObjectModel)
        fields = [f"{field.wire}{'!' * field.required}" for field in model.fields]
        found[made.classes[type_.model]] = " ".join(fields)
    assert found == members
    assert made.codes == []

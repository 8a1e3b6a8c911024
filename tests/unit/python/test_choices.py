"""Enums and unions: aliases that pydantic and type checkers read, and the order they are defined in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from support.lowered import of_schemas
from support.rendered import Sdk

SHAPES = """
Shape:
  oneOf:
    - $ref: "#/components/schemas/Circle"
    - $ref: "#/components/schemas/Square"
  discriminator:
    propertyName: shape-kind
    mapping:
      circle: "#/components/schemas/Circle"
      disc: "#/components/schemas/Circle"
      square: "#/components/schemas/Square"
Circle:
  type: object
  required: [shape-kind]
  properties: {shape-kind: {type: string}, radius: {type: number}}
Square:
  type: object
  required: [shape-kind]
  properties: {shape-kind: {type: string}, side: {type: number}}
Json:
  anyOf:
    - {type: string}
    - {type: array, items: {$ref: "#/components/schemas/Json"}}
    - {type: object, additionalProperties: {$ref: "#/components/schemas/Json"}}
Tree:
  type: object
  properties: {branches: {$ref: "#/components/schemas/Branches"}}
Branches:
  anyOf:
    - $ref: "#/components/schemas/Tree"
    - {type: array, items: {$ref: "#/components/schemas/Tree"}}
Mode: {type: string, enum: [fast, 'say "hi"', "it's"]}
Level: {type: integer, enum: [1, 2]}
Part: {type: number, enum: [0.5, 1.5]}
"""


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Sdk:
    made = Sdk(of_schemas(SHAPES, compatibility={"typed_dicts": "all"}))
    made.imported(tmp_path_factory.mktemp("sdk"))
    return made


@pytest.fixture(scope="module")
def models(sdk: Sdk) -> Any:
    return sdk.module("models")


def test_black_keeps_every_file(sdk: Sdk) -> None:
    assert sdk.unstable() == []


def test_a_tag_chooses_the_member(models: Any) -> None:
    adapter = TypeAdapter(models.Shape)
    assert adapter.validate_python({"shape-kind": "disc", "radius": 1}).radius == 1
    assert isinstance(
        adapter.validate_python({"shape_kind": "square", "side": 2}), models.Square
    )


def test_an_unknown_tag_passes_where_the_union_is_open(sdk: Sdk, models: Any) -> None:
    found = TypeAdapter(models.Shape).validate_python({"shape-kind": "star", "n": 5})
    assert type(found) is sdk.module("types").Unrecognized
    assert found.model_extra == {"shape-kind": "star", "n": 5}


def test_unions_may_contain_themselves(models: Any) -> None:
    value = ["a", {"b": ["c"]}]
    assert TypeAdapter(models.JSON).validate_python(value) == value
    tree = TypeAdapter(models.Tree).validate_python({"branches": [{"branches": {}}]})
    assert isinstance(tree.branches[0].branches, models.Tree)


def test_what_may_be_given_names_models_and_twins(sdk: Sdk) -> None:
    text = sdk.text("models/branches.py")
    assert "BranchesTypedDict = Union[" in text
    assert "Sequence[Union[Tree, TreeTypedDict]]" in text


def test_open_enums_take_what_they_do_not_know(sdk: Sdk, models: Any) -> None:
    adapter = TypeAdapter(models.Mode)
    assert type(adapter.validate_python('say "hi"')) is str
    types = sdk.module("types")
    assert isinstance(adapter.validate_python("new"), types.UnrecognizedStr)
    assert isinstance(
        TypeAdapter(models.Level).validate_python(3), types.UnrecognizedInt
    )


def test_floats_are_not_spelled_out(sdk: Sdk) -> None:
    assert "Part = float\n" in sdk.text("models/part.py")


def test_closed_enums_refuse(tmp_path: Path) -> None:
    made = Sdk(of_schemas(SHAPES, open_enums=False))
    made.imported(tmp_path)
    with pytest.raises(ValidationError):
        TypeAdapter(made.module("models").Mode).validate_python("new")


def test_enum_classes(tmp_path: Path) -> None:
    made = Sdk(of_schemas(SHAPES, enum_format="class"))
    assert made.unstable() == []
    made.imported(tmp_path)
    models = made.module("models")
    assert models.Mode.FAST.value == "fast"
    assert models.Level(2).name == "TWO" or models.Level(2).value == 2
    assert isinstance(models.Mode.FAST, str)


def test_one_tag_for_two_types_is_left_to_their_fields(tmp_path: Path) -> None:
    schemas = """
    Item:
      oneOf:
        - $ref: "#/components/schemas/Input"
        - $ref: "#/components/schemas/Output"
    Input:
      type: object
      required: [type, text]
      properties: {type: {const: message}, text: {type: string}}
    Output:
      type: object
      required: [type, id]
      properties: {type: {const: message}, id: {type: string}}
    """
    made = Sdk(of_schemas(schemas))
    made.imported(tmp_path)
    models = made.module("models")
    adapter = TypeAdapter(models.Item)
    found = adapter.validate_python({"type": "message", "id": "a"})
    assert isinstance(found, models.Output)

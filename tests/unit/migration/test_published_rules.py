"""Rules of published SDKs that a gen.yaml turns on, each on a document of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from sdkpress.ir.models import ObjectModel
from support.lowered import Lowered, of_paths
from support.rendered import Sdk

OPEN = {"open_unions": True, "compatibility": {"unknown_members": "models"}}
PATHS = """
    /pets:
      get:
        operationId: listPets
        responses:
          '200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
          '202': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Wait'}}}}
    """
PETS = """
    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Bird'}]}
    Cat: {type: object, required: [kind, lives], properties: {kind: {const: cat}, lives: {type: integer}}}
    Bird: {type: object, required: [kind], properties: {kind: {type: string, enum: [owl, crow]}}}
    Wait: {type: object, required: [kind], properties: {kind: {const: wait}}}
    """


@pytest.fixture(scope="module")
def pets(tmp_path_factory: pytest.TempPathFactory) -> Sdk:
    """An SDK whose unions have a class for members that the document does not list."""
    sdk = Sdk(of_paths(PATHS, PETS, **OPEN))
    assert sdk.unstable() == []
    sdk.imported(tmp_path_factory.mktemp("pets"))
    return sdk


def test_an_object_with_an_unknown_tag_is_one_of_the_unions_own(pets: Sdk) -> None:
    models = pets.module("models")
    adapter: TypeAdapter[Any] = TypeAdapter(models.Pet)
    found = adapter.validate_python({"kind": "fox", "tail": 1})
    assert isinstance(found, models.UnknownPet)
    assert (found.kind, found.raw) == ("UNKNOWN", {"kind": "fox", "tail": 1})
    assert found.is_unknown
    assert adapter.dump_python(found) == {"kind": "fox", "tail": 1}


def test_each_value_of_a_list_leads_to_its_member(pets: Sdk) -> None:
    models = pets.module("models")
    adapter: TypeAdapter[Any] = TypeAdapter(models.Pet)
    for kind in ("owl", "crow"):
        assert type(adapter.validate_python({"kind": kind})) is models.Bird
    with pytest.raises(ValidationError, match="lives"):
        adapter.validate_python({"kind": "cat"})


def test_the_class_stands_beside_its_union(pets: Sdk) -> None:
    assert '"UnknownPet": "pet"' in " ".join(pets.text("models/__init__.py").split())
    # A union among the members of another is taken apart: nothing tells those by their place.
    assert "UnknownListPetsResponse" not in pets.text("models/__init__.py")


def test_unions_share_one_class_unless_asked(tmp_path: Path) -> None:
    assert "Unrecognized" not in Sdk(of_paths(PATHS, PETS)).text("models/pet.py")
    told = PETS.replace("enum: [owl, crow]", "const: owl")
    text = Sdk(of_paths(PATHS, told)).text("models/pet.py")
    assert "Union[Cat, Bird, Unrecognized]" in text


@pytest.mark.parametrize("status", ["200", "429"])
def test_headers_of_any_response_make_one_model_of_result_and_headers(
    status: str,
) -> None:
    paths = """
    /pets:
      get:
        operationId: listPets
        responses:
          '200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Cat'}}}}
          '429': {description: ''}
    """.replace(
        f"'{status}': {{description: ''",
        f"'{status}': {{description: '', headers: {{Retry-After: {{schema: {{type: integer}}}}}}",
    )
    made = of_paths(paths, PETS, compatibility={"response_headers": "models"})
    assert _fields(made, "ListPetsResponse") == ["headers", "result"]


BODY = """
    /pets/{id}:
      put:
        operationId: setPet
        parameters: [{name: id, in: path, required: true, schema: {type: string}}]
        requestBody: {required: true, content: {application/json: {schema: {type: array, items: {type: string}}}}}
        responses: {'204': {description: ''}}
    /pets:
      put:
        operationId: setPets
        requestBody: {required: true, content: {application/json: {schema: {type: array, items: {type: string}}}}}
        responses: {'204': {description: ''}}
    """


@pytest.mark.parametrize(
    ("naming", "chosen", "beside", "alone"),
    [
        ("speakeasy", None, "request_body", "request"),
        ("speakeasy", "body", "body", "request"),
        ("default", "body", "body", "body"),
        ("default", None, "request_body", "request"),
    ],
)
def test_what_a_whole_body_is_called(
    naming: str, chosen: str | None, beside: str, alone: str
) -> None:
    compatibility = {"naming": naming, "operation_models": "all"}
    made = of_paths(BODY, body_argument=chosen, compatibility=compatibility)
    names = made.names.arguments
    for operation_id, last in (("setPet", beside), ("setPets", alone)):
        operation = made.operation(operation_id)
        arguments = [names[operation.id, a.key].python for a in operation.arguments]
        assert arguments[-1] == last
    wire = chosen or "RequestBody"
    assert _fields(made, "SetPetRequest") == ["id", wire]


def _fields(made: Lowered, class_name: str) -> list[str]:
    return [
        field.wire
        for id_, model in made.api.models.items()
        if made.names.models[id_].class_name == class_name
        and isinstance(model, ObjectModel)
        for field in model.fields
    ]

"""Rules of published SDKs that a gen.yaml turns on, each on a document of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from sdkpress.ir.models import ObjectModel
from support.lowered import Lowered, of_paths
from support.rendered import Sdk

OPEN: dict[str, Any] = {
    "open_unions": True,
    "compatibility": {"unknown_members": "models"},
}
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


MANY = """
    /pets/{id}:
      get:
        operationId: getPet
        parameters: [{name: id, in: path, required: true, schema: {type: string}}]
        responses: {'204': {description: ''}}
      put:
        operationId: setPet
        parameters:
          - {name: id, in: path, required: true, schema: {type: string}}
          - {name: pet-tag, in: query, schema: {type: [string, 'null']}}
        requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Cat'}}}}
        responses: {'204': {description: ''}}
    /pets:
      get:
        operationId: listPets
        parameters:
          - {name: page, in: query, schema: {type: integer, default: 1}}
          - {name: kind, in: query, schema: {type: string}}
          - {name: name, in: query, schema: {type: string}}
        responses: {'204': {description: ''}}
      post:
        operationId: addPet
        requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Cat'}}}}
        responses: {'204': {description: ''}}
    """
OBJECTS: dict[str, Any] = {
    "async_mode": "both",
    "max_method_params": 2,
    "flatten_requests": False,
    "compatibility": {
        "naming": "speakeasy",
        "operation_models": "all",
        "request_objects": "many_parameters",
        "document_defaults": "sent",
    },
}


@pytest.mark.parametrize(
    ("flatten", "taken"),
    [
        (
            False,
            {
                "getPet": ["id"],
                "setPet": ["request"],
                "listPets": ["request"],
                "addPet": ["body"],
            },
        ),
        (
            True,
            {
                "getPet": ["id"],
                "setPet": ["id", "pet-tag", "kind", "lives"],
                "listPets": ["request"],
                "addPet": ["kind", "lives"],
            },
        ),
    ],
)
def test_which_methods_take_one_request_object(
    flatten: bool, taken: dict[str, list[str]]
) -> None:
    config: dict[str, Any] = {**OBJECTS, "flatten_requests": flatten}
    made = of_paths(MANY, PETS, **config)
    assert {
        operation.operation_id: [
            a.key.partition(":")[2] or a.key for a in operation.arguments
        ]
        for operation in made.api.operations
    } == taken


class Recorder:
    """An HTTP client that keeps what it is given."""

    def __init__(self, sdk: Sdk) -> None:
        self._httpx = sdk.module("_runtime.http").httpx
        self.requests: list[Any] = []

    def build_request(self, method: str, url: Any, **rest: Any) -> Any:
        """A request as the HTTP library makes it."""
        rest.pop("timeout", None)
        return self._httpx.Request(method, url, **rest)

    def send(self, request: Any, **rest: Any) -> Any:
        """Nothing, successfully."""
        self.requests.append(request)
        return self._httpx.Response(204, request=request)

    def close(self) -> None:
        """Nothing is open."""


def test_a_request_object_is_a_model_or_a_dict(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    root = {"servers": [{"url": "https://api.example"}]}
    config: dict[str, Any] = {**OBJECTS, "http": "httpx"}
    sdk = Sdk(of_paths(MANY, PETS, root, **config))
    assert sdk.unstable() == []
    sdk.imported(tmp_path_factory.mktemp("objects"))
    models, http = sdk.module("models"), Recorder(sdk)
    client = sdk.module("sdk").Shop(client=http)
    cat = models.Cat(lives=9)
    client.set_pet(request=models.SetPetRequest(id="1", pet_tag="a", cat=cat))
    client.set_pet(request={"id": "2", "cat": {"kind": "cat", "lives": 7}})
    client.list_pets(request={"kind": "owl"})
    client.list_pets()
    sent = [(str(one.url), one.content) for one in http.requests]
    at = "https://api.example/pets"
    assert sent == [
        (f"{at}/1?pet-tag=a", b'{"kind":"cat","lives":9}'),
        (f"{at}/2", b'{"kind":"cat","lives":7}'),
        (f"{at}?page=1&kind=owl", b""),
        (f"{at}?page=1", b""),
    ]
    with pytest.raises(ValidationError, match="id"):
        client.set_pet(request={"cat": cat})


FIRST_COME = """
    /farms/{farm}:
      post:
        operationId: addFarm
        tags: [farms]
        parameters:
          - {name: kind, in: query, schema: {type: string, enum: [big, small]}}
        requestBody:
          required: true
          content: {application/json: {schema: {type: object, required: [kind], properties: {
            kind: {type: string, enum: [one, two]}, fields: {type: array, items: {type: object, properties: {kind: {type: string, enum: [x, y]}}}}}}}}
        responses:
          '200': {description: '', content: {application/json: {schema: {type: object, properties: {kind: {type: string, enum: [c, d]}}}}}}
          '400': {description: '', content: {application/json: {schema: {type: object, properties: {code: {type: integer}}}}}}
          '404': {description: '', content: {application/json: {schema: {type: object, properties: {code: {type: integer}}}}}}
      get:
        operationId: getFarm
        tags: [farms]
        parameters:
          - {name: kind, in: query, schema: {type: string, enum: [tall, wide]}}
        responses:
          '200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Farm'}}}}
    """
FARM = """
    Farm: {type: object, properties: {kind: {type: string, enum: [p, q]}, barn: {type: object, properties: {kind: {type: string, enum: [s, t]}}}}}
    """


def test_the_first_that_wants_a_name_keeps_it() -> None:
    made = of_paths(
        FIRST_COME,
        FARM,
        compatibility={"naming": "speakeasy", "inline_names": "first_come"},
    )
    classes = [name.class_name for name in made.names.models.values()]
    assert classes == [
        "Kind",
        "AddFarmRequestBody",
        "AddFarmKind",
        "Fields",
        "AddFarmFarmsKind",
        "AddFarmResponseBody",
        "AddFarmFarmsResponseKind",
        "AddFarmFarmsResponseBody",
        "AddFarmFarmsResponseResponseBody",
        "QueryParamKind",
        "Farm",
        "FarmKind",
        "Barn",
        "FarmBarnKind",
    ]


def test_groups_that_are_called_alike() -> None:
    paths = """
    /a: {get: {operationId: one, tags: [farm.animals], responses: {'204': {description: ''}}}}
    /b: {get: {operationId: two, tags: [farm.city.animals], responses: {'204': {description: ''}}}}
    """
    compatibility = {"naming": "speakeasy", "inline_names": "first_come"}
    made = of_paths(paths, async_mode="both", compatibility=compatibility)
    assert [(g.class_name, g.module) for g in made.names.groups.values()] == [
        ("Farm", "farm"),
        ("Animals", "animals"),
        ("City", "city"),
        ("ShopAnimals", "shop_animals"),
    ]


def test_one_schema_for_several_media_types_is_one_model() -> None:
    schema = "{type: object, properties: {name: {type: string}}}"
    paths = f"""
    /pets:
      post:
        operationId: addPet
        requestBody: {{content: {{application/json: {{schema: {schema}}}, text/json: {{schema: {schema}}}}}}}
        responses: {{'204': {{description: ''}}}}
    """
    assert len(of_paths(paths).api.models) == 1
    other = paths.replace("{name: {type: string}}", "{name: {type: integer}}", 1)
    assert len(of_paths(other).api.models) == 2


def test_the_media_types_of_errors_where_a_success_has_no_body() -> None:
    paths = """
    /pets:
      get:
        operationId: listPets
        tags: [pets]
        x-speakeasy-name-override: listAPI
        responses:
          '204': {description: ''}
          '400':
            description: ''
            content:
              application/json: {schema: {$ref: '#/components/schemas/Cat'}}
              text/json: {schema: {$ref: '#/components/schemas/Cat'}}
    """
    sdk = Sdk(of_paths(paths, PETS, compatibility={"accept_argument": "several"}))
    assert "class ListAPIAcceptEnum(str, Enum):" in sdk.text("pets.py")
    assert 'TEXT_JSON = "text/json"' in sdk.text("pets.py")


def test_an_operation_without_an_id_is_called_after_its_method_and_path() -> None:
    paths = "/pets/{id}: {get: {responses: {'204': {description: ''}}}}"
    for naming, expected in (
        ("speakeasy", "get_/pets/{id}"),
        ("default", "get_pets_id"),
    ):
        made = of_paths(paths, compatibility={"naming": naming})
        assert made.api.operations[0].operation_id == expected


CYCLE = """
    Filter: {anyOf: [{$ref: '#/components/schemas/Not'}, {$ref: '#/components/schemas/Is'}]}
    Not: {type: object, required: [not], properties: {not: {$ref: '#/components/schemas/Filter'}}}
    Is: {type: object, required: [is], properties: {is: {type: string}}}
    """


def test_each_model_of_a_cycle_is_found_in_its_own_module(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    paths = """
    /pets:
      get:
        operationId: listPets
        responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Filter'}}}}}
    """
    sdk = Sdk(of_paths(paths, CYCLE, compatibility={"naming": "speakeasy"}))
    assert sdk.unstable() == []
    sdk.imported(tmp_path_factory.mktemp("cycle"))
    models = sdk.module("models")
    for module, name in (("filter", "Filter"), ("not", "Not"), ("is", "Is")):
        module += "_" if module in ("not", "is") else ""
        assert getattr(sdk.module(f"models.{module}"), name) is getattr(models, name)

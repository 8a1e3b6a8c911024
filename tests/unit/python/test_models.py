"""Models: what a schema becomes as a class, what a caller may give, and what is written on the wire."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from support.lowered import of_paths, of_schemas
from support.rendered import Sdk

PETS = """
Pet:
  type: object
  required: [name, pet-type, kind, owner]
  properties:
    name: {type: string, description: 'Its \"\"\"name\"\"\"'}
    pet-type: {type: string}
    kind: {const: pet}
    owner: {type: [string, "null"]}
    age: {type: integer}
    nick: {type: [string, "null"]}
    lives: {type: integer, default: 9}
    tags: {type: array, items: {type: string}, default: [a]}
    born: {type: string, format: date}
    date: {type: string, format: date-time}
    schema: {type: string}
    copy: {type: string}
    model_config: {type: string}
    size: {type: string, enum: [small, large]}
    friends: {type: array, items: {$ref: "#/components/schemas/Pet"}}
Bag:
  type: object
  properties: {name: {type: string}}
  additionalProperties: {type: integer}
"""


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Sdk:
    made = Sdk(of_schemas(PETS, compatibility={"typed_dicts": "all"}))
    made.imported(tmp_path_factory.mktemp("sdk"))
    return made


@pytest.fixture(scope="module")
def models(sdk: Sdk) -> Any:
    return sdk.module("models")


def test_black_keeps_every_file(sdk: Sdk) -> None:
    assert sdk.unstable() == []


def test_fields_by_presence(sdk: Sdk) -> None:
    text = sdk.text("models/pet.py")
    assert "    name: str\n" in text
    assert "    owner: Nullable[str]\n" in text
    assert "    age: Optional[int] = None\n" in text
    assert "    nick: OptionalNullable[str] = UNSET\n" in text
    assert "    lives: Optional[int] = 9\n" in text
    assert '    tags: Optional[List[str]] = ["a"]\n' in text
    assert '    kind: Literal["pet"] = "pet"\n' in text
    assert "    born: Optional[datetime.date] = None\n" in text


def test_what_no_caller_passes_has_no_twin(tmp_path: Path) -> None:
    made = Sdk(of_schemas(PETS))
    made.imported(tmp_path)
    assert "TypedDict" not in made.text("models/pet.py")


def test_the_twin_needs_what_a_caller_must_give(sdk: Sdk) -> None:
    twin = sdk.text("models/pet.py").partition("class PetTypedDict")[2]
    twin = twin.partition("class Pet(")[0]
    assert "    name: str\n" in twin
    assert '    kind: NotRequired[Literal["pet"]]\n' in twin
    assert "    lives: NotRequired[int]\n" in twin
    assert "    friends: NotRequired[Sequence[Union[Pet, PetTypedDict]]]\n" in twin


def test_made_by_attribute_and_written_by_wire_name(models: Any) -> None:
    pet = models.Pet(name="Rex", pet_type="dog", owner=None)
    assert pet.model_dump(mode="json") == {
        "name": "Rex",
        "pet-type": "dog",
        "kind": "pet",
        "owner": None,
        "lives": 9,
        "tags": ["a"],
    }


def test_read_by_wire_name(models: Any) -> None:
    wire = {"name": "Rex", "pet-type": "dog", "owner": "A", "nick": None, "new": 1}
    pet = models.Pet.model_validate(wire)
    assert (pet.pet_type, pet.kind, pet.nick) == ("dog", "pet", None)
    assert pet.model_extra == {"new": 1}


def test_defaults_are_not_shared(models: Any) -> None:
    one = models.Pet(name="a", pet_type="b", owner=None)
    one.tags.append("c")
    assert models.Pet(name="a", pet_type="b", owner=None).tags == ["a"]


def test_further_properties_have_their_type(models: Any) -> None:
    bag = models.Bag.model_validate({"name": "a", "n": "7"})
    assert bag.model_extra == {"n": 7}
    with pytest.raises(ValueError, match="valid integer"):
        models.Bag.model_validate({"n": "x"})


def test_nothing_warns_and_nothing_is_loaded_early(sdk: Sdk, tmp_path: Path) -> None:
    sdk.imported(tmp_path)
    code = (
        f"import sys; sys.path.insert(0, 'src'); import {sdk.package} as p\n"
        f"assert not [m for m in sys.modules if m.startswith('{sdk.package}.models.')]\n"
        "p.models.Pet.model_rebuild(); p.models.Bag.model_rebuild()\n"
        f"assert '{sdk.package}.models.bag' in sys.modules\n"
    )
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_default_of_a_model_is_made_anew(tmp_path: Path) -> None:
    schemas = """
    Box:
      type: object
      properties:
        lid: {allOf: [{$ref: "#/components/schemas/Lid"}], default: {shut: true}}
        color: {type: string, enum: [red, blue], default: blue}
        wrong: {type: integer, default: many}
    Lid: {type: object, properties: {shut: {type: boolean}}}
    """
    made = Sdk(of_schemas(schemas, enum_format="class", open_enums=False))
    assert made.unstable() == []
    made.imported(tmp_path)
    models = made.module("models")
    box = models.Box()
    assert box.lid == models.Lid(shut=True)
    assert box.color is models.BoxColor.BLUE
    assert box.wrong is None


def test_an_error_is_an_exception_with_its_body(tmp_path: Path) -> None:
    schemas = """
    Problem: {type: object, properties: {message: {type: string}}}
    """
    paths = """
    /a:
      get:
        operationId: a
        responses:
          "200": {description: ""}
          "404":
            description: ""
            content: {application/json: {schema: {$ref: "#/components/schemas/Problem"}}}
    """
    made = Sdk(of_paths(paths, schemas))
    assert made.unstable() == []
    made.imported(tmp_path)
    models = made.module("models")
    assert issubclass(models.Problem, models.ShopError)
    assert issubclass(models.SDKError, models.ShopError)
    assert models.ProblemData(message="no").message == "no"
    described = made.text("sdk.py")
    error = 'op.error("404", lambda: models.ProblemData, lambda: models.Problem)'
    assert error in described


def test_a_field_missing_in_one_direction_may_be_left_out() -> None:
    schemas = """
    Thing:
      type: object
      required: [id, name]
      properties: {id: {type: string, readOnly: true}, name: {type: string}}
    """
    paths = """
    /a:
      post:
        operationId: a
        requestBody:
          required: true
          content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
        responses: {"200": {description: ""}}
    """
    text = Sdk(of_paths(paths, schemas)).text("models/thing.py")
    assert "    id: Optional[str] = None\n" in text
    assert "    name: str\n" in text


def test_binary_in_a_request_takes_streams(tmp_path: Path) -> None:
    paths = """
    /a:
      post:
        operationId: send
        requestBody:
          required: true
          content:
            multipart/form-data:
              schema:
                type: object
                required: [file]
                properties: {file: {type: string, format: binary}}
        responses: {"200": {description: ""}}
    """
    made = Sdk(of_paths(paths))
    assert made.unstable() == []
    made.imported(tmp_path)
    file = next(n for n in dir(made.module("models")) if n.endswith("File"))
    model = getattr(made.module("models"), file)
    assert TypeAdapter(model).validate_python(b"abc").content == b"abc"
    assert "FileInput" in made.text("sdk.py")
    assert 'op.Part("file", "file", file=True)' in made.text("sdk.py")


@pytest.mark.parametrize("length", [10, 70, 80, 90])
def test_a_long_name_breaks_the_first_line(length: int) -> None:
    made = Sdk(
        of_schemas(
            f"{'C' * length}: {{type: object, properties: {{a: {{}}}}}}",
            base_error="E" * length,
        )
    )
    assert made.unstable() == []

"""Each kind of change is found and rightly classed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sdkpress.changes.compare import compare_surfaces
from sdkpress.changes.model import Change
from sdkpress.changes.surface import Surface, from_data, members_of, surface_of
from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.pipeline import analyze

DOCUMENT = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
servers: [{url: "https://a.example"}]
security: [{key: []}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters:
        - {name: limit, in: query, schema: {type: integer, default: 10}}
        - {name: kind, in: query, schema: {$ref: "#/components/schemas/Kind"}}
        - {name: owner, in: query, schema: {type: integer}}
      responses:
        "200": {description: d, content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}}
        "404": {description: d, content: {application/json: {schema: {$ref: "#/components/schemas/Problem"}}}}
    post:
      operationId: addPet
      tags: [pets]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/NewPet"}}}}
      responses:
        "200": {description: d, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
  schemas:
    Kind: {type: string, enum: [cat, dog]}
    Problem: {type: object, properties: {text: {type: string}}}
    Pet:
      type: object
      required: [id, name]
      properties:
        id: {type: integer}
        name: {type: string}
        tag: {type: string}
        part: {oneOf: [{type: string}, {type: integer}]}
    NewPet:
      type: object
      required: [name]
      properties:
        name: {type: string}
        age: {type: integer}
        home: {$ref: "#/components/schemas/Home"}
    Home:
      type: object
      required: [street]
      properties: {street: {type: string}, city: {type: string}}
"""

PAIRS: dict[str, tuple[list[tuple[str, str]], list[str]]] = {
    "nothing": ([], []),
    "texts alone": ([("description: d", "description: other")], []),
    "call removed": (
        [("    post:", "    x-post:")],
        [
            "! removed pets.add_pet()",
            "! removed models.NewPet",
            "! removed models.Home",
        ],
    ),
    "call renamed": (
        [("operationId: addPet", "operationId: createPet")],
        ["! renamed pets.add_pet()"],
    ),
    "call moved on the wire": (
        [("  /pets:", "  /v2/pets:")],
        ["on the wire pets.list_pets()", "on the wire pets.add_pet()"],
    ),
    "call new": (
        [
            (
                "    post:",
                "    delete: {operationId: clear, tags: [pets], responses: {'204': {description: d}}}\n    post:",
            )
        ],
        ["new pets.clear()"],
    ),
    "call deprecated": (
        [("operationId: addPet", "operationId: addPet\n      deprecated: true")],
        ["deprecated pets.add_pet()"],
    ),
    "argument removed": (
        [("        - {name: owner, in: query, schema: {type: integer}}\n", "")],
        ["! removed pets.list_pets(owner=)"],
    ),
    "argument renamed": (
        [
            (
                "{name: owner, in: query,",
                "{name: owner, x-speakeasy-name-override: keeper, in: query,",
            )
        ],
        ["! renamed pets.list_pets(owner=)"],
    ),
    "argument elsewhere on the wire": (
        [("{name: owner, in: query,", "{name: owner, in: header,")],
        ["on the wire pets.list_pets(owner=)"],
    ),
    "argument narrower": (
        [
            (
                "name: owner, in: query, schema: {type: integer}",
                "name: owner, in: query, schema: {type: boolean}",
            )
        ],
        ["! retyped pets.list_pets(owner=)"],
    ),
    "argument wider": (
        [
            (
                "name: owner, in: query, schema: {type: integer}",
                "name: owner, in: query, schema: {type: number}",
            )
        ],
        ["retyped pets.list_pets(owner=)"],
    ),
    "argument now required": (
        [("name: owner, in: query,", "name: owner, required: true, in: query,")],
        ["! now required pets.list_pets(owner=)"],
    ),
    "new argument": (
        [
            (
                "        - {name: owner",
                "        - {name: size, in: query, schema: {type: string}}\n        - {name: owner",
            )
        ],
        ["new pets.list_pets(size=)"],
    ),
    "new required argument": (
        [
            (
                "        - {name: owner",
                "        - {name: size, in: query, required: true, schema: {type: string}}\n        - {name: owner",
            )
        ],
        ["! now required pets.list_pets(size=)"],
    ),
    "default changed": (
        [("default: 10", "default: 20")],
        ["default changed pets.list_pets(limit=)"],
    ),
    "value removed": (
        [("enum: [cat, dog]", "enum: [cat]")],
        ["! removed models.Kind: 'dog'"],
    ),
    "value new": (
        [("enum: [cat, dog]", "enum: [cat, dog, emu]")],
        ["new models.Kind: 'emu'"],
    ),
    "enum opened to any text": (
        [("Kind: {type: string, enum: [cat, dog]}", "Kind: {type: string}")],
        ["! removed models.Kind", "retyped pets.list_pets(kind=)"],
    ),
    "response field removed": (
        [("        tag: {type: string}\n", "")],
        ["! removed models.Pet.tag"],
    ),
    "response field retyped": (
        [("        tag: {type: string}\n", "        tag: {type: integer}\n")],
        ["! retyped models.Pet.tag"],
    ),
    "response field may be missing": (
        [("required: [id, name]", "required: [id]")],
        ["! now optional models.Pet.name"],
    ),
    "response field always there": (
        [("required: [id, name]", "required: [id, name, tag]")],
        ["now required models.Pet.tag"],
    ),
    "response field new": (
        [
            (
                "        tag: {type: string}\n",
                "        tag: {type: string}\n        size: {type: string}\n",
            )
        ],
        ["new models.Pet.size"],
    ),
    "response union loses a member": (
        [
            (
                "oneOf: [{type: string}, {type: integer}]",
                "oneOf: [{type: string}, {type: boolean}]",
            )
        ],
        ["! removed models.PetPart: int", "new models.PetPart: bool"],
    ),
    "body field removed": (
        [("        age: {type: integer}\n", "")],
        ["! removed pets.add_pet(age=)", "! removed models.NewPet.age"],
    ),
    "body field now required": (
        [("required: [name]\n", "required: [name, age]\n")],
        ["! now required pets.add_pet(age=)", "! now required models.NewPet.age"],
    ),
    "body model: new required field": (
        [
            ("required: [street]", "required: [street, code]"),
            (
                "{street: {type: string}, city",
                "{code: {type: string}, street: {type: string}, city",
            ),
        ],
        ["! now required models.Home.code"],
    ),
    "body model: field need not be given": (
        [("required: [street]", "required: []")],
        ["now optional models.Home.street"],
    ),
    "model renamed": (
        [("    Home:", "    House:"), ("schemas/Home", "schemas/House")],
        ["! renamed models.Home"],
    ),
    "result of another type": (
        [
            (
                '{schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}}',
                '{schema: {$ref: "#/components/schemas/Pet"}}',
            )
        ],
        ["! retyped pets.list_pets()"],
    ),
    "error no longer documented": (
        [
            (
                '        "404": {description: d, content: {application/json: {schema: {$ref: "#/components/schemas/Problem"}}}}\n',
                "",
            )
        ],
        ["! removed models.Problem", "! retyped pets.list_pets()"],
    ),
    "servers": ([("a.example", "b.example")], ["on the wire servers"]),
    "credentials of the client": (
        [
            (
                "    key: {type: apiKey, in: header, name: X-Key}",
                "    token: {type: http, scheme: bearer}",
            ),
            ("security: [{key: []}]", "security: [{token: []}]"),
        ],
        [
            "! removed SyncShop(key=)",
            "new SyncShop(token=)",
            "on the wire pets.list_pets()",
            "on the wire pets.add_pet()",
        ],
    ),
    "title, and with it package and client": (
        [("title: Shop", "title: Store")],
        ["! renamed shop", "! renamed SyncShop", "! renamed AsyncShop"],
    ),
}


def _surface(text: str, folder: Path) -> Surface:
    path = folder / "openapi.yaml"
    path.write_text(text)
    sink = Sink()
    found = analyze(path, Config(), sink, lambda _: None)
    assert not sink.errors
    return surface_of(found.api, found.names, Config())


def _said(change: Change) -> str:
    return f"{'! ' if change.breaking else ''}{change.key}"


@pytest.mark.parametrize("pair", PAIRS)
def test_each_kind_of_change(pair: str, tmp_path: Path) -> None:
    replacements, expected = PAIRS[pair]
    text = DOCUMENT
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    changes = compare_surfaces(_surface(DOCUMENT, tmp_path), _surface(text, tmp_path))
    assert sorted(map(_said, changes)) == sorted(expected)


def test_a_surface_survives_json(tmp_path: Path) -> None:
    surface = _surface(DOCUMENT, tmp_path)
    again = from_data(json.loads(json.dumps(surface, default=members_of)))
    assert again == surface
    assert compare_surfaces(surface, again) == ()

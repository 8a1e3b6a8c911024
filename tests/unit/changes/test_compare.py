"""Each kind of change is found and rightly classed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sdkpress.changes.compare import compare_surfaces
from sdkpress.changes.model import Change, Kind
from sdkpress.changes.surface import Surface, from_data, members_of, surface_of
from sdkpress.changes.version import next_version
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
        - {name: band, in: query, schema: {type: [string, 'null']}}
        - {name: chip, in: query, schema: {type: string}}
        - {name: born, in: query, schema: {type: string, format: date}}
        - {name: shop, in: query, required: true, schema: {type: string}}
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
    Temper: {type: string, enum: [mild, wild]}
    Problem: {type: object, properties: {text: {type: string}}}
    Pet:
      type: object
      required: [id, name, owner, temper]
      properties:
        id: {type: integer}
        owner: {type: [string, 'null']}
        weight: {type: number}
        legs: {type: integer}
        sizes: {type: array, items: {type: number}}
        rest: {}
        class: {type: string, enum: [pet]}
        temper: {$ref: "#/components/schemas/Temper"}
        name: {type: string}
        tag: {type: string}
        part: {oneOf: [{type: string}, {type: integer}]}
    NewPet:
      type: object
      required: [name]
      properties:
        name: {type: string}
        age: {type: integer}
        nick: {type: [string, 'null']}
        mark: {anyOf: [{type: string}, {type: boolean}]}
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
            "! removed models.NewPetMark",
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
        [("required: [id, name, owner", "required: [id, owner")],
        ["! now optional models.Pet.name"],
    ),
    "response field always there": (
        [
            (
                "required: [id, name, owner, temper]",
                "required: [id, name, owner, temper, tag]",
            )
        ],
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
        ["removed models.PetPart: int", "! new models.PetPart: bool"],
    ),
    "response field may be null": (
        [("        tag: {type: string}", "        tag: {type: [string, 'null']}")],
        ["retyped models.Pet.tag"],
    ),
    "required response field may be null": (
        [
            (
                "name: {type: string}\n        tag",
                "name: {type: [string, 'null']}\n        tag",
            )
        ],
        ["! retyped models.Pet.name"],
    ),
    "argument may be null no more": (
        [
            (
                "name: band, in: query, schema: {type: [string, 'null']}",
                "name: band, in: query, schema: {type: string}",
            )
        ],
        ["retyped pets.list_pets(band=)"],
    ),
    "response field of fewer values": (
        [("        weight: {type: number}", "        weight: {type: integer}")],
        ["retyped models.Pet.weight"],
    ),
    "response field of more values": (
        [("        legs: {type: integer}", "        legs: {type: number}")],
        ["! retyped models.Pet.legs"],
    ),
    "response field that is anything": (
        [("        legs: {type: integer}", "        legs: {}")],
        ["retyped models.Pet.legs"],
    ),
    "required response field that is anything": (
        [
            (
                "        name: {type: string}\n        tag",
                "        name: {}\n        tag",
            )
        ],
        ["! retyped models.Pet.name"],
    ),
    "response field that is described at last": (
        [("        rest: {}", "        rest: {type: object, properties: {a: {}}}")],
        ["! retyped models.Pet.rest", "new models.PetRest"],
    ),
    "response list of other items": (
        [("items: {type: number}", "items: {type: integer}")],
        ["! retyped models.Pet.sizes"],
    ),
    "response enum that is any text, and may be missing": (
        [
            ("Temper: {type: string, enum: [mild, wild]}", "Mood: {type: string}"),
            ("schemas/Temper", "schemas/Mood"),
            ("required: [id, name, owner, temper]", "required: [id, name, owner]"),
        ],
        [
            "! now optional models.Pet.temper",
            "! removed models.Temper",
            "! retyped models.Pet.temper",
        ],
    ),
    "response field null no more, but missing": (
        [
            ("owner: {type: [string, 'null']}", "owner: {type: string}"),
            (", owner, temper]", ", temper]"),
        ],
        ["now optional models.Pet.owner", "retyped models.Pet.owner"],
    ),
    "response enum of one value gets another": (
        [("enum: [pet]", "enum: [pet, toy]")],
        ["! new models.PetClass: 'toy'", "! retyped models.PetClass"],
    ),
    "response enum loses a value": (
        [("enum: [mild, wild]", "enum: [mild]")],
        ["! removed models.Temper: 'wild'"],
    ),
    "response enum gets a value": (
        [("enum: [mild, wild]", "enum: [mild, wild, dead]")],
        ["new models.Temper: 'dead'"],
    ),
    "response union gets a member": (
        [
            (
                "oneOf: [{type: string}, {type: integer}]",
                "oneOf: [{type: string}, {type: integer}, {type: boolean}]",
            )
        ],
        ["! new models.PetPart: bool"],
    ),
    "argument union loses a member": (
        [("anyOf: [{type: string}, {type: boolean}]", "anyOf: [{type: string}]")],
        [
            "! removed models.NewPetMark",
            "! retyped models.NewPet.mark",
            "! retyped pets.add_pet(mark=)",
        ],
    ),
    "argument of a format": (
        [
            (
                "name: chip, in: query, schema: {type: string}",
                "name: chip, in: query, schema: {type: string, format: uuid}",
            )
        ],
        ["! retyped pets.list_pets(chip=)"],
    ),
    "argument without its format": (
        [
            (
                "name: born, in: query, schema: {type: string, format: date}",
                "name: born, in: query, schema: {type: string}",
            )
        ],
        ["! retyped pets.list_pets(born=)"],
    ),
    "argument need not be given": (
        [("{name: shop, in: query, required: true,", "{name: shop, in: query,")],
        ["now optional pets.list_pets(shop=)"],
    ),
    "argument deprecated": (
        [("{name: owner, in: query,", "{name: owner, deprecated: true, in: query,")],
        ["deprecated pets.list_pets(owner=)"],
    ),
    "body sent as something else": (
        [
            (
                "requestBody: {required: true, content: {application/json:",
                "requestBody: {required: true, content: {application/x-www-form-urlencoded:",
            )
        ],
        ["on the wire pets.add_pet()"],
    ),
    "call without credentials": (
        [("operationId: addPet", "operationId: addPet\n      security: []")],
        ["on the wire pets.add_pet()"],
    ),
    "error newly documented": (
        [
            (
                '        "404":',
                '        "410": {description: d, content: {application/json: {schema: {$ref: "#/components/schemas/Problem"}}}}\n        "404":',
            )
        ],
        ["new pets.list_pets()"],
    ),
    "a call in another group": (
        [("tags: [pets]\n      requestBody", "tags: [animals]\n      requestBody")],
        ["! renamed pets.add_pet()"],
    ),
    "body field may be null no more": (
        [("        nick: {type: [string, 'null']}", "        nick: {type: string}")],
        ["retyped pets.add_pet(nick=)", "! retyped models.NewPet.nick"],
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


def _compared(pair: str, folder: Path) -> tuple[Change, ...]:
    text = DOCUMENT
    for old, new in PAIRS[pair][0]:
        assert old in text
        text = text.replace(old, new)
    return compare_surfaces(_surface(DOCUMENT, folder), _surface(text, folder))


@pytest.mark.parametrize("pair", PAIRS)
def test_each_kind_of_change(pair: str, tmp_path: Path) -> None:
    changes = _compared(pair, tmp_path)
    assert sorted(map(_said, changes)) == sorted(PAIRS[pair][1])


def test_the_table_has_every_kind_of_change() -> None:
    told = {
        f"{'! ' if line.startswith('! ') else ''}{kind}"
        for _, lines in PAIRS.values()
        for line in lines
        for kind in Kind
        if line.removeprefix("! ").startswith(f"{kind} ")
    }
    both = {Kind.REMOVED, Kind.RETYPED, Kind.NOW_REQUIRED, Kind.NOW_OPTIONAL, Kind.NEW}
    for kind in Kind:
        breaking = kind in both or kind is Kind.RENAMED
        assert (f"! {kind}" in told) == breaking, kind
        assert (str(kind) in told) == (kind is not Kind.RENAMED), kind


@pytest.mark.parametrize(
    ("pair", "before_1_0", "version"),
    [
        ("texts alone", "0.1.0", "1.2.3"),
        ("servers", "0.1.1", "1.2.4"),
        ("new argument", "0.1.1", "1.3.0"),
        ("default changed", "0.1.1", "1.3.0"),
        ("call deprecated", "0.1.1", "1.3.0"),
        ("call renamed", "0.2.0", "2.0.0"),
        ("response field removed", "0.2.0", "2.0.0"),
    ],
)
def test_the_version_that_follows(
    pair: str, before_1_0: str, version: str, tmp_path: Path
) -> None:
    changes = _compared(pair, tmp_path)
    assert next_version("0.1.0", changes) == before_1_0
    assert next_version("1.2.3", changes) == version


def test_a_surface_survives_json(tmp_path: Path) -> None:
    surface = _surface(DOCUMENT, tmp_path)
    again = from_data(json.loads(json.dumps(surface, default=members_of)))
    assert again == surface
    assert compare_surfaces(surface, again) == ()

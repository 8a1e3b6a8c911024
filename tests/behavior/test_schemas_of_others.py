"""What other tools write in documents, in calls of a generated SDK: bases with children, merge patches, open objects."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from support.pressing import Build, press

DOCUMENT = """\
openapi: 3.1.0
info: {title: Others, version: "1"}
servers: [{url: "https://others.test"}]
paths:
  /bird:
    get:
      operationId: bird
      responses: {"200": {description: One., content: {application/json: {schema: {$ref: "#/components/schemas/Bird"}}}}}
    put:
      operationId: putBird
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Bird"}}}}
      responses: {"204": {description: Done.}}
  /shapes:
    get:
      operationId: shapes
      responses: {"200": {description: All., content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Shape"}}}}}}
  /pet:
    get:
      operationId: pet
      responses: {"200": {description: One., content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
    patch:
      operationId: changePet
      requestBody: {required: true, content: {application/merge-patch+json: {schema: {$ref: "#/components/schemas/PetChange"}}}}
      responses: {"204": {description: Done.}}
  /open:
    put:
      operationId: putOpen
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, properties: {id: {type: string}}, unevaluatedProperties: {type: number}}
      responses: {"204": {description: Done.}}
  /photo:
    post:
      operationId: sendPhoto
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: {type: object, required: [profileImage], properties: {profileImage: {}, note: {type: string}}}
            encoding: {profileImage: {contentType: "*/*"}}
      responses: {"204": {description: Done.}}
components:
  schemas:
    Bird:
      type: object
      required: [kind, wings]
      properties: {kind: {type: string}, wings: {type: integer}}
      discriminator:
        propertyName: kind
        mapping: {eagle: "#/components/schemas/Eagle", gull: "#/components/schemas/Gull"}
    Eagle:
      allOf: [{$ref: "#/components/schemas/Bird"}]
      properties: {kind: {const: eagle}, eggs: {type: array, items: {$ref: "#/components/schemas/Bird"}}}
    Gull:
      allOf: [{$ref: "#/components/schemas/Bird"}]
      properties: {kind: {const: gull}, loud: {type: boolean}}
    Shape: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
    Circle:
      allOf: [{$ref: "#/components/schemas/Shape"}, {type: object, properties: {radius: {type: number}}}]
      x-ms-discriminator-value: "#Round"
    Polygon: {allOf: [{$ref: "#/components/schemas/Shape"}, {type: object, properties: {corners: {type: integer}}}]}
    Square: {allOf: [{$ref: "#/components/schemas/Polygon"}, {type: object, properties: {side: {type: number}}}]}
    Pet:
      type: object
      required: [name]
      properties: {name: {type: string}, home: {$ref: "#/components/schemas/Home"}}
    PetChange:
      type: object
      properties:
        name: {type: string}
        tags: {type: object, additionalProperties: {type: string}}
        home: {$ref: "#/components/schemas/Home"}
    Home: {type: object, required: [city], properties: {city: {type: string}, street: {type: string}}}
"""

Call = Callable[..., Any]


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The SDK of the document above."""
    folder = tmp_path_factory.mktemp("others")
    (folder / "openapi.yaml").write_text(DOCUMENT)
    return press(folder / "openapi.yaml", None, folder / "sdk")


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, sdk: Build) -> Call:
    """Calls a method; gives its result, or the request that it sent where the answer is empty."""

    def make(method: str, answer: object = None, /, **arguments: Any) -> Any:
        seen: list[httpx2.Request] = []

        def reply(sent: httpx2.Request) -> httpx2.Response:
            seen.append(sent)
            if answer is None:
                return httpx2.Response(204)
            return httpx2.Response(200, json=answer)

        transport = httpx2.MockTransport(reply)
        if request.param == "sync":
            http = httpx2.Client(transport=transport)
            result = getattr(sdk.client("sync", client=http), method)(**arguments)
        else:
            asynchronous = httpx2.AsyncClient(transport=transport)
            client = sdk.client("async", client=asynchronous)
            result = asyncio.run(getattr(client, method)(**arguments))
        return seen[-1] if answer is None else result

    return make


def test_a_child_of_a_base_is_of_its_own_class(call: Call, sdk: Build) -> None:
    models = sdk.module("models")
    egg = {"kind": "gull", "wings": 0, "loud": False}
    bird = call("bird", {"kind": "eagle", "wings": 2, "eggs": [egg]})
    assert type(bird) is models.Eagle
    assert type(bird.eggs[0]) is models.Gull


def test_without_a_mapping_children_are_told_by_their_names(
    call: Call, sdk: Build
) -> None:
    models = sdk.module("models")
    square = {"kind": "Square", "corners": 4, "side": 1.5}
    answer = [{"kind": "#Round", "radius": 2.5}, square, {"kind": "Blob", "x": 1}]
    round_, angular, other = call("shapes", answer)
    assert (type(round_), round_.radius) == (models.Circle, 2.5)
    assert (type(angular), angular.corners, angular.side) == (models.Square, 4, 1.5)
    assert (type(other), other.kind) == (models.ShapeBase, "Blob")


@pytest.mark.parametrize("tag", [{"kind": "owl"}, {}])
def test_an_unknown_or_missing_tag_is_the_base(
    tag: dict[str, str], call: Call, sdk: Build
) -> None:
    bird = call("bird", {**tag, "wings": 2})
    assert type(bird) is sdk.module("models").BirdBase
    assert (bird.kind, bird.wings) == (tag.get("kind"), 2)


def test_a_child_is_given(call: Call, sdk: Build) -> None:
    gull = sdk.module("models").Gull(wings=2, loud=True)
    for given in (gull, {"kind": "gull", "wings": 2, "loud": True}):
        sent = call("put_bird", request=given)
        assert json.loads(sent.content) == {"kind": "gull", "wings": 2, "loud": True}


def test_null_in_a_merge_patch_takes_away(call: Call) -> None:
    sent = call("change_pet", name=None, tags={"a": None}, home={"street": None})
    assert json.loads(sent.content) == {
        "name": None,
        "tags": {"a": None},
        "home": {"street": None},
    }
    assert json.loads(call("change_pet", name="Tom").content) == {"name": "Tom"}


def test_what_is_not_patched_takes_no_null(call: Call, sdk: Build) -> None:
    models = sdk.module("models")
    assert call("pet", {"name": "Tom", "home": {"city": "Ulm"}}).home == models.Home(
        city="Ulm"
    )
    with pytest.raises(ValueError, match="street|city"):
        models.Home.model_validate({"street": None, "city": None})


def test_unevaluated_properties_are_given(call: Call) -> None:
    sent = call("put_open", id="a", additional_properties={"x": 1.5})
    assert json.loads(sent.content) == {"id": "a", "x": 1.5}


def test_a_part_without_a_type_is_bytes(call: Call) -> None:
    image = {"file_name": "a.png", "content": b"\xff\x00"}
    content = call("send_photo", profile_image=image, note="x").content
    assert b'name="profileImage"; filename="a.png"' in content
    assert b"\xff\x00" in content
    assert b"*/*" not in content

"""OpenAPI 2.0 and 3.2: calls of an SDK put on the wire what the document says."""

from __future__ import annotations

import email
import email.policy
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from support.pressing import Build, press

SWAGGER = """\
swagger: "2.0"
info: {title: Old Shop, version: "1"}
host: shop.example
basePath: /v1
schemes: [http, https]
consumes: [application/xml, application/json]
produces: [application/xml, application/json]
securityDefinitions:
  basic: {type: basic}
  key: {type: apiKey, in: header, name: X-Key}
paths:
  /pets:
    parameters: [{$ref: "#/parameters/page"}]
    get:
      operationId: listPets
      security: [{key: []}]
      parameters:
        - {name: tags, in: query, type: array, items: {type: string}}
        - {name: kinds, in: query, type: array, items: {type: string}, collectionFormat: multi}
        - {name: sizes, in: query, type: array, items: {type: integer}, collectionFormat: pipes}
        - {name: tabs, in: query, type: array, items: {type: string}, collectionFormat: tsv}
      responses:
        200: {$ref: "#/responses/pets"}
    post:
      operationId: addPet
      parameters:
        - {name: pet, in: body, required: true, schema: {$ref: "#/definitions/Pet"}}
      responses:
        201: {description: Made, schema: {$ref: "#/definitions/Pet"}}
  /form:
    post:
      operationId: sendForm
      consumes: [application/x-www-form-urlencoded]
      parameters:
        - {name: name, in: formData, type: string, required: true}
        - {name: marks, in: formData, type: array, items: {type: string}}
      responses: {204: {description: Done}}
  /photo:
    post:
      operationId: sendPhoto
      consumes: [multipart/form-data]
      parameters:
        - {name: photo, in: formData, type: file, required: true}
        - {name: title, in: formData, type: string}
      responses: {204: {description: Done}}
    get:
      operationId: getPhoto
      produces: [image/png]
      responses: {200: {description: The photo, schema: {type: file}}}
parameters:
  page: {name: page, in: query, type: integer}
responses:
  pets:
    description: The pets.
    schema: {type: array, items: {$ref: "#/definitions/Pet"}}
definitions:
  Pet:
    type: object
    required: [name]
    properties:
      name: {type: string}
      nick: {type: string, x-nullable: true}
"""

NEXT = """\
openapi: 3.2.0
$self: https://shop.example/openapi.yaml
info: {title: New Shop, version: "1"}
tags:
  - {name: shop, summary: The shop}
  - {name: pets, parent: shop}
  - {name: beta, kind: badge}
paths:
  /pets:
    query:
      operationId: searchPets
      tags: [pets, beta]
      requestBody:
        content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}
      responses:
        "200": {description: Found, content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}}
    additionalOperations:
      COPY:
        operationId: copyPets
        tags: [pets]
        responses: {"204": {description: Done}}
  /events:
    get:
      operationId: watch
      tags: [pets]
      responses:
        "200":
          description: Events
          content: {text/event-stream: {$ref: "#/components/mediaTypes/Events"}}
  /talk:
    get:
      operationId: talk
      tags: [pets]
      responses:
        "200":
          description: Events until the end
          content:
            text/event-stream:
              itemSchema:
                oneOf:
                - {type: object, required: [data], properties: {data: {$ref: "#/components/schemas/Pet"}}}
                - {type: object, required: [data], properties: {data: {const: "[END]"}}}
  /parts:
    post:
      operationId: sendParts
      tags: [pets]
      requestBody:
        required: true
        content:
          multipart/mixed:
            schema:
              type: array
              prefixItems: [{$ref: "#/components/schemas/Pet"}, {type: string}]
              items: {}
            prefixEncoding: [{}, {contentType: text/html}]
            itemEncoding: {contentType: image/png}
      responses: {"204": {description: Done}}
  /frames:
    post:
      operationId: sendFrames
      tags: [pets]
      requestBody:
        required: true
        content: {multipart/mixed: {itemSchema: {}, itemEncoding: {contentType: image/jpeg}}}
      responses: {"204": {description: Done}}
  /nested:
    post:
      operationId: sendNested
      tags: [pets]
      requestBody:
        required: true
        content:
          multipart/mixed:
            schema:
              type: array
              prefixItems: [{$ref: "#/components/schemas/Pet"}, {type: array, items: {type: string}}, {$ref: "#/components/schemas/Pet"}]
            prefixEncoding:
            - headers: {X-Kind: {schema: {const: pet}}, X-Other: {schema: {type: string}}}
            - {contentType: multipart/mixed, prefixEncoding: [{contentType: text/xml}], itemEncoding: {contentType: text/html}}
            - {contentType: multipart/form-data, encoding: {name: {contentType: text/csv}}}
      responses: {"204": {description: Done}}
  /nestedForm:
    post:
      operationId: sendNestedForm
      tags: [pets]
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              properties: {note: {type: string}, pages: {type: array, items: {type: string}}, pet: {$ref: "#/components/schemas/Pet"}}
            encoding:
              note: {headers: {X-Lang: {schema: {type: string, default: en}}}}
              pages: {contentType: multipart/mixed, itemEncoding: {contentType: text/html}}
              pet: {contentType: application/x-www-form-urlencoded}
      responses: {"204": {description: Done}}
  /animal:
    get:
      operationId: animal
      tags: [pets]
      responses:
        "200": {description: One, content: {application/json: {schema: {$ref: "#/components/schemas/Animal"}}}}
  /lines:
    get:
      operationId: lines
      tags: [pets]
      responses:
        "200": {description: Lines, content: {application/jsonl: {itemSchema: {$ref: "#/components/schemas/Pet"}}}}
  /form:
    get:
      operationId: findForm
      tags: [pets]
      parameters:
        - name: whole
          in: querystring
          required: true
          content:
            application/x-www-form-urlencoded:
              schema: {type: object, properties: {name: {type: string}, size: {type: integer}}}
      responses: {"204": {description: Done}}
  /json:
    get:
      operationId: findJson
      tags: [pets]
      parameters:
        - {name: whole, in: querystring, required: true, content: {application/json: {schema: {type: object, additionalProperties: {type: string}}}}}
        - {name: taste, in: cookie, style: cookie, schema: {type: string}}
      responses: {"204": {description: Done}}
components:
  mediaTypes:
    Events:
      itemSchema:
        type: object
        required: [data]
        properties:
          event: {type: string}
          data: {type: string, contentMediaType: application/json, contentSchema: {$ref: "#/components/schemas/Pet"}}
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string}}}
    Animal:
      oneOf: [{$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Other"}]
      discriminator: {propertyName: kind, mapping: {cat: "#/components/schemas/Cat"}, defaultMapping: Other}
    Cat: {type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer}}}
    Other: {type: object, properties: {kind: {type: string}, legs: {type: integer}}}
"""


@dataclass
class Seen:
    """What the server got, and what it answers."""

    url: str
    method: str = ""
    path: str = ""
    headers: dict[str, str] | None = None
    body: bytes = b""
    answer: tuple[int, str, bytes] = (204, "", b"")


@pytest.fixture
def seen() -> Iterator[Seen]:
    """A server on loopback."""

    class Handler(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65537)
            if not self.raw_requestline or not self.parse_request():
                self.close_connection = True
                return
            record.method, record.path = self.command, self.path
            record.headers = {k.lower(): v for k, v in self.headers.items()}
            length = int(self.headers.get("content-length") or 0)
            record.body = self.rfile.read(length)
            status, kind, body = record.answer
            self.send_response(status)
            if kind:
                self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    record = Seen(url=f"http://127.0.0.1:{server.server_port}/v1")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield record
    server.shutdown()
    server.server_close()


def _pressed(text: str, folder: Path) -> Build:
    path = folder / "openapi.yaml"
    path.write_text(text)
    return press(path, None, folder / "sdk")


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The SDK of a document of OpenAPI 2.0."""
    return _pressed(SWAGGER, tmp_path_factory.mktemp("old"))


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The SDK of a document of OpenAPI 3.2."""
    return _pressed(NEXT, tmp_path_factory.mktemp("new"))


def _json(value: Any, status: int = 200) -> tuple[int, str, bytes]:
    return status, "application/json", json.dumps(value).encode()


class TestSwagger:
    def test_servers_are_made_of_host_base_path_and_schemes(self, old: Build) -> None:
        readme = (old.folder / "README.md").read_text()
        first, second = "https://shop.example/v1", "http://shop.example/v1"
        assert readme.index(f"`{first}`") < readme.index(f"`{second}`")

    def test_lists_are_written_by_collection_format(
        self, old: Build, seen: Seen
    ) -> None:
        seen.answer = _json([{"name": "Rex", "nick": None}])
        with old.client(server_url=seen.url) as client:
            pets = client.list_pets(
                page=2, tags=["a", "b"], kinds=["c", "d"], sizes=[1, 2], tabs=["e", "f"]
            )
        assert pets[0].name == "Rex"
        assert pets[0].nick is None
        query = "page=2&tags=a,b&kinds=c&kinds=d&sizes=1%7C2&tabs=e%09f"
        assert seen.path == f"/v1/pets?{query}"
        assert (seen.headers or {})["x-key"] == "secret"

    def test_a_body_is_json_where_json_is_taken(self, old: Build, seen: Seen) -> None:
        seen.answer = _json({"name": "Rex"}, 201)
        with old.client(server_url=seen.url) as client:
            assert client.add_pet(name="Rex").name == "Rex"
        assert json.loads(seen.body) == {"name": "Rex"}
        assert (seen.headers or {})["content-type"] == "application/json"

    def test_a_form(self, old: Build, seen: Seen) -> None:
        with old.client(server_url=seen.url) as client:
            client.send_form(name="a b", marks=["x", "y"])
        assert seen.body == b"name=a+b&marks=x,y"

    def test_a_file_goes_up_and_comes_down(self, old: Build, seen: Seen) -> None:
        photo = {"file_name": "a.png", "content": b"PNG"}
        with old.client(server_url=seen.url) as client:
            client.send_photo(photo=photo, title="T")
            assert (seen.headers or {})["content-type"].startswith(
                "multipart/form-data"
            )
            assert b'name="photo"; filename="a.png"' in seen.body
            seen.answer = (200, "image/png", b"PNG")
            assert client.get_photo().read() == b"PNG"


class TestNext:
    def test_query_is_a_method(self, new: Build, seen: Seen) -> None:
        seen.answer = _json([{"name": "Rex"}])
        with new.client(server_url=seen.url) as client:
            assert client.shop.pets.search_pets(name="Rex")[0].name == "Rex"
        assert (seen.method, json.loads(seen.body)) == ("QUERY", {"name": "Rex"})

    def test_additional_operations_are_methods(self, new: Build, seen: Seen) -> None:
        with new.client(server_url=seen.url) as client:
            client.shop.pets.copy_pets()
        assert seen.method == "COPY"

    def test_the_data_of_events_has_its_content_schema(
        self, new: Build, seen: Seen
    ) -> None:
        seen.answer = (200, "text/event-stream", b'data: {"name": "Rex"}\n\n')
        with new.client(server_url=seen.url) as client:
            with client.shop.pets.watch() as events:
                assert [event.data.name for event in events] == ["Rex"]

    def test_lines_have_their_item_schema(self, new: Build, seen: Seen) -> None:
        seen.answer = (200, "application/jsonl", b'{"name": "A"}\n{"name": "B"}\n')
        with new.client(server_url=seen.url) as client:
            with client.shop.pets.lines() as lines:
                assert [line.name for line in lines] == ["A", "B"]

    def test_a_parameter_is_the_whole_query(self, new: Build, seen: Seen) -> None:
        with new.client(server_url=seen.url) as client:
            client.shop.pets.find_form(whole={"name": "a b", "size": 2})
            assert seen.path == "/v1/form?name=a%20b&size=2"
            client.shop.pets.find_json(whole={"a": "b"}, taste="sweet & sour")
            assert seen.path == "/v1/json?%7B%22a%22%3A%22b%22%7D"
            assert (seen.headers or {})["cookie"] == "taste=sweet & sour"

    def test_a_sentinel_among_the_events_ends_the_stream(
        self, new: Build, seen: Seen
    ) -> None:
        body = b'data: {"name": "Rex"}\n\ndata: [END]\n\ndata: no JSON\n\n'
        seen.answer = (200, "text/event-stream", body)
        with new.client(server_url=seen.url) as client:
            with client.shop.pets.talk() as events:
                assert [event.data.name for event in events] == ["Rex"]

    def test_parts_without_names_are_written_by_their_place(
        self, new: Build, seen: Seen
    ) -> None:
        picture = {"file_name": "a.png", "content": b"\x89PNG"}
        with new.client(server_url=seen.url) as client:
            client.shop.pets.send_parts(request=[{"name": "Rex"}, "<p>", picture])
            assert _parts(seen) == [
                ("application/json", b'{"name":"Rex"}'),
                ("text/html", b"<p>"),
                ("image/png", b"\x89PNG"),
            ]
            client.shop.pets.send_frames(request=[b"one", b"two"])
            assert _parts(seen) == [("image/jpeg", b"one"), ("image/jpeg", b"two")]

    def test_parts_inside_parts(self, new: Build, seen: Seen) -> None:
        with new.client(server_url=seen.url) as client:
            pages, rex = ["<a/>", "<p>"], {"name": "Rex"}
            client.shop.pets.send_nested(request=[rex, pages, rex])
            pet, inner, form = _message(seen).iter_parts()
            assert (pet["x-kind"], pet["x-other"]) == ("pet", None)
            assert inner.get_content_type() == "multipart/mixed"
            written = [
                (p.get_content_type(), p.get_content()) for p in inner.iter_parts()
            ]
            assert written == [("text/xml", "<a/>"), ("text/html", "<p>")]
            (name,) = form.iter_parts()
            assert (name.get_content_type(), name.get_content()) == ("text/csv", "Rex")
            assert name["content-disposition"] == 'form-data; name="name"'

    def test_parts_inside_fields(self, new: Build, seen: Seen) -> None:
        with new.client(server_url=seen.url) as client:
            pages, rex = ["<a/>", "<p>"], {"name": "Rex & Co"}
            client.shop.pets.send_nested_form(note="hi", pages=pages, pet=rex)
        note, inner, pet = _message(seen).iter_parts()
        assert (note["x-lang"], note.get_payload()) == ("en", "hi")
        kinds = [part.get_content_type() for part in inner.iter_parts()]
        assert kinds == ["text/html", "text/html"]
        assert pet.get_content_type() == "application/x-www-form-urlencoded"
        assert pet.get_payload() == "name=Rex+%26+Co"

    @pytest.mark.parametrize(
        ("body", "name"),
        [
            ({"kind": "cat", "lives": 9}, "Cat"),
            ({"kind": "cow", "legs": 4}, "Other"),
            ({"legs": 4}, "Other"),
        ],
    )
    def test_the_default_mapping_takes_other_tags(
        self, body: Any, name: str, new: Build, seen: Seen
    ) -> None:
        seen.answer = _json(body)
        with new.client(server_url=seen.url) as client:
            assert type(client.shop.pets.animal()).__name__ == name


def _parts(seen: Seen) -> list[tuple[str, Any]]:
    """The media type and the bytes of each part."""
    assert (seen.headers or {})["content-type"].startswith("multipart/mixed; boundary=")
    return [
        (part.get_content_type(), part.get_payload(decode=True))
        for part in _message(seen).iter_parts()
    ]


def _message(seen: Seen) -> Any:
    """The body as the standard library reads it."""
    text = f"content-type: {(seen.headers or {})['content-type']}\r\n\r\n".encode()
    return email.message_from_bytes(text + seen.body, policy=email.policy.HTTP)

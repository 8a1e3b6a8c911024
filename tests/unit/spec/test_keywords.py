"""No keyword of OpenAPI 3.2 or of JSON Schema 2020-12 is dropped in silence.

Each changes what is made of a document or is told, but for those that the documentation lists.
"""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.pipeline import analyze
from sdkpress.remote import Given
from support.pressing import REPOSITORY

TEXT: dict[str, Any] = {"type": "string"}
DONE: dict[str, Any] = {"200": {"description": "d"}}
OPERATION: dict[str, Any] = {"operationId": "other", "responses": DONE}
URL = {"url": "https://other.example"}
PET = {"$ref": "#/components/schemas/Pet"}
BASE: dict[str, Any] = {
    "openapi": "3.2.0",
    "info": {"title": "T", "version": "1"},
    "servers": [{"url": "https://{v}.example", "variables": {"v": {"default": "a"}}}],
    "tags": [{"name": "pets"}, {"name": "all"}],
    "paths": {
        "/pets": {
            "post": {
                "operationId": "put",
                "tags": ["pets"],
                "parameters": [
                    {
                        "name": "q",
                        "in": "query",
                        "schema": {"type": "array", "items": TEXT},
                    }
                ],
                "requestBody": {"content": {"application/json": {"schema": PET}}},
                "responses": {
                    "200": {
                        "headers": {"X-A": {"schema": TEXT}},
                        "content": {"application/json": {"schema": PET}},
                    }
                },
            },
            "put": {
                "operationId": "form",
                "requestBody": {
                    "content": {
                        "multipart/form-data": {
                            "schema": {
                                "type": "object",
                                "properties": {"a": {"type": "object"}},
                            },
                            "encoding": {"a": {}},
                        }
                    }
                },
                "responses": DONE,
            },
            "patch": {
                "operationId": "mixed",
                "requestBody": {
                    "content": {"multipart/mixed": {"itemSchema": {"type": "object"}}}
                },
                "responses": DONE,
            },
        }
    },
    "components": {
        "schemas": {
            "Pet": {
                "type": "object",
                "properties": {
                    "text": TEXT,
                    "number": {"type": "integer"},
                    "list": {"type": "array", "items": TEXT},
                    "object": {"type": "object", "properties": {"i": TEXT}},
                    "union": {
                        "oneOf": [
                            {"$ref": "#/components/schemas/A"},
                            {"$ref": "#/components/schemas/B"},
                        ],
                        "discriminator": {"propertyName": "k"},
                    },
                },
            },
            "A": {"type": "object", "required": ["k"], "properties": {"k": TEXT}},
            "B": {"type": "object", "required": ["k"], "properties": {"k": TEXT}},
        },
        "securitySchemes": {"k": {"type": "apiKey", "in": "header", "name": "X"}},
    },
    "security": [{"k": []}],
}
ITEM = "/paths/~1pets"
POST, FORM = f"{ITEM}/post", f"{ITEM}/put/requestBody/content/multipart~1form-data"
MIXED = f"{ITEM}/patch/requestBody/content/multipart~1mixed"
QUERY, BODY = f"{POST}/parameters/0", f"{POST}/requestBody"
JSON, ENCODING = f"{BODY}/content/application~1json", f"{FORM}/encoding/a"
RESPONSE = f"{POST}/responses/200"
HEADER, FIELDS = f"{RESPONSE}/headers/X-A", "/components/schemas/Pet/properties"
NUMBER, STRING, LIST, OBJECT, UNION = (
    f"{FIELDS}/{name}" for name in ("number", "text", "list", "object", "union")
)
PLACES: dict[str, dict[str, Any]] = {
    "": {
        "jsonSchemaDialect": "https://other.example",
        "externalDocs": URL,
        "webhooks": {"w": {"post": OPERATION}},
    },
    "/info": {
        **{"summary": "s", "description": "s", "termsOfService": "https://a.example"},
        **{"contact": {"name": "s"}, "license": {"name": "s"}},
    },
    "/servers/0": {"description": "s", "name": "s"},
    "/servers/0/variables/v": {"enum": ["a", "b"], "description": "s"},
    "/tags/0": {
        **{"summary": "s", "description": "s", "externalDocs": URL},
        **{"parent": "all", "kind": "badge"},
    },
    ITEM: {
        **{"summary": "s", "description": "s", "servers": [URL]},
        **{"additionalOperations": {"COPY": OPERATION}, "parameters": []},
        **dict.fromkeys(("get", "query", "trace", "head", "options"), OPERATION),
        "parameters": [{"name": "p", "in": "query", "schema": TEXT}],
    },
    POST: {
        **{"summary": "s", "description": "s", "externalDocs": URL, "deprecated": True},
        **{"callbacks": {"c": {"{$url}": {"post": OPERATION}}}, "security": []},
        **{"servers": [URL], "tags": ["all"]},
    },
    QUERY: {
        **{"description": "s", "required": True, "deprecated": True},
        **{"allowEmptyValue": True, "style": "pipeDelimited", "explode": False},
        **{"allowReserved": True, "example": ["s"], "examples": {"e": {"value": 1}}},
        "content": {"application/json": {"schema": TEXT}},
    },
    BODY: {"description": "s", "required": True},
    JSON: {
        **{"example": {"text": "s"}, "examples": {"e": {"value": {"text": "s"}}}},
        **{"encoding": {"text": {}}, "itemSchema": TEXT},
        **{"prefixEncoding": [{}], "itemEncoding": {}},
    },
    MIXED: {"prefixEncoding": [{"contentType": "a/b"}], "itemEncoding": {}},
    ENCODING: {
        **{"contentType": "text/csv", "headers": {"X": {"schema": TEXT}}},
        **{"style": "form", "explode": False, "allowReserved": True},
        **{"encoding": {"b": {}}, "prefixEncoding": [{}], "itemEncoding": {}},
    },
    RESPONSE: {
        **{"summary": "s", "description": "s"},
        "links": {"l": {"operationId": "put"}},
    },
    HEADER: {
        **{"description": "s", "required": True, "deprecated": True},
        **{"style": "simple", "explode": True, "example": "s", "examples": {"e": {}}},
        "content": {"text/plain": {"schema": {"type": "integer"}}},
    },
    "/components": {"examples": {"e": {"value": 1, "externalValue": "a"}}},
    "/components/securitySchemes/k": {"description": "s", "deprecated": True},
    NUMBER: {
        **{"minimum": 1, "maximum": 3, "exclusiveMinimum": 1, "exclusiveMaximum": 3},
        **{"multipleOf": 2, "default": 3, "example": 7, "examples": [7]},
        **{"enum": [1, 2], "const": 5, "format": "int64", "title": "s"},
        **{"description": "s", "deprecated": True, "readOnly": True},
        **{"writeOnly": True, "nullable": True, "$comment": "s", "externalDocs": URL},
        **{"xml": {"name": "s"}, "not": {"const": 4}, "if": {"const": 1}},
        **{"then": {"minimum": 1}, "else": {"minimum": 2}, "$id": "https://a.example"},
        **{"allOf": [{"minimum": 1}], "anyOf": [TEXT], "oneOf": [TEXT]},
        **{"$anchor": "a", "$vocabulary": {}, "$schema": "https://a.example"},
        **{"$ref": "#/components/schemas/A", "$dynamicRef": "#none", "type": "string"},
    },
    STRING: {
        **{"minLength": 1, "maxLength": 3, "pattern": "^a$", "format": "uuid"},
        **{"contentEncoding": "base64", "contentSchema": {"type": "object"}},
        "contentMediaType": "application/octet-stream",
    },
    LIST: {
        **{"minItems": 1, "maxItems": 3, "uniqueItems": True, "contains": TEXT},
        **{"minContains": 1, "maxContains": 2, "prefixItems": [{"type": "integer"}]},
        **{"unevaluatedItems": False, "items": {"type": "integer"}},
    },
    OBJECT: {
        **{"minProperties": 1, "maxProperties": 3, "required": ["i"]},
        **{"additionalProperties": TEXT, "unevaluatedProperties": TEXT},
        **{"patternProperties": {"^x": TEXT}, "propertyNames": {"pattern": "^x"}},
        **{"dependentRequired": {"i": ["j"]}, "properties": {"j": TEXT}},
        "dependentSchemas": {"i": {"required": ["j"]}},
    },
    f"{UNION}/discriminator": {"mapping": {"x": "A"}, "defaultMapping": "A"},
}
# What nothing is made of, as the documentation says.
UNREAD: dict[str, set[str]] = {
    "": {"jsonSchemaDialect", "externalDocs"},
    "/info": {"termsOfService", "contact", "license"},
    "/tags/0": {"externalDocs"},
    POST: {"externalDocs"},
    QUERY: {"allowEmptyValue"},
    RESPONSE: {"links"},
    HEADER: {"deprecated", "style", "explode", "example", "examples"},
    "/components/securitySchemes/k": {"deprecated"},
    NUMBER: {"$vocabulary"},
    STRING: {"contentSchema"},
}
CASES = [(place, key) for place, keys in PLACES.items() for key in keys]


def made(document: dict[str, Any]) -> tuple[str, list[str]]:
    """What becomes of a document, and what is told."""
    sink = Sink()
    given = Given("api.json", json.dumps(document).encode())
    analysis = analyze(Path(given.label), Config(), sink, lambda _: None, given)
    return repr(analysis.api), [f"{d.at.pointer} {d.message}" for d in sink.diagnostics]


def standing_at(document: Any, place: str) -> Any:
    """The object at a pointer."""
    for token in place.split("/")[1:]:
        key = token.replace("~1", "/")
        document = document[0 if key == "0" else key]
    return document


@pytest.fixture(scope="module")
def plain() -> tuple[str, list[str]]:
    """What becomes of the document as it is."""
    return made(BASE)


@pytest.mark.parametrize(("place", "key"), CASES)
def test_a_keyword_changes_something_or_is_told(
    place: str, key: str, plain: tuple[str, list[str]]
) -> None:
    document = copy.deepcopy(BASE)
    value = PLACES[place][key]
    standing_at(document, place)[key] = value
    assert (made(document) != plain) is (key not in UNREAD.get(place, ()))


def test_what_nothing_is_made_of_is_documented() -> None:
    text = (REPOSITORY / "docs" / "documents.md").read_text()
    section = text.partition("<!-- Start unread")[2].partition("<!-- End unread")[0]
    listed = set(re.findall(r"`([^`]+)`", section)) - {"data"}
    assert listed == {key for keys in UNREAD.values() for key in keys}

"""One operation's own document: what it holds, in which order, and that it stands alone."""

from __future__ import annotations

from typing import Any

import yaml

from sdkpress.excerpts.operation_document import OperationDocuments
from sdkpress.excerpts.references import references


def _document() -> dict[str, Any]:
    return {
        "x-root": 1,
        "tags": [{"name": "A", "description": "About A."}],
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "externalDocs": {"url": "https://x.test"},
        "paths": {
            "/pets": {
                "summary": "not printed",
                "get": {
                    "x-internal": True,
                    "responses": {
                        "default": {"$ref": "#/components/responses/Failure"},
                        "200": {
                            "description": "ok",
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": "#/components/schemas/Pets"}
                                }
                            },
                        },
                    },
                    "operationId": "listPets",
                    "security": [{"key": []}],
                    "x-codeSamples": [{"lang": "Shell"}],
                    "tags": ["A"],
                },
                "parameters": [{"$ref": "#/components/parameters/Limit"}],
                "post": {"responses": {"204": {"description": "done"}}},
            },
        },
        "components": {
            "securitySchemes": {
                "other": {"type": "http", "scheme": "basic"},
                "key": {"type": "apiKey", "in": "header", "name": "K"},
            },
            "schemas": {
                "Unused": {"type": "string"},
                "Cat": {
                    "type": "object",
                    "properties": {"pets": {"$ref": "#/components/schemas/Pets"}},
                },
                "Dog": {"type": "object"},
                "Error": {
                    "type": "object",
                    "example": {"$ref": "#/components/schemas/Unused"},
                },
                "Pets": {
                    "type": "object",
                    "properties": {"example": {"$ref": "#/components/schemas/Dog"}},
                    "discriminator": {"propertyName": "k", "mapping": {"cat": "Cat"}},
                },
            },
            "responses": {
                "Failure": {
                    "description": "no",
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Error"}
                        }
                    },
                }
            },
            "parameters": {
                "Limit": {"name": "limit", "in": "query", "schema": {"type": "integer"}}
            },
        },
    }


def test_holds_what_the_operation_reaches_and_nothing_else() -> None:
    excerpt = yaml.safe_load(OperationDocuments(_document()).text("/pets", "get"))
    components = excerpt["components"]
    assert list(components) == ["securitySchemes", "schemas", "responses", "parameters"]
    assert list(components["securitySchemes"]) == ["key"]
    # Breadth first: what the responses name (200 before default), then what those reach.
    assert list(components["schemas"]) == ["Pets", "Dog", "Cat", "Error"]
    assert components["schemas"]["Pets"] == _document()["components"]["schemas"]["Pets"]


def test_order_of_keys() -> None:
    excerpt = yaml.safe_load(OperationDocuments(_document()).text("/pets", "get"))
    assert list(excerpt) == [
        "openapi",
        "info",
        "security",
        "tags",
        "paths",
        "components",
    ]
    assert excerpt["security"] == []
    item = excerpt["paths"]["/pets"]
    assert list(item) == ["parameters", "get"]
    assert list(item["get"]) == [
        "tags",
        "operationId",
        "responses",
        "security",
        "x-codeSamples",
    ]
    assert list(item["get"]["responses"]) == ["200", "default"]


def test_operation_without_references_has_no_components() -> None:
    document = _document()
    del document["paths"]["/pets"]["parameters"]
    excerpt = yaml.safe_load(OperationDocuments(document).text("/pets", "post"))
    assert "components" not in excerpt
    assert list(excerpt["paths"]["/pets"]) == ["post"]


def test_path_item_may_be_a_reference() -> None:
    document = _document()
    document["components"]["pathItems"] = {"Pets": document["paths"].pop("/pets")}
    document["paths"]["/animals"] = {"$ref": "#/components/pathItems/Pets"}
    excerpt = yaml.safe_load(OperationDocuments(document).text("/animals", "get"))
    assert excerpt["paths"]["/animals"]["get"]["operationId"] == "listPets"
    assert "pathItems" not in excerpt["components"]


def test_reference_to_another_path_is_written_out() -> None:
    document = _document()
    document["paths"]["/pets"]["post"]["responses"]["200"] = {
        "$ref": "#/paths/~1pets/get/responses/200"
    }
    excerpt = yaml.safe_load(OperationDocuments(document).text("/pets", "post"))
    answer = excerpt["paths"]["/pets"]["post"]["responses"]["200"]
    assert answer == document["paths"]["/pets"]["get"]["responses"]["200"]
    assert "Pets" in excerpt["components"]["schemas"]


def test_reference_into_itself_ends() -> None:
    document = _document()
    here = "#/paths/~1pets/post/responses/204/content/a~1b/schema"
    schema = {"type": "object", "properties": {"next": {"$ref": here}}}
    document["paths"]["/pets"]["post"]["responses"]["204"]["content"] = {
        "a/b": {"schema": schema}
    }
    text = OperationDocuments(document).text("/pets", "post")
    assert here in text


def test_swagger_2() -> None:
    document = {
        "swagger": "2.0",
        "info": {"title": "T", "version": "1"},
        "host": "x.test",
        "paths": {
            "/a": {
                "get": {
                    "responses": {
                        "200": {
                            "description": "",
                            "schema": {"$ref": "#/definitions/A"},
                        }
                    }
                }
            }
        },
        "definitions": {"B": {}, "A": {"type": "object"}},
    }
    excerpt = yaml.safe_load(OperationDocuments(document).text("/a", "get"))
    assert list(excerpt) == [
        "swagger",
        "info",
        "host",
        "security",
        "paths",
        "definitions",
    ]
    assert excerpt["definitions"] == {"A": {"type": "object"}}


def test_missing_target_and_cycles_do_no_harm() -> None:
    document = _document()
    document["components"]["schemas"]["Dog"] = {"$ref": "#/components/schemas/Missing"}
    excerpt = yaml.safe_load(OperationDocuments(document).text("/pets", "get"))
    assert "Missing" not in excerpt["components"]["schemas"]


def test_anchors_are_references() -> None:
    document = _document()
    document["components"]["schemas"]["Dog"] = {"$anchor": "dog", "type": "object"}
    document["components"]["schemas"]["Error"] = {"items": {"$ref": "#dog"}}
    document["components"]["schemas"]["Pets"] = {"type": "object"}
    excerpt = yaml.safe_load(OperationDocuments(document).text("/pets", "get"))
    assert list(excerpt["components"]["schemas"]) == ["Pets", "Error", "Dog"]


def test_references_in_extensions_and_named_examples_count() -> None:
    node = {
        "x-more": {"$ref": "#/components/schemas/A"},
        "examples": {"default": {"$ref": "#/components/examples/B"}},
        "discriminator": {
            "mapping": {"c": "#/components/schemas/C"},
            "defaultMapping": "D",
        },
        "default": {"$ref": "no"},
        "properties": {"default": {"$ref": "#/components/schemas/E"}},
    }
    assert references(node) == (
        "#/components/schemas/A",
        "#/components/examples/B",
        "#/components/schemas/C",
        "#/components/schemas/D",
        "#/components/schemas/E",
    )

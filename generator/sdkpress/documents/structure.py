"""Which objects of a document lie where: what a reference at a place refers to.

Input: nothing. Output: for each kind of object, the kinds of its members. A kind in brackets is a list of it, in
braces a mapping of names to it (OpenAPI 3.2.0 section 4; 2.0 for the kinds that begin with it).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sdkpress.spec.keys import METHODS

_SCHEMA: Final = {
    **dict.fromkeys(
        "items additionalProperties not if then else contains propertyNames "
        "unevaluatedProperties unevaluatedItems contentSchema additionalItems".split(),
        "schema",
    ),
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), "[schema]"),
    **dict.fromkeys(
        "properties patternProperties $defs definitions dependentSchemas".split(),
        "{schema}",
    ),
    "discriminator": "discriminator",
}
_PATH_ITEM: Final = {
    "parameters": "[parameter]",
    "additionalOperations": "{operation}",
    **dict.fromkeys(METHODS, "operation"),
}
_VALUE: Final = {
    "schema": "schema",
    "content": "{media type}",
    "examples": "{example}",
}

MEMBERS: Final[Mapping[str, Mapping[str, str]]] = {
    "document": {
        "paths": "{path item}",
        "webhooks": "{path item}",
        "components": "components",
        "info": "info",
        "tags": "[tag]",
        "servers": "[server]",
        "definitions": "{schema}",
        "parameters": "{parameter}",
        "responses": "{response}",
        "securityDefinitions": "{security scheme}",
    },
    "components": {
        "schemas": "{schema}",
        "responses": "{response}",
        "parameters": "{parameter}",
        "examples": "{example}",
        "requestBodies": "{request body}",
        "headers": "{header}",
        "securitySchemes": "{security scheme}",
        "links": "{link}",
        "callbacks": "{callback}",
        "pathItems": "{path item}",
        "mediaTypes": "{media type}",
    },
    "info": {"description": "text", "contact": "text", "license": "text"},
    "tag": {"description": "text"},
    "server": {},
    "text": {},
    "path item": _PATH_ITEM,
    "callback": {},  # expressions to path items: see `kind_below`
    "operation": {
        "description": "text",
        "parameters": "[parameter]",
        "requestBody": "request body",
        "responses": "{response}",
        "callbacks": "{callback}",
    },
    "parameter": {**_VALUE, "items": "schema"},
    "header": {**_VALUE, "items": "schema"},
    "request body": {"content": "{media type}"},
    "media type": {
        "schema": "schema",
        "itemSchema": "schema",
        "examples": "{example}",
        "encoding": "{encoding}",
    },
    "encoding": {"headers": "{header}"},
    "response": {
        "headers": "{header}",
        "content": "{media type}",
        "links": "{link}",
        "schema": "schema",
    },
    "schema": _SCHEMA,
    "discriminator": {},
    "example": {},
    "link": {},
    "security scheme": {},
}

HOMES: Final[Mapping[str, str]] = {
    "schema": "schemas",
    "response": "responses",
    "parameter": "parameters",
    "example": "examples",
    "request body": "requestBodies",
    "header": "headers",
    "security scheme": "securitySchemes",
    "link": "links",
    "media type": "mediaTypes",
}
"""Where an object that several places refer to stands below `components`. Others are put where they are used."""

HOMES_2: Final[Mapping[str, str]] = {
    "schema": "definitions",
    "response": "responses",
    "parameter": "parameters",
    "security scheme": "securityDefinitions",
}
"""The same in 2.0, at the root."""


def kind_below(kind: str, key: str) -> str | None:
    """The kind of a member; None for what holds no references: values, extensions, flags."""
    if kind.startswith("{"):
        return None if key.startswith("x-") and kind != "{schema}" else kind[1:-1]
    if kind.startswith("["):
        return kind[1:-1]
    if kind == "callback":
        return None if key.startswith("x-") else "path item"
    return MEMBERS[kind].get(key)

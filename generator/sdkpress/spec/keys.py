"""The keys that each object of OpenAPI 2.0, and of 3.0 to 3.2, may have.

Input: an object and its kind. Output: findings for keys that nothing reads, with the nearest known key.
One table holds the keys of 3.0 to 3.2: a document that mixes them is still clear.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Final

from sdkpress.diagnostics import codes
from sdkpress.source.pointer import escape
from sdkpress.spec.reading import Reading

METHODS: Final = (
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
)

_DESCRIBED: Final = "description deprecated required"
_SERIALISED: Final = "style explode allowReserved schema content example examples"
_TABLE: Final[dict[str, frozenset[str]]] = {
    kind: frozenset(keys.split())
    for kind, keys in {
        "document": "openapi $self info jsonSchemaDialect servers paths webhooks components security "
        "tags externalDocs",
        "info": "title summary description termsOfService contact license version",
        "components": "schemas responses parameters examples requestBodies headers "
        "securitySchemes links callbacks pathItems mediaTypes",
        "path item": "$ref summary description servers parameters additionalOperations "
        + " ".join(METHODS),
        "operation": "tags summary description externalDocs operationId parameters requestBody "
        "responses callbacks deprecated security servers",
        "parameter": f"name in allowEmptyValue {_DESCRIBED} {_SERIALISED}",
        "header": f"allowEmptyValue {_DESCRIBED} {_SERIALISED}",
        "request body": "description content required",
        "media type": "schema itemSchema example examples encoding prefixEncoding itemEncoding",
        "encoding": "contentType headers style explode allowReserved encoding prefixEncoding "
        "itemEncoding",
        "response": "summary description headers content links",
        "link": "operationRef operationId parameters requestBody description server",
        "server": "url description variables name",
        "server variable": "enum default description",
        "tag": "name summary description externalDocs parent kind",
    }.items()
}


_INLINE_2: Final = (
    "type format items collectionFormat default maximum exclusiveMaximum minimum exclusiveMinimum "
    "maxLength minLength pattern maxItems minItems uniqueItems enum multipleOf"
)
_TABLE_2: Final[dict[str, frozenset[str]]] = {
    kind: frozenset(keys.split())
    for kind, keys in {
        "document": "swagger info host basePath schemes consumes produces paths definitions "
        "parameters responses securityDefinitions security tags externalDocs",
        "info": "title description termsOfService contact license version",
        "path item": "$ref parameters get put post delete options head patch",
        "operation": "tags summary description externalDocs operationId consumes produces "
        "parameters responses schemes deprecated security",
        "parameter": f"name in description required allowEmptyValue schema {_INLINE_2}",
        "response": "description schema headers examples",
        "header": f"description {_INLINE_2}",
        "tag": "name description externalDocs",
    }.items()
}


def _never(_key: str) -> bool:
    return False


def check_keys(
    reading: Reading,
    kind: str,
    node: Mapping[str, object],
    at: str,
    *,
    besides: Callable[[str], bool] = _never,
) -> None:
    """Report each key of the object that OpenAPI does not know and that is no extension.

    `besides` tells keys that are dealt with elsewhere.
    """
    known = (_TABLE_2 if reading.version == "2.0" else _TABLE)[kind]
    for key in node:
        if key in known or key.startswith("x-") or besides(key):
            continue
        close = get_close_matches(key, known, n=1)
        reading.report(
            codes.UNKNOWN_KEY,
            f"{_with_article(kind)} has no key {key!r}; it is not read",
            f"{at}/{escape(key)}",
            on_key=True,
            hint=f"did you mean {close[0]!r}?" if close else None,
        )


def _with_article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"

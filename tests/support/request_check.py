"""Whether a request is what the document asks for: a call and a request in, complaints out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from support.document import Call, Document
from support.multipart import Part, parts_of
from support.styles import typed

_ANY_ITEM = {"spaceDelimited": " ", "pipeDelimited": "|", "form": ",", "simple": ","}


@dataclass
class Request:
    """A request as it came over the wire. Header names are lower case."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    operation_id: str | None = None
    problems: list[str] = field(default_factory=list)

    @property
    def raw_path(self) -> str:
        """The path as it was sent, still percent-encoded."""
        return urlsplit(self.target).path

    @property
    def query(self) -> list[tuple[str, str]]:
        """The query's pairs, decoded, in order."""
        return parse_qsl(urlsplit(self.target).query, keep_blank_values=True)

    @property
    def content_type(self) -> str:
        """The media type of the body, without parameters."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    def json(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.body)

    def parts(self) -> list[Part]:
        """The body, read as multipart."""
        return parts_of(self.body, self.headers["content-type"])


def template_pattern(path: str) -> re.Pattern[str]:
    """A pattern for the raw path that a path template stands for."""
    pieces = re.split(r"\{([^{}]+)\}", path)
    text = "".join(
        re.escape(piece) if n % 2 == 0 else f"(?P<p{n}>[^/]*)"
        for n, piece in enumerate(pieces)
    )
    return re.compile(text)


def problems_of(document: Document, call: Call, request: Request) -> list[str]:
    """Everything about a request that the document does not allow."""
    return [
        *_path_problems(document, call, request),
        *_query_problems(document, call, request),
        *_header_problems(document, call, request),
        *_security_problems(document, call, request),
        *_body_problems(document, call, request),
    ]


def _value_problems(
    document: Document, parameter: Mapping[str, Any], texts: list[str]
) -> list[str]:
    where = f"{parameter['in']} parameter {parameter['name']!r}"
    if "content" in parameter:
        (media,) = parameter["content"].values()
        try:
            value = json.loads(texts[0])
        except ValueError:
            return [f"{where} is not JSON: {texts[0]!r}"]
        return [f"{where} {p}" for p in document.problems(value, media["schema"])]
    schema = document.follow(parameter.get("schema", {}))
    candidates: list[Any] = []
    if len(texts) == 1:
        candidates.append(typed(texts[0], schema))
        candidates.append(texts[0])
    items = document.follow(schema.get("items", {})) if isinstance(schema, dict) else {}
    for member in schema.get("anyOf", []) if isinstance(schema, dict) else []:
        items = document.follow(document.follow(member).get("items", items))
        candidates += [typed(text, document.follow(member)) for text in texts]
    places = schema.get("prefixItems", []) if isinstance(schema, dict) else []
    delimiter = _ANY_ITEM.get(parameter.get("style", "form"), ",")
    for split in (texts, [t for text in texts for t in text.split(delimiter)]):
        candidates.append([typed(text, items) for text in split])
        candidates.append(
            [typed(t, document.follow(p)) for t, p in zip(split, places, strict=False)]
        )
        candidates.append(split)
    if any(document.is_valid(value, schema) for value in candidates):
        return []
    if _holds_objects(document, schema):
        return []
    return [f"{where} has the value {texts!r}"]


def _holds_objects(document: Document, schema: Any) -> bool:
    schema = document.follow(schema)
    if not isinstance(schema, dict):
        return False
    kind = schema.get("type")
    if kind == "object" or "properties" in schema:
        return True
    if isinstance(kind, list) and "object" in kind:
        return True
    members = [*schema.get("anyOf", []), *schema.get("allOf", [])]
    return any(_holds_objects(document, member) for member in members)


def _path_problems(document: Document, call: Call, request: Request) -> list[str]:
    match = template_pattern(call.url_path).fullmatch(request.raw_path)
    if match is None:
        return [f"path {request.raw_path!r} is not {call.url_path!r}"]
    names = re.findall(r"\{([^{}]+)\}", call.url_path)
    found: list[str] = []
    for name, text in zip(names, match.groups(), strict=True):
        if not text:
            found.append(f"path parameter {name!r} is empty")
        for parameter in call.parameters:
            if parameter["in"] == "path" and parameter["name"] == name:
                if parameter.get("style", "simple") == "simple":
                    found += _value_problems(document, parameter, [unquote(text)])
    return found


def _query_problems(document: Document, call: Call, request: Request) -> list[str]:
    found: list[str] = []
    known = {key for key, _ in call.fixed_query}
    for parameter in call.parameters:
        if parameter["in"] != "query":
            continue
        name = parameter["name"]
        schema = document.follow(parameter.get("schema", {}))
        if _holds_objects(document, schema) and "content" not in parameter:
            known |= {key for key, _ in request.query if key.startswith(f"{name}[")}
            if parameter.get("style", "form") == "form":
                known |= {key for key, _ in request.query}
            continue
        known.add(name)
        texts = [value for key, value in request.query if key == name]
        if texts:
            found += _value_problems(document, parameter, texts)
        elif parameter.get("required"):
            found.append(f"query parameter {name!r} is missing")
    for key, _ in request.query:
        if key not in known and key not in api_keys(document, "query"):
            found.append(f"query parameter {key!r} is unknown")
    return found


def _header_problems(document: Document, call: Call, request: Request) -> list[str]:
    found: list[str] = []
    for parameter in call.parameters:
        name = parameter["name"]
        if parameter["in"] != "header" or name.lower() in (
            "accept",
            "content-type",
            "authorization",
        ):
            continue
        text = request.headers.get(name.lower())
        if text is not None:
            found += _value_problems(document, parameter, [text])
        elif parameter.get("required"):
            found.append(f"header {name!r} is missing")
    return found


def api_keys(document: Document, location: str) -> set[str]:
    schemes = document.data.get("components", {}).get("securitySchemes", {})
    return {
        scheme["name"]
        for scheme in map(document.follow, schemes.values())
        if scheme.get("type") == "apiKey" and scheme.get("in") == location
    }


def _security_problems(document: Document, call: Call, request: Request) -> list[str]:
    if not call.security or any(not choice for choice in call.security):
        return []
    schemes = document.data.get("components", {}).get("securitySchemes", {})
    complaints: list[str] = []
    for choice in call.security:
        missing = [
            key
            for key in choice
            if not _has_credential(document.follow(schemes.get(key, {})), request)
        ]
        if not missing:
            return []
        complaints += missing
    return [f"no credential for {' or '.join(complaints)}"]


def _has_credential(scheme: Mapping[str, Any], request: Request) -> bool:
    kind = scheme.get("type")
    if kind == "apiKey":
        name = scheme["name"]
        if scheme["in"] == "header":
            return bool(request.headers.get(name.lower()))
        if scheme["in"] == "query":
            return any(key == name and value for key, value in request.query)
        return f"{name}=" in request.headers.get("cookie", "")
    given = request.headers.get("authorization", "")
    if kind == "http" and scheme.get("scheme", "").lower() == "basic":
        return given.startswith("Basic ")
    if kind in ("http", "oauth2", "openIdConnect"):
        return re.fullmatch(r"Bearer \S+", given) is not None
    return True


def _body_problems(document: Document, call: Call, request: Request) -> list[str]:
    if call.body is None:
        return ["a body was not expected"] if request.body else []
    if not request.body:
        return ["the body is missing"] if call.body.get("required") else []
    media = _media(call.body["content"], request.content_type)
    if media is None:
        return [f"content type {request.headers.get('content-type')!r}"]
    schema = media.get("schema", {})
    kind = request.content_type
    if kind == "application/json" or kind.endswith("+json"):
        try:
            value = request.json()
        except ValueError as error:
            return [f"the body is not JSON: {error}"]
        return [f"body {p}" for p in document.problems(value, schema)]
    if kind == "multipart/form-data":
        return _multipart_problems(document, schema, request)
    if kind == "application/x-www-form-urlencoded":
        try:
            parse_qsl(request.body.decode(), strict_parsing=True)
        except ValueError as error:
            return [f"the body is no form: {error}"]
    return []


def _media(content: Mapping[str, Any], kind: str) -> Mapping[str, Any] | None:
    for key, media in content.items():
        name = key.split(";")[0].strip().lower()
        if name in (kind, "*/*") or (
            name.endswith("/*") and kind.startswith(name[:-1])
        ):
            found: Mapping[str, Any] = media
            return found
    return None


def _multipart_problems(document: Document, schema: Any, request: Request) -> list[str]:
    try:
        parts = request.parts()
    except ValueError as error:
        return [str(error)]
    schema = document.follow(schema)
    properties = {
        name: document.follow(inner)
        for name, inner in schema.get("properties", {}).items()
    }
    found = [
        f"part {part.name!r} is unknown"
        for part in parts
        if part.name.removesuffix("[]") not in properties
        and schema.get("additionalProperties", True) is False
    ]
    names = {part.name.removesuffix("[]") for part in parts}
    found += [
        f"part {name!r} is missing"
        for name in schema.get("required", [])
        if name not in names
    ]
    for part in parts:
        inner = properties.get(part.name.removesuffix("[]"))
        if inner is None:
            continue
        if _is_file(document, inner) and part.file_name is None:
            found.append(f"part {part.name!r} has no file name")
        elif part.content_type == "application/json":
            try:
                value = json.loads(part.content)
            except ValueError:
                found.append(f"part {part.name!r} is not JSON")
                continue
            if not document.is_valid(value, inner):
                items = document.follow(inner.get("items", {}))
                if not document.is_valid(value, items):
                    found += [f"part {part.name!r}: {value!r}"]
    return found


def _is_file(document: Document, schema: Any) -> bool:
    schema = document.follow(schema)
    if not isinstance(schema, dict):
        return False
    if schema.get("type") == "array":
        return _is_file(document, schema.get("items", {}))
    return bool(schema.get("format") == "binary")

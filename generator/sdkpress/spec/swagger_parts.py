"""Parameters, bodies and responses of OpenAPI 2.0 (Swagger): raw values to `spec.model`.

Input: raw values and their pointers. Output: the same objects as those of later versions, each with the
pointer that it has in the user's own document. What 2.0 says of an operation as a whole (`consumes`, `produces`) is
handed in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from sdkpress.diagnostics import codes
from sdkpress.source.pointer import escape
from sdkpress.spec.keys import check_keys
from sdkpress.spec.model import (
    ABSENT,
    Encoding,
    Header,
    MediaType,
    Parameter,
    RequestBody,
    Response,
    Schema,
)
from sdkpress.spec.parts import PartReader
from sdkpress.spec.reading import NOTHING, as_mapping
from sdkpress.spec.targets import Target

IN_THE_BODY: Final = ("body", "formData")
FORM: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data"

# What a parameter or header says about its value (OpenAPI 2.0, Parameter Object).
_SCHEMA_KEYS: Final = frozenset(
    "type format items default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength "
    "pattern maxItems minItems uniqueItems enum multipleOf x-nullable".split()
)
# collectionFormat → style and explode.
_IN_QUERY: Final = {
    "csv": ("form", False),
    "ssv": ("spaceDelimited", False),
    "tsv": ("tabDelimited", False),
    "pipes": ("pipeDelimited", False),
    "multi": ("form", True),
}


class SwaggerParts(PartReader):
    """Reads the parts of one document of OpenAPI 2.0."""

    def _parameter(self, node: Mapping[str, object], at: str) -> Parameter | None:
        if node.get("in") in IN_THE_BODY:
            return None  # part of the request body: see `request_body_of`
        plain = {k: v for k, v in node.items() if k in ("name", "in", "required")}
        parameter = super()._parameter(plain, at)
        if parameter is None:
            return None
        check_keys(self.reading, "parameter", node, at)
        self.reading.flag(node, "allowEmptyValue", at)
        style, explode = self._style(node, at, parameter.location)
        return replace(
            parameter,
            description=self.reading.text(node, "description", at),
            style=style,
            explode=explode,
            schema=self.inline_schema(node, at),
            example=node.get("x-example", ABSENT),
            deprecated=node.get("x-deprecated") is True,
            extensions=self.reading.extensions(node),
        )

    def inline_schema(self, node: Mapping[str, object], at: str) -> Schema:
        """The schema that a parameter or header is at the same time."""
        keys = {key: value for key, value in node.items() if key in _SCHEMA_KEYS}
        return self.schemas.read(keys, at)

    def _style(
        self, node: Mapping[str, object], at: str, place: str
    ) -> tuple[str | None, bool | None]:
        """How a list is written: `collectionFormat`, which is csv unless it is said."""
        if node.get("type") != "array":
            return None, None
        wanted = node.get("collectionFormat", "csv")
        known = _IN_QUERY if place in ("query", "formData") else ("csv",)
        if not isinstance(wanted, str) or wanted not in known:
            message = f"collectionFormat {wanted!r} cannot be sent in a {place} parameter; commas are"
            self.reading.report(codes.ODD_SHAPE, message, f"{at}/collectionFormat")
            wanted = "csv"
        if place in ("query", "formData"):
            return _IN_QUERY[wanted]
        return "simple", False

    def request_body_of(
        self, targets: Sequence[Target], consumes: Sequence[str], at: str
    ) -> RequestBody | None:
        """The body that parameters `in: body` and `in: formData` make."""
        bodies = [t for t in targets if _place(t) == "body"]
        fields = [t for t in targets if _place(t) == "formData"]
        for extra in (*bodies[1:], *(fields if bodies else ())):
            message = "an operation has one body: `in: body` once, or `in: formData`"
            related = (bodies[0].at,)
            self.reading.report(codes.INVALID_SHAPE, message, extra.at, related=related)
        if bodies:
            return self._body(bodies[0], consumes)
        return self._form(fields, consumes, at) if fields else None

    def _body(self, target: Target, consumes: Sequence[str]) -> RequestBody:
        node = as_mapping(target.raw) or NOTHING
        check_keys(self.reading, "parameter", node, target.at)
        schema = self._schema(node, target.at)
        if schema is None:
            message = "a parameter `in: body` has no schema"
            self.reading.report(codes.MISSING_KEY, message, target.at)
        types = [one for one in consumes if one not in (FORM, MULTIPART)]
        media = MediaType(
            at=target.at, schema=schema, example=node.get("x-example", ABSENT)
        )
        return RequestBody(
            at=target.at,
            description=self.reading.text(node, "description", target.at),
            required=self.reading.flag(node, "required", target.at),
            content=MappingProxyType(
                dict.fromkeys(json_first(types) or ("application/json",), media)
            ),
            extensions=self.reading.extensions(node),
        )

    def _form(
        self, targets: Sequence[Target], consumes: Sequence[str], at: str
    ) -> RequestBody:
        properties: dict[str, Schema] = {}
        required: list[str] = []
        encoding: dict[str, Encoding] = {}
        for target in targets:
            node, where = as_mapping(target.raw) or NOTHING, target.at
            check_keys(self.reading, "parameter", node, where)
            name = self.reading.text(node, "name", where)
            if not name:
                message = "a parameter has no name"
                self.reading.report(codes.MISSING_KEY, message, where)
                continue
            description = self.reading.text(node, "description", where)
            schema = self.inline_schema(node, where)
            properties[name] = replace(schema, description=description)
            if self.reading.flag(node, "required", where):
                required.append(name)
            style, explode = self._style(node, where, "formData")
            if style is not None:
                encoding[name] = Encoding(at=where, style=style, explode=explode)
        schema = Schema(
            at=at,
            types=("object",),
            properties=MappingProxyType(properties),
            required=tuple(required),
        )
        has_file = any(one.format == "binary" for one in properties.values())
        types = [one for one in consumes if one in (FORM, MULTIPART)] or [FORM]
        if has_file:
            types = [MULTIPART]
        media = MediaType(at=at, schema=schema, encoding=MappingProxyType(encoding))
        return RequestBody(
            at=at,
            required=bool(required),
            content=MappingProxyType(dict.fromkeys(types, media)),
        )

    def response_of(
        self, raw: object, at: str, produces: Sequence[str]
    ) -> Response | None:
        """A Response Object, or a reference to one, of an operation with these media types."""
        if raw is None:
            message = "a response is expected, not null; it is read as an empty one"
            self.reading.report(codes.ODD_SHAPE, message, at)
            raw = {}
        target = self.references.part(raw, at, "a response")
        if target is None:
            return None
        node, at = self.reading.mapping(target.raw, target.at), target.at
        check_keys(self.reading, "response", node, at)
        return Response(
            at=at,
            description=self.reading.text(node, "description", at),
            headers=self._headers(node, at),
            content=MappingProxyType(self._content(node, at, produces)),
            extensions=self.reading.extensions(node),
        )

    def _content(
        self, node: Mapping[str, object], at: str, produces: Sequence[str]
    ) -> dict[str, MediaType]:
        schema = self._schema(node, at)
        if schema is None:
            return {}
        examples = self.reading.child(node, "examples", at)
        is_file = schema.format == "binary" and schema.types == ("string",)
        default = "application/octet-stream" if is_file else "application/json"
        types = list(produces) if is_file else json_first(produces)
        return {
            name: MediaType(at=at, schema=schema, example=examples.get(name, ABSENT))
            for name in types or (default,)
        }

    def _headers(self, node: Mapping[str, object], at: str) -> Mapping[str, Header]:
        headers: dict[str, Header] = {}
        for name, raw in self.reading.child(node, "headers", at).items():
            where = f"{at}/headers/{escape(name)}"
            header = self.reading.mapping(raw, where, "a header")
            check_keys(self.reading, "header", header, where)
            headers[name] = Header(
                at=where,
                description=self.reading.text(header, "description", where),
                schema=self.inline_schema(header, where),
            )
        return MappingProxyType(headers)


def json_first(types: Sequence[str]) -> list[str]:
    """The media types with JSON before the others: 2.0 lists them without an order."""
    return sorted(types, key=lambda name: "json" not in name.lower())


def _place(target: Target) -> object:
    node = as_mapping(target.raw)
    return None if node is None else node.get("in")

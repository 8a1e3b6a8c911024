"""Parameters, bodies, responses, headers, media types and examples: raw values to `spec.model`.

Input: raw values and their pointers. Output: the objects of the model. A `$ref` to a component is
replaced by what it names, read once; what cannot be read is reported and left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final, TypeVar, cast

from sdkpress.diagnostics import codes
from sdkpress.source.json_text import JsonFault, read_json
from sdkpress.source.pointer import escape
from sdkpress.spec.keys import check_keys
from sdkpress.spec.model import (
    ABSENT,
    Encoding,
    Example,
    Header,
    Location,
    MediaType,
    Parameter,
    RequestBody,
    Response,
    Schema,
)
from sdkpress.spec.reading import NOTHING, Reading, as_mapping
from sdkpress.spec.refs import References
from sdkpress.spec.rules import (
    check_encodings,
    check_example,
    check_examples,
    check_serialised,
)
from sdkpress.spec.schema import SchemaReader

_T = TypeVar("_T", Parameter, RequestBody, Response, Header, Example)
_LOCATIONS: Final = ("path", "query", "header", "cookie")
_LOCATIONS_3_2: Final = (*_LOCATIONS, "querystring")
_SHARED: Final = ("#/components/", "#/parameters/", "#/responses/")
_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110 section 5.6.2


class PartReader:
    """Reads the parts of one document; each definition once."""

    def __init__(
        self, reading: Reading, references: References, schemas: SchemaReader
    ) -> None:
        self.reading = reading
        self.references = references
        self.schemas = schemas
        self._known: dict[tuple[str, str], Any] = {}

    def _named(
        self,
        raw: object,
        at: str,
        what: str,
        read: Callable[[Mapping[str, object], str], _T | None],
    ) -> _T | None:
        """What `raw` defines or refers to; a reference may bring its own description (3.1)."""
        if raw is None:  # `204:` with nothing after it
            message = f"{what} is expected, not null; it is read as an empty one"
            self.reading.report(codes.ODD_SHAPE, message, at)
            raw = {}
        target = self.references.part(raw, at, what)
        if target is None:
            return None
        if target.at == at and not at.startswith(_SHARED):
            return read(self.reading.mapping(target.raw, at, what), at)
        key = (what, target.at)
        if key not in self._known:
            node = self.reading.mapping(target.raw, target.at, what)
            self._known[key] = read(node, target.at)
        known = cast("_T | None", self._known[key])
        return known if known is None else self._with_siblings(known, raw, at)

    def _with_siblings(self, known: _T, raw: object, at: str) -> _T:
        node = as_mapping(raw) or NOTHING
        if (
            "$ref" not in node
            or len(node) == 1
            or self.reading.version in ("2.0", "3.0")
        ):
            return known
        if isinstance(known, Example):
            summary = self.reading.text(node, "summary", at)
            return known if summary is None else replace(known, summary=summary)
        description = self.reading.text(node, "description", at)
        if description is None:
            return known
        if isinstance(known, Response):
            shared = known.description
            return replace(known, description=description, shared_description=shared)
        return replace(known, description=description)

    def parameter(self, raw: object, at: str) -> Parameter | None:
        """A Parameter Object or a reference to one."""
        return self._named(raw, at, "a parameter", self._parameter)

    def request_body(self, raw: object, at: str) -> RequestBody | None:
        """A Request Body Object or a reference to one."""
        return self._named(raw, at, "a request body", self._request_body)

    def response(self, raw: object, at: str) -> Response | None:
        """A Response Object or a reference to one."""
        return self._named(raw, at, "a response", self._response)

    def header(self, raw: object, at: str) -> Header | None:
        """A Header Object or a reference to one."""
        return self._named(raw, at, "a header", self._header)

    def example(self, raw: object, at: str) -> Example | None:
        """An Example Object or a reference to one."""
        return self._named(raw, at, "an example", self._example)

    def _parameter(self, node: Mapping[str, object], at: str) -> Parameter | None:
        reading = self.reading
        name, place = reading.text(node, "name", at), node.get("in")
        if name is None:
            reading.report(codes.MISSING_KEY, "a parameter has no name", at)
            return None
        places = _LOCATIONS_3_2 if reading.version == "3.2" else _LOCATIONS
        if place not in places:
            message = f"parameter {name!r}: `in` is {', '.join(places[:-1])} or {places[-1]}, not {place!r}"
            reading.report(
                codes.INVALID_SHAPE, message, f"{at}/in" if "in" in node else at
            )
            return None
        if not _can_be_called(name, str(place)):
            message = f"a {place} parameter cannot be called {name!r}; it is left out"
            reading.report(codes.UNSENDABLE_PARAMETER, message, f"{at}/name")
            return None
        check_keys(reading, "parameter", node, at)
        check_serialised(reading, node, at, str(place))
        required = reading.flag(node, "required", at)
        if place == "path" and not required:
            message = (
                f"path parameter {name!r} must have `required: true`; it is read so"
            )
            reading.report(codes.ODD_SHAPE, message, at)
            required = True
        reading.flag(
            node, "allowEmptyValue", at
        )  # the SDK sends the values it is given, empty ones too
        return Parameter(
            at=at,
            name=name,
            location=cast("Location", place),
            description=reading.text(node, "description", at),
            required=required,
            deprecated=reading.flag(node, "deprecated", at),
            style=reading.text(node, "style", at),
            explode=self._optional_flag(node, "explode", at),
            allow_reserved=reading.flag(node, "allowReserved", at),
            schema=self._schema(node, at),
            content=self.content(node, at),
            example=node.get("example", ABSENT),
            examples=self._examples(node, at),
            extensions=reading.extensions(node),
        )

    def _optional_flag(
        self, node: Mapping[str, object], key: str, at: str
    ) -> bool | None:
        return self.reading.flag(node, key, at) if node.get(key) is not None else None

    def _schema(
        self, node: Mapping[str, object], at: str, key: str = "schema"
    ) -> Schema | None:
        raw = node.get(key)
        return None if raw is None else self.schemas.read(raw, f"{at}/{key}")

    def _examples(self, node: Mapping[str, object], at: str) -> Mapping[str, Example]:
        if "examples" not in node:
            return MappingProxyType({})
        if isinstance(node["examples"], list):
            message = "examples have names here: a mapping is expected, not a list"
            self.reading.report(codes.ODD_SHAPE, message, f"{at}/examples")
            return MappingProxyType({})
        return self._mapped(node, "examples", at, self.example)

    def _mapped(
        self,
        node: Mapping[str, object],
        key: str,
        at: str,
        read: Callable[[object, str], _T | None],
    ) -> Mapping[str, _T]:
        parts: dict[str, _T] = {}
        for name, raw in self.reading.child(node, key, at).items():
            if not name.startswith("x-") or key in ("headers", "examples"):
                value = read(raw, f"{at}/{key}/{escape(name)}")
                if value is not None:
                    parts[name] = value
        return MappingProxyType(parts)

    def content(self, node: Mapping[str, object], at: str) -> Mapping[str, MediaType]:
        """The `content` of a parameter, body or response, by media type as written."""
        if "content" not in node:
            return MappingProxyType({})
        media_types: dict[str, MediaType] = {}
        for name, raw in self.reading.child(node, "content", at).items():
            where = f"{at}/content/{escape(name)}"
            # `application/json:` with nothing after it allows any value.
            media = self.media_type({} if raw is None else raw, where)
            if media is not None:
                media_types[name] = media
        return MappingProxyType(media_types)

    def media_type(self, raw: object, at: str) -> MediaType | None:
        """A Media Type Object or a reference to one."""
        target = self.references.part(raw, at, "a media type")
        if target is None:
            return None
        node = self.reading.mapping(target.raw, target.at)
        return self._media_type(node, target.at)

    def _media_type(self, node: Mapping[str, object], at: str) -> MediaType:
        check_keys(self.reading, "media type", node, at)
        check_examples(self.reading, node, at)
        check_encodings(self.reading, node, at)
        return MediaType(
            at=at,
            schema=self._schema(node, at),
            item_schema=self._schema(node, at, "itemSchema"),
            example=node.get("example", ABSENT),
            examples=self._examples(node, at),
            encoding=self._named_encodings(node, at),
            prefix_encoding=self._encodings(node, at),
            item_encoding=self._item_encoding(node, at),
            extensions=self.reading.extensions(node),
        )

    def _named_encodings(
        self, node: Mapping[str, object], at: str
    ) -> Mapping[str, Encoding]:
        encoding: dict[str, Encoding] = {}
        for name, raw in self.reading.child(node, "encoding", at).items():
            where = f"{at}/encoding/{escape(name)}"
            encoding[name] = self._encoding(self.reading.mapping(raw, where), where)
        return MappingProxyType(encoding)

    def _encodings(self, node: Mapping[str, object], at: str) -> tuple[Encoding, ...]:
        items = self.reading.items(node, "prefixEncoding", at)
        places = [f"{at}/prefixEncoding/{index}" for index in range(len(items))]
        return tuple(
            self._encoding(self.reading.mapping(raw, where), where)
            for raw, where in zip(items, places, strict=True)
        )

    def _item_encoding(self, node: Mapping[str, object], at: str) -> Encoding | None:
        if "itemEncoding" not in node:
            return None
        rest = self.reading.child(node, "itemEncoding", at)
        return self._encoding(rest, f"{at}/itemEncoding")

    def _encoding(self, node: Mapping[str, object], at: str) -> Encoding:
        check_keys(self.reading, "encoding", node, at)
        check_encodings(self.reading, node, at)
        return Encoding(
            at=at,
            content_type=self.reading.text(node, "contentType", at),
            headers=self._mapped(node, "headers", at, self.header),
            style=self.reading.text(node, "style", at),
            explode=self._optional_flag(node, "explode", at),
            allow_reserved=self.reading.flag(node, "allowReserved", at),
            encoding=self._named_encodings(node, at),
            prefix_encoding=self._encodings(node, at),
            item_encoding=self._item_encoding(node, at),
        )

    def _header(self, node: Mapping[str, object], at: str) -> Header:
        check_keys(self.reading, "header", node, at)
        check_serialised(self.reading, node, at, "response")
        schema = self._schema(node, at)
        if schema is None:
            content = self.content(node, at)
            schema = next((media.schema for media in content.values()), None)
        return Header(
            at=at,
            description=self.reading.text(node, "description", at),
            required=self.reading.flag(node, "required", at),
            deprecated=self.reading.flag(node, "deprecated", at),
            schema=schema,
        )

    def _request_body(self, node: Mapping[str, object], at: str) -> RequestBody:
        check_keys(self.reading, "request body", node, at)
        return RequestBody(
            at=at,
            description=self.reading.text(node, "description", at),
            required=self.reading.flag(node, "required", at),
            content=self.content(node, at),
            extensions=self.reading.extensions(node),
        )

    def _response(self, node: Mapping[str, object], at: str) -> Response:
        check_keys(self.reading, "response", node, at)
        return Response(
            at=at,
            description=self.reading.text(node, "description", at)
            or self.reading.text(node, "summary", at),
            headers=self._headers(node, at),
            content=self.content(node, at),
            extensions=self.reading.extensions(node),
        )

    def _headers(self, node: Mapping[str, object], at: str) -> Mapping[str, Header]:
        headers = self._mapped(node, "headers", at, self.header)
        for name in headers:
            if not _TOKEN.fullmatch(name):
                message = f"a header cannot be called {name!r}"
                where = f"{at}/headers/{escape(name)}"
                self.reading.report(codes.INVALID_SHAPE, message, where, on_key=True)
        return headers

    def _example(self, node: Mapping[str, object], at: str) -> Example:
        check_example(self.reading, node, at)
        external = self.reading.text(node, "externalValue", at)
        if external is not None:
            message = (
                f"the example at {external!r} is not shown: nothing is fetched for it"
            )
            self.reading.report(codes.EXTERNAL_EXAMPLE, message, f"{at}/externalValue")
        return Example(
            at=at,
            value=node.get("dataValue", node.get("value", _serialized(node))),
            summary=self.reading.text(node, "summary", at),
        )


def _serialized(node: Mapping[str, object]) -> object:
    """An example as it is sent: what JSON it holds, or the text (OpenAPI 3.2.0 section 4.19.1)."""
    text = node.get("serializedValue", ABSENT)
    if isinstance(text, str) and text.lstrip()[:1] in ("{", "["):
        try:
            return read_json(text).value
        except JsonFault:
            return text
    return text


def _can_be_called(name: str, place: str) -> bool:
    if place == "path":  # it stands between braces there
        return bool(name) and not any(c in "{}" for c in name)
    return bool(_TOKEN.fullmatch(name) if place == "header" else name)

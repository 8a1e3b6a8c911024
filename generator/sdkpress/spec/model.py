"""The parts of an OpenAPI document, 2.0 to 3.2, that sdkpress reads, as frozen objects.

Input: nothing. Output: the types that `spec.parse` makes and `spec.refs` resolves.
Every object holds `at`, the JSON pointer of its definition. References stay symbolic:
a `Schema` with `ref` set is a reference (its other fields are the siblings of `$ref`).
Text and values are as the document wrote them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from types import MappingProxyType
from typing import Final, Literal

from sdkpress.frozen import dataclass

_NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


def _nothing() -> Mapping[str, object]:
    return _NOTHING


class Absent(Enum):
    """The type of `ABSENT`: a keyword that the document does not write (null is a value)."""

    ABSENT = "absent"

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent.ABSENT

Version = Literal["2.0", "3.0", "3.1", "3.2"]
Location = Literal["path", "query", "header", "cookie", "querystring"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discriminator:
    """OpenAPI 3.1.2 section 4.8.25. `mapping` keeps document order; targets are raw."""

    property_name: str
    mapping: tuple[tuple[str, str], ...] = ()
    default: str | None = None  # 3.2 `defaultMapping`


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """A Schema Object (OpenAPI 3.1.2 section 4.8.24, 3.0.4 section 4.7.24) or a boolean schema."""

    at: str
    ref: str | None = None
    boolean: bool | None = None
    types: tuple[
        str, ...
    ] = ()  # `type` as a tuple; 3.0 `nullable: true` sets `nullable`
    nullable: bool = False
    title: str | None = None
    description: str | None = None
    format: str | None = None
    enum: tuple[object, ...] | None = None
    const: object = ABSENT
    default: object = ABSENT
    example: object = ABSENT
    examples: tuple[object, ...] = ()
    properties: Mapping[str, "Schema"] = field(
        default_factory=lambda: MappingProxyType({})
    )
    required: tuple[str, ...] = ()
    additional_properties: "Schema | None" = None  # a boolean one is Schema(boolean=…)
    pattern_properties: Mapping[str, "Schema"] = field(
        default_factory=lambda: MappingProxyType({})
    )
    items: "Schema | None" = None
    prefix_items: tuple["Schema", ...] = ()
    all_of: tuple["Schema", ...] = ()
    any_of: tuple["Schema", ...] = ()
    one_of: tuple["Schema", ...] = ()
    discriminator: Discriminator | None = None
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    content_encoding: str | None = None
    content_media_type: str | None = None
    content_schema: "Schema | None" = None
    extensions: Mapping[str, object] = field(default_factory=_nothing)  # the `x-` keys
    keywords: Mapping[str, object] = field(
        default_factory=_nothing
    )  # validation keywords kept as written (minimum, …)
    alternatives: tuple[tuple[str, ...], ...] = ()  # any_of that only requires names


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An Example Object: a value with a name, or an external one that is only named."""

    at: str
    value: object = ABSENT
    summary: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """An Encoding Object of one property of a form or multipart body, or of one of its parts; since 3.2 with those of
    the parts inside it."""

    at: str
    content_type: str | None = None
    headers: Mapping[str, "Header"] = field(
        default_factory=lambda: MappingProxyType({})
    )
    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    encoding: Mapping[str, "Encoding"] = field(
        default_factory=lambda: MappingProxyType({})
    )
    prefix_encoding: tuple["Encoding", ...] = ()
    item_encoding: "Encoding | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaType:
    """A Media Type Object. Since 3.2 `item_schema` is that of each item of a stream or part of a multipart body;
    `prefix_encoding` and `item_encoding` say how parts without names are written, by their place.
    """

    at: str
    schema: Schema | None = None
    item_schema: Schema | None = None
    example: object = ABSENT
    examples: Mapping[str, Example] = field(
        default_factory=lambda: MappingProxyType({})
    )
    encoding: Mapping[str, Encoding] = field(
        default_factory=lambda: MappingProxyType({})
    )
    prefix_encoding: tuple[Encoding, ...] = ()
    item_encoding: Encoding | None = None
    extensions: Mapping[str, object] = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A Header Object: a response header, or a header of a multipart part."""

    at: str
    description: str | None = None
    required: bool = False
    deprecated: bool = False
    schema: Schema | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A Parameter Object; `style` and `explode` are None where the document relies on defaults."""

    at: str
    name: str
    location: Location
    description: str | None = None
    required: bool = False
    deprecated: bool = False
    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    schema: Schema | None = None
    content: Mapping[str, MediaType] = field(
        default_factory=lambda: MappingProxyType({})
    )
    example: object = ABSENT
    examples: Mapping[str, Example] = field(
        default_factory=lambda: MappingProxyType({})
    )
    extensions: Mapping[str, object] = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestBody:
    """A Request Body Object; `content` keeps document order."""

    at: str
    description: str | None = None
    required: bool = False
    content: Mapping[str, MediaType] = field(
        default_factory=lambda: MappingProxyType({})
    )
    extensions: Mapping[str, object] = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A Response Object. `shared_description` is that of the component, where the reference to it has one too."""

    at: str
    description: str | None = None
    shared_description: str | None = None
    headers: Mapping[str, Header] = field(default_factory=lambda: MappingProxyType({}))
    content: Mapping[str, MediaType] = field(
        default_factory=lambda: MappingProxyType({})
    )
    extensions: Mapping[str, object] = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerVariable:
    """A Server Variable Object."""

    default: str
    enum: tuple[str, ...] = ()
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A Server Object; `id` is `x-speakeasy-server-id` (or 3.2 `name`)."""

    at: str
    url: str
    description: str | None = None
    variables: Mapping[str, ServerVariable] = field(
        default_factory=lambda: MappingProxyType({})
    )
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuthFlow:
    """One OAuth flow; `kind` is its key (`clientCredentials`, …)."""

    kind: str
    token_url: str | None = None
    refresh_url: str | None = None
    scopes: tuple[tuple[str, str], ...] = ()
    extensions: Mapping[str, object] = field(
        default_factory=lambda: MappingProxyType({})
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityScheme:
    """A Security Scheme Object, with the key that `components` gives it."""

    at: str
    key: str
    kind: str  # `type`: apiKey, http, mutualTLS, oauth2, openIdConnect
    description: str | None = None
    name: str | None = None
    location: str | None = None
    scheme: str | None = None
    flows: tuple[OAuthFlow, ...] = ()
    extensions: Mapping[str, object] = field(default_factory=_nothing)


# One alternative: every scheme named in it together, each with its scopes. `()` means "none needed".
SecurityRequirement = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An Operation Object with what its path item adds (parameters first, servers, extensions).

    `path` is the key under `paths` as written, `#fragment` included. `servers` and `security`
    are None where neither the operation nor its path item writes them (`security` is the
    operation's own). `ignored` is `x-speakeasy-ignore`.
    """

    at: str
    path: str
    method: str  # lower case
    operation_id: str | None = None
    tags: tuple[str, ...] = ()
    summary: str | None = None
    description: str | None = None
    deprecated: bool = False
    parameters: tuple[Parameter, ...] = ()
    request_body: RequestBody | None = None
    responses: Mapping[str, Response] = field(
        default_factory=lambda: MappingProxyType({})
    )
    security: tuple[SecurityRequirement, ...] | None = None
    servers: tuple[Server, ...] | None = None
    ignored: bool = False
    extensions: Mapping[str, object] = field(default_factory=_nothing)
    path_extensions: Mapping[str, object] = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A Tag Object; `parent` names the tag that it stands below (3.2)."""

    name: str
    description: str | None = None
    summary: str | None = None
    parent: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """The Info Object."""

    title: str
    version: str
    summary: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A whole document. Parameters, bodies, responses and examples written as `$ref` are already
    replaced by their targets (with the target's `at`); schema references are symbolic, and
    `schemas` answers them.

    `schemas` maps every schema that a `$ref` can name or does name, by normalised pointer
    (`#/components/schemas/Pet`), components first in document order.
    """

    file: str
    version: Version
    info: Info
    servers: tuple[Server, ...]
    operations: tuple[Operation, ...]
    webhooks: tuple[Operation, ...]
    schemas: Mapping[str, Schema]
    security_schemes: Mapping[str, SecurityScheme]
    security: tuple[SecurityRequirement, ...] | None
    tags: tuple[Tag, ...]
    extensions: Mapping[str, object]  # the root's `x-` keys
    paths_extensions: Mapping[str, object] = field(
        default_factory=lambda: MappingProxyType({})
    )
    globals: tuple[Parameter, ...] = ()  # x-speakeasy-globals

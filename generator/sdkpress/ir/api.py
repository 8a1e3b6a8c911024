"""The API as facts: operations, models and security, with wire names only.

Input: nothing. Output: `Api`, which `lower` makes and which names, presenters and pages read.
Every collection is in document order. No Python text lives here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from types import MappingProxyType

from sdkpress.ir.ids import GroupPath, ModelId, OperationId
from sdkpress.ir.types import Ref, TypeRef
from sdkpress.spec.model import ABSENT, SecurityRequirement, SecurityScheme, Server

_EMPTY: Mapping[str, object] = MappingProxyType({})


def _empty() -> Mapping[str, object]:
    return _EMPTY


def _needs_value(default: object) -> bool:
    return default is ABSENT or default is None or isinstance(default, (list, dict))


class Origin(Enum):
    """Why a model exists, which decides how it is named and where it is documented."""

    COMPONENT = "component"  # an entry of components/schemas
    INLINE = "inline"  # an enum, union or object written in place
    REQUEST = "request"  # the parameters and body of one operation
    RESPONSE = "response"  # what one operation returns where no schema says it: a union or a page
    GLOBALS = (
        "globals"  # the parameters that the client may hold (reference pages only)
    )
    FILE = "file"  # a binary property of a multipart body
    SECURITY = "security"  # the credentials


class Usage(Enum):
    """In which directions a model travels."""

    REQUEST = "request"
    RESPONSE = "response"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What a model could be called: the only input of `names` about a model.

    `component` is the key the model goes by: that of the outermost alias at its first visit, else its own.
    `short` is the wire word nearest to an inline model (property name, `RequestBody`, …) and
    `parent` the model or operation it was written in. An inline member of a union has the union as
    its parent, its place as `position`, and as `tag` the constant that tells it apart.
    `status` is that of the response whose body it is.
    """

    origin: Origin
    component: str | None = None
    short: str = ""
    parent: ModelId | OperationId | None = None
    pinned: str | None = None  # x-speakeasy-name-override or the config
    title: str | None = None
    tag: str | None = None
    position: int | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deprecation:
    """That something is deprecated, with the document's own words where it has any."""

    message: str | None = None
    replacement: str | None = None  # an operationId


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A property of an object model.

    `listed` is the schema's `required`; a field with a scalar default may be left out all the same. `description` and `examples` are the field's own, else those of the component that a
    bare `$ref` names.
    """

    wire: str
    type: TypeRef
    listed: bool
    default: object = ABSENT
    description: str | None = None
    title: str | None = None
    examples: tuple[object, ...] = ()
    deprecation: Deprecation | None = None
    read_only: bool = False
    write_only: bool = False
    base64: bool = False  # contentEncoding: base64 or format: byte
    error_message: bool = False  # x-speakeasy-error-message
    pinned: str | None = None  # x-speakeasy-name-override
    keywords: Mapping[str, object] = field(
        default_factory=_empty
    )  # minimum, maxLength, …, as written
    undescribed: bool = (
        False  # required by name, and described nowhere: not insisted on
    )
    at: str = "#"

    @property
    def required(self) -> bool:
        """Whether a caller must give it. Defaults that are null or a list or an object do not
        count: the pages that the layout comes from show such fields as required."""
        return self.listed and _needs_value(self.default)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectModel:
    """An object with known properties (possibly none).

    `additional` is the type of other properties where `additionalProperties` is written beside
    properties; `closed` is `additionalProperties: false`.
    """

    id: ModelId
    naming: Naming
    fields: tuple[Field, ...]
    additional: TypeRef | None = None
    closed: bool = False
    description: str | None = None
    examples: tuple[object, ...] = ()
    deprecation: Deprecation | None = None
    usage: Usage = Usage.BOTH
    is_error: bool = False  # the body of some error response
    operation: OperationId | None = None  # of a REQUEST model
    least: int = 0  # minProperties
    alternatives: tuple[tuple[str, ...], ...] = ()  # one set of these must be there


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumValue:
    """One allowed value; `name` is the document's own member name (x-speakeasy-enums)."""

    value: str | int | float | bool
    name: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumModel:
    """A closed or open set of scalar values; `null` is never among them (it makes uses nullable)."""

    id: ModelId
    naming: Naming
    values: tuple[EnumValue, ...]
    open: bool = False
    as_class: bool | None = None  # x-speakeasy-enum-format; None follows the config
    description: str | None = None
    examples: tuple[object, ...] = ()
    deprecation: Deprecation | None = None
    usage: Usage = Usage.BOTH
    is_error: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionDiscriminator:
    """The property that tells members apart; `mapping` in document order, repeats of a type allowed.

    `declared` is false where it was inferred from constants.
    """

    property_name: str
    mapping: tuple[tuple[str, TypeRef], ...]
    declared: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionModel:
    """One of several types (`oneOf`, `anyOf`), null taken out (it makes uses nullable)."""

    id: ModelId
    naming: Naming
    members: tuple[TypeRef, ...]
    discriminator: UnionDiscriminator | None = None
    open: bool = False  # unknown tags pass through
    description: str | None = None
    examples: tuple[object, ...] = ()
    deprecation: Deprecation | None = None
    usage: Usage = Usage.BOTH
    is_error: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasModel:
    """A component whose value is a scalar, list or map: a name for another type.

    Pages inline it; the SDK does too. Kept so that `inspect` and pins can name it.
    """

    id: ModelId
    naming: Naming
    type: TypeRef
    description: str | None = None


Model = ObjectModel | EnumModel | UnionModel


class StreamKind(StrEnum):
    """How a streamed body is framed."""

    SSE = "text/event-stream"
    JSON_LINES = "application/jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedExample:
    """A value with the name the document gives it ("" for a lone `example`)."""

    name: str
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class PartEncoding:
    """How one property of a form or multipart body is written (Encoding Object)."""

    wire: str
    content_type: str | None = None
    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One media type of a body. `stream` is set for event streams, whose `type` is that of one event.

    `schema_examples` are those of the body's schema itself (resolved through a `$ref`).
    """

    media_type: str
    type: TypeRef
    examples: tuple[NamedExample, ...] = ()
    schema_examples: tuple[object, ...] = ()
    schema_description: str | None = None
    component: str | None = (
        None  # key of the component the schema refers to, if it is a bare $ref
    )
    stream: StreamKind | None = None
    sentinel: str | None = None
    encoding: tuple[PartEncoding, ...] = ()
    at: str = "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A request body; `contents[0]` is the one that is sent unless the caller chooses."""

    contents: tuple[Content, ...]
    required: bool
    description: str | None = None
    at: str = "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter. `style` and `explode` are resolved to their defaults. `description` falls back
    to the schema's; `examples` are its own, then the schema's."""

    wire: str
    location: str  # path, query, header, cookie
    type: TypeRef
    listed: bool  # `required` as written (always true in a path)
    style: str
    explode: bool
    allow_reserved: bool = False
    content_type: str | None = None  # for `content` parameters
    default: object = ABSENT
    description: str | None = None
    examples: tuple[NamedExample, ...] = ()
    deprecation: Deprecation | None = None
    is_global: bool = False  # x-speakeasy-globals: may come from the client
    hidden: bool = False  # x-speakeasy-globals-hidden
    pinned: str | None = None
    keywords: Mapping[str, object] = field(default_factory=_empty)
    at: str = "#"

    @property
    def required(self) -> bool:
        """Whether a caller must give it; see `Field.required`."""
        return self.listed and _needs_value(self.default)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseHeader:
    """A documented response header."""

    wire: str
    type: TypeRef
    required: bool = False
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One documented response. `status` is `200`, `4XX` or `default`; `is_error` by the rules of
    x-speakeasy-errors (4XX and 5XX unless told otherwise)."""

    status: str
    is_error: bool
    description: str | None = None
    contents: tuple[Content, ...] = ()
    headers: tuple[ResponseHeader, ...] = ()
    at: str = "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backoff:
    """Retry timing: milliseconds, and the factor between tries (x-speakeasy-retries)."""

    initial_interval: int = 500
    max_interval: int = 60000
    max_elapsed_time: int = 3600000
    exponent: float = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """When and how the document says a call is repeated."""

    backoff: Backoff
    status_codes: tuple[str, ...]
    connection_errors: bool = True


PathTo = tuple[str | int, ...]
"""Steps into a JSON value: names of members, and positions in lists (negative ones from the end)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaginationInput:
    """Which argument carries the position: `location` is `parameters` or `requestBody`."""

    name: str
    location: str
    role: str  # page, offset, limit, cursor


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """x-speakeasy-pagination that can be followed: inputs exist, outputs are read."""

    kind: str  # offsetLimit, cursor, url
    inputs: tuple[PaginationInput, ...] = ()
    results: PathTo | None = None
    num_pages: PathTo | None = None
    next_cursor: PathTo | None = None
    next_url: PathTo | None = None

    def role(self, *roles: str) -> PaginationInput | None:
        """The first input with one of these roles."""
        return next((i for i in self.inputs if i.role in roles), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageExample:
    """x-speakeasy-usage-example; `title` and `description` are None where not written."""

    title: str | None = None
    description: str | None = None
    position: int = 0
    tags: tuple[str, ...] = ()


class ArgumentKind(Enum):
    """Where a flattened argument comes from."""

    PARAMETER = "parameter"
    FIELD = "field"  # a property of the body
    BODY = "body"  # the whole body
    EXTRA = "extra"  # additional properties of a flattened body


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One argument of an operation's method, in declaration order (parameters, then the body).

    `key` identifies it inside the operation for the name table: `query:limit`, `body:prompt`,
    `body` (the whole body) or `body:*` (additional properties).
    """

    key: str
    kind: ArgumentKind
    type: TypeRef
    required: bool
    default: object = ABSENT
    description: str | None = None
    parameter: Parameter | None = None
    field: Field | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One call. `path` is the key as written (with any `#fragment`); `url_path` is what is sent.

    `operation_id` is the document's, or one made from method and path where it has none
    (`declared_id` is then false). `groups` holds each place the method stands (tag or
    x-speakeasy-group, split at dots); the first is where its page is.
    """

    id: OperationId
    operation_id: str
    declared_id: bool
    method: str  # lower case
    path: str
    url_path: str
    groups: tuple[GroupPath, ...]
    arguments: tuple[Argument, ...]
    parameters: tuple[Parameter, ...]
    body: Body | None
    flattened: ModelId | None  # the body's model, if its fields are arguments
    request_model: ModelId | None
    responses: tuple[Response, ...]
    security: tuple[SecurityRequirement, ...]  # effective
    own_security: bool
    servers: tuple[Server, ...]  # its own or its path item's only
    response_model: ModelId | None = (
        None  # a union over success bodies, or a page of items
    )
    pinned: str | None = None  # x-speakeasy-name-override
    summary: str | None = None
    description: str | None = None
    deprecation: Deprecation | None = None
    retry: RetryPolicy | None = None
    timeout_ms: int | None = None
    pagination: Pagination | None = None
    usage_example: UsageExample | None = None
    extensions: Mapping[str, object] = field(default_factory=_empty)

    @property
    def result(self) -> TypeRef | None:
        """What the method returns: the response model, else the first success body; None if bodiless."""
        if self.response_model is not None:
            return Ref(self.response_model)
        good = self.success
        return good.contents[0].type if good is not None and good.contents else None

    @property
    def success(self) -> Response | None:
        """The response whose type the method returns: the first success with content, else the first success."""
        good = [r for r in self.responses if not r.is_error]
        return next((r for r in good if r.contents), good[0] if good else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A node of the client's tree; every prefix of a group is a group. `operations` in document order."""

    path: GroupPath
    operations: tuple[OperationId, ...]
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """Everything a document says, lowered.

    `models` holds the reachable models in the order of traversal (operations in order; in each
    parameters, body, responses; depth first). Aliases resolve before that: a `Ref` always names a
    key of `models`.
    """

    file: str
    title: str
    version: str
    summary: str | None
    description: str | None
    operations: tuple[Operation, ...]
    groups: tuple[Group, ...]
    models: Mapping[ModelId, Model]
    aliases: tuple[AliasModel, ...]
    servers: tuple[Server, ...]
    security_schemes: Mapping[str, SecurityScheme]
    security: tuple[SecurityRequirement, ...] | None
    globals: tuple[Parameter, ...] = ()
    globals_model: ModelId | None = None
    webhooks: tuple[Operation, ...] = ()
    operations_in_document: int = 0

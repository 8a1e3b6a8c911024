"""The models of an API as facts: objects, enums, unions, and what each could be called.

Input: nothing. Output: `Model` and its parts, which `lower` makes. Wire names only; every collection is in
document order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from types import MappingProxyType

from sdkpress.frozen import dataclass
from sdkpress.ir.ids import ModelId, OperationId
from sdkpress.ir.types import Presence, TypeRef, presence
from sdkpress.spec.model import ABSENT

_NOTHING: Mapping[str, object] = MappingProxyType({})


def no_entries() -> Mapping[str, object]:
    """A mapping without entries, for defaults."""
    return _NOTHING


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
    `name_hint` is the wire word nearest to an inline model (property name, `RequestBody`, …) and
    `parent` the model or operation it was written in. An inline member of a union has the union as
    its parent, its place as `position`, and as `tag` the constant that tells it apart.
    `status` is that of the response whose body it is. `base` is the component that a member extends
    where the union adds to each of its members.
    """

    origin: Origin
    component: str | None = None
    name_hint: str = ""
    parent: ModelId | OperationId | None = None
    pinned: str | None = None  # x-speakeasy-name-override or the config
    exact: bool = False  # `pinned` is a class name as the config writes it
    title: str | None = None
    tag: str | None = None
    position: int | None = None
    status: str | None = None
    base: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deprecation:
    """That something is deprecated, with the document's own words where it has any."""

    message: str | None = None
    replacement: str | None = None  # an operationId


@dataclass(frozen=True, slots=True, kw_only=True)
class XmlFormat:
    """How a model or a field is written as XML. `item` names the items of an array."""

    name: str | None = None
    namespace: str | None = None
    prefix: str | None = None
    attribute: bool = False
    wrapped: bool = False
    text: bool = False
    item: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A property of an object model.

    `required` says whether a value must have it: the schema lists it, no default stands in for it
    (`default_suffices` then) and both directions in which the model travels have it. `description` and
    `examples` are the field's own, else those of the component that a bare `$ref` names.
    """

    wire: str
    type: TypeRef
    required: bool
    default_suffices: bool = (
        False  # the schema lists it, and its default stands in for it
    )
    default: object = ABSENT
    description: str | None = None
    title: str | None = None
    examples: tuple[object, ...] = ()
    deprecation: Deprecation | None = None
    read_only: bool = False
    write_only: bool = False
    error_message: bool = False  # x-speakeasy-error-message
    pinned: str | None = None  # x-speakeasy-name-override
    keywords: Mapping[str, object] = field(
        default_factory=no_entries
    )  # minimum, maxLength, …, as written
    xml: XmlFormat | None = None  # where XML reaches the model
    undeclared: bool = False  # required by name, and described nowhere: not insisted on
    at: str = "#"

    @property
    def declared_required(self) -> bool:
        """Whether the schema lists it as required."""
        return self.required or self.default_suffices

    @property
    def presence(self) -> Presence:
        """Whether it may be left out, and whether it may be null."""
        return presence(self.type, self.required)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectModel:
    """An object with known properties (possibly none).

    `additional` is the type of other properties where `additionalProperties` is written beside
    properties; `forbids_extra` is `additionalProperties: false`.
    """

    id: ModelId
    naming: Naming
    fields: tuple[Field, ...]
    additional: TypeRef | None = None
    forbids_extra: bool = False
    description: str | None = None
    examples: tuple[object, ...] = ()
    deprecation: Deprecation | None = None
    usage: Usage = Usage.BOTH
    is_error: bool = False  # the body of some error response
    xml: XmlFormat | None = None  # where XML reaches the model
    operation: OperationId | None = None  # of a REQUEST model
    min_properties: int = 0  # minProperties
    alternatives: tuple[tuple[str, ...], ...] = ()  # one set of these must be there


@dataclass(frozen=True, slots=True, kw_only=True)
class FileModel(ObjectModel):
    """An uploaded file: an object with its name, its content and its media type, which goes out as one part."""


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
    unknown_member: bool = False  # as a class of the union's own
    stream: TypeRef | None = None  # an answer that may be a stream: what its items are
    fallback: TypeRef | None = (
        None  # the member for a tag that is missing or not listed
    )
    description: str | None = None
    examples: tuple[object, ...] = ()
    deprecation: Deprecation | None = None
    usage: Usage = Usage.BOTH
    is_error: bool = False


Model = ObjectModel | EnumModel | UnionModel

"""The API as facts: operations in their groups, models and security, with wire names only.

Input: nothing. Output: `Api`, which `lower` makes and which names, presenters and pages read.
Every collection is in document order. No Python text lives here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from enum import Enum

from sdkpress.frozen import dataclass
from sdkpress.ir.calls import (
    Body,
    Content,
    Pagination,
    Parameter,
    Response,
    RetryPolicy,
    UsageExample,
)
from sdkpress.ir.ids import GroupPath, ModelId, OperationId
from sdkpress.ir.models import Deprecation, Field, Model, ObjectModel, no_entries
from sdkpress.ir.types import Presence, Ref, TypeRef, presence
from sdkpress.spec.model import ABSENT, SecurityRequirement, SecurityScheme, Server


class ArgumentKind(Enum):
    """Where a flattened argument comes from."""

    PARAMETER = "parameter"
    FIELD = "field"  # a property of the body
    BODY = "body"  # the whole body
    SECURITY = "security"  # the credentials of this operation alone
    EXTRA = "extra"  # additional properties of a flattened body
    REQUEST = "request"  # the model of all parameters and the body


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One argument of an operation's method, in declaration order (parameters, then the body).

    `key` identifies it inside the operation for the name table: `query:limit`, `body:prompt`,
    `body` (the whole body), `body:*` (additional properties) or `request` (everything).
    """

    key: str
    kind: ArgumentKind
    type: TypeRef
    required: bool
    default: object = ABSENT
    description: str | None = None
    parameter: Parameter | None = None
    field: Field | None = None

    @property
    def presence(self) -> Presence:
        """Whether it may be left out, and whether it may be null."""
        return presence(self.type, self.required)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyForm:
    """Another content type that a caller may send, and the arguments of the method for it.

    `flattened` is the body's model, if its fields are arguments.
    """

    content: Content
    arguments: tuple[Argument, ...]
    flattened: ModelId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One call. `path` is the key as written (with any `#fragment`); `url_path` is what is sent.

    `operation_id` is the document's, or one made from method and path where it has none. `groups` holds each place the method stands (tag or
    x-speakeasy-group, split at dots); the first is where its page is.
    """

    id: OperationId
    operation_id: str
    method: str  # lower case
    path: str
    url_path: str
    groups: tuple[GroupPath, ...]
    arguments: tuple[Argument, ...]
    parameters: tuple[Parameter, ...]
    body: Body | None
    flattened: ModelId | None  # the body's model, if its fields are arguments
    other_bodies: tuple[BodyForm, ...] = ()
    request_model: ModelId | None
    responses: tuple[Response, ...]
    security: tuple[SecurityRequirement, ...]  # effective
    own_security: bool
    servers: tuple[Server, ...]  # its own or its path item's only
    security_model: ModelId | None = None  # credentials that the client does not have
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
    extensions: Mapping[str, object] = field(default_factory=no_entries)

    @property
    def forms(self) -> tuple[Operation, ...]:
        """The operation, and what it is with each of the other bodies."""
        if self.body is None or not self.other_bodies:
            return (self,)
        others = (
            replace(
                self,
                body=replace(self.body, contents=(form.content,)),
                arguments=form.arguments,
                flattened=form.flattened,
                other_bodies=(),
            )
            for form in self.other_bodies
        )
        return (replace(self, other_bodies=()), *others)

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
    parameters, body, responses; depth first). A component that is a scalar, a list or a map is none:
    a `Ref` always names a key of `models`. `security_model` has one field for each scheme in use; it is among
    `models` only where the config asks for it, as no method takes it.
    """

    file: str
    title: str
    version: str
    summary: str | None
    description: str | None
    operations: tuple[Operation, ...]
    groups: tuple[Group, ...]
    models: Mapping[ModelId, Model]
    servers: tuple[Server, ...]
    security_schemes: Mapping[str, SecurityScheme]
    security: tuple[SecurityRequirement, ...] | None
    globals: tuple[Parameter, ...] = ()
    globals_model: ModelId | None = None
    security_model: ObjectModel | None = None
    schemes: tuple[SecurityScheme, ...] = ()  # those that some operation uses
    webhooks: tuple[Operation, ...] = ()
    webhook_event: TypeRef | None = None  # what any of the webhooks may be called with
    operations_in_document: int = 0

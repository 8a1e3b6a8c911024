"""The parts of a call as facts: parameters, bodies, answers, and how it is repeated and paged.

Input: nothing. Output: the types that `ir.api.Operation` is made of. Wire names only; every collection is in
document order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from sdkpress.frozen import dataclass
from sdkpress.ir.media_types import ContentKind
from sdkpress.ir.models import Deprecation, no_entries
from sdkpress.ir.types import Presence, TypeRef, presence
from sdkpress.spec.model import ABSENT


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedExample:
    """A value with the name the document gives it ("" for a lone `example`)."""

    name: str
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class PartEncoding:
    """How one property of a form or multipart body is written (Encoding Object); `wire` is empty for a part without
    a name. `headers` are sent with it; `parts`, by name or by place, and `rest` say how what is inside it is written.
    """

    wire: str = ""
    content_type: str | None = None
    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[tuple[str, str], ...] = ()
    parts: tuple["PartEncoding", ...] = ()
    rest: "PartEncoding | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One media type of a body. Of a stream, `type` is that of one item.

    `schema_examples` are those of the body's schema itself (resolved through a `$ref`). `is_choice`: it says something
    that the others of its body do not, so that a caller may ask for it.
    """

    media_type: str
    kind: ContentKind
    type: TypeRef
    examples: tuple[NamedExample, ...] = ()
    schema_examples: tuple[object, ...] = ()
    component: str | None = (
        None  # key of the component the schema refers to, if it is a bare $ref
    )
    sentinel: str | None = None
    encoding: tuple[PartEncoding, ...] = ()
    is_choice: bool = False
    prefix_encoding: tuple[PartEncoding, ...] = ()  # of parts by their place
    item_encoding: PartEncoding | None = None  # of the parts behind those
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
    required: bool  # whether a caller must give it
    default_suffices: bool = False  # see `Field`
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
    keywords: Mapping[str, object] = field(default_factory=no_entries)
    at: str = "#"

    @property
    def declared_required(self) -> bool:
        """`required` as the document has it (always true in a path)."""
        return self.required or self.default_suffices

    @property
    def presence(self) -> Presence:
        """Whether it may be left out, and whether it may be null."""
        return presence(self.type, self.required)


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
    """How pages follow each other: by x-speakeasy-pagination, or by a rule of the config.

    What an operation has can be followed: its inputs exist, its outputs are read. A `link` is the one of the
    relation `next` in the header `Link` (RFC 8288).
    """

    kind: str  # offsetLimit, cursor, url, link
    inputs: tuple[PaginationInput, ...] = ()
    results: PathTo | None = None
    num_pages: PathTo | None = None
    next_cursor: PathTo | None = None
    next_url: PathTo | None = None
    next_header: str | None = None  # of the response: it holds the next cursor

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

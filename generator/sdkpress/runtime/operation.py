"""Descriptions of operations: what generated code hands to the transport. Pure data, no I/O.

Input: values written by generated code. Output: `Operation` and its parts, which `request`
turns into an HTTP request and `response` uses to read the response. Types are given as
callables so that naming one does not import its module before the first call. Plain classes: a
`NamedTuple` or a dataclass takes longer to define than a whole module of these.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Literal, NamedTuple, Protocol, TypeVar

T_co = TypeVar("T_co", covariant=True)

LazyType = Callable[[], object]
"""Returns a type that `pydantic.TypeAdapter` takes (a model class, a union, `list[...]`, ...)."""


class Parameter:
    """One parameter; `argument` is the key under which the method passes its value.

    A value that is UNSET is left out, and so is None, unless it is `nullable` and written as
    `content_type`.
    """

    __slots__ = (
        "argument",
        "name",
        "location",
        "style",
        "explode",
        "allow_reserved",
        "content_type",
        "nullable",
        "type",
    )

    def __init__(
        self,
        argument: str,
        name: str,
        location: Literal["path", "query", "querystring", "header", "cookie"],
        style: str,
        explode: bool,
        allow_reserved: bool = False,
        content_type: str | None = None,
        nullable: bool = False,
        type: LazyType | None = None,
    ) -> None:
        self.argument = argument
        self.name = name
        self.location = location
        self.style = style
        self.explode = explode
        self.allow_reserved = allow_reserved
        self.content_type = content_type
        self.nullable = nullable
        self.type = type  # to validate models and dicts before they are written


class Part:
    """One property of a form or multipart body; parts in a list have no name."""

    __slots__ = (
        "field",
        "name",
        "file",
        "content_type",
        "style",
        "explode",
        "allow_reserved",
        "written",
    )

    def __init__(
        self,
        field: str = "",
        name: str = "",
        file: bool = False,
        content_type: str | None = None,
        style: str | None = None,
        explode: bool | None = None,
        allow_reserved: bool = False,
        written: str | None = None,
    ) -> None:
        self.field = field  # the model's attribute
        self.name = name
        self.file = file
        self.content_type = content_type
        self.style = style
        self.explode = explode
        self.allow_reserved = allow_reserved
        self.written = written  # the name that it goes out under, if not its own


class Body:
    """A request body. `flattened`: the method passes a dict of the model's attributes by name."""

    __slots__ = (
        "content_type",
        "type",
        "flattened",
        "required",
        "parts",
        "extra",
        "rest",
    )

    def __init__(
        self,
        content_type: str,
        type: LazyType,
        flattened: bool = False,
        required: bool = True,
        parts: tuple[Part, ...] = (),
        extra: str | None = None,
        rest: Part | None = None,
    ) -> None:
        self.content_type = content_type
        self.type = type
        self.flattened = flattened
        self.required = required
        self.parts = parts
        self.extra = extra  # flattened: the key of a mapping of additional properties
        self.rest = rest  # a list of parts: those behind `parts`


class ResponseSpec:
    """One documented response: a status (`200`, `2XX`, `default`), a media type and a type.

    `media_type` and `type` are None for a response without content. `error` is a callable giving the
    exception class to raise with the parsed body as `.data` (None: the default error).
    """

    __slots__ = (
        "status",
        "media_type",
        "type",
        "kind",
        "sentinel",
        "flat",
        "is_error",
        "error",
        "message",
    )

    def __init__(
        self,
        status: str,
        media_type: str | None = None,
        type: LazyType | None = None,
        kind: Literal["json", "xml", "text", "stream", "sse", "jsonl", "none"] = "json",
        sentinel: str | None = None,
        flat: bool = False,
        is_error: bool = False,
        error: LazyType | None = None,
        message: str | None = "message",
    ) -> None:
        self.status = status
        self.media_type = media_type
        self.type = type
        self.kind = kind
        self.sentinel = sentinel
        self.flat = flat  # sse: iterate over the event's data, not the event
        self.is_error = is_error
        self.error = error
        self.message = message


class Backoff:
    """Times in milliseconds."""

    __slots__ = ("initial_interval", "max_interval", "exponent", "max_elapsed_time")

    def __init__(
        self,
        initial_interval: int = 500,
        max_interval: int = 60000,
        exponent: float = 1.5,
        max_elapsed_time: int = 3600000,
    ) -> None:
        self.initial_interval = initial_interval
        self.max_interval = max_interval
        self.exponent = exponent
        self.max_elapsed_time = max_elapsed_time


_BACKOFF = Backoff()


class Retry:
    """The document's retry policy for an operation."""

    __slots__ = ("status_codes", "backoff", "connection_errors")

    def __init__(
        self,
        status_codes: tuple[str, ...],
        backoff: Backoff = _BACKOFF,
        connection_errors: bool = True,
    ) -> None:
        self.status_codes = status_codes
        self.backoff = backoff
        self.connection_errors = connection_errors


PathTo = tuple[str | int, ...]
"""Steps into a value: names of members, and positions in lists (negative ones from the end)."""


class Slot(NamedTuple):
    """A value of a call: a parameter's argument, or an attribute of the body and its wire name."""

    argument: str
    in_body: bool = False
    name: str | None = None
    default: int | None = None  # what the server takes if it is not given


class Paging(NamedTuple):
    """How the pages of a list follow each other. Paths lead into the response's JSON.

    `position` is what changes: a `page` goes up by one, an `offset` by the number of results, and a
    `cursor` is what is found at `following`; so is the next page's `url`, which changes no argument. A
    `link` is the response's header of that name (RFC 8288), where its relation is `next`.
    """

    kind: Literal["page", "offset", "cursor", "url", "link"]
    position: Slot | None = None
    limit: Slot | None = None
    following: PathTo = ()
    results: PathTo | None = None
    pages: PathTo | None = None  # to the number of pages
    header: str | None = None  # of the response: it holds the next cursor
    items: PathTo | None = None  # as `results`, by the attributes of models


class Server:
    """A base URL with `{variable}` places and their defaults."""

    __slots__ = ("url", "id", "variables")

    def __init__(
        self,
        url: str,
        id: str | None = None,
        variables: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.url = url
        self.id = id
        self.variables = variables


class Flow:
    """How a token is asked for (RFC 6749 sections 4.3 and 4.4). `basic`: the client's id and secret go into a header.

    `env` are the environment variables of its credentials. `extra` are additional properties of the
    token endpoint: the attribute of a model of credentials, and the name that is sent.
    """

    __slots__ = ("grant", "token_url", "refresh_url", "basic", "env", "extra")

    def __init__(
        self,
        grant: Literal["client_credentials", "password"],
        token_url: str | None = None,
        refresh_url: str | None = None,
        basic: bool = False,
        env: tuple[tuple[str, str], ...] = (),
        extra: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.grant = grant
        self.token_url = token_url
        self.refresh_url = refresh_url
        self.basic = basic
        self.env = env
        self.extra = extra


class Scheme:
    """A security scheme and where its credential comes from.

    `argument` is the constructor argument; `env` the environment variable asked when it is not given.
    `kind`: `bearer`, `basic` and `digest` (value `user:password` or a pair), `http` (another one of RFC
    9110 section 11, whose name is `prefix`), `api_key`, `other` (left to hooks). With `flows`, the value may
    be what a token is asked for with.
    """

    __slots__ = (
        "key",
        "argument",
        "kind",
        "name",
        "location",
        "env",
        "prefix",
        "flows",
    )

    def __init__(
        self,
        key: str,
        argument: str,
        kind: Literal["bearer", "basic", "digest", "http", "api_key", "other"],
        name: str = "Authorization",
        location: Literal["header", "query", "cookie"] = "header",
        env: str | None = None,
        prefix: str = "",
        flows: tuple[Flow, ...] = (),
    ) -> None:
        self.key = key
        self.argument = argument
        self.kind = kind
        self.name = name
        self.location = location
        self.env = env
        self.prefix = prefix
        self.flows = flows


# No slots: `Operation[...](...)` sets an attribute on what it makes.
class Operation(Generic[T_co]):
    """One call, compared by identity so that it is a cheap key.

    `security` is a choice (outer) of sets (inner) of scheme keys; an empty set means none needed,
    an empty tuple that the operation takes no credential. `scopes` are those that it asks of a scheme's
    token, by the scheme's key. `idempotency_key` is the header that makes a repeat safe. `credentials` says where in the call's own
    `security` the credential of each `Scheme.argument` lies. `envelope` gives the model that a call gives
    in place of the value: `headers` by name, and the value as `result`.
    """

    def __init__(
        self,
        *,
        id: str,
        method: str,
        path: str,
        responses: tuple[ResponseSpec, ...],
        parameters: tuple[Parameter, ...] = (),
        body: Body | None = None,
        security: tuple[tuple[str, ...], ...] = (),
        scopes: tuple[tuple[str, tuple[str, ...]], ...] = (),
        credentials: tuple[tuple[str, tuple[str, ...]], ...] = (),
        envelope: Callable[[], Any] | None = None,
        servers: tuple[Server, ...] = (),
        retry: Retry | None = None,
        timeout_ms: int | None = None,
        pagination: Paging | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        self.id = id
        self.method = method
        self.path = path
        self.responses = responses
        self.parameters = parameters
        self.body = body
        self.security = security
        self.scopes = scopes
        self.credentials = credentials
        self.envelope = envelope
        self.servers = servers
        self.retry = retry
        self.timeout_ms = timeout_ms
        self.pagination = pagination
        self.idempotency_key = idempotency_key


def _parameters(
    location: Literal["path", "query", "querystring", "header", "cookie"],
    style: str,
    explode: bool,
) -> _MakeParameter:
    """A function that makes the parameters of a location, with the style that is the rule there."""

    def make(
        name: str,
        argument: str | None = None,
        style: str = style,
        explode: bool = explode,
        allow_reserved: bool = False,
        content_type: str | None = None,
        nullable: bool = False,
        type: LazyType | None = None,
    ) -> Parameter:
        return Parameter(
            argument or name,
            name,
            location,
            style,
            explode,
            allow_reserved,
            content_type,
            nullable,
            type,
        )

    return make


class _MakeParameter(Protocol):
    def __call__(
        self,
        name: str,
        argument: str | None = None,
        style: str = ...,
        explode: bool = ...,
        allow_reserved: bool = False,
        content_type: str | None = None,
        nullable: bool = False,
        type: LazyType | None = None,
    ) -> Parameter: ...


path = _parameters("path", "simple", False)
query = _parameters("query", "form", True)
header = _parameters("header", "simple", False)
cookie = _parameters("cookie", "form", True)
querystring = _parameters("querystring", "form", True)


def json(
    status: str, type: LazyType, media_type: str = "application/json"
) -> ResponseSpec:
    """A JSON response."""
    return ResponseSpec(status, media_type, type)


def error(
    status: str,
    type: LazyType,
    exception: LazyType | None = None,
    message: str | None = "message",
    media_type: str = "application/json",
) -> ResponseSpec:
    """A JSON error. `message` is the body's attribute that holds the error's message, if it has it."""
    return ResponseSpec(
        status, media_type, type, is_error=True, error=exception, message=message
    )


def empty(status: str, is_error: bool = False) -> ResponseSpec:
    """A response without a body."""
    return ResponseSpec(status, kind="none", is_error=is_error)

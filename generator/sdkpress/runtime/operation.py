"""Descriptions of operations: what generated code hands to the transport. Pure data, no I/O.

Input: values written by generated code. Output: `Operation` and its parts, which `request`
turns into an HTTP request and `response` uses to read the response. Types are given as
callables so that naming one does not import its module before the first call. Plain classes: a
`NamedTuple` or a dataclass takes longer to define than a whole module of these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar

from .response_spec import LazyType, ResponseSpec, empty, error, json
from .retry_config import BackoffStrategy, Retry
from .schemes import Scheme
from .servers import Server

if TYPE_CHECKING:
    from .paging_spec import Paging

T_co = TypeVar("T_co", covariant=True)


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
        self.type = type  # to validate what is given before it is written


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
        "headers",
        "parts",
        "rest",
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
        headers: Mapping[str, str] | None = None,
        parts: tuple[Part, ...] = (),
        rest: Part | None = None,
    ) -> None:
        self.field = field  # the model's attribute
        self.name = name
        self.file = file
        self.content_type = content_type
        self.style = style
        self.explode = explode
        self.allow_reserved = allow_reserved
        self.written = written  # the name that it goes out under, if not its own
        self.headers = headers
        self.parts = parts  # of what is inside it, by name or by place
        self.rest = rest  # of the parts behind those


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

__all__ = [
    "BackoffStrategy",
    "Body",
    "LazyType",
    "Operation",
    "Parameter",
    "Part",
    "ResponseSpec",
    "Retry",
    "Scheme",
    "Server",
    "cookie",
    "empty",
    "error",
    "header",
    "json",
    "path",
    "query",
    "querystring",
]

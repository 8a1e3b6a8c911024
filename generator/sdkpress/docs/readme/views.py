"""What the templates of README.md and USAGE.md lay out.

Input: nothing. Output: the view types that `docs.readme` fills. Snippets and tables are finished text. A section
that does not apply is None; each has its heading, and the tag of the comments that mark it.
"""

from __future__ import annotations

from sdkpress.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A marked section: its heading, and the tag of the comments around it."""

    title: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageView:
    """One first call, sync and async; `title` and `description` may be empty."""

    title: str
    description: str
    sync: str
    async_: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation(Section):
    """How to get the package."""

    distribution: str
    http: str
    title: str = "Installation"
    tag: str = "installation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage(Section):
    """First calls. `both_modes`: one client has both kinds of methods."""

    examples: tuple[UsageView, ...]
    line_break: str
    both_modes: bool
    title: str = "SDK Example Usage"
    tag: str = "usage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Security(Section):
    """The credentials: a table of the constructor's arguments, and a client that is given one."""

    table: str
    code: str
    token: str  # a client that asks for its token
    logins: str  # the arguments that take a user and a password
    title: str = "Authentication"
    tag: str = "security"


@dataclass(frozen=True, slots=True, kw_only=True)
class Globals(Section):
    """Parameters that are given once, to the client."""

    table: str
    code: str
    title: str = "Global Parameters"
    tag: str = "global-parameters"


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationGroup:
    """A group with its lines, one an operation."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operations(Section):
    """All operations, by group."""

    groups: tuple[OperationGroup, ...]
    title: str = "Available Resources and Operations"
    tag: str = "operations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Streaming(Section):
    """Responses that come piece by piece."""

    sync: str
    async_: str
    title: str = "Streaming"
    tag: str = "eventstream"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination(Section):
    """Lists that come in pages. `items`: it is known where a page's items are."""

    items: bool
    sync: str
    async_: str
    title: str = "Pagination"
    tag: str = "pagination"


@dataclass(frozen=True, slots=True, kw_only=True)
class Uploads(Section):
    """Files that are sent."""

    code: str
    title: str = "File Uploads"
    tag: str = "file-upload"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retries(Section):
    """Calls that are repeated: for one call, for all calls of a client, and by `default`.

    `keys` are the headers that make a repeat safe, as one text; "" where there is none.
    """

    call: str
    client: str
    default: str
    keys: str
    title: str = "Retries"
    tag: str = "retries"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawResponses(Section):
    """Status and headers of a response beside its value."""

    code: str
    title: str = "Raw Responses"
    tag: str = "raw-responses"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientOptions(Section):
    """What goes with every call."""

    code: str
    title: str = "Headers and Query of All Calls"
    tag: str = "client-options"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseValidation(Section):
    """How strictly responses are read. `mode` is what a client does that is told nothing."""

    mode: str
    error: str
    code: str
    title: str = "Response Validation"
    tag: str = "response-validation"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentTypes(Section):
    """Bodies and responses of several content types, and a call that names those it is about."""

    table: str
    code: str
    title: str = "Content Types"
    tag: str = "content-types"


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats(Section):
    """Values that have a type of Python's."""

    table: str
    title: str = "Formats"
    tag: str = "formats"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits(Section):
    """Limits of values, which are checked. `pydantic` raises where one is broken."""

    title: str = "Limits of Values"
    tag: str = "limits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts(Section):
    """How long a call may take."""

    error: str
    code: str
    title: str = "Timeouts"
    tag: str = "timeouts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors(Section):
    """What is raised: the base class, a call that catches it, and one line for each documented error.

    `validation` says what becomes of a response that does not fit its type.
    """

    namespace: str
    validation: str
    base: str
    default: str
    code: str
    statuses: str
    documented: tuple[str, ...]
    title: str = "Error Handling"
    tag: str = "errors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Servers(Section):
    """The API's addresses: `first` is used by default, `choice` shows how to choose another, `url` and
    `operation` how to give any address to the client or to a call."""

    first: str
    table: str
    variables: str
    choice: str
    by_name: bool
    url: str
    operation: str
    title: str = "Server Selection"
    tag: str = "server"


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpClient(Section):
    """An HTTP client of the user's own."""

    http: str
    code: str
    title: str = "Custom HTTP Client"
    tag: str = "http-client"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks(Section):
    """Code of the user's that sees each request and response; `path` is the package's folder."""

    path: str
    package: str
    http: str
    title: str = "Hooks"
    tag: str = "hooks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhooks(Section):
    """Requests that the API sends: `event` is what they become, `secret` the variable that holds the shared secret."""

    package: str
    event: str
    secret: str
    title: str = "Webhooks"
    tag: str = "webhooks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources(Section):
    """How connections are given back."""

    sync_class: str
    async_class: str
    code: str
    title: str = "Resource Management"
    tag: str = "resource-management"


@dataclass(frozen=True, slots=True, kw_only=True)
class Debugging(Section):
    """How to see what is sent."""

    code: str
    title: str = "Debugging"
    tag: str = "debug"


@dataclass(frozen=True, slots=True, kw_only=True)
class Types(Section):
    """Null and absent; `argument` is the one that the code sets to null."""

    package: str
    argument: str
    code: str
    title: str = "Null and Absent Values"
    tag: str = "types"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadmeView:
    """README.md: `contents` are the lines of its table of contents."""

    title: str
    lead: str
    summary: str
    contents: tuple[str, ...]
    installation: Installation
    usage: Usage | None
    security: Security | None
    globals: Globals | None
    operations: Operations
    streaming: Streaming | None
    pagination: Pagination | None
    uploads: Uploads | None
    content_types: ContentTypes | None
    retries: Retries | None
    timeouts: Timeouts | None
    client_options: ClientOptions | None
    raw_responses: RawResponses | None
    errors: Errors
    validation: ResponseValidation | None
    servers: Servers | None
    http_client: HttpClient | None
    hooks: Hooks
    webhooks: Webhooks | None
    resources: Resources | None
    debugging: Debugging | None
    types: Types | None
    formats: Formats | None
    limits: Limits | None

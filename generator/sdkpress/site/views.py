"""What the site's templates lay out.

Input: nothing. Output: the view types that the presenters fill. A `str` is text, which the templates escape;
`Markup` is HTML that `text` has cleaned or `highlight` has made.
"""

from __future__ import annotations

from markupsafe import Markup

from sdkpress.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads somewhere."""

    title: str | Markup
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around a page. `root` leads to the site's first page."""

    root: str
    title: str  # of the window
    site: str
    version: str
    description: str
    policy: str
    canonical: str
    logo: str
    logo_dark: str
    icon: str
    links: tuple[Link, ...]
    pages: tuple[Link, ...]  # above the tree
    navigation: Markup
    shared_navigation: bool  # in a file of its own, which a script reads
    crumbs: tuple[Link, ...]
    previous: Link | None
    next: Link | None

    @property
    def has_neighbours(self) -> bool:
        """Whether there is a page before or after it."""
        return self.previous is not None or self.next is not None


@dataclass(frozen=True, slots=True)
class Fact:
    """A limit, a default, an example: a label and a value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFacts:
    """What is said about a field wherever it stands; `name` is empty for a member of a union."""

    name: Markup
    type: Markup
    required: bool = False
    nullable: bool = False
    deprecated: bool = False
    flags: tuple[str, ...] = ()
    text: Markup = Markup("")
    facts: tuple[Fact, ...] = ()
    values: tuple[str, ...] = ()
    more_values: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field in a list, with what is inside it: fields, or the members of a union.

    `call` is the example of a call that shows this member, where there is one.
    """

    anchor: str
    facts: FieldFacts
    inside: str = ""  # what the inside is called, where it is opened here
    fields: tuple[Field, ...] = ()
    members: tuple[Field, ...] = ()
    elsewhere: Link | None = None  # where it is told, if it is not opened here
    call: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One way to fill a call, in the languages it can be made in."""

    key: str
    title: str
    sync: Markup
    async_: Markup
    curl: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseExample:
    """A body that the server sends; `name` is that of the document's example."""

    key: str
    title: str
    name: str
    code: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A response body in one media type."""

    media_type: str
    type: Markup
    note: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A documented response. `raises` is the exception of an error."""

    anchor: str
    status: str
    is_error: bool
    text: Markup
    raises: Markup
    bodies: tuple[Body, ...]
    headers: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TryItField:
    """A parameter that the form asks for.

    `hint` stands in the field while it is empty. `several` is what stands between the items of a list when it is sent (`&`: the name is repeated), `deep` for an
    object whose properties are sent as `name[property]`, and empty for one value.
    """

    name: str
    location: str
    argument: str
    required: bool
    value: str
    hint: str = ""
    several: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TryIt:
    """The form that sends a call: what it is made of, for the script."""

    servers: tuple[str, ...]
    method: str
    path: str
    parameters: tuple[TryItField, ...]
    secrets: tuple[TryItField, ...]
    media_type: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPage:
    """One operation."""

    frame: Frame
    title: Markup
    method: str
    path: Markup
    call: Markup
    deprecation: str
    text: Markup
    credentials: str
    parameters: tuple[Field, ...]
    responses: tuple[Response, ...]
    result: Markup
    result_note: str
    signature: Markup
    calls: tuple[Call, ...]
    examples: tuple[ResponseExample, ...]
    try_it: TryIt | None

    @property
    def several_calls(self) -> bool:
        """Whether there is one to choose."""
        return len(self.calls) > 1

    @property
    def several_examples(self) -> bool:
        """Whether there is one to choose."""
        return len(self.examples) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumValue:
    """A value of an enum, as code."""

    anchor: str
    value: str
    member: str
    text: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelPage:
    """A model: an object, an enum or a union. `used_by` are operations, `held_by` models."""

    frame: Frame
    title: Markup
    kind: str
    deprecation: str
    text: Markup
    importing: Markup
    fields: tuple[Field, ...]
    members: tuple[Field, ...]
    values: tuple[EnumValue, ...]
    note: str
    python: Markup
    json: Markup
    used_by: tuple[Link, ...]
    held_by: tuple[Link, ...]

    @property
    def is_used(self) -> bool:
        """Whether anything is known to use it."""
        return bool(self.used_by or self.held_by)

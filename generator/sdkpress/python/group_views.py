"""What the templates of calls lay out: methods, the classes they stand in, and clients.

Input: nothing. Output: frozen views. Texts of several lines, and lists of lines, are indented already.
"""

from __future__ import annotations

from sdkpress.frozen import dataclass
from sdkpress.python.model_views import EnumView


@dataclass(frozen=True, slots=True, kw_only=True)
class SubgroupView:
    """A group below a group: an attribute that is made, and its module imported, when it is first used."""

    name: str
    class_name: str
    fits: bool  # the head on one line
    doc: str
    imports: tuple[str, ...]
    instance: str


@dataclass(frozen=True, slots=True)
class OverloadView:
    """What a method takes and gives for one combination of what its caller may ask for."""

    parameters: tuple[str, ...]
    returns: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallView:
    """A call of the transport, made where the caller asks for it.

    `condition` is what is asked, empty for the one that is made otherwise. `checks` say what may not be given
    with it. `verb` is the transport's method, `operation` the constant that describes the call, and
    `arguments` what else is passed beside the options of every call.
    """

    condition: str
    checks: tuple[str, ...]
    verb: str
    operation: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """A method. `returns` closes the head; `checks` say what its arguments may be; of `calls` one is made: the
    first whose condition holds. Each is passed the `options` as `name=value`, in `passed_options`.
    """

    overloads: tuple[OverloadView, ...]
    decorators: tuple[str, ...]
    name: str
    is_async: bool
    parameters: tuple[str, ...]
    options: tuple[str, ...]  # parameters that every method has
    passed_options: tuple[str, ...]
    returns: str
    doc: str
    has_result: bool
    transport: str
    checks: tuple[str, ...]
    calls: tuple[CallView, ...]


@dataclass(frozen=True, slots=True)
class ServerVariableView:
    """A server variable: the constructor's argument, and the line that takes it."""

    argument: str
    assignment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportView:
    """A client's transport: the attribute that holds it, its classes, and the HTTP client's argument."""

    attribute: str
    module: str
    class_name: str
    options: str
    client: str


@dataclass(frozen=True, slots=True)
class ContextView:
    """How a client is closed: the method that does it, and the transport."""

    is_async: bool
    close: str
    transport: str


@dataclass(frozen=True, slots=True)
class AnsweringView:
    """An attribute of a client that gives responses in place of values: its name, its class, whether the head
    fits on one line, what it imports, and what it gives."""

    name: str
    class_name: str
    fits: bool
    imports: tuple[str, ...]
    instance: str


@dataclass(frozen=True, slots=True)
class AnsweringGroupView:
    """A group below a group whose methods give responses."""

    name: str
    class_name: str
    fits: bool
    instance: str


@dataclass(frozen=True, slots=True)
class AnsweringMethodView:
    """A method that gives responses, and what it is made of."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweringClassView:
    """A class whose methods give responses. `of` is the parameter that is what it is made from."""

    name: str
    of: str
    fits: bool  # the head on one line
    doc: str
    methods: tuple[AnsweringMethodView, ...]
    subgroups: tuple[AnsweringGroupView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweringModuleView:
    """The module of the classes whose methods give responses. `uses_deprecated`: one of the methods is."""

    document: str
    imports: tuple[str, ...]
    type_imports: tuple[str, ...]
    uses_deprecated: bool
    classes: tuple[AnsweringClassView, ...]


@dataclass(frozen=True, slots=True)
class ConfigurationView:
    """What the client's configuration holds beside what every client is given: `name=value` each."""

    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstructorView:
    """What makes a client and closes it."""

    positional: tuple[str, ...]  # parameters that may be given by position
    keyword: tuple[str, ...]
    doc: str
    configuration: (
        ConfigurationView | None
    )  # where the client tells what it was made with
    source: str  # what stands before an argument: `configuration.` or nothing
    passed_options: tuple[str, ...]  # that the transport takes by their own names
    response_validation: str
    raw: AnsweringView
    streaming: AnsweringView
    server_variables: tuple[ServerVariableView, ...]
    credential_map: str
    globals_map: str
    transports: tuple[TransportView, ...]
    contexts: tuple[ContextView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """A class of operations; `constructor` where it is a client. `transport` is the class of its transport,
    `both` where it has one for each form."""

    name: str
    doc: str
    transport: str
    both: bool
    constructor: ConstructorView | None
    subgroups: tuple[SubgroupView, ...]
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A module of operations: their descriptions and the classes that call them."""

    document: str
    doc: str
    imports: tuple[str, ...]
    type_imports: tuple[str, ...]  # for type checkers alone
    user_agent: str  # of a client
    enums: tuple[EnumView, ...]
    constants: tuple[str, ...]
    classes: tuple[ClassView, ...]

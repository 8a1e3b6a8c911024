"""What the templates of the SDK lay out: finished names, annotations, literals and docstrings.

Input: nothing. Output: frozen views. Texts of several lines, and lists of lines, are indented already.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassHead:
    """The first line of a class; where it does not fit, `lines` hold the bases."""

    name: str
    bases: str
    lines: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether it is one line."""
        return not self.lines


@dataclass(frozen=True, slots=True)
class FieldView:
    """A key or attribute: `name: declared`, where `declared` is the annotation with the default, if any."""

    name: str
    declared: str
    doc: str = ""


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member of an enum: `name = value`."""

    name: str
    value: str
    doc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDictView:
    """The `TypedDict` of a model."""

    head: ClassHead
    doc: str
    keys: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelView:
    """A model's class. `forbids_extra`: what the document does not name is refused."""

    head: ClassHead
    doc: str
    forbids_extra: bool
    fields: tuple[FieldView, ...]

    @property
    def has_statements(self) -> bool:
        """Whether something follows the docstring."""
        return self.forbids_extra or bool(self.fields)

    @property
    def is_empty(self) -> bool:
        """Whether the class has no body."""
        return not self.doc and not self.has_statements


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumView:
    """An enum that is a class."""

    head: ClassHead
    doc: str
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasView:
    """A union, or an enum that is a set of literals: `name = value`."""

    name: str
    value: str
    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionView:
    """What is raised for an error body; `data` is the body's class."""

    head: ClassHead
    doc: str
    data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionView:
    """A definition of a module: exactly one of these."""

    typed_dict: TypedDictView | None = None
    model: ModelView | None = None
    enum: EnumView | None = None
    alias: AliasView | None = None
    exception: ExceptionView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelsView:
    """A module of models, made from `document`."""

    document: str
    imports: tuple[str, ...]
    definitions: tuple[DefinitionView, ...]
    constants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferedName:
    """A public name and the module of the package that has it ("": the name is a module); both quoted."""

    name: str
    module: str


@dataclass(frozen=True, slots=True)
class OfferingModule:
    """A module of a package with what the package offers of it; `fits` on one line."""

    name: str
    offered: tuple[str, ...]
    line: str
    fits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """A package that loads what it offers when it is asked for. `runtime` is the runtime's package as seen
    from here, `version` the SDK's and `document_version` the document's where the package tells them.
    """

    document: str
    doc: str
    runtime: str
    version: str
    document_version: str
    entries: tuple[OfferedName, ...]
    modules: tuple[OfferingModule, ...]
    exports: tuple[str, ...]
    packages: tuple[str, ...]  # all of whose names are offered too
    quoted_packages: tuple[str, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhooksView:
    """The module that reads webhooks. `returns` ends the function's head; `event` is the type, `value` what is
    returned."""

    document: str
    imports: tuple[str, ...]
    returns: str
    event: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """What the document says about all calls."""

    document: str
    imports: tuple[str, ...]
    constants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusErrorView:
    """The class of errors with a status or family (quoted)."""

    status: str
    head: ClassHead
    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageView:
    """Facts that the small modules of the package share. `registers_hooks`: hooks are registered one by one."""

    document: str
    registers_hooks: bool
    base_error: str
    default_error: str
    base: ClassHead
    default: ClassHead
    validation: ClassHead
    no_response: ClassHead
    timeout: ClassHead
    connection: ClassHead
    credential: ClassHead
    statuses: tuple[StatusErrorView, ...]
    runtime: str  # from the package of errors
    asks_for_tokens: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ForwardView:
    """A module that leads on to others."""

    imports: tuple[str, ...]
    facts: tuple[str, ...]
    exports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectView:
    """`pyproject.toml` and its neighbours; values are TOML strings and arrays."""

    document: str
    name: str
    version: str
    description: str
    authors: str
    license: str
    repository_url: str
    http_dependency: str
    package: str
    package_files: str
    folder: str

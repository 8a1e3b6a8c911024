"""Groups of operations as classes, and the modules they stand in.

Input: a `Group` and the facts of the SDK. Output: its `GroupView`: the operations' descriptions, shared
by the sync and the async form, then the classes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sdkpress.ir.api import Group, Operation
from sdkpress.ir.ids import GroupPath, OperationId
from sdkpress.names.table import GroupName
from sdkpress.python.annotate import Annotator
from sdkpress.python.context import GenerationContext
from sdkpress.python.docstring import docstring
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.layout import fits
from sdkpress.python.methods import Form, method
from sdkpress.python.operation_specs import operation_constant
from sdkpress.python.responses import outcome
from sdkpress.python.symbols import CACHED_PROPERTY, Symbol, import_lines
from sdkpress.python.views import ClassView, GroupView, MethodView

SYNC: Final = Form(is_async=False, transport="self._transport")
ASYNC: Final = Form(is_async=True, transport="self._transport")
ASYNC_BESIDE: Final = Form(
    is_async=True, transport="self._async_transport", suffix="_async"
)

_SETUP: Final = """\
    def __init__(self, transport: {kind}) -> None:
        self._transport = transport"""
_SETUP_BOTH: Final = """\
    def __init__(
        self, transport: SyncTransport, async_transport: AsyncTransport
    ) -> None:
        self._transport = transport
        self._async_transport = async_transport"""


@dataclass(frozen=True, slots=True)
class GroupMembers:
    """What a class of operations consists of, whatever makes it: groups below it and methods."""

    constants: tuple[str, ...]
    classes: tuple[tuple[MethodView, ...], ...]  # for each class of `forms`
    type_imports: tuple[str, ...]
    symbols: tuple[Symbol, ...]


def forms(context: GenerationContext) -> tuple[tuple[Form, ...], ...]:
    """The forms of methods of each class: one class with both, or one class for each."""
    if context.config.async_mode == "both":
        return ((SYNC, ASYNC_BESIDE),)
    return ((SYNC,), (ASYNC,))


def group_view(group: Group, context: GenerationContext) -> GroupView:
    """The module of a group."""
    name = context.names.groups[group.path]
    made = calls(group, context)
    symbols = list(made.symbols)
    doc = docstring(group.description or f"Operations of {name.title}.", 4)
    classes: list[ClassView] = []
    for position, methods in enumerate(made.classes):
        head = f"class {_class_name(name, position)}:"
        setup, needed = _setup(context, position)
        symbols += needed
        classes.append(ClassView(head=head, doc=doc, setup=setup, methods=methods))
    return GroupView(
        doc=docstring(f"{name.title}: operations and their descriptions.", 0),
        imports=import_lines(symbols),
        type_imports=made.type_imports,
        constants=made.constants,
        classes=tuple(classes),
    )


def _class_name(name: GroupName, position: int) -> str:
    return name.async_class_name if position else name.class_name


def _setup(context: GenerationContext, position: int) -> tuple[str, tuple[Symbol, ...]]:
    if context.config.async_mode == "both":
        return _SETUP_BOTH, (transport(0), transport(1))
    symbol = transport(position)
    return _SETUP.format(kind=symbol.name), (symbol,)


def transport(position: int) -> Symbol:
    """The transport of the sync (0) or async (1) class."""
    return Symbol("._runtime.transport", ("SyncTransport", "AsyncTransport")[position])


def calls(group: Group, context: GenerationContext) -> GroupMembers:
    """The descriptions and methods of a group, and the groups below it."""
    below = _below(group.path, context)
    members = [context.names.operations[id_] for id_ in group.operations]
    members += [name.attributes[-1] for name in below]
    annotator = Annotator(context, ImportScope(shadowed=frozenset(members)))
    symbols: list[Symbol] = [CACHED_PROPERTY] if below else []
    constants: list[str] = []
    classes: list[list[MethodView]] = [
        [_subgroup(name, position, context, symbols) for name in below]
        for position, _ in enumerate(forms(context))
    ]
    for operation in _operations(group.operations, context):
        constant = f"_{context.names.operations[operation.id].upper()}"
        result = outcome(operation, annotator)
        text, needed = operation_constant(constant, operation, result, annotator)
        constants.append(text)
        symbols += needed
        for methods, wanted in zip(classes, forms(context), strict=True):
            for form in wanted:
                view, more = method(operation, result, form, constant, annotator)
                methods.append(view)
                symbols += more
    return GroupMembers(
        constants=tuple(constants),
        classes=tuple(map(tuple, classes)),
        type_imports=_type_imports(below, len(classes)),
        symbols=tuple(symbols),
    )


def _type_imports(below: Sequence[GroupName], classes: int) -> tuple[str, ...]:
    """What annotations name of the groups below, for type checkers alone."""
    symbols = (
        Symbol(f".{name.module}", _class_name(name, position))
        for name in below
        for position in range(classes)
    )
    return import_lines(symbols, indent=4)


def _below(path: GroupPath, context: GenerationContext) -> Sequence[GroupName]:
    return [
        context.names.groups[group.path]
        for group in context.api.groups
        if group.path and group.path[:-1] == path
    ]


def _operations(
    ids: Iterable[OperationId], context: GenerationContext
) -> list[Operation]:
    by_id = context.operations
    return [by_id[id_] for id_ in ids]


def _subgroup(
    name: GroupName, position: int, context: GenerationContext, symbols: list[Symbol]
) -> MethodView:
    """A group as an attribute that is made, and its module imported, when it is first used."""
    class_name = _class_name(name, position)
    arguments = "self._transport"
    if context.config.async_mode == "both":
        arguments = "self._transport, self._async_transport"
    symbols.append(Symbol("typing", "TYPE_CHECKING"))
    head = f"    def {name.attributes[-1]}(self) -> {class_name}:"
    if not fits(head):
        head = f"    def {name.attributes[-1]}(\n        self,\n    ) -> {class_name}:"
    wanted = import_lines([Symbol(f".{name.module}", class_name)], indent=8)
    return MethodView(
        head=f"    @cached_property\n{head}",
        doc=docstring(f"Operations of {name.title}.", 8),
        body="\n".join([*wanted, "", f"        return {class_name}({arguments})"]),
    )

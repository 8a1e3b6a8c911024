"""Groups of operations as classes, and the modules they stand in.

Input: a `Group` and the facts of the SDK. Output: its `GroupView`: the operations' descriptions, shared
by the sync and the async form, then the classes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sdkpress.ir.api import Group
from sdkpress.ir.ids import GroupPath
from sdkpress.names.table import GroupName
from sdkpress.python.annotate import Annotator
from sdkpress.python.context import GenerationContext
from sdkpress.python.docstring import docstring
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.layout import declaration, fits
from sdkpress.python.methods import method
from sdkpress.python.nodes import Declaration, Symbol, symbols_in
from sdkpress.python.operation_specs import operation_constant
from sdkpress.python.responses import response_handling
from sdkpress.python.signature import forms, signature_of
from sdkpress.python.symbols import (
    CACHED_PROPERTY,
    DEPRECATED,
    TYPE_CHECKING,
    import_lines,
)
from sdkpress.python.views import ClassView, GroupView, MethodView

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

    constants: tuple[Declaration, ...]
    classes: tuple[tuple[MethodView, ...], ...]  # for each class of `forms`
    type_imports: tuple[str, ...]
    symbols: frozenset[Symbol]


def group_view(group: Group, context: GenerationContext) -> GroupView:
    """The module of a group."""
    name = context.names.groups[group.path]
    members = group_members(group, context)
    doc = docstring(group.description or f"Operations of {name.title}.", 4)
    count = len(members.classes)
    return GroupView(
        doc=docstring(f"{name.title}: operations and their descriptions.", 0),
        imports=import_lines(members.symbols | {transport(0), transport(1)}),
        type_imports=members.type_imports,
        constants=tuple("\n".join(declaration(one)) for one in members.constants),
        classes=tuple(
            ClassView(
                head=f"class {_class_name(name, position)}:",
                doc=doc,
                setup=_setup(context, position),
                methods=members.classes[position],
            )
            for position in range(count)
        ),
    )


def _class_name(name: GroupName, position: int) -> str:
    return name.async_class_name if position else name.class_name


def _setup(context: GenerationContext, position: int) -> str:
    if context.config.async_mode == "both":
        return _SETUP_BOTH
    return _SETUP.format(kind=transport(position).name)


def transport(position: int) -> Symbol:
    """The transport of the sync (0) or async (1) class."""
    name, kind = (("Sync", "sync"), ("Async", "async"))[position]
    return Symbol(f"._runtime.{kind}_transport", f"{name}Transport")


def group_members(group: Group, context: GenerationContext) -> GroupMembers:
    """The descriptions and methods of a group, and the groups below it."""
    below = _below(group.path, context)
    taken = [context.names.operations[id_] for id_ in group.operations]
    taken += [name.attributes[-1] for name in below]
    annotator = Annotator(context, ImportScope(shadowed=frozenset(taken)))
    symbols: set[Symbol] = {CACHED_PROPERTY, TYPE_CHECKING} if below else set()
    constants: list[Declaration] = []
    classes: list[list[MethodView]] = [
        [_subgroup(name, position, context) for name in below]
        for position, _ in enumerate(forms(context))
    ]
    for id_ in group.operations:
        operation = context.operations[id_]
        constant = f"_{context.names.operations[id_].upper()}"
        handling = response_handling(operation, annotator)
        constants.append(operation_constant(constant, operation, handling, annotator))
        if operation.deprecation is not None:
            symbols.add(DEPRECATED)
        for methods, wanted in zip(classes, forms(context), strict=True):
            for form in wanted:
                signature = signature_of(operation, annotator, form, handling)
                symbols |= symbols_in(signature.nodes)
                methods.append(
                    method(operation, signature, handling, constant, context)
                )
    return GroupMembers(
        constants=tuple(constants),
        classes=tuple(map(tuple, classes)),
        type_imports=_type_imports(below, len(classes)),
        symbols=frozenset(symbols | symbols_in(constants)),
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


def _subgroup(name: GroupName, position: int, context: GenerationContext) -> MethodView:
    """A group as an attribute that is made, and its module imported, when it is first used."""
    class_name = _class_name(name, position)
    arguments = "self._transport"
    if context.config.async_mode == "both":
        arguments = "self._transport, self._async_transport"
    head = f"    def {name.attributes[-1]}(self) -> {class_name}:"
    if not fits(head):
        head = f"    def {name.attributes[-1]}(\n        self,\n    ) -> {class_name}:"
    wanted = import_lines([Symbol(f".{name.module}", class_name)], indent=8)
    return MethodView(
        head=f"    @cached_property\n{head}",
        doc=docstring(f"Operations of {name.title}.", 8),
        body="\n".join([*wanted, "", f"        return {class_name}({arguments})"]),
    )

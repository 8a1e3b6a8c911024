"""Groups of operations as classes, and the modules they stand in.

Input: a `Group` and the facts of the SDK. Output: its `GroupView`: the operations' descriptions, shared
by the sync and the async form, then the classes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sdkpress.ir.api import Group
from sdkpress.ir.ids import GroupPath
from sdkpress.names.table import GroupName
from sdkpress.python import literals
from sdkpress.python.annotate import Annotator
from sdkpress.python.call_variants import call_variants
from sdkpress.python.context import GenerationContext
from sdkpress.python.docstring import docstring
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.layout import WIDTH, declaration, layout
from sdkpress.python.methods import choice_symbols, method_views
from sdkpress.python.nodes import Declaration, Symbol, Text, symbols_in
from sdkpress.python.nodes import Group as Brackets
from sdkpress.python.operation_specs import operation_constant
from sdkpress.python.responses import response_handling
from sdkpress.python.signature import forms, signature_of
from sdkpress.python.symbols import (
    CACHED_PROPERTY,
    DEPRECATED,
    OVERLOAD,
    TYPE_CHECKING,
    import_lines,
)
from sdkpress.python.views import ClassView, GroupView, MethodView, SubgroupView


@dataclass(frozen=True, slots=True)
class GroupMembers:
    """What a class of operations consists of, whatever makes it: groups below it and methods."""

    constants: tuple[Declaration, ...]
    subgroups: tuple[tuple[SubgroupView, ...], ...]  # for each class of `forms`
    methods: tuple[tuple[MethodView, ...], ...]
    type_imports: tuple[str, ...]
    symbols: frozenset[Symbol]
    scope: ImportScope


def group_view(group: Group, context: GenerationContext) -> GroupView:
    """The module of a group."""
    name = context.names.groups[group.path]
    members = group_members(group, context)
    both = context.config.async_mode == "both"
    classes = tuple(
        ClassView(
            name=_class_name(name, position),
            doc=docstring(group.description or "", 4),
            transport=transport(position).name,
            both=both,
            constructor=None,
            subgroups=members.subgroups[position],
            methods=members.methods[position],
        )
        for position in range(len(members.methods))
    )
    symbols = members.symbols | {transport(0), transport(1)}
    return module_view(context, members, classes, symbols)


def module_view(
    context: GenerationContext,
    members: GroupMembers,
    classes: tuple[ClassView, ...],
    symbols: Iterable[Symbol],
    *,
    doc: str = "",
    user_agent: str = "",
) -> GroupView:
    """The module of these classes."""
    return GroupView(
        document=context.document,
        doc=doc,
        imports=import_lines(symbols),
        type_imports=members.type_imports,
        user_agent=user_agent,
        constants=tuple("\n".join(declaration(one)) for one in members.constants),
        utils=members.scope.lazily("utils").text,
        response_validation=literals.text(context.config.response_validation),
        classes=classes,
    )


def _class_name(name: GroupName, position: int) -> str:
    return name.async_class_name if position else name.class_name


def transport(position: int) -> Symbol:
    """The transport of the sync (0) or async (1) class."""
    name, kind = (("Sync", "sync"), ("Async", "async"))[position]
    return Symbol(f"._runtime.{kind}_transport", f"{name}Transport")


def group_members(group: Group, context: GenerationContext) -> GroupMembers:
    """The descriptions and methods of a group, and the groups below it."""
    below = _below(group.path, context)
    scope = ImportScope(shadowed=frozenset(_taken(group, below, context)))
    annotator = Annotator(context, scope)
    symbols: set[Symbol] = {CACHED_PROPERTY, TYPE_CHECKING} if below else set()
    constants: list[Declaration] = []
    classes = forms(context)
    methods: list[list[MethodView]] = [[] for _ in classes]
    reserved = {f"_{context.names.operations[id_].upper()}" for id_ in group.operations}
    for id_ in group.operations:
        operation = context.operations[id_]
        constant = f"_{context.names.operations[id_].upper()}"
        handling = response_handling(operation, annotator)
        signatures = [
            signature_of(operation, annotator, form, handling)
            for wanted in classes
            for form in wanted
        ]
        choices = signatures[0].choices
        variants = call_variants(operation, handling, choices, constant, reserved)
        constants += (
            operation_constant(one.constant, one.operation, one.handling, annotator)
            for one in reversed(variants)
        )
        symbols.update(choice_symbols(variants, choices))
        if choices.overloads:
            symbols.add(OVERLOAD)
        if operation.deprecation is not None:
            symbols.add(DEPRECATED)
        for signature in signatures:
            symbols |= symbols_in(signature.nodes)
        views = method_views(operation, signatures, variants, context)
        for listed, wanted in zip(methods, classes, strict=True):
            listed += islice(views, len(wanted))
    return GroupMembers(
        constants=tuple(constants),
        subgroups=tuple(
            tuple(_subgroup(one, position, context) for one in below)
            for position, _ in enumerate(classes)
        ),
        methods=tuple(map(tuple, methods)),
        type_imports=_type_imports(below, context, len(classes)),
        symbols=frozenset(symbols | symbols_in(constants)),
        scope=scope,
    )


def _taken(
    group: Group, below: Sequence[Group], context: GenerationContext
) -> Iterator[str]:
    """The names of a class's members, which annotations inside of it would find first."""
    for id_ in group.operations:
        yield context.names.operations[id_]
    for one in below:
        yield context.names.groups[one.path].attributes[-1]


def _type_imports(
    below: Sequence[Group], context: GenerationContext, classes: int
) -> tuple[str, ...]:
    """What annotations name of the groups below, for type checkers alone."""
    names = [context.names.groups[group.path] for group in below]
    symbols = (
        Symbol(f".{name.module}", _class_name(name, position))
        for name in names
        for position in range(classes)
    )
    return import_lines(symbols, indent=4)


def _below(path: GroupPath, context: GenerationContext) -> Sequence[Group]:
    return [g for g in context.api.groups if g.path and g.path[:-1] == path]


def _subgroup(group: Group, position: int, context: GenerationContext) -> SubgroupView:
    name = context.names.groups[group.path]
    class_name = _class_name(name, position)
    arguments = [Text("self._transport")]
    if context.config.async_mode == "both":
        arguments.append(Text("self._async_transport"))
    made = layout(Brackets(f"{class_name}(", tuple(arguments), ")"), 8, "return ")
    attribute = name.attributes[-1]
    return SubgroupView(
        name=attribute,
        class_name=class_name,
        fits=len(f"def {attribute}(self) -> {class_name}:") <= WIDTH - 4,
        doc=docstring(group.description or "", 8),
        imports=import_lines([Symbol(f".{name.module}", class_name)], indent=8),
        instance="\n".join(made).lstrip().removeprefix("return "),
    )

"""Groups of operations as classes, and the modules they stand in.

Input: a `Group` and the facts of the SDK. Output: its `GroupView`: the operations' descriptions, shared
by the sync and the async form, then the classes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from sdkpress.frozen import dataclass
from sdkpress.ir.api import Group
from sdkpress.ir.ids import GroupPath, Part
from sdkpress.names.scope import Scope
from sdkpress.names.table import GroupName
from sdkpress.names.words import upper
from sdkpress.python import literals
from sdkpress.python.annotate import Annotator
from sdkpress.python.call_variants import call_variants
from sdkpress.python.context import GenerationContext
from sdkpress.python.docstring import docstring
from sdkpress.python.group_views import ClassView, GroupView, MethodView, SubgroupView
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.layout import WIDTH, declaration, given_back
from sdkpress.python.methods import choice_symbols, method_views
from sdkpress.python.model_views import EnumView, MemberView
from sdkpress.python.nodes import Declaration, Symbol, Text, symbols_in
from sdkpress.python.nodes import Group as Brackets
from sdkpress.python.objects import class_head
from sdkpress.python.operation_specs import operation_constant
from sdkpress.python.responses import ResponseHandling, response_handling
from sdkpress.python.signature import forms, signature_of
from sdkpress.python.symbols import (
    CACHED_PROPERTY,
    DEPRECATED,
    ENUM,
    OPTIONAL,
    OVERLOAD,
    TYPE_CHECKING,
    import_lines,
)

_ACCEPTING = Symbol("._runtime.call_options", "accepting")


# What only annotations name, and what takes long to load: the half of the runtime that a program does not use.
_FOR_TYPES: Final = frozenset(
    (
        "._runtime.async_transport",
        "._runtime.sync_transport",
        ".utils.eventstreaming",
    )
)


@dataclass(frozen=True, slots=True)
class GroupMembers:
    """What a class of operations consists of, whatever makes it: groups below it and methods."""

    enums: tuple[EnumView, ...]
    constants: tuple[Declaration, ...]
    subgroups: tuple[tuple[SubgroupView, ...], ...]  # for each class of `forms`
    methods: tuple[tuple[MethodView, ...], ...]
    type_symbols: tuple[Symbol, ...]
    symbols: frozenset[Symbol]
    scope: ImportScope


def group_view(group: Group, context: GenerationContext) -> GroupView:
    """The module of a group."""
    name = context.names.groups[group.path]
    members = group_members(group, context)
    both = context.config.async_mode == "both"
    classes = tuple(
        ClassView(
            name=class_name(name, position),
            doc=docstring(group.description or "", 4),
            transport=transport(position).name,
            both=both,
            constructor=None,
            subgroups=members.subgroups[position],
            methods=members.methods[position],
        )
        for position in range(len(members.methods))
    )
    symbols = members.symbols | {transport(0), transport(1), TYPE_CHECKING}
    return module_view(context, members, classes, symbols)


def module_view(
    context: GenerationContext,
    members: GroupMembers,
    classes: tuple[ClassView, ...],
    symbols: Iterable[Symbol],
    *,
    doc: str = "",
    user_agent: str = "",
    responses: Iterable[Symbol] = (),
) -> GroupView:
    """The module of these classes. `responses` is what annotations name of the module of responses."""
    used = frozenset(symbols)
    for_types = frozenset(one for one in used if one.module in _FOR_TYPES)
    return GroupView(
        document=context.document,
        doc=doc,
        imports=import_lines(used - for_types),
        type_imports=import_lines(
            {*members.type_symbols, *responses, *for_types}, indent=4
        ),
        user_agent=user_agent,
        enums=members.enums,
        constants=tuple("\n".join(declaration(one)) for one in members.constants),
        classes=classes,
    )


def class_name(name: GroupName, position: int) -> str:
    """The class of a group: the sync one (0) or the async one (1)."""
    return name.async_class_name if position else name.class_name


def transport(position: int) -> Symbol:
    """The transport of the sync (0) or async (1) class."""
    name, kind = (("Sync", "sync"), ("Async", "async"))[position]
    return Symbol(f"._runtime.{kind}_transport", f"{name}Transport")


def group_members(group: Group, context: GenerationContext) -> GroupMembers:
    """The descriptions and methods of a group, and the groups below it."""
    below = groups_below(group.path, context)
    scope = ImportScope(shadowed=frozenset(_taken(group, below, context)))
    annotator = Annotator(context, scope)
    symbols: set[Symbol] = {CACHED_PROPERTY, TYPE_CHECKING} if below else set()
    enums: list[EnumView] = []
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
        variants = call_variants(operation, handling, signatures[0], constant, reserved)
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
        if signatures[0].accept is not None:
            enums.append(_accept_enum(signatures[0].accept, handling))
            symbols |= {ENUM, OPTIONAL, _ACCEPTING}
        views = method_views(operation, signatures, variants, annotator)
        for listed, wanted in zip(methods, classes, strict=True):
            listed += islice(views, len(wanted))
    return GroupMembers(
        enums=tuple(enums),
        constants=tuple(constants),
        subgroups=tuple(
            tuple(_subgroup(one, position, context) for one in below)
            for position, _ in enumerate(classes)
        ),
        methods=tuple(map(tuple, methods)),
        type_symbols=tuple(_type_symbols(below, context, len(classes))),
        symbols=frozenset(symbols | symbols_in(constants)),
        scope=scope,
    )


def _accept_enum(name: str, handling: ResponseHandling) -> EnumView:
    """The media types that the caller of an operation may ask for."""
    members = Scope()
    return EnumView(
        head=class_head(name, "str", "Enum"),
        doc="",
        members=tuple(
            MemberView(members.claim(upper(text)), literals.text(text))
            for text in handling.media_types
        ),
    )


def _taken(
    group: Group, below: Sequence[Group], context: GenerationContext
) -> Iterator[str]:
    """The names of a class's members, which annotations inside of it would find first."""
    for id_ in group.operations:
        yield context.names.operations[id_]
    for one in below:
        yield context.names.groups[one.path].attributes[-1]


def _type_symbols(
    below: Sequence[Group], context: GenerationContext, classes: int
) -> Iterator[Symbol]:
    """What annotations name of the groups below, for type checkers alone."""
    for group in below:
        name = context.names.groups[group.path]
        for position in range(classes):
            yield Symbol(f".{name.module}", class_name(name, position))


def groups_below(path: GroupPath, context: GenerationContext) -> Sequence[Group]:
    """The groups that stand in a group."""
    return [g for g in context.api.groups if g.path and g.path[:-1] == path]


def parts_of(group: Group, context: GenerationContext) -> Iterator[Part]:
    """What the module of a group is about: its operations, and the descriptions of the group and of those in it."""
    if group in context.api.groups:
        yield group.path
    yield from group.operations
    for below in groups_below(group.path, context):
        yield below.path


def _subgroup(group: Group, position: int, context: GenerationContext) -> SubgroupView:
    name = context.names.groups[group.path]
    made_of = class_name(name, position)
    arguments = [Text("self._transport")]
    if context.config.async_mode == "both":
        arguments.append(Text("self._async_transport"))
    instance = Brackets(f"{made_of}(", tuple(arguments), ")")
    attribute = name.attributes[-1]
    return SubgroupView(
        name=attribute,
        class_name=made_of,
        fits=len(f"def {attribute}(self) -> {made_of}:") <= WIDTH - 4,
        doc=docstring(group.description or "", 8),
        imports=import_lines([Symbol(f".{name.module}", made_of)], indent=8),
        instance=given_back(instance, 8),
    )

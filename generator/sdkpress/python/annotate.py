"""Types as Python annotations: the only place that makes them.

Input: a `TypeRef`, the model and name tables, and the module the annotation stands in.
Output: `Expr`, the annotation and the symbols it needs. `read` is what an answer or a model's field
is; `give` is what a caller may pass: a model or its `TypedDict` twin, any sequence, any mapping.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, assert_never

from sdkpress.ir.api import Api
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, Origin
from sdkpress.ir.types import (
    Const,
    Kind,
    ListOf,
    MapOf,
    Nullable,
    Primitive,
    Ref,
    TypeRef,
    Unknown,
)
from sdkpress.names.table import ModelName, NameTable
from sdkpress.python import literals
from sdkpress.python.context import GenerationContext
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.layout import Group, Node, Text
from sdkpress.python.symbols import (
    ANY,
    DATETIME,
    DICT,
    LIST,
    LITERAL,
    MAPPING,
    OPTIONAL,
    SEQUENCE,
    UNION,
    Symbol,
)


@dataclass(frozen=True, slots=True)
class Expr:
    """An annotation and what has to be imported for it."""

    node: Node
    symbols: tuple[Symbol, ...] = ()


class Presence(Enum):
    """Whether a value may be left out, and whether it may be null."""

    REQUIRED = "required"
    NULLABLE = "nullable"
    OPTIONAL = "optional"
    OPTIONAL_NULLABLE = "optional nullable"


def presence(type_: TypeRef, required: bool) -> Presence:
    """How a field or parameter of this type is wrapped."""
    if isinstance(type_, Nullable):
        return Presence.NULLABLE if required else Presence.OPTIONAL_NULLABLE
    if required:
        return Presence.REQUIRED
    # Null is a value of "anything" too, and not the same as nothing.
    takes_null = isinstance(type_, Unknown) or type_ == Primitive(Kind.NULL)
    return Presence.OPTIONAL_NULLABLE if takes_null else Presence.OPTIONAL


_SCALARS: Final[Mapping[Kind, Expr]] = {
    Kind.STRING: Expr(Text("str")),
    Kind.INTEGER: Expr(Text("int")),
    Kind.NUMBER: Expr(Text("float")),
    Kind.BOOLEAN: Expr(Text("bool")),
    Kind.DATE: Expr(Text("datetime.date"), (DATETIME,)),
    Kind.DATE_TIME: Expr(Text("datetime.datetime"), (DATETIME,)),
    Kind.BINARY: Expr(Text("bytes")),
    Kind.NULL: Expr(Text("None")),
}
_ANYTHING: Final = Expr(Text("Any"), (ANY,))
# A list of these is given as a `List`: a text is a sequence too, of single letters.
_NOT_IN_SEQUENCE: Final = ("str", "Any", "bytes")


@dataclass(frozen=True, slots=True)
class Annotator:
    """Makes the annotations of one module."""

    context: GenerationContext
    scope: ImportScope
    _read: dict[TypeRef, Expr] = field(default_factory=dict[TypeRef, Expr])
    _give: dict[TypeRef, Expr] = field(default_factory=dict[TypeRef, Expr])

    @property
    def api(self) -> Api:
        """The document."""
        return self.context.api

    @property
    def names(self) -> NameTable:
        """All names."""
        return self.context.names

    def read(self, type_: TypeRef) -> Expr:
        """The type of a value that is read."""
        found = self._read.get(type_)
        if found is None:
            found = self._read[type_] = self._reading(type_)
        return found

    def give(self, type_: TypeRef) -> Expr:
        """The type of a value that a caller gives."""
        found = self._give.get(type_)
        if found is None:
            found = self._give[type_] = self._giving(type_)
        return found

    def wrapped(self, inner: Expr, how: Presence) -> Expr:
        """A type with `Optional`, `Nullable` or `OptionalNullable` around it, as `how` says."""
        match how:
            case Presence.REQUIRED:
                return inner
            case Presence.OPTIONAL:
                return Expr(
                    Group("Optional[", (inner.node,), "]"), (*inner.symbols, OPTIONAL)
                )
            case Presence.NULLABLE:
                name = "Nullable"
            case Presence.OPTIONAL_NULLABLE:
                name = "OptionalNullable"
        symbols = (*inner.symbols, self.scope.runtime(name))
        return Expr(Group(f"{name}[", (inner.node,), "]"), symbols)

    def model(self, id_: ModelId) -> Expr:
        """The class or alias of a model; for an error, of its body."""
        model = self.api.models[id_]
        named = self._named(self.names.models[id_], self.own_name(id_))
        if isinstance(model, EnumModel) and model.open and self.is_class(model):
            kind = unrecognized(model)
            if kind is not None:
                return union([named, Expr(Text(kind), (self.scope.runtime(kind),))])
        return named

    def enum_class(self, id_: ModelId) -> Expr:
        """The class of an enum that is made one."""
        return self._named(self.names.models[id_], self.names.models[id_].class_name)

    def is_class(self, model: EnumModel) -> bool:
        """Whether an enum is made a class rather than a set of literals."""
        wanted = model.as_class
        return self.context.config.enum_format == "class" if wanted is None else wanted

    def own_name(self, id_: ModelId) -> str:
        """What a model's class is called: an error's own name is its exception's, the body is its data."""
        name = self.names.models[id_]
        if id_ not in self.context.errors:
            return name.class_name
        return name.data or f"{name.class_name}Data"

    def twin(self, id_: ModelId) -> Expr:
        """The `TypedDict` twin of a model."""
        name = self.names.models[id_]
        return self._named(name, name.twin)

    def exception(self, id_: ModelId) -> Expr:
        """The exception class of an error model."""
        name = self.names.models[id_]
        return self._named(name, name.class_name)

    def _named(self, name: ModelName, text: str) -> Expr:
        written, symbol = self.scope.model(name, text)
        return Expr(Text(written), () if symbol is None else (symbol,))

    def _reading(self, type_: TypeRef) -> Expr:
        match type_:
            case Primitive(kind):
                return _SCALARS[kind]
            case Ref(id_):
                return self.model(id_)
            case ListOf(item):
                inner = self.read(item)
                return Expr(Group("List[", (inner.node,), "]"), (*inner.symbols, LIST))
            case MapOf(value):
                inner = self.read(value)
                return Expr(
                    Group("Dict[", (Text("str"), inner.node), "]"),
                    (*inner.symbols, DICT),
                )
            case Nullable(of):
                return self.wrapped(self.read(of), Presence.NULLABLE)
            case Const() | Unknown():
                return _constant(type_)
            case _:
                assert_never(type_)

    def _giving(self, type_: TypeRef) -> Expr:
        match type_:
            case Primitive(Kind.BINARY):
                return Expr(Text("FileContent"), (self.scope.runtime("FileContent"),))
            case Primitive():
                return self.read(type_)
            case Ref(id_):
                return self._given_model(id_)
            case ListOf(item):
                inner = self.give(item)
                if isinstance(inner.node, Text) and inner.node.text in _NOT_IN_SEQUENCE:
                    return self.read(type_)
                return Expr(
                    Group("Sequence[", (inner.node,), "]"), (*inner.symbols, SEQUENCE)
                )
            case MapOf(value):
                inner = self.give(value)
                return Expr(
                    Group("Mapping[", (Text("str"), inner.node), "]"),
                    (*inner.symbols, MAPPING),
                )
            case Nullable(of):
                return self.wrapped(self.give(of), Presence.NULLABLE)
            case Const() | Unknown():
                return _constant(type_)
            case _:
                assert_never(type_)

    def _given_model(self, id_: ModelId) -> Expr:
        if id_ not in self.context.twins:
            return self.model(id_)
        members = [self.model(id_), self.twin(id_)]
        if self.api.models[id_].naming.origin is Origin.FILE:
            members.append(Expr(Text("FileInput"), (self.scope.runtime("FileInput"),)))
        return union(members)


def _constant(type_: Const | Unknown) -> Expr:
    if isinstance(type_, Unknown) or isinstance(type_.value, float):
        return Expr(Text("float")) if isinstance(type_, Const) else _ANYTHING
    value = Text(literals.scalar(type_.value))
    return Expr(Group("Literal[", (value,), "]"), (LITERAL,))


def as_value(annotation: Expr) -> Expr:
    """An annotation for use as an expression: mypy takes no alias of `Optional` there."""
    symbols = tuple(
        OPTIONAL if symbol.name == "Nullable" else symbol
        for symbol in annotation.symbols
    )
    return Expr(_without_nullable(annotation.node), symbols)


def _without_nullable(node: Node) -> Node:
    match node:
        case Group(opening, items, closing):
            opening = "Optional[" if opening == "Nullable[" else opening
            return Group(opening, tuple(map(_without_nullable, items)), closing)
        case _:
            return node


def union(members: list[Expr]) -> Expr:
    """A `Union` of the members, the unions among them taken apart and repeats left out."""
    nodes: dict[Node, None] = {}
    for member in members:
        match member.node:
            case Group("Union[", items):
                nodes.update(dict.fromkeys(items))
            case node:
                nodes[node] = None
    symbols = tuple(symbol for member in members for symbol in member.symbols)
    if len(nodes) == 1:
        return Expr(next(iter(nodes)), symbols)
    return Expr(Group("Union[", tuple(nodes), "]"), (*symbols, UNION))


def unrecognized(model: EnumModel) -> str | None:
    """The class of values that an open enum does not list; None where there can be none."""
    if all(isinstance(one.value, str) for one in model.values):
        return "UnrecognizedStr"
    if all(type(one.value) is int for one in model.values):
        return "UnrecognizedInt"
    return None

"""Types as Python annotations: the only place that makes them.

Input: a `TypeRef`, the model and name tables, and the module the annotation stands in.
Output: `Annotation`. `read` is what a response or a model's field is; `give` is what a caller may
pass: a model or its `TypedDict`, any sequence, any mapping.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Final, assert_never

from sdkpress.frozen import dataclass
from sdkpress.ir.api import Operation
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, FileModel
from sdkpress.ir.types import (
    Const,
    Kind,
    ListOf,
    MapOf,
    Nullable,
    Presence,
    Primitive,
    Ref,
    TupleOf,
    TypeRef,
    Unknown,
)
from sdkpress.python import literals
from sdkpress.python.context import GenerationContext
from sdkpress.python.fields import FieldSignature
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.nodes import Annotation, Group, Node, Symbol, Text, subscript
from sdkpress.python.symbols import (
    ABSTRACT_SET,
    ANNOTATED,
    ANY,
    DATETIME,
    DECIMAL,
    DICT,
    LIST,
    LITERAL,
    MAPPING,
    OPTIONAL,
    SEQUENCE,
    TUPLE,
    UNION,
    UNPACK,
    UUID,
)

STR: Final = Text("str")
NONE: Final = Text("None")

_SCALARS: Final[Mapping[Kind, Text]] = {
    Kind.STRING: STR,
    Kind.INTEGER: Text("int"),
    Kind.NUMBER: Text("float"),
    Kind.BOOLEAN: Text("bool"),
    Kind.DATE: Text("datetime.date", DATETIME),
    Kind.DATE_TIME: Text("datetime.datetime", DATETIME),
    Kind.TIME: Text("datetime.time", DATETIME),
    Kind.UUID: Text("UUID", UUID),
    Kind.DECIMAL_TEXT: Text("Decimal", DECIMAL),
    Kind.BINARY: Text("bytes"),
    Kind.NULL: NONE,
}
# Kinds whose values are written in a form of their own, and the runtime's types for them.
_FORMATS: Final[Mapping[Kind, str]] = {
    Kind.DURATION: "ISODuration",
    Kind.DECIMAL: "DecimalNumber",
    Kind.INTEGER_TEXT: "IntegerText",
    Kind.BASE64: "Base64Bytes",
    Kind.BASE64URL: "Base64UrlBytes",
    Kind.HTTP_DATE: "HTTPDate",
    Kind.UNIX_TIME: "UnixTime",
    Kind.UNIX_SECONDS: "UnixSeconds",
}
# What a caller may give where a value has a type of its own.
_GIVEN: Final[Mapping[Kind, tuple[Text, ...]]] = {
    Kind.TIME: (_SCALARS[Kind.TIME], STR),
    Kind.DURATION: (Text("datetime.timedelta", DATETIME), STR),
    Kind.UUID: (_SCALARS[Kind.UUID], STR),
    Kind.DECIMAL: (_SCALARS[Kind.DECIMAL_TEXT], Text("float")),
    Kind.DECIMAL_TEXT: (_SCALARS[Kind.DECIMAL_TEXT], STR),
    Kind.INTEGER_TEXT: (Text("int"),),
    Kind.BASE64: (Text("bytes"), STR),
    Kind.BASE64URL: (Text("bytes"), STR),
    Kind.HTTP_DATE: (_SCALARS[Kind.DATE_TIME], STR),
    Kind.UNIX_TIME: (_SCALARS[Kind.DATE_TIME], Text("int")),
    Kind.UNIX_SECONDS: (_SCALARS[Kind.DATE_TIME], Text("float")),
}
_ANYTHING: Final = Text("Any", ANY)
# A list of these is given as a `List`: a text is a sequence too, of single letters.
_NOT_IN_SEQUENCE: Final = ("str", "Any", "bytes")


@dataclass(frozen=True, slots=True)
class Annotator:
    """Makes the annotations of one module."""

    context: GenerationContext
    scope: ImportScope
    _read: dict[TypeRef, Annotation] = field(default_factory=dict[TypeRef, Annotation])
    _give: dict[TypeRef, Annotation] = field(default_factory=dict[TypeRef, Annotation])
    # The sync and the async method take the same; `signature` keeps them here.
    arguments: dict[int, tuple[Operation, tuple[FieldSignature, ...]]] = field(
        default_factory=dict[int, tuple[Operation, tuple[FieldSignature, ...]]]
    )

    def read(self, type_: TypeRef) -> Annotation:
        """The type of a value that is read."""
        known = self._read.get(type_)
        if known is None:
            known = self._read[type_] = self._reading(type_)
        return known

    def give(self, type_: TypeRef) -> Annotation:
        """The type of a value that a caller gives."""
        known = self._give.get(type_)
        if known is None:
            known = self._give[type_] = self._giving(type_)
        return known

    def wrapped(self, inner: Annotation, how: Presence) -> Annotation:
        """A type with `Optional`, `Nullable` or `OptionalNullable` around it, as `how` says."""
        match how:
            case Presence.REQUIRED:
                return inner
            case Presence.OPTIONAL:
                return subscript(OPTIONAL, inner)
            case Presence.NULLABLE:
                return subscript(self.scope.runtime("Nullable"), inner)
            case Presence.OPTIONAL_NULLABLE:
                return subscript(self.scope.runtime("OptionalNullable"), inner)

    def model(self, id_: ModelId) -> Annotation:
        """The class or alias of a model; for an error, of its body."""
        model = self.context.model(id_)
        named = self._named(id_, self.context.class_name(id_))
        if (
            isinstance(model, EnumModel)
            and model.open
            and self.context.is_enum_class(model)
        ):
            kind = unrecognized(model)
            if kind is not None:
                return union([named, self.scope.type(kind)])
        return named

    def enum_class(self, id_: ModelId) -> Text:
        """The class of an enum that is made one."""
        return self._named(id_, self.context.name(id_).class_name)

    def typed_dict(self, id_: ModelId) -> Text:
        """The `TypedDict` of a model."""
        return self._named(id_, self.context.name(id_).typed_dict)

    def exception(self, id_: ModelId) -> Text:
        """The exception class of an error model."""
        return self._named(id_, self.context.name(id_).class_name)

    def _named(self, id_: ModelId, text: str) -> Text:
        return self.scope.model(self.context.name(id_), text, id_)

    def _reading(self, type_: TypeRef) -> Annotation:
        match type_:
            case Primitive(kind) if kind in _FORMATS:
                return self.scope.format(_FORMATS[kind])
            case Primitive(kind):
                return _SCALARS[kind]
            case Ref(id_):
                return self.model(id_)
            case ListOf(item, True):
                set_ = self.scope.array("ArraySet")
                return Group(
                    f"{set_.text}[", (self.read(item),), "]", symbol=set_.symbol
                )
            case ListOf(item):
                return subscript(LIST, self.read(item))
            case TupleOf():
                whole = TUPLE
                if not type_.is_exact or type_.rest is not None:
                    whole = self.scope.array("OpenTuple").symbol or TUPLE
                return _tuple(type_, self.read, whole)
            case MapOf(value):
                return subscript(DICT, STR, self.read(value))
            case Nullable(of):
                return self.wrapped(self.read(of), Presence.NULLABLE)
            case Const() | Unknown():
                return _constant(type_)
            case _:
                assert_never(type_)

    def _giving(self, type_: TypeRef) -> Annotation:
        match type_:
            case Primitive(Kind.BINARY):
                return self.scope.type("FileContent")
            case Primitive(kind) if kind in _GIVEN:
                return union(_GIVEN[kind])
            case Primitive():
                return self.read(type_)
            case Ref(id_):
                return self._given_model(id_)
            case ListOf(item, True):
                return subscript(ABSTRACT_SET, self.give(item))
            case TupleOf():
                return _tuple(type_, self.give, TUPLE)
            case ListOf(item):
                inner = self.give(item)
                if isinstance(inner, Text) and inner.text in _NOT_IN_SEQUENCE:
                    return subscript(LIST, inner)
                return subscript(SEQUENCE, inner)
            case MapOf(value):
                return subscript(MAPPING, STR, self.give(value))
            case Nullable(of):
                return self.wrapped(self.give(of), Presence.NULLABLE)
            case Const() | Unknown():
                return _constant(type_)
            case _:
                assert_never(type_)

    def _given_model(self, id_: ModelId) -> Annotation:
        if id_ not in self.context.typed_dict_models:
            return self.model(id_)
        members = [self.model(id_), self.typed_dict(id_)]
        if isinstance(self.context.model(id_), FileModel):
            members.append(self.scope.type("FileInput"))
        return union(members)


def _tuple(
    type_: TupleOf, annotate: Callable[[TypeRef], Annotation], whole: Symbol
) -> Annotation:
    """The tuple with all its places, and those that end before it where an array may."""
    items = [annotate(item) for item in type_.items]
    more: list[Annotation] = []
    if type_.rest is not None:
        rest = (annotate(type_.rest), Text("..."))
        more.append(Group("*Tuple[", rest, "]", symbol=TUPLE))
    shorter = (
        subscript(TUPLE, *(items[:length] or (Text("()"),)))
        for length in range(len(items) - 1, type_.least - 1, -1)
    )
    return union([subscript(whole, *items, *more), *shorter])


def _constant(type_: Const | Unknown) -> Annotation:
    if isinstance(type_, Unknown):
        return _ANYTHING
    if isinstance(type_.value, float):
        return Text("float")
    return subscript(LITERAL, Text(literals.scalar(type_.value)))


def as_value(annotation: Annotation) -> Annotation:
    """An annotation for use as an expression: mypy takes no alias of `Optional` or of a tuple there, and no star."""
    if isinstance(annotation, Text):
        return annotation
    items = tuple(
        as_value(item) if isinstance(item, Group) else item for item in annotation.items
    )
    if annotation.open == "Nullable[":
        return subscript(OPTIONAL, *items)
    if annotation.open == "*Tuple[":
        return subscript(UNPACK, subscript(TUPLE, *items))
    if annotation.open == "OpenTuple[" and annotation.symbol is not None:
        metadata = Symbol(annotation.symbol.module, "ANY_LENGTH")
        of = Text(metadata.name, metadata)
        return subscript(ANNOTATED, subscript(TUPLE, *items), of)
    return Group(annotation.open, items, annotation.close, symbol=annotation.symbol)


def union(members: Iterable[Annotation]) -> Annotation:
    """A `Union` of the members, the unions among them taken apart and repeats left out."""
    nodes: dict[Node, None] = {}
    for member in members:
        match member:
            case Group("Union[", items):
                nodes.update(dict.fromkeys(items))
            case node:
                nodes[node] = None
    only = next(iter(nodes))
    if len(nodes) == 1 and isinstance(only, Text | Group):
        return only
    return subscript(UNION, *nodes)


def unrecognized(model: EnumModel) -> str | None:
    """The class of values that an open enum does not list; None where there can be none."""
    if all(isinstance(one.value, str) for one in model.values):
        return "UnrecognizedStr"
    if all(type(one.value) is int for one in model.values):
        return "UnrecognizedInt"
    return None

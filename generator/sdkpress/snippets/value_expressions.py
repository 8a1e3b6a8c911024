"""Example values as Python expressions.

Input: a type and a JSON value that fits it. Output: an expression for `python.layout`, and a note of what
the code must import. In calls a model is a plain dict under its Python names; in typed code it is
constructed.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, assert_never

from sdkpress.examples.conformance import (
    conforms,
    enum_position,
    is_ambiguous,
    member_of,
)
from sdkpress.examples.json_values import as_list, as_mapping, shortest
from sdkpress.examples.required_fields import is_tag, required_fields
from sdkpress.examples.sample_scalars import UPLOAD
from sdkpress.examples.sample_values import (
    conforming_example,
    field_sample,
    has_item_example,
)
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, Field, FileModel, ObjectModel, UnionModel
from sdkpress.ir.types import (
    Const,
    Kind,
    ListOf,
    MapOf,
    Nullable,
    Primitive,
    Ref,
    TupleOf,
    TypeRef,
    Unknown,
)
from sdkpress.python.context import GenerationContext
from sdkpress.python.literals import data, expression, text
from sdkpress.python.nodes import Group, Node, Pair, Text
from sdkpress.spec.model import ABSENT

_MOMENTS: Final = (Kind.HTTP_DATE, Kind.UNIX_TIME, Kind.UNIX_SECONDS)
_STANDARD: Final = str.maketrans("-_", "+/")
_OPENED = f'open("{UPLOAD}", "rb")'
_FILE = Group(
    "{",
    (
        Pair('"file_name": ', Text(f'"{UPLOAD}"')),
        Pair('"content": ', Text(_OPENED)),
    ),
    "}",
    explode=True,
)


@dataclass(slots=True)
class ValueWriter:
    """Writes values of one snippet and remembers the names that it used.

    `constructed`: models are made by calling their class. `received`: bytes are a value, not a file. `used` holds names of the SDK package
    (`models`, `utils.parse_datetime`) and of the standard library (`datetime.date`, …). `open` holds the models
    being written: one that requires itself ends.
    """

    context: GenerationContext
    constructed: bool = False
    received: bool = False
    used: set[str] = field(default_factory=set[str])
    open: list[ModelId] = field(default_factory=list[ModelId])

    def node(self, type_: TypeRef, value: object, *, whole: bool = False) -> Node:
        """The expression of a value. `whole` prints objects as given, optional properties included."""
        match type_:
            case Nullable(of):
                return (
                    Text("None") if value is None else self.node(of, value, whole=whole)
                )
            case Const() | Unknown():
                return expression(shortest(value), explode=not self.constructed)
            case Primitive(kind):
                return self._scalar(kind, value)
            case ListOf(item):
                items = as_list(value) or ()
                nodes = tuple(self.node(item, v, whole=whole) for v in items)
                if type_.is_set:
                    return Group("{", nodes, "}") if nodes else Text("set()")
                return Group("[", nodes, "]", explode=not self.constructed)
            case TupleOf():
                items = as_list(value) or ()
                rest = (type_.rest or Unknown(),) * (len(items) - len(type_.items))
                pairs = zip((*type_.items, *rest), items, strict=False)
                # Type checkers do not look into a tuple of any length for what a dict would be.
                is_long = type_.rest is not None
                writer = replace(self, constructed=True) if is_long else self
                nodes = tuple(writer.node(one, v, whole=whole) for one, v in pairs)
                return Group("(", nodes, ")")
            case MapOf(of):
                members = tuple(
                    Pair(text(key) + ": ", self.node(of, v, whole=whole))
                    for key, v in (as_mapping(value) or {}).items()
                )
                return Group("{", members, "}", explode=not self.constructed)
            case Ref(id_):
                model = self.context.model(id_)
                if isinstance(model, EnumModel):
                    return self._enum(model, value)
                if isinstance(model, UnionModel):
                    return self._union(model, value)
                return self._object(model, value, whole)
            case _:
                assert_never(type_)

    def _scalar(self, kind: Kind, value: object) -> Node:
        if kind is Kind.BINARY:
            return Text('b"..."' if self.received else _OPENED)
        if kind is Kind.DATE_TIME:
            self.used.add("utils.parse_datetime")
            return Text(f"parse_datetime({text(str(value))})")
        if kind in _MOMENTS:
            self.used.add("utils.parse_datetime")
            return Text(f"parse_datetime({text(_moment(kind, value))})")
        if kind is Kind.DATE:
            self.used.add("datetime.date")
            return Text(f"date.fromisoformat({text(str(value))})")
        return self._formatted(kind, value) or expression(shortest(value))

    def _formatted(self, kind: Kind, value: object) -> Node | None:
        """A value with a type of its own; texts and numbers do for an argument, where a model needs the type."""
        if kind in (Kind.BASE64, Kind.BASE64URL):
            standard = str(value).rstrip("=").translate(_STANDARD)
            padded = standard + "=" * (-len(standard) % 4)
            try:
                return Text(data(base64.b64decode(padded, validate=True)))
            except ValueError:
                return Text('b"..."')
        if kind is Kind.INTEGER_TEXT and str(value).lstrip("-").isdecimal():
            return Text(str(int(str(value))))
        if not self.constructed:
            return None
        written = text(str(value))
        match kind:
            case Kind.UUID:
                self.used.add("uuid.UUID")
                return Text(f"UUID({written})")
            case Kind.DECIMAL | Kind.DECIMAL_TEXT:
                self.used.add("decimal.Decimal")
                return Text(f"Decimal({written})")
            case Kind.TIME:
                self.used.add("datetime.time")
                return Text(f"time.fromisoformat({written})")
            case Kind.DURATION:
                self.used.add("datetime.timedelta")
                return Text("timedelta(days=1)")
            case _:
                return None

    def _enum(self, model: EnumModel, value: object) -> Node:
        position = enum_position(model, value)
        if position is None or not self.context.is_enum_class(model):
            return expression(shortest(value))
        name = self.context.name(model.id)
        self.used.add(name.namespace)
        member = self.context.names.members[model.id][position]
        return Text(f"{name.namespace}.{name.class_name}.{member}")

    def _union(self, model: UnionModel, value: object) -> Node:
        """The member that the value is of; its object is shown as it is given, every property."""
        member = member_of(self.context, model, value)
        if member is None and model.members:
            member = model.members[0]
        if member is None:
            return expression(shortest(value), explode=True)
        # A type checker cannot tell which TypedDict a plain dict would be, and a union takes no text for a UUID.
        needs_type = isinstance(member, Primitive) or is_ambiguous(
            self.context, model, value
        )
        if not self.context.dialect.plain_unions and needs_type:
            constructing = replace(self, constructed=True)
            return constructing.node(member, value, whole=True)
        return self.node(member, value, whole=True)

    def _object(self, model: ObjectModel, value: object, whole: bool) -> Node:
        if isinstance(model, FileModel):
            return self._file(model)
        given = as_mapping(value) or {}
        chosen = self._shown_fields(model, given, whole)
        self.open.append(model.id)
        members = tuple((f.wire, self.node(f.type, v, whole=whole)) for f, v in chosen)
        self.open.pop()
        names = self.context.names.fields
        if self.constructed:
            self.used.add(self.context.name(model.id).namespace)
            arguments = tuple(Pair(names[model.id, k] + "=", n) for k, n in members)
            return Group(f"{self.context.class_text(model.id)}(", arguments, ")")
        entries = tuple(Pair(f'"{names[model.id, k]}": ', n) for k, n in members)
        plain = whole and self.context.dialect.plain_unions
        extra = _extra(model, given) if plain else ()
        return Group("{", (*entries, *extra), "}", explode=True)

    def _shown_fields(
        self, model: ObjectModel, given: Mapping[str, object], whole: bool
    ) -> list[tuple[Field, object]]:
        """The fields that are printed, with their values."""
        if whole or model.id in self.open:
            known = {f.wire: f for f in model.fields}
            chosen = [(known[k], v) for k, v in given.items() if k in known]
            if model.id in self.open:
                return chosen
            missing = required_fields(self.context, model, given.keys())
            return chosen + [
                (f, field_sample(self.context, f))
                for f in model.fields
                if f.wire in missing
            ]
        values = {f.wire: self._value(f, given) for f in model.fields}
        shown = [wire for wire, value in values.items() if value is not ABSENT]
        missing = required_fields(self.context, model, shown)
        for f in model.fields:
            if f.wire in missing:
                values[f.wire] = field_sample(self.context, f)
        return [(f, v) for f in model.fields if (v := values[f.wire]) is not ABSENT]

    def _value(self, field_: Field, given: Mapping[str, object]) -> object:
        """What a property is printed with, or ABSENT where it is not printed."""
        value = given.get(field_.wire, ABSENT)
        example = conforming_example(self.context, field_.type, field_.examples)
        is_valid = value is not ABSENT and conforms(self.context, field_.type, value)
        if is_valid and not self.context.dialect.sparse_objects:
            return value
        if (
            not (field_.required or is_tag(field_))
            and example is ABSENT
            and not has_item_example(self.context, field_.type)
        ):
            return ABSENT
        if is_valid:
            return value
        return field_sample(self.context, field_)

    def _file(self, model: ObjectModel) -> Node:
        if not self.constructed:
            return _FILE
        self.used.add(self.context.name(model.id).namespace)
        return Group(
            f"{self.context.class_text(model.id)}(",
            (
                Pair("file_name=", Text(f'"{UPLOAD}"')),
                Pair("content=", Text(_OPENED)),
            ),
            ")",
        )


def _moment(kind: Kind, value: object) -> str:
    """A time as RFC 3339 writes it."""
    if kind is Kind.HTTP_DATE:
        moment = datetime.strptime(str(value), "%a, %d %b %Y %H:%M:%S GMT")
    else:
        seconds = value if isinstance(value, int | float) else 0
        moment = datetime(1970, 1, 1) + timedelta(seconds=seconds)
    return f"{moment.isoformat()}Z"


def _extra(model: ObjectModel, given: Mapping[str, object]) -> tuple[Node, ...]:
    known = {f.wire for f in model.fields}
    return tuple(
        Pair(text(key) + ": ", expression(shortest(value), explode=True))
        for key, value in given.items()
        if key not in known
    )

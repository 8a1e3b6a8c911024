"""Object models as classes, with their `TypedDict` twins and, for error bodies, their exceptions.

Input: an `ObjectModel` and the annotator of its module. Output: `Definitions`: definitions and symbols.

A field whose wire name differs keeps it in `Annotated[..., pydantic.Field(alias=...)]`. An alias in
the default (`= pydantic.Field(alias=...)`) would make type checkers ask for the wire name in the
constructor (PEP 681, field specifiers); in the annotation they leave it alone, pydantic reads it
all the same, and the runtime's base class accepts both names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sdkpress.ir.models import Field, ObjectModel, Origin, Usage
from sdkpress.ir.types import Const, Kind, ListOf, Nullable, Primitive, TypeRef, Unknown
from sdkpress.python import literals
from sdkpress.python.annotate import Annotator, Expr, Presence, presence
from sdkpress.python.defaults import field_default
from sdkpress.python.docstring import docstring, paragraphs
from sdkpress.python.layout import Group, Pair, Text, class_head, declaration
from sdkpress.python.symbols import (
    ANNOTATED,
    DICT,
    NOT_REQUIRED,
    PYDANTIC,
    TYPED_DICT,
    Symbol,
)
from sdkpress.python.views import DefinitionView, MemberView


@dataclass(frozen=True, slots=True)
class Definitions:
    """Definitions for one model and what they import."""

    definitions: tuple[DefinitionView, ...]
    symbols: tuple[Symbol, ...]


def object_definitions(model: ObjectModel, annotator: Annotator) -> Definitions:
    """The twin and the class of a model; for an error its body, then its exception."""
    symbols: list[Symbol] = []
    definitions: list[DefinitionView] = []
    if model.id in annotator.context.twins:
        definitions.append(_twin(model, annotator, symbols))
    base = "FileModel" if model.naming.origin is Origin.FILE else "BaseModel"
    symbols.append(annotator.scope.runtime(base))
    definitions.append(
        DefinitionView(
            head=class_head(annotator.own_name(model.id), base),
            doc=_class_doc(model, annotator.own_name(model.id)),
            members=_members(model, annotator, symbols),
        )
    )
    return Definitions(tuple(definitions), tuple(symbols))


def _class_doc(model: ObjectModel, name: str) -> str:
    words = None if model.deprecation is None else model.deprecation.message
    deprecated = None if model.deprecation is None else f"Deprecated. {words or ''}"
    text = paragraphs((model.description or model.naming.title, deprecated))
    return docstring(text or f"{name}.", 4)


def _twin(
    model: ObjectModel, annotator: Annotator, symbols: list[Symbol]
) -> DefinitionView:
    name = annotator.names.models[model.id]
    symbols.append(TYPED_DICT)
    members: list[MemberView] = []
    for field in distinct_fields(model):
        given = annotator.give(field.type)
        required = field_type(model, field, annotator)[1] is None
        node = given.node if required else Group("NotRequired[", (given.node,), "]")
        symbols += given.symbols if required else (*given.symbols, NOT_REQUIRED)
        attribute = annotator.names.fields[model.id, field.wire]
        source = "\n".join(declaration(attribute, node, indent=4))
        members.append(MemberView(source, "", not members))
    return DefinitionView(
        head=class_head(name.twin, "TypedDict"),
        doc=docstring(f"`{annotator.own_name(model.id)}` as a plain dict.", 4),
        members=tuple(members),
    )


def distinct_fields(model: ObjectModel) -> Iterator[Field]:
    """The fields, each wire name once: parameters in two places of a request may share one."""
    seen: set[str] = set()
    for field in model.fields:
        if field.wire not in seen:
            seen.add(field.wire)
            yield field


def _members(
    model: ObjectModel, annotator: Annotator, symbols: list[Symbol]
) -> tuple[MemberView, ...]:
    members: list[MemberView] = []
    spaced = True
    for source, description in _statements(model, annotator, symbols):
        doc = docstring(description, 4)
        members.append(MemberView(source, doc, spaced or not members))
        spaced = bool(doc)
    return tuple(members)


def _statements(
    model: ObjectModel, annotator: Annotator, symbols: list[Symbol]
) -> Iterator[tuple[str, str]]:
    if model.forbids_extra and model.usage is Usage.REQUEST:
        symbols.append(PYDANTIC)
        yield '    model_config = pydantic.ConfigDict(extra="forbid")', ""
    if model.additional is not None and not isinstance(model.additional, Unknown):
        extra = annotator.read(model.additional)
        symbols += (*extra.symbols, DICT, PYDANTIC)
        annotation = Group("Dict[", (Text("str"), extra.node), "]")
        value = Group("pydantic.Field(", (Text("init=False"),), ")")
        lines = declaration("__pydantic_extra__", annotation, value, 4)
        yield "\n".join(lines), "Properties that the document does not name."
    for field in distinct_fields(model):
        attribute = annotator.names.fields[model.id, field.wire]
        type_, default = field_type(model, field, annotator)
        symbols += (*type_.symbols, *(default.symbols if default else ()))
        node = type_.node
        if attribute != field.wire:
            symbols += (ANNOTATED, PYDANTIC)
            alias = Pair("alias=", Text(literals.text(field.wire)))
            metadata = Group("pydantic.Field(", (alias,), ")")
            node = Group("Annotated[", (node, metadata), "]")
        lines = declaration(attribute, node, default.node if default else None, 4)
        yield "\n".join(lines), field_text(field)


def field_text(field: Field) -> str:
    """What is said about a field: its description, and that it is deprecated."""
    if field.deprecation is None:
        return field.description or ""
    said = f"Deprecated. {field.deprecation.message or ''}"
    return paragraphs((field.description, said))


def field_type(
    model: ObjectModel, field: Field, annotator: Annotator
) -> tuple[Expr, Expr | None]:
    """The annotation of a field and its default; without one it has to be given."""
    uploaded = model.usage is not Usage.RESPONSE and _is_binary(field.type)
    describe = annotator.give if uploaded else annotator.read
    type_ = describe(field.type)
    if isinstance(field.type, Const) and not isinstance(field.type.value, float):
        return type_, Expr(Text(literals.scalar(field.type.value)))
    default = field_default(annotator, field.type, field.default)
    if field.required and not _is_one_way(model, field):
        return type_, default
    how = presence(field.type, required=False)
    if isinstance(field.type, Nullable):
        type_ = describe(field.type.of)
    type_ = annotator.wrapped(type_, how)
    if default is not None:
        return type_, default
    if how is Presence.OPTIONAL:
        return type_, Expr(Text("None"))
    return type_, Expr(Text("UNSET"), (annotator.scope.runtime("UNSET"),))


def _is_one_way(model: ObjectModel, field: Field) -> bool:
    """Whether a field is missing in one of the directions that its model travels in."""
    if field.read_only:
        return model.usage is not Usage.RESPONSE
    return field.write_only and model.usage is not Usage.REQUEST


def _is_binary(type_: TypeRef) -> bool:
    inner = type_.of if isinstance(type_, Nullable) else type_
    inner = inner.item if isinstance(inner, ListOf) else inner
    return isinstance(inner, Primitive) and inner.kind is Kind.BINARY

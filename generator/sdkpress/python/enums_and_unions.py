"""Enums and unions as Python: aliases, and classes where an enum is made one.

Input: an `EnumModel` or `UnionModel` and the annotator of its module. Output: `Definitions`.
A discriminated union is `Annotated[Union[...], Tagged(...)]`: the runtime looks at the tag first.
An alias that contains itself is a `TypeAliasType`, which may be recursive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, Model, ObjectModel, UnionModel
from sdkpress.ir.types import Ref, TypeRef
from sdkpress.ir.walk import named_model
from sdkpress.python import literals
from sdkpress.python.annotate import Annotator, Expr, union, unrecognized
from sdkpress.python.docstring import docstring
from sdkpress.python.layout import (
    Group,
    Node,
    Pair,
    Text,
    assignment,
    class_head,
    flatten,
)
from sdkpress.python.objects import Definitions
from sdkpress.python.symbols import (
    ANNOTATED,
    ENUM,
    LITERAL,
    TYPE_ALIAS_TYPE,
    UNION,
    Symbol,
)
from sdkpress.python.views import DefinitionView, MemberView


def enum_definitions(model: EnumModel, annotator: Annotator) -> Definitions:
    """The set of literals, or the class, of an enum."""
    name = annotator.own_name(model.id)
    doc = model.description or model.naming.title or ""
    if annotator.is_class(model):
        return Definitions((_enum_class(model, annotator, name, doc),), (ENUM,))
    values = tuple(dict.fromkeys(literals.scalar(one.value) for one in model.values))
    if any(isinstance(one.value, float) for one in model.values):
        # `Literal` takes no float, so the set is not spelled out.
        return Definitions((_alias(name, Text("float"), doc),), ())
    node: Node = Group("Literal[", tuple(map(Text, values)), "]")
    symbols = [LITERAL]
    kind = unrecognized(model) if model.open else None
    if kind is not None:
        node = Group("Union[", (node, Text(kind)), "]")
        symbols += (UNION, annotator.scope.runtime(kind))
    return Definitions((_alias(name, node, doc),), tuple(symbols))


def _enum_class(
    model: EnumModel, annotator: Annotator, name: str, doc: str
) -> DefinitionView:
    kinds = {type(one.value) for one in model.values}
    base = next(iter(kinds)).__name__ if len(kinds) == 1 else ""
    bases = (base, "Enum") if base in ("str", "int", "float") else ("Enum",)
    members: list[MemberView] = []
    for member, value in zip(
        annotator.names.members[model.id], model.values, strict=True
    ):
        said = docstring(value.description or "", 4)
        spaced = not members or bool(members[-1].doc)
        literal = Text(literals.scalar(value.value))
        source = "\n".join(assignment(member, literal, 4))
        members.append(MemberView(source, said, spaced))
    return DefinitionView(
        head=class_head(name, *bases),
        doc=docstring(doc or f"{name}.", 4),
        members=tuple(members),
    )


def union_definitions(
    model: UnionModel, annotator: Annotator, recursive: bool
) -> Definitions:
    """The alias of a union and, where a member has a twin, the alias of what may be given."""
    name = annotator.names.models[model.id]
    symbols: list[Symbol] = []
    definitions: list[DefinitionView] = []
    if model.id in annotator.context.twins:
        given = union([annotator.give(member) for member in model.members])
        symbols += given.symbols
        doc = f"What is accepted for `{annotator.own_name(model.id)}`."
        definitions.append(_maybe_recursive(name.twin, given, doc, recursive, symbols))
    read = _tagged(model, annotator) or union(
        [annotator.read(member) for member in model.members]
    )
    symbols += read.symbols
    doc = model.description or model.naming.title or ""
    own = annotator.own_name(model.id)
    definitions.append(_maybe_recursive(own, read, doc, recursive, symbols))
    return Definitions(tuple(definitions), tuple(symbols))


def _tagged(model: UnionModel, annotator: Annotator) -> Expr | None:
    """The discriminated form, where the members can be told apart by position.

    A member that is a union itself would be taken apart by `Union`, which shifts the positions.
    """
    found = model.discriminator
    if found is None:
        return None
    targets = [*model.members, *(target for _, target in found.mapping)]
    refs = tuple(dict.fromkeys(ref for ref in map(_ref, targets) if ref is not None))
    models = [annotator.api.models[ref.model] for ref in refs]
    if len(refs) < len(set(targets)) or not all(
        isinstance(one, ObjectModel) for one in models
    ):
        return None
    if len({tag for tag, _ in found.mapping}) < len(set(found.mapping)):
        return None  # one tag for two types: only their other fields tell them apart
    members = [annotator.read(ref) for ref in refs]
    symbols = [symbol for member in members for symbol in member.symbols]
    if model.open:
        symbols.append(annotator.scope.runtime("Unrecognized"))
        members.append(Expr(Text("Unrecognized")))
    if len(members) < 2:
        return None
    tags = tuple(
        Pair(f"{literals.text(tag)}: ", Text(str(refs.index(target))))
        for tag, target in dict.fromkeys(found.mapping)
        if isinstance(target, Ref)
    )
    arguments: list[Node] = [
        Text(literals.text(found.property_name)),
        Group("{", tags, "}"),
    ]
    attribute = _attribute(annotator, [ref.model for ref in refs], found.property_name)
    if attribute != found.property_name:
        arguments.append(Pair("attribute=", Text(literals.text(attribute))))
    choice = Group("Union[", tuple(member.node for member in members), "]")
    tagged = Group("Tagged(", tuple(arguments), ")")
    symbols += (ANNOTATED, UNION, annotator.scope.runtime("Tagged"))
    return Expr(Group("Annotated[", (choice, tagged), "]"), tuple(symbols))


def _ref(type_: TypeRef) -> Ref | None:
    return type_ if isinstance(type_, Ref) else None


def _attribute(annotator: Annotator, models: Sequence[ModelId], wire: str) -> str:
    """What the members call the tag; they agree, as field names follow from wire names."""
    names = annotator.names.fields
    return next((names[id_, wire] for id_ in models if (id_, wire) in names), wire)


def _maybe_recursive(
    name: str, value: Expr, doc: str, recursive: bool, symbols: list[Symbol]
) -> DefinitionView:
    if not recursive:
        return _alias(name, value.node, doc)
    symbols.append(TYPE_ALIAS_TYPE)
    text = Text(literals.text(flatten(value.node) or ""))
    arguments = (Text(literals.text(name)), text)
    return _alias(name, Group("TypeAliasType(", arguments, ")"), doc)


def _alias(name: str, value: Node, doc: str) -> DefinitionView:
    head = "\n".join(assignment(name, value))
    return DefinitionView(head=head, doc=docstring(doc, 0))


def contains_itself(union_: UnionModel, models: Mapping[ModelId, Model]) -> bool:
    """Whether a union is reached from itself through lists, maps and unions alone."""
    seen: set[ModelId] = set()
    pending = list(union_.members)
    while pending:
        id_ = named_model(pending.pop())
        if id_ == union_.id:
            return True
        if id_ is None or id_ in seen:
            continue
        seen.add(id_)
        target = models[id_]
        if isinstance(target, UnionModel):
            pending.extend(target.members)
    return False

"""Enums and unions as Python: aliases, and classes where an enum is made one.

Input: an `EnumModel` or `UnionModel` and the annotator of its module. Output: `Definitions`.
A discriminated union is `Annotated[Union[...], Tagged(...)]`: the runtime looks at the tag first.
An alias that contains itself is a `TypeAliasType`, which may be recursive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, Model, ObjectModel, UnionModel
from sdkpress.ir.types import Ref, TypeRef
from sdkpress.ir.walk import named_model
from sdkpress.python import literals
from sdkpress.python.annotate import Annotator, union, unrecognized
from sdkpress.python.docstring import docstring
from sdkpress.python.layout import assigned
from sdkpress.python.model_views import AliasView, DefinitionView, EnumView, MemberView
from sdkpress.python.nodes import (
    Annotation,
    Group,
    Node,
    Pair,
    Text,
    source,
    subscript,
    symbols_in,
    tuple_of,
)
from sdkpress.python.objects import Definitions, class_head
from sdkpress.python.symbols import (
    ANNOTATED,
    ENUM,
    LITERAL,
    TYPE_ALIAS_TYPE,
    UNION,
)


def enum_definitions(model: EnumModel, annotator: Annotator) -> Definitions:
    """The set of literals, or the class, of an enum."""
    name = annotator.context.class_name(model.id)
    doc = model.description or model.naming.title or ""
    if annotator.context.is_enum_class(model):
        class_ = _enum_class(model, annotator, name, doc)
        return Definitions((class_,), frozenset((ENUM,)))
    values = tuple(dict.fromkeys(literals.scalar(one.value) for one in model.values))
    if any(isinstance(one.value, float) for one in model.values):
        # `Literal` takes no float, so the set is not spelled out.
        return Definitions((_alias(name, Text("float"), doc),), frozenset())
    node = subscript(LITERAL, *map(Text, values))
    kind = unrecognized(model) if model.open else None
    if kind is not None:
        node = subscript(UNION, node, annotator.scope.type(kind))
    return Definitions((_alias(name, node, doc),), frozenset(symbols_in((node,))))


def _enum_class(
    model: EnumModel, annotator: Annotator, name: str, doc: str
) -> DefinitionView:
    kinds = {type(one.value) for one in model.values}
    base = next(iter(kinds)).__name__ if len(kinds) == 1 else ""
    bases = (base, "Enum") if base in ("str", "int", "float") else ("Enum",)
    names = annotator.context.names.members[model.id]
    class_ = EnumView(
        head=class_head(name, *bases),
        doc=docstring(doc, 4),
        members=tuple(
            MemberView(
                member,
                assigned(member, Text(literals.scalar(value.value)), 4),
                docstring(value.description or "", 4),
            )
            for member, value in zip(names, model.values, strict=True)
        ),
    )
    return DefinitionView(enum=class_)


def union_definitions(
    model: UnionModel, annotator: Annotator, recursive: bool
) -> Definitions:
    """The alias of a union and, where a member has a `TypedDict`, the alias of what may be given."""
    class_name, doc = annotator.context.class_name(model.id), model.description
    read = _tagged(model, annotator) or union(_members(model, annotator))
    later = frozenset(symbols_in(map(annotator.read, _deferred(model, annotator))))
    if later:
        mark = Text("DEFERRED", annotator.scope.deferred("DEFERRED"))
        read = subscript(ANNOTATED, read, mark)
    aliases = [(class_name, read, doc or model.naming.title or "")]
    if model.id in annotator.context.typed_dict_models:
        given = union(map(annotator.give, model.members))
        input_name = annotator.context.name(model.id).typed_dict
        aliases.insert(0, (input_name, given, f"What is accepted for `{class_name}`."))
    symbols = symbols_in(annotation for _, annotation, _ in aliases)
    if recursive:
        symbols.add(TYPE_ALIAS_TYPE)
    return Definitions(
        tuple(
            _alias(name, _recursive(name, node) if recursive else node, doc)
            for name, node, doc in aliases
        ),
        frozenset(symbols - later),
        later,
    )


def _members(model: UnionModel, annotator: Annotator) -> Iterator[Annotation]:
    yield from map(annotator.read, model.members)
    if model.stream is not None:
        item = annotator.read(model.stream)
        for name in ("EventStream", "EventStreamAsync"):
            yield subscript(annotator.scope.stream(name), item)


def _deferred(model: UnionModel, annotator: Annotator) -> tuple[TypeRef, ...]:
    """The members that are loaded when a value needs them."""
    later = annotator.context.deferred.get(model.id, frozenset())
    return tuple(one for one in model.members if named_model(one) in later)


def _tagged(model: UnionModel, annotator: Annotator) -> Annotation | None:
    """The discriminated form, where the members can be told apart by position.

    A member that is a union itself would be taken apart by `Union`, which shifts the positions.
    """
    discriminator = model.discriminator
    if discriminator is None:
        return None
    targets = [*model.members, *(target for _, target in discriminator.mapping)]
    refs = tuple(dict.fromkeys(ref for ref in map(_ref, targets) if ref is not None))
    models = [annotator.context.model(ref.model) for ref in refs]
    if len(refs) < len(set(targets)) or not all(
        isinstance(one, ObjectModel) for one in models
    ):
        return None
    if len({tag for tag, _ in discriminator.mapping}) < len(set(discriminator.mapping)):
        return None  # one tag for two types: only their other fields tell them apart
    members = [annotator.read(ref) for ref in refs]
    if model.open:
        members.append(annotator.scope.type("Unrecognized"))
    if len(members) < 2:
        return None
    tags = tuple(
        Pair(f"{literals.text(tag)}: ", Text(str(refs.index(target))))
        for tag, target in dict.fromkeys(discriminator.mapping)
        if isinstance(target, Ref)
    )
    arguments: list[Node] = [
        Text(literals.text(discriminator.property_name)),
        Group("{", tags, "}"),
    ]
    if isinstance(model.fallback, Ref):
        position = Text(str(refs.index(model.fallback)))
        arguments.append(Pair("fallback=", position))
    attributes = _attributes(
        annotator, [ref.model for ref in refs], discriminator.property_name
    )
    if attributes:
        node = tuple_of(attributes) if len(attributes) > 1 else attributes[0]
        arguments.append(Pair("attribute=", node))
    tagged = annotator.scope.runtime("Tagged")
    metadata = Group("Tagged(", tuple(arguments), ")", symbol=tagged)
    return subscript(ANNOTATED, subscript(UNION, *members), metadata)


def _ref(type_: TypeRef) -> Ref | None:
    return type_ if isinstance(type_, Ref) else None


def _attributes(
    annotator: Annotator, models: Sequence[ModelId], wire: str
) -> list[Text]:
    """What the members call the tag, where that is not its wire name; only constants may be spelled otherwise."""
    context = annotator.context
    attributes: dict[str, None] = {}
    for id_ in models:
        model = context.model(id_)
        fields = model.fields if isinstance(model, ObjectModel) else ()
        attributes |= {
            context.attribute(id_, f): None for f in fields if f.wire == wire
        }
    return [Text(literals.text(name)) for name in attributes if name != wire]


def _recursive(name: str, value: Node) -> Node:
    arguments = (Text(literals.text(name)), Text(literals.text(source(value))))
    return Group("TypeAliasType(", arguments, ")", symbol=TYPE_ALIAS_TYPE)


def _alias(name: str, value: Node, doc: str) -> DefinitionView:
    view = AliasView(name=name, value=assigned(name, value), doc=docstring(doc, 0))
    return DefinitionView(alias=view)


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

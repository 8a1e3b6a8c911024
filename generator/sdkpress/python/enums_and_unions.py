"""Enums and unions as Python: aliases, and classes where an enum is made one.

Input: an `EnumModel` or `UnionModel` and the annotator of its module. Output: `Definitions`.
A discriminated union is `Annotated[Union[...], Tagged(...)]`: the runtime looks at the tag first.
An alias that contains itself is a `TypeAliasType`, which may be recursive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, Model, ObjectModel, UnionModel
from sdkpress.ir.types import Ref
from sdkpress.ir.unions import tagged_members
from sdkpress.ir.walk import referenced
from sdkpress.python import literals
from sdkpress.python.annotate import Annotator, union, unrecognized
from sdkpress.python.context import GenerationContext
from sdkpress.python.docstring import docstring
from sdkpress.python.layout import assigned, declared
from sdkpress.python.model_views import (
    AliasView,
    DefinitionView,
    EnumView,
    FieldView,
    MemberView,
    ModelView,
)
from sdkpress.python.nodes import (
    Annotation,
    Declaration,
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
    ANY,
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
    unknown = _unknown_member(model, annotator)
    return Definitions(
        (
            *unknown.definitions,
            *(
                _alias(name, _recursive(name, node) if recursive else node, doc)
                for name, node, doc in aliases
            ),
        ),
        frozenset(symbols - later) | unknown.symbols,
        later,
    )


def _unknown_member(model: UnionModel, annotator: Annotator) -> Definitions:
    """The class of members that the document does not list, where the union has one of its own."""
    name = annotator.context.name(model.id).unknown
    discriminator = model.discriminator
    refs = tagged_members(model, annotator.context.api.models)
    if name is None or discriminator is None or not refs:
        return Definitions((), frozenset())
    wire = discriminator.property_name
    called = [
        annotator.context.attribute(ref.model, field)
        for ref in refs
        if isinstance(owner := annotator.context.model(ref.model), ObjectModel)
        for field in owner.fields
        if field.wire == wire
    ]
    base = annotator.scope.unknown_model
    texts = subscript(LITERAL, Text(literals.text("UNKNOWN")))
    true = subscript(LITERAL, Text("True"))
    fields = (
        Declaration(called[0] if called else "tag", texts, Text('"UNKNOWN"')),
        Declaration("raw", Text("Any", ANY)),
        Declaration("is_unknown", true, Text("True")),
    )
    title = annotator.context.class_name(model.id)
    doc = f"A `{title}` whose `{wire}` the document does not list; `raw` is all of it."
    class_ = ModelView(
        head=class_head(name, base.text),
        doc=docstring(doc, 4),
        forbids_extra=False,
        fields=tuple(FieldView(one.name, declared(one, 4)) for one in fields),
    )
    symbols = symbols_in(fields) | symbols_in((base,))
    return Definitions((DefinitionView(model=class_),), frozenset(symbols))


def _members(model: UnionModel, annotator: Annotator) -> Iterator[Annotation]:
    yield from map(annotator.read, model.members)
    if model.stream is not None:
        item = annotator.read(model.stream)
        for name in ("EventStream", "EventStreamAsync"):
            yield subscript(annotator.scope.stream(name), item)


def _deferred(model: UnionModel, annotator: Annotator) -> tuple[Ref, ...]:
    """The members that are loaded when a value needs them."""
    later = annotator.context.deferred.get(model.id, frozenset())
    return tuple(
        one for one in model.members if isinstance(one, Ref) and one.model in later
    )


def _tagged(model: UnionModel, annotator: Annotator) -> Annotation | None:
    """The discriminated form, where the members can be told apart by position."""
    discriminator = model.discriminator
    refs = tagged_members(model, annotator.context.api.models)
    if discriminator is None or refs is None:
        return None
    members = [annotator.read(ref) for ref in refs]
    if model.open:
        own = annotator.context.name(model.id).unknown
        shared = annotator.scope.type("Unrecognized")
        members.append(shared if own is None else Text(own))
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


def _attributes(
    annotator: Annotator, models: Sequence[ModelId], wire: str
) -> list[Text]:
    """What the members call the tag, where that is not its wire name; only constants may be spelled otherwise."""
    context = annotator.context
    attributes: dict[str, None] = {}
    for id_ in models:
        for model in _objects(context.model(id_), context):
            attributes |= {
                context.attribute(model.id, field): None
                for field in model.fields
                if field.wire == wire
            }
    return [Text(literals.text(name)) for name in attributes if name != wire]


def _objects(model: Model, context: GenerationContext) -> Iterator[ObjectModel]:
    """The object, or those that a discriminated union leads to."""
    if isinstance(model, ObjectModel):
        yield model
    elif isinstance(model, UnionModel):
        for member in model.members:
            if isinstance(member, Ref):
                yield from _objects(context.model(member.model), context)


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
        for id_ in referenced((pending.pop(),)):
            if id_ == union_.id:
                return True
            target = models[id_]
            if id_ not in seen and isinstance(target, UnionModel):
                pending.extend(target.members)
            seen.add(id_)
    return False

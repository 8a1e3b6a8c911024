"""Object models as classes, with their `TypedDict` and, for error bodies, their exceptions.

Input: an `ObjectModel` and the annotator of its module. Output: `Definitions`: definitions and symbols.

A field whose wire name differs keeps it in `Annotated[..., pydantic.Field(alias=...)]`. An alias in
the default (`= pydantic.Field(alias=...)`) would make type checkers ask for the wire name in the
constructor (PEP 681, field specifiers); in the annotation they leave it alone, pydantic reads it
all the same, and the runtime's base class accepts both names.
"""

from __future__ import annotations

from collections.abc import Iterator

from sdkpress.frozen import dataclass
from sdkpress.ir.models import Field, FileModel, ObjectModel, Usage
from sdkpress.ir.types import Unknown
from sdkpress.python import literals
from sdkpress.python.annotate import STR, Annotator
from sdkpress.python.docstring import docstring, paragraphs
from sdkpress.python.layout import declared, layout
from sdkpress.python.limits import limits_of
from sdkpress.python.method_docs import with_default
from sdkpress.python.model_views import (
    ClassHead,
    DefinitionView,
    FieldView,
    ModelView,
    TypedDictView,
)
from sdkpress.python.nodes import (
    Declaration,
    Group,
    Node,
    Pair,
    Symbol,
    Text,
    subscript,
    symbols_in,
)
from sdkpress.python.signature import field_signatures
from sdkpress.python.symbols import (
    ANNOTATED,
    DICT,
    NOT_REQUIRED,
    PYDANTIC,
    TYPED_DICT,
)
from sdkpress.python.xml import CLASS_VAR, XML, xml_format


@dataclass(frozen=True, slots=True)
class Definitions:
    """Definitions for one model and what they import, `deferred` only once a value needs it."""

    definitions: tuple[DefinitionView, ...]
    symbols: frozenset[Symbol]
    deferred: frozenset[Symbol] = frozenset()


def object_definitions(model: ObjectModel, annotator: Annotator) -> Definitions:
    """The `TypedDict` and the class of a model; for an error its body, then its exception."""
    context = annotator.context
    name = context.class_name(model.id)
    definitions: list[DefinitionView] = []
    base = "FileModel" if isinstance(model, FileModel) else "BaseModel"
    symbols = {annotator.scope.runtime(base)}
    if model.id in context.typed_dict_models:
        keys = tuple(_keys(model, annotator))
        symbols |= {TYPED_DICT} | symbols_in(keys)
        typed_dict = TypedDictView(
            head=class_head(context.name(model.id).typed_dict, "TypedDict"),
            doc=docstring(f"`{name}` as a plain dict.", 4),
            keys=tuple(FieldView(key.name, declared(key, 4)) for key in keys),
        )
        definitions.append(DefinitionView(typed_dict=typed_dict))
    attributes = tuple(_attributes(model, annotator))
    symbols |= symbols_in(attribute for attribute, _ in attributes)
    forbids_extra = model.forbids_extra and model.usage is Usage.REQUEST
    if forbids_extra:
        symbols.add(PYDANTIC)
    class_ = ModelView(
        head=class_head(name, base),
        doc=_class_doc(model),
        forbids_extra=forbids_extra,
        fields=tuple(
            FieldView(attribute.name, declared(attribute, 4), docstring(text, 4))
            for attribute, text in attributes
        ),
    )
    definitions.append(DefinitionView(model=class_))
    return Definitions(tuple(definitions), frozenset(symbols))


def class_head(name: str, *bases: str) -> ClassHead:
    """The first line of a class."""
    lines = layout(Group(f"class {name}(", tuple(map(Text, bases)), ")"), suffix=":")
    return ClassHead(name=name, bases=", ".join(bases), lines=tuple(lines[1:-1]))


def _class_doc(model: ObjectModel) -> str:
    words = None if model.deprecation is None else model.deprecation.message
    deprecated = None if model.deprecation is None else f"Deprecated. {words or ''}"
    text = paragraphs((model.description or model.naming.title, deprecated))
    return docstring(text, 4)


def _keys(model: ObjectModel, annotator: Annotator) -> Iterator[Declaration]:
    """The keys of a model's `TypedDict`."""
    for signature in field_signatures(model, annotator):
        assert signature.field is not None
        given = annotator.give(signature.field.type)
        if not signature.required:
            given = subscript(NOT_REQUIRED, given)
        yield Declaration(signature.name, given)


def _attributes(
    model: ObjectModel, annotator: Annotator
) -> Iterator[tuple[Declaration, str]]:
    """The attributes of a model's class, with what is said about each."""
    if model.additional is not None and not isinstance(model.additional, Unknown):
        extra = subscript(DICT, STR, annotator.read(model.additional))
        value = Group("pydantic.Field(", (Text("init=False"),), ")", symbol=PYDANTIC)
        statement = Declaration("__pydantic_extra__", extra, value)
        yield statement, "Properties that the document does not name."
    xml = xml_format(model, annotator)
    if xml is not None:
        kind = subscript(CLASS_VAR, Text("Xml", XML))
        yield Declaration("__xml__", kind, xml), ""
    for signature in field_signatures(model, annotator):
        assert signature.field is not None
        annotation = signature.annotation
        name = annotator.context.attribute(model.id, signature.field)
        metadata: list[Node] = []
        if name != signature.wire:
            alias = Pair("alias=", Text(literals.text(signature.field.wire)))
            metadata.append(Group("pydantic.Field(", (alias,), ")", symbol=PYDANTIC))
        if model.usage is not Usage.RESPONSE:
            context, keywords = annotator.context, signature.field.keywords
            limits = limits_of(keywords, annotator.scope, context)
            metadata += () if limits is None else (limits,)
        if metadata:
            annotation = subscript(ANNOTATED, annotation, *metadata)
        statement = Declaration(name, annotation, signature.default)
        yield statement, with_default(field_text(signature.field), signature)


def field_text(field: Field) -> str:
    """What is said about a field: its description, and that it is deprecated."""
    if field.deprecation is None:
        return field.description or ""
    deprecation = f"Deprecated. {field.deprecation.message or ''}"
    return paragraphs((field.description, deprecation))

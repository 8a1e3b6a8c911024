"""Code on union pages: a value of one member, given to a variable of its type.

Input: a union and one of its members. Output: the code, laid out; in the reference dialect the originals'
placeholder, which is not Python.
"""

from __future__ import annotations

from collections.abc import Iterator

from sdkpress.examples.sample_values import sample_value, tagged
from sdkpress.ir.models import UnionModel
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
from sdkpress.python.context import GenerationContext
from sdkpress.python.layout import layout
from sdkpress.snippets.imports import import_lines
from sdkpress.snippets.type_text import member_text, type_text
from sdkpress.snippets.value_expressions import ValueWriter


def member_code(
    context: GenerationContext, model: UnionModel, member: TypeRef, *, sent: bool
) -> str:
    """The code for one supported type."""
    if context.dialect.placeholder_values:
        name = member_text(context, member, sent=sent)
        return f"value: {name} = /* values here */"
    value = tagged(
        context, model, member, sample_value(context, member, within=(model.id,))
    )
    writer = ValueWriter(context, constructed=True, received=not sent)
    node = writer.node(member, value, whole=True)
    writer.used.update(_annotation_names(context, member, sent))
    lines = import_lines(context.names.client.package, writer.used)
    annotation = type_text(context, member, sent=sent)
    return "\n".join([*lines, *layout(node, 0, f"value: {annotation} = ")])


def _annotation_names(
    context: GenerationContext, type_: TypeRef, sent: bool
) -> Iterator[str]:
    """What `type_text` of the type needs imported, in the terms of `import_lines`."""
    match type_:
        case Ref(model):
            yield context.name(model).namespace
        case ListOf(inner):
            yield "typing.List"
            yield from _annotation_names(context, inner, sent)
        case MapOf(inner):
            yield "typing.Dict"
            yield from _annotation_names(context, inner, sent)
        case Nullable(inner):
            yield "types.Nullable"
            yield from _annotation_names(context, inner, sent)
        case Const():
            yield "typing.Literal"
        case Unknown():
            yield "typing.Any"
        case Primitive(Kind.DATE):
            yield "datetime.date"
        case Primitive(Kind.DATE_TIME):
            yield "datetime.datetime"
        case Primitive(Kind.BINARY):
            if sent:
                yield from ("io", "typing.IO", "typing.Union")
        case Primitive():
            return

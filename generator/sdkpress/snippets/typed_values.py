"""Code on union pages: a value of one member, given to a variable of its type.

Input: a union and one of its members. Output: the code, laid out; in the reference dialect the originals'
placeholder, which is not Python.
"""

from __future__ import annotations

from collections.abc import Iterator

from sdkpress.docs.cells import member_text, type_text
from sdkpress.docs.lookup import Lookup
from sdkpress.examples.sample_values import sample, tagged
from sdkpress.examples.value_expressions import ValueWriter
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
from sdkpress.python.layout import layout
from sdkpress.snippets.imports import import_lines


def member_code(
    lookup: Lookup, model: UnionModel, member: TypeRef, *, sent: bool
) -> str:
    """The code for one supported type."""
    if lookup.dialect.placeholder_values:
        name = member_text(lookup, member, sent=sent)
        return f"value: {name} = /* values here */"
    value = tagged(lookup, model, member, sample(lookup, member, within=(model.id,)))
    writer = ValueWriter(lookup, constructed=True, received=not sent)
    node = writer.node(member, value, whole=True)
    writer.used.update(_annotation_names(lookup, member, sent))
    lines = import_lines(lookup.names.client.package, writer.used)
    annotation = type_text(lookup, member, sent=sent)
    return "\n".join([*lines, *layout(node, 0, f"value: {annotation} = ")])


def _annotation_names(lookup: Lookup, type_: TypeRef, sent: bool) -> Iterator[str]:
    """What `type_text` of the type needs imported, in the terms of `import_lines`."""
    match type_:
        case Ref(model):
            yield lookup.name(model).namespace
        case ListOf(inner):
            yield "typing.List"
            yield from _annotation_names(lookup, inner, sent)
        case MapOf(inner):
            yield "typing.Dict"
            yield from _annotation_names(lookup, inner, sent)
        case Nullable(inner):
            yield "types.Nullable"
            yield from _annotation_names(lookup, inner, sent)
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

"""How a model is written as XML, for the runtime: `__xml__` of its class.

Input: an `ObjectModel` and the annotator of its module. Output: an `Xml(…)` expression, or None where no XML
reaches the model.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sdkpress.ir.models import ObjectModel, XmlFormat
from sdkpress.python import literals
from sdkpress.python.annotate import Annotator
from sdkpress.python.nodes import Group, Node, Pair, Symbol, Text

XML: Final = Symbol(".._runtime.xml", "Xml")
CLASS_VAR: Final = Symbol("typing", "ClassVar")


def xml_format(model: ObjectModel, annotator: Annotator) -> Node | None:
    """The expression; its fields are keyed by attribute, and only those that differ from the default are named."""
    if model.xml is None:
        return None
    names = annotator.context.names.fields
    fields = tuple(
        Pair(f"{literals.text(names[model.id, field.wire])}: ", _xml(items))
        for field in model.fields
        if field.xml is not None and (items := tuple(_items(field.xml)))
    )
    parts = list(_items(model.xml))
    if fields:
        parts.append(Pair("fields=", Group("{", fields, "}")))
    return _xml(tuple(parts))


def _xml(items: tuple[Node, ...]) -> Node:
    return Group("Xml(", items, ")", symbol=XML)


def _items(xml: XmlFormat) -> Iterator[Node]:
    texts = (
        ("name", xml.name),
        ("namespace", xml.namespace),
        ("prefix", xml.prefix),
        ("item", xml.item),
    )
    for name, value in texts:
        if value is not None:
            yield Pair(f"{name}=", Text(literals.text(value)))
    flags = (
        ("attribute", xml.attribute),
        ("wrapped", xml.wrapped),
        ("text", xml.text),
    )
    for name, flag in flags:
        if flag:
            yield Text(f"{name}=True")

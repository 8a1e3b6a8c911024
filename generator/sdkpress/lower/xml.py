"""How a schema's values are written as XML (OpenAPI 3.1.2 section 4.8.26, 3.2.0 section 4.26).

Input: a schema and what its references lead to. Output: `XmlFormat`s of a model and of its fields. They count only
for models that some XML body reaches; `lower.usage` takes them from the others.
"""

from __future__ import annotations

from sdkpress.ir.models import XmlFormat
from sdkpress.lower.extensions import as_mapping, as_text
from sdkpress.lower.references import Resolver
from sdkpress.spec.model import Schema


def xml_of_model(
    resolver: Resolver, schema: Schema, component: str | None
) -> XmlFormat | None:
    """The element of a model, where it is the root; None in a document without XML."""
    if not resolver.has_xml:
        return None
    keywords = _keywords(schema)
    return XmlFormat(
        name=as_text(keywords.get("name")) or component,
        namespace=as_text(keywords.get("namespace")),
        prefix=as_text(keywords.get("prefix")),
    )


def xml_of_field(resolver: Resolver, schema: Schema) -> XmlFormat | None:
    """The element or attribute of a property; None in a document without XML."""
    if not resolver.has_xml:
        return None
    keywords = _inherited(resolver, schema)
    plain = resolver.plain(schema)
    node = as_text(keywords.get("nodeType"))
    item = None
    if plain.items is not None:
        item = as_text(_inherited(resolver, plain.items).get("name"))
    return XmlFormat(
        name=as_text(keywords.get("name")),
        namespace=as_text(keywords.get("namespace")),
        prefix=as_text(keywords.get("prefix")),
        attribute=keywords.get("attribute") is True or node == "attribute",
        wrapped=plain.items is not None
        and (keywords.get("wrapped") is True or node == "element"),
        text=node in ("text", "cdata"),
        item=item,
    )


def _keywords(schema: Schema) -> dict[str, object]:
    return dict(as_mapping(schema.keywords.get("xml")) or {})


def _inherited(resolver: Resolver, schema: Schema) -> dict[str, object]:
    """What a schema says itself, before what the schema says that it refers to."""
    keywords = _keywords(schema)
    if schema.ref is not None:
        return {**_keywords(resolver.follow(schema)), **keywords}
    if len(schema.all_of) == 1 and schema.all_of[0].ref is not None:
        return {**_keywords(resolver.follow(schema.all_of[0])), **keywords}
    return keywords

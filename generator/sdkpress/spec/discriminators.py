"""Discriminator Objects: raw values to `spec.model.Discriminator`.

Input: the raw value beside the alternatives of a schema. Output: the discriminator; its targets are references, and
are read as such.
"""

from __future__ import annotations

from sdkpress.diagnostics import codes
from sdkpress.source.pointer import escape
from sdkpress.spec.model import Discriminator
from sdkpress.spec.reading import Reading, as_mapping
from sdkpress.spec.refs import References


def read_discriminator(
    reading: Reading, references: References, value: object, at: str
) -> Discriminator | None:
    """The discriminator at a pointer; None, with a finding, where it does not say its property."""
    node = as_mapping(value)
    if isinstance(value, str):  # as OpenAPI 2.0 has it
        if reading.version != "2.0":
            reading.wrong(value, "a discriminator", at)
        return Discriminator(property_name=value)
    if node is None:
        reading.wrong(value, "a discriminator", at)
        return None
    name = reading.text(node, "propertyName", at)
    if name is None:
        reading.report(codes.MISSING_KEY, "a discriminator has no propertyName", at)
        return None
    mapping: list[tuple[str, str]] = []
    for tag, raw in reading.child(node, "mapping", at).items():
        where = f"{at}/mapping/{escape(tag)}"
        target = reading.as_text(raw, where)
        if target is None:
            continue
        mapping.append((tag, target))
        if target.startswith("#"):
            references.schema(target, f"{at}/mapping", tag)
    default = reading.text(node, "defaultMapping", at)
    if default is not None and default.startswith("#"):
        references.schema(default, at, "defaultMapping")
    return Discriminator(property_name=name, mapping=tuple(mapping), default=default)

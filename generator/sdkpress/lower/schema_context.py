"""Where a schema stands: what `lower.schemas` hands down as it walks.

Input: nothing. Output: `SchemaContext`, from which the naming of an inline model follows.
"""

from __future__ import annotations

from dataclasses import replace

from sdkpress.frozen import dataclass
from sdkpress.ir.ids import ModelId, OperationId
from sdkpress.ir.models import Naming, Origin
from sdkpress.spec.model import Schema


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaContext:
    """The place of a schema inside a component or an operation.

    `depth` counts inline levels since the last reference. `multipart` marks the body of a
    multipart request, whose binary properties are files; `binary_is_file` its properties.
    """

    parent: ModelId | OperationId | None = None
    name_hint: str = ""
    origin: Origin = Origin.INLINE
    component: str | None = None
    tag: str | None = None
    position: int | None = None
    status: str | None = None
    multipart: bool = False
    file: bool = False
    event: bool = False  # an item of an event stream, whose `data` is decoded
    decoded: bool = False  # a text that arrives as what `contentSchema` says
    description: str | None = None  # of the body the schema is, if it has none itself
    depth: int = 0
    base: str | None = None
    keeps_plural: bool = False  # items are named as the list is
    copies: frozenset[str] = frozenset()  # what the compositions around are made from

    def property(self, owner: ModelId, wire: str) -> SchemaContext:
        """A property of the model `owner`."""
        return SchemaContext(
            parent=owner,
            name_hint=wire,
            file=self.multipart,
            decoded=self.event and wire == "data",
            depth=self.depth + 1,
            copies=self.copies,
        )

    def item(self) -> SchemaContext:
        """The items of a list: named after one of what the list is named after."""
        name = self.name_hint if self.keeps_plural else singular(self.name_hint)
        return replace(self, name_hint=name, depth=self.depth + 1)

    def value(self) -> SchemaContext:
        """The values of a map."""
        return replace(self, depth=self.depth + 1)

    def same(self, keeps_plural: bool = False) -> SchemaContext:
        """A schema that stands for this one (the only member beside null)."""
        return replace(self, depth=self.depth + 1, keeps_plural=keeps_plural)

    def member(
        self, union: ModelId, position: int, tag: str | None, base: str | None = None
    ) -> SchemaContext:
        """A member of a union; `base` is the component that it extends."""
        return SchemaContext(
            parent=union,
            name_hint=self.component or self.name_hint,
            position=position,
            tag=tag,
            file=self.file,
            event=self.event,
            depth=self.depth + 1,
            copies=self.copies,
            base=base,
        )

    def naming(self, schema: Schema) -> Naming:
        """What a model made from `schema` here could be called."""
        override = schema.extensions.get("x-speakeasy-name-override")
        return Naming(
            origin=self.origin,
            component=self.component,
            name_hint=self.name_hint,
            parent=self.parent,
            pinned=override if isinstance(override, str) and override else None,
            title=schema.title,
            tag=self.tag,
            position=self.position,
            status=self.status,
            base=self.base,
        )


def singular(word: str) -> str:
    """One of what an English plural names; other words stay. `Items` → `Item`, `status` stays."""
    lower = word.lower()
    if lower.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is", "news")):
        return word[:-1]
    return word

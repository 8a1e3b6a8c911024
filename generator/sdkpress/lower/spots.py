"""Where a schema stands: what `lower.schemas` hands down as it walks.

Input: nothing. Output: `Spot`, from which the naming of an inline model follows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sdkpress.ir.models import Naming, Origin
from sdkpress.ir.ids import ModelId, OperationId
from sdkpress.spec.model import Schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """The place of a schema inside a component or an operation.

    `depth` counts inline levels since the last reference. `multipart` marks the body of a
    multipart request, whose binary properties are files; `binary_is_file` its properties.
    """

    parent: ModelId | OperationId | None = None
    short: str = ""
    origin: Origin = Origin.INLINE
    component: str | None = None
    tag: str | None = None
    position: int | None = None
    status: str | None = None
    multipart: bool = False
    file: bool = False
    description: str | None = None  # of the body the schema is, if it has none itself
    depth: int = 0

    def property(self, owner: ModelId, wire: str) -> Spot:
        """A property of the model `owner`."""
        return Spot(parent=owner, short=wire, file=self.multipart, depth=self.depth + 1)

    def item(self) -> Spot:
        """The items of a list: named after one of what the list is named after."""
        return replace(self, short=singular(self.short), depth=self.depth + 1)

    def value(self) -> Spot:
        """The values of a map."""
        return replace(self, depth=self.depth + 1)

    def same(self) -> Spot:
        """A schema that stands for this one (the only member beside null)."""
        return replace(self, depth=self.depth + 1)

    def member(self, union: ModelId, position: int, tag: str | None) -> Spot:
        """A member of a union."""
        return Spot(
            parent=union,
            short=self.component or self.short,
            position=position,
            tag=tag,
            file=self.file,
            depth=self.depth + 1,
        )

    def naming(self, schema: Schema) -> Naming:
        """What a model made from `schema` here could be called."""
        override = schema.extensions.get("x-speakeasy-name-override")
        return Naming(
            origin=self.origin,
            component=self.component,
            short=self.short,
            parent=self.parent,
            pinned=override if isinstance(override, str) and override else None,
            title=schema.title,
            tag=self.tag,
            position=self.position,
            status=self.status,
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

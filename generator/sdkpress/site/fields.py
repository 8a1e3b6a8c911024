"""Fields and arguments → lists of fields that open in place.

Input: arguments, or the fields of a model. Output: `Field` trees. What is inside a field stands below it, level by
level, until a list is as long as a reader can take; from there on a link leads to the model's own page. So a model
that holds itself ends, and a page of a large API stays small.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from sdkpress.ir.api import Operation
from sdkpress.ir.calls import ResponseHeader
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, ObjectModel, UnionModel
from sdkpress.ir.types import ListOf, MapOf, Nullable, Primitive, TupleOf, TypeRef
from sdkpress.ir.walk import named_model
from sdkpress.python.fields import FieldSignature
from sdkpress.python.literals import scalar
from sdkpress.site.context import SiteContext, breakable
from sdkpress.site.field_facts import MOST_VALUES, FactSheets, enum_values
from sdkpress.site.text import rich
from sdkpress.site.views import Fact, Field, FieldFacts, Link

_DEEPEST: Final = 5


@dataclass(slots=True)
class Slot:
    """A field on its way into a list: what is inside may still be opened."""

    anchor: str
    facts: FieldFacts
    type: TypeRef
    within: tuple[ModelId, ...] = ()
    opened: str = ""
    fields: list[Slot] = field(default_factory=list["Slot"])
    members: list[Slot] = field(default_factory=list["Slot"])
    call: str = ""


class FieldLists:
    """Makes the lists of one site; what is said about a field is made once."""

    def __init__(self, context: SiteContext) -> None:
        self.context = context
        self.facts = FactSheets(context)

    def arguments(
        self,
        operation: Operation,
        arguments: Iterable[FieldSignature],
        calls: Mapping[ModelId, str],
        most: int,
    ) -> tuple[Field, ...]:
        """The arguments of a method. `calls` has the example that shows each member of a union."""
        slots = [
            Slot(
                anchor(one.name),
                self.facts.of_argument(operation, one),
                one.argument.type,
            )
            for one in arguments
            if one.argument is not None
        ]
        return self._opened(slots, most, calls)

    def fields(
        self, model: ObjectModel, most: int, prefix: str = ""
    ) -> tuple[Field, ...]:
        """The fields of a model; their anchors begin with `prefix`."""
        return self._opened(self._of_model(model, prefix, ()), most)

    def members(
        self, model: UnionModel, most: int, prefix: str = ""
    ) -> tuple[Field, ...]:
        """The members of a union."""
        return self._opened(self._of_union(model, prefix, ()), most)

    def of_type(self, type_: TypeRef, most: int, prefix: str) -> tuple[Field, ...]:
        """What is in a body of the type: fields of an object, members of a union, the same of a list's items."""
        id_ = named_model(type_)
        model = None if id_ is None else self.context.api.models[id_]
        if isinstance(model, ObjectModel):
            return self.fields(model, most, prefix)
        return (
            self.members(model, most, prefix) if isinstance(model, UnionModel) else ()
        )

    def headers(
        self, headers: Sequence[ResponseHeader], prefix: str
    ) -> tuple[Field, ...]:
        """Response headers."""
        return tuple(
            Field(
                anchor=f"{prefix}header-{anchor(header.wire)}",
                facts=FieldFacts(
                    name=breakable(header.wire),
                    type=self.context.type(header.type),
                    required=header.required,
                    text=rich(header.description),
                ),
            )
            for header in headers
        )

    def _of_model(
        self, model: ObjectModel, prefix: str, within: tuple[ModelId, ...]
    ) -> list[Slot]:
        slots: list[Slot] = []
        for facts, one in self.facts.of_model(model):
            place = f"{prefix}{anchor(self.context.names.fields[model.id, one.wire])}"
            slots.append(Slot(place, facts, one.type, (*within, model.id)))
        if model.additional is not None:
            facts = FieldFacts(
                name=Markup("**extra"),
                type=self.context.type(MapOf(model.additional)),
                text=Markup("<p>Properties that the document does not name.</p>"),
            )
            slots.append(
                Slot(f"{prefix}extra-properties", facts, model.additional, within)
            )
        return slots

    def _of_union(
        self, model: UnionModel, prefix: str, within: tuple[ModelId, ...]
    ) -> list[Slot]:
        tags: dict[TypeRef, list[str]] = {}
        members: tuple[TypeRef, ...] = model.members
        property_name = ""
        if model.discriminator is not None:
            property_name = model.discriminator.property_name
            for tag, target in model.discriminator.mapping:
                tags.setdefault(target, []).append(tag)
            members = (*model.members, *(t for t in tags if t not in model.members))
        slots: list[Slot] = []
        for member in dict.fromkeys(members):
            held = named_model(member)
            held_model = None if held is None else self.context.api.models[held]
            tag_facts = tuple(
                Fact(property_name, scalar(t)) for t in tags.get(member, ())
            )
            facts = FieldFacts(
                name=Markup(""),
                type=self.context.type(member),
                nullable=isinstance(member, Nullable),
                text=rich(held_model.description if held_model else None),
                facts=tag_facts[:3],
                values=enum_values(held_model)[:MOST_VALUES],
            )
            word = anchor(self._word(member))
            slots.append(Slot(f"{prefix}{word}", facts, member, (*within, model.id)))
        return slots

    def _word(self, type_: TypeRef) -> str:
        held = named_model(type_)
        word = "value" if held is None else self.context.class_name(held)
        if held is None and isinstance(type_, Primitive):
            word = str(type_.kind)
        return f"{word}-list" if isinstance(type_, (ListOf, TupleOf)) else word

    def _link(self, model: ModelId, title: str) -> Link | None:
        page = self.context.model_page(model)
        return Link(title, f"../{page}") if page else None

    def _opened(
        self,
        slots: list[Slot],
        most: int,
        calls: Mapping[ModelId, str] | None = None,
    ) -> tuple[Field, ...]:
        """Open what is inside, level by level, while the list has room for it; a long one has a little too."""
        room = max(most - len(slots), most // 4)
        waiting = deque((slot, 0) for slot in slots)
        while waiting:
            slot, depth = waiting.popleft()
            id_ = named_model(slot.type)
            model = None if id_ is None else self.context.api.models[id_]
            if id_ is None or model is None or isinstance(model, EnumModel):
                continue
            if calls and slot.facts.name == "":
                slot.call = calls.get(id_, "")
            if id_ in slot.within or depth >= _DEEPEST:
                continue
            prefix = f"{slot.anchor}."
            if isinstance(model, UnionModel):
                inside = self._of_union(model, prefix, slot.within)
                if not depth or len(inside) <= room:
                    slot.opened, slot.members = "one of", inside
            else:
                inside = self._of_model(model, prefix, slot.within)
                if len(inside) <= room:
                    slot.opened, slot.fields = _count(len(inside)), inside
            if slot.opened:
                room -= len(inside)
                waiting.extend((one, depth + 1) for one in inside)
        taken: set[str] = set()
        return tuple(self._finished(slot, taken) for slot in slots)

    def _finished(self, slot: Slot, taken: set[str]) -> Field:
        place, number = slot.anchor, 2
        while place in taken:
            place, number = f"{slot.anchor}-{number}", number + 1
        taken.add(place)
        id_ = named_model(slot.type)
        model = None if id_ is None else self.context.api.models[id_]
        elsewhere = None
        if not slot.opened and id_ is not None and not isinstance(model, EnumModel):
            elsewhere = self._link(id_, breakable(self.context.class_name(id_)))
        return Field(
            anchor=place,
            facts=slot.facts,
            inside=slot.opened,
            fields=tuple(self._finished(one, taken) for one in slot.fields),
            members=tuple(self._finished(one, taken) for one in slot.members),
            elsewhere=elsewhere,
            call=slot.call,
        )


def _count(number: int) -> str:
    return f"{number} field" if number == 1 else f"{number} fields"


def anchor(name: str) -> str:
    """A name as part of an address: no blanks, no quotes."""
    kept = "".join(c if c.isalnum() or c in "_-" else "-" for c in name)
    return kept.strip("-") or "field"

"""What tells the members of a union apart.

Input: a `UnionModel` and all models. Output: the members that a tag leads to, and a discriminator that the
models show where the document declares none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import (
    EnumModel,
    Model,
    ObjectModel,
    UnionDiscriminator,
    UnionModel,
)
from sdkpress.ir.types import Const, Ref, TypeRef


def tagged_members(
    union: UnionModel,
    models: Mapping[ModelId, Model],
    within: tuple[ModelId, ...] = (),
) -> tuple[Ref, ...] | None:
    """The objects, and unions that have tags in turn, that tags lead to, each once; None where a tag does not tell.

    Python takes a member that is a plain union apart, so that it cannot be told by its place, and neither can two of one
    tag. `within` are the unions around it.
    """
    discriminator = union.discriminator
    if discriminator is None:
        return None
    targets = [*union.members, *(target for _, target in discriminator.mapping)]
    refs = tuple(dict.fromkeys(one for one in targets if isinstance(one, Ref)))
    if len(refs) < len(set(targets)):
        return None
    around = (*within, union.id)
    if not all(_keeps_its_place(models[ref.model], models, around) for ref in refs):
        return None
    if len({tag for tag, _ in discriminator.mapping}) < len(set(discriminator.mapping)):
        return None  # one tag for two types: only their other fields tell them apart
    return refs


def _keeps_its_place(
    model: Model, models: Mapping[ModelId, Model], within: tuple[ModelId, ...]
) -> bool:
    """Whether a member of a union stays one in Python."""
    if not isinstance(model, UnionModel):
        return isinstance(model, ObjectModel)
    if model.id in within or model.unknown_member:
        return False
    return tagged_members(model, models, within) is not None


def shown_discriminator(
    members: Sequence[TypeRef], models: Mapping[ModelId, Model]
) -> UnionDiscriminator | None:
    """The required property whose texts no two members share; None where there is none."""
    objects = [
        models[member.model] if isinstance(member, Ref) else None for member in members
    ]
    first = objects[0] if objects else None
    if len(objects) < 2 or not isinstance(first, ObjectModel):
        return None
    for field in first.fields:
        tags = [tuple(_tags(one, field.wire, models)) for one in objects]
        flat = [tag for some in tags for tag in some]
        if all(tags) and len(set(flat)) == len(flat):
            pairs = zip(tags, members, strict=True)
            mapping = tuple((tag, member) for some, member in pairs for tag in some)
            return UnionDiscriminator(
                property_name=field.wire, mapping=mapping, declared=False
            )
    return None


def _tags(
    model: Model | None, wire: str, models: Mapping[ModelId, Model]
) -> Iterator[str]:
    """The texts that a required property may be; none where it may be something else."""
    for field in model.fields if isinstance(model, ObjectModel) else ():
        if field.wire != wire or not field.declared_required:
            continue
        match field.type:
            case Const(str() as value):
                yield value
            case Ref(id_):
                enum = models[id_]
                values = enum.values if isinstance(enum, EnumModel) else ()
                texts = [one.value for one in values if isinstance(one.value, str)]
                if len(texts) == len(values):
                    yield from texts
            case _:
                pass

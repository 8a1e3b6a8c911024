"""Bodies of JSON Merge Patch, in which null takes a value away (RFC 7396).

Input: a request body of `application/merge-patch+json` and the models so far. Output: the same body with a model
of its own, whose properties and entries take null, and of what is inside it a part is enough; lists are replaced as a whole.
A model that nothing else uses gives its name to its patch.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from sdkpress.ir.calls import Body, Content
from sdkpress.ir.ids import ModelId
from sdkpress.ir.media_types import essence
from sdkpress.ir.models import Field, Model, Naming, ObjectModel, UnionModel
from sdkpress.ir.types import Const, MapOf, Nullable, Ref, TypeRef, bare, nullable
from sdkpress.ir.walk import dependency_graph, reachable

_MEDIA_TYPE: Final = "application/merge-patch+json"
_MARK: Final = "::patch"


def patch_body(body: Body | None, models: dict[ModelId, Model | None]) -> Body | None:
    """The body, and in `models` what it is made of, where it is a patch."""
    if body is None:
        return None
    contents = tuple(_patch_content(content, models) for content in body.contents)
    return body if contents == body.contents else replace(body, contents=contents)


def name_patches(
    models: Mapping[ModelId, Model], used: Iterable[ModelId]
) -> dict[ModelId, Model]:
    """The models without those that only patches were made from; a patch of one that stays is `…Patch`."""
    patched = {ModelId(id_.removesuffix(_MARK)) for id_ in models if _is_patch(id_)}
    if not patched:
        return dict(models)
    kept = reachable(dependency_graph(models), used)
    named: dict[ModelId, Model] = {}
    for id_, model in models.items():
        if id_ in patched and id_ not in kept:
            continue
        original = ModelId(id_.removesuffix(_MARK))
        if _is_patch(id_) and original in kept:
            model = replace(model, naming=_named(model.naming))
        named[id_] = model
    return named


def _is_patch(id_: str) -> bool:
    return id_.endswith(_MARK)


def _named(naming: Naming) -> Naming:
    key = naming.component
    if key is None:
        return replace(naming, name_hint=f"{naming.name_hint}Patch")
    return replace(naming, component=f"{key}Patch", name_hint=f"{key}Patch")


def _patch_content(content: Content, models: dict[ModelId, Model | None]) -> Content:
    body = bare(content.type)
    if essence(content.media_type) != _MEDIA_TYPE or not isinstance(body, Ref):
        return content
    return replace(content, type=_Patches(models, body.model).of(body))


class _Patches:
    """Makes the patches of models, each once."""

    def __init__(self, models: dict[ModelId, Model | None], root: ModelId) -> None:
        self._models = models
        self._root = root

    def of(self, type_: TypeRef) -> TypeRef:
        """The type in a patch: objects and maps are patched, lists are not."""
        match type_:
            case Nullable(inner):
                return nullable(self.of(inner))
            case MapOf(value):
                return MapOf(nullable(self.of(value)))
            case Ref(id_):
                return self._model(id_)
            case _:
                return type_

    def _model(self, id_: ModelId) -> Ref:
        model = self._models.get(id_)
        patch = ModelId(f"{id_}{_MARK}")
        if _is_patch(id_) or not isinstance(model, (ObjectModel, UnionModel)):
            return Ref(id_)
        if patch in self._models:
            return Ref(patch)
        self._models[patch] = None  # so that recursion ends
        naming = self._inside(model.naming)
        if isinstance(model, ObjectModel):
            extra = model.additional
            self._models[patch] = replace(
                model,
                id=patch,
                naming=naming,
                fields=tuple(self._field(id_, field) for field in model.fields),
                additional=None if extra is None else nullable(self.of(extra)),
            )
        else:
            self._models[patch] = replace(
                model,
                id=patch,
                naming=naming,
                members=tuple(self.of(member) for member in model.members),
                discriminator=None,
                fallback=None,
            )
        return Ref(patch)

    def _inside(self, naming: Naming) -> Naming:
        """What is written inside a model that is patched is inside of its patch."""
        parent = ModelId(f"{naming.parent}{_MARK}")
        return replace(naming, parent=parent) if parent in self._models else naming

    def _field(self, owner: ModelId, field: Field) -> Field:
        if isinstance(field.type, Const):
            return field
        patched = replace(field, type=nullable(self.of(field.type)))
        if owner == self._root:
            return patched  # what the body lists as required is meant so
        return replace(patched, required=False, default_suffices=False)

"""What each part of an API says, as digests.

Input: an `Api` with its names, and what else everything depends on. Output: `Digests`, which give the mark of a file by the
operations, models and groups that it is about. Two files with one mark have one content: the mark covers what these parts say,
all that they refer to as far as that goes, and what holds for the whole SDK.

Descriptions of what a part refers to are left out: a text is shown where its own part is, and nowhere else.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import blake2b
from operator import attrgetter
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, Final, cast

from sdkpress.frozen import dataclass
from sdkpress.ir.api import Api, Operation
from sdkpress.ir.calls import Parameter
from sdkpress.ir.ids import ModelId, OperationId, Part
from sdkpress.ir.models import Deprecation, Model, ObjectModel
from sdkpress.ir.types import Ref
from sdkpress.ir.walk import strongly_connected
from sdkpress.names.table import NameTable

_SIZE: Final = 16  # bytes of a digest
_TEXTS: Final = frozenset({"description", "summary"})
# Lists and mappings are the document's own values, examples for the most part.
_PLAIN: Final = frozenset({str, int, float, bool, type(None), list, dict})


@dataclass(frozen=True, slots=True)
class _Part:
    """`shape` is the digest of all but texts, `whole` that of everything."""

    shape: bytes
    whole: bytes
    refers_to: tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Digests:
    """The digests of one API. `surface` changes with everything but texts."""

    shared: bytes
    surface: str
    _parts: Mapping[Hashable, _Part]
    _reached: Mapping[Hashable, bytes]

    def mark(self, about: Iterable[Part], *, texts: bool = True) -> str:
        """The mark of a file that is about these parts; without `texts` it shows no descriptions."""
        digest = blake2b(self.shared, digest_size=_SIZE)
        for one in about:
            part = self._parts[one]
            digest.update(part.whole if texts else part.shape)
            digest.update(self._reached[one])
        return digest.hexdigest()


def digests_of(
    api: Api,
    names: NameTable,
    shared: object,
    of_model: Callable[[ModelId], object],
) -> Digests:
    """The digests of an API. `shared` is what every file depends on besides, `of_model` what is known of a model besides."""
    reader = _Reader()
    fields_: dict[ModelId, list[tuple[str, str]]] = {}
    for (model, wire), name in names.fields.items():
        fields_.setdefault(model, []).append((wire, name))
    arguments: dict[OperationId, list[object]] = {}
    for (operation, key), argument in names.arguments.items():
        arguments.setdefault(operation, []).append(
            (key, argument.python, argument.shown)
        )
    parts: dict[Hashable, _Part] = {}
    for id_, one in api.models.items():
        named = names.models[id_], fields_.get(id_), names.members.get(id_)
        parts[id_] = reader.part((one, named, of_model(id_)), _operations_of(one))
    for call in api.operations:
        called = names.operations[call.id], arguments.get(call.id)
        parts[call.id] = reader.part((call, called), _models_of(call))
    for group in api.groups:
        parts[group.path] = reader.part(group, group.operations)
    everywhere = reader.part(
        (_rest_of(api), _rest_of_names(names), _replaced(api, names, reader), shared)
    )
    reached = _reached(parts)
    surface = blake2b(everywhere.shape, digest_size=_SIZE)
    for part in parts.values():
        surface.update(part.shape)
    return Digests(everywhere.whole, surface.hexdigest(), parts, reached)


def _operations_of(model: Model) -> tuple[Hashable, ...]:
    """The operation whose request a model is."""
    if isinstance(model, ObjectModel) and model.operation is not None:
        return (model.operation,)
    return ()


def _models_of(operation: Operation) -> tuple[Hashable, ...]:
    """The models of an operation that no type of it names."""
    models = (
        *(operation.request_model, operation.response_model),
        *(operation.security_model, operation.flattened),
        *(form.flattened for form in operation.other_bodies),
    )
    return tuple(one for one in models if one is not None)


def _rest_of(api: Api) -> list[object]:
    """What an API says besides of its operations and models. Of groups: how they are nested, but not what is in them."""
    left_out = {"operations", "models", "groups", "operations_in_document"}
    rest = [getattr(api, f.name) for f in fields(api) if f.name not in left_out]
    return [*rest, [group.path for group in api.groups]]


def _rest_of_names(names: NameTable) -> list[object]:
    left_out = {"models", "fields", "members", "operations", "arguments"}
    return [getattr(names, f.name) for f in fields(names) if f.name not in left_out]


def _replaced(api: Api, names: NameTable, reader: _Reader) -> list[object]:
    """What the operations are called that stand for deprecated things."""
    return [
        (one.operation_id, one.groups[:1], names.operations[one.id])
        for one in (api.operations if reader.replacements else ())
        if one.operation_id in reader.replacements
    ]


def _reached(parts: Mapping[Hashable, _Part]) -> dict[Hashable, bytes]:
    """For each part the digest of the shapes of everything that it leads to."""
    graph = {id_: part.refers_to for id_, part in parts.items()}
    reached: dict[Hashable, bytes] = {}
    for component in strongly_connected(graph):
        members = set(component)
        below = {
            reached[target]
            for id_ in component
            for target in graph[id_]
            if target in reached and target not in members
        }
        digest = blake2b(digest_size=_SIZE)
        for one in (*sorted(parts[id_].shape for id_ in component), *sorted(below)):
            digest.update(one)
        found = digest.digest()
        for id_ in component:
            reached[id_] = found
    return reached


class _Reader:
    """Takes values apart, and makes digests of them."""

    def __init__(self) -> None:
        self.replacements: set[str] = set()
        self._texts: list[object] = []
        self._models: list[ModelId] = []
        self._parameters: dict[int, int] = {}
        self._whole_parameter = self._by_fields(Parameter)
        self._ways: dict[type[Any], Callable[[Any], object]] = {
            Ref: self._reference,
            Deprecation: self._deprecation,
            Parameter: self._parameter,
            tuple: self._all,
            MappingProxyType: lambda one: dict(one),
        }

    def part(self, value: object, refers_to: Iterable[Hashable] = ()) -> _Part:
        """The digests of a value, and what it refers to. Raises `ValueError` for one that cannot be taken apart."""
        self._texts.clear()
        self._models.clear()
        self._parameters.clear()
        shape = blake2b(self._written(self._plain(value)), digest_size=_SIZE)
        whole = shape.copy()
        whole.update(self._written(self._texts))
        refers = tuple(dict.fromkeys((*refers_to, *self._models)))
        return _Part(shape.digest(), whole.digest(), refers)

    def _written(self, value: Any) -> bytes:
        """The value as bytes, by what it says alone: version 0 does not tell which values are one object."""
        try:
            return marshal.dumps(value, 0)
        except ValueError:  # a list or mapping that is more than plain data
            return marshal.dumps(cast(Any, self._all_of(value)), 0)

    def _all_of(self, value: object) -> object:
        """The value with whatever lists and mappings in it hold taken apart too."""
        if isinstance(value, (list, tuple)):
            return [self._all_of(one) for one in cast("list[object]", value)]
        if isinstance(value, dict):
            items = cast("dict[object, object]", value).items()
            return [(self._all_of(key), self._all_of(one)) for key, one in items]
        plain = self._plain(value)
        return plain if plain is value else self._all_of(plain)

    def _plain(self, value: object) -> object:
        kind = type(value)
        if kind in _PLAIN:
            return value
        way = self._ways.get(kind)
        if way is None:
            way = self._ways[kind] = self._way(kind)
        return way(value)

    def _all(self, values: Sequence[object]) -> list[object]:
        if not values:
            return []
        plain = self._plain
        return [one if type(one) in _PLAIN else plain(one) for one in values]

    def _way(self, kind: type[Any]) -> Callable[[Any], object]:
        """How values of a class are taken apart."""
        name = kind.__name__
        if is_dataclass(kind):
            return self._by_fields(kind)
        if issubclass(kind, Enum):
            members = {one: (name, one.value) for one in kind}
            return members.__getitem__
        if issubclass(kind, PurePath):
            return str
        if issubclass(kind, (set, frozenset)):
            return lambda one: (name, sorted(map(repr, self._all(tuple(one)))))
        raise ValueError(name)

    def _by_fields(self, kind: type[Any]) -> Callable[[Any], object]:
        name, every = kind.__name__, self._all
        names = [one.name for one in fields(kind)]
        shown = [one for one in names if one in _TEXTS]
        values = _values([one for one in names if one not in _TEXTS])
        if not shown:
            return lambda one: (name, every(values(one)))
        texts, add = _values(shown), self._texts.append

        def without_texts(one: object) -> object:
            add(texts(one))
            return name, every(values(one))

        return without_texts

    def _parameter(self, one: Parameter) -> object:
        """An operation has each parameter twice: as one, and as what an argument is made of."""
        known = self._parameters.get(id(one))
        if known is not None:
            return known
        self._parameters[id(one)] = len(self._parameters)
        return self._whole_parameter(one)

    def _reference(self, one: Ref) -> object:
        self._models.append(one.model)
        return "Ref", one.model

    def _deprecation(self, one: Deprecation) -> object:
        if one.replacement is not None:
            self.replacements.add(one.replacement)
        return "Deprecation", one.message, one.replacement


def _values(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)

"""What models could be called: for each a list of candidates, from the plain one to the exact one.

Input: an `Api`. Output: `Candidates`, which computes the candidate of a model at a level. An inline model
is named after what it is written in and its property, so that nothing elsewhere in the document can
rename it. What its parent is called may change, so levels are kept here and raised by `names.classes`.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from enum import IntEnum
from http import HTTPStatus
from typing import Final

from sdkpress.config.model import Config
from sdkpress.ir.api import Api
from sdkpress.ir.ids import ModelId, OperationId
from sdkpress.ir.models import (
    EnumModel,
    Model,
    Naming,
    ObjectModel,
    Origin,
    UnionModel,
)
from sdkpress.names.words import bounded, pascal, pascal_value
from sdkpress.source.pointer import join, parse, unescape

_ROOTED: Final = ("Request", "Response", "ResponseBody")
_SCHEMAS: Final = "#/components/schemas/"
_BODIES: Final = (*_ROOTED, "RequestBody", "Error")


class Strength(IntEnum):
    """How firmly a model holds its first candidate against others that want it."""

    PINNED = 0
    COMPONENT = 1
    OPERATION = 2
    INLINE = 3


class Candidates:
    """The candidates of all models, and the level each stands at."""

    is_rooted = False

    def __init__(self, api: Api, config: Config) -> None:
        self.models: Mapping[ModelId, Model] = api.models
        self.operation_ids: dict[str, str] = {
            operation.id: operation.operation_id
            for operation in (*api.operations, *api.webhooks)
        }
        self.config = config
        self.place = {id_: index for index, id_ in enumerate(api.models)}
        self.level: dict[ModelId, int] = dict.fromkeys(api.models, 0)
        self._strength = {id_: _strength(model) for id_, model in api.models.items()}
        self._now: dict[ModelId, str] = {}
        self._context: dict[ModelId, str] = {}

    def strength(self, id_: ModelId) -> Strength:
        """How firmly a model holds its name."""
        return self._strength[id_]

    def namespace(self, id_: ModelId) -> str:
        """The package of a model: that of errors, of components or of operations."""
        model = self.models[id_]
        if model.is_error and not isinstance(model, EnumModel):
            return self.config.errors_namespace
        if self._is_shared(id_):
            return self.config.models_namespace
        return self.config.operations_namespace

    def _is_shared(self, id_: ModelId) -> bool:
        """Whether a model is written in a component (or belongs to the client) and not in an operation."""
        at: ModelId | OperationId | None = id_
        seen: set[str] = set()
        while at is not None and at not in self.operation_ids and at not in seen:
            seen.add(at)
            model = self.models.get(ModelId(at))
            if model is None or model.naming.origin is Origin.COMPONENT:
                return True
            at = model.naming.parent
        return at is None or at not in self.operation_ids

    def giving_way(self, group: list[ModelId]) -> list[ModelId]:
        """Which of the inline models that want one name go on to their next candidate."""
        lowest = min(self.level[id_] for id_ in group)
        # Those that have the name by their context keep it against a newcomer's short name.
        return self.rise_first([id_ for id_ in group if self.level[id_] == lowest])

    def rise_first(self, group: list[ModelId]) -> list[ModelId]:
        """Which of those that want a name as their first go on."""
        return group

    def is_numbered_throughout(self, id_: ModelId) -> bool:
        """Whether of several that stay alike the first has a number too."""
        return False

    def _is_apart(self, id_: ModelId) -> bool:
        """Whether a model is in a package of errors that holds nothing else."""
        config = self.config
        errors = config.errors_namespace
        apart = errors not in (config.models_namespace, config.operations_namespace)
        return apart and self.namespace(id_) == errors

    def can_rise(self, id_: ModelId) -> bool:
        """Whether there is a further candidate."""
        return self.level[id_] < self._last_level(id_)

    def waits_for(self, id_: ModelId, others: Set[ModelId]) -> bool:
        """Whether the present candidate is made from the name of one of `others`, at any depth."""
        seen: set[str] = set()
        parent = self.models[id_].naming.parent
        while parent is not None and parent in self.models and parent not in seen:
            if parent in others:
                return True
            seen.add(parent)
            parent = self.models[ModelId(parent)].naming.parent
        return False

    def names(self) -> dict[ModelId, str]:
        """What each model is called at its present level."""
        self._now, self._context = {}, {}
        for id_ in self.models:
            self.name(id_)
        return self._now

    def name(self, id_: ModelId) -> str:
        """What one model is called at its present level."""
        known = self._now.get(id_)
        if known is None:
            known = bounded(self._candidate(id_, self.level[id_]))
            self._now[id_] = known
        return known

    def name_hint(self, id_: ModelId) -> str:
        """The first candidate: what a model would like to be called."""
        return self._candidate(id_, 0)

    def _last_level(self, id_: ModelId) -> int:
        naming = self.models[id_].naming
        if naming.pinned or naming.origin is not Origin.INLINE:
            return 1
        return 3

    def _candidate(self, id_: ModelId, level: int) -> str:
        model = self.models[id_]
        naming = model.naming
        kind = kind_of(model)
        if naming.pinned is not None:
            name = pinned_class(naming, naming.pinned)
            return (name if naming.exact else self._as_error(id_, name)) + kind * level
        match naming.origin:
            case Origin.COMPONENT:
                return pascal(naming.component or naming.name_hint) + kind * level
            case Origin.REQUEST | Origin.RESPONSE | Origin.GLOBALS:
                return self._operation(naming.parent) + naming.name_hint * (level + 1)
            case Origin.SECURITY:
                is_operation_security = naming.name_hint.startswith("security")
                lead = (
                    self._operation(naming.parent)
                    if is_operation_security
                    else "Scheme"
                )
                return lead + pascal(naming.name_hint) + kind * level
            case Origin.FILE:
                kind = "File" if level else ""
                return self.context(naming.parent) + pascal(naming.name_hint) + kind
            case Origin.INLINE:
                return self._inline(id_, model, level)

    def _inline(self, id_: ModelId, model: Model, level: int) -> str:
        naming = model.naming
        if naming.position is not None:
            return self._member(model)[min(level, 2)]
        if naming.parent is not None and naming.parent in self.operation_ids:
            if naming.name_hint in _ROOTED:
                tail = ("", naming.status or kind_of(model), kind_of(model))[
                    min(level, 2)
                ]
                return self._operation(naming.parent) + naming.name_hint + tail
        if naming.status is not None:
            return self._response_body(model)[min(level, 2)]
        kind = kind_of(model) if level else ""
        if naming.component is not None:
            return pascal(naming.component) + kind
        home = _component(id_)
        if home is not None and home != _component(str(naming.parent)):
            # Several compositions may reach it, in any order: it is named where it is written.
            return self._where_written(id_, home) + kind
        return self.context(naming.parent) + pascal(naming.name_hint) + kind

    def _where_written(self, id_: ModelId, home: str) -> str:
        tokens = parse(id_)
        for end in range(len(tokens) - 1, 2, -1):
            owner = ModelId(join("#", *tokens[:end]))
            if owner in self.models:
                return self.name(owner) + _between(tokens[end:])
        return pascal(home) + _between(tokens[3:])

    def _member(self, model: Model) -> tuple[str, str, str]:
        """A member of a union: by its constant, its title or its place."""
        naming = model.naming
        context, kind = self.context(naming.parent), kind_of(model)
        place = str((naming.position or 0) + 1)
        if naming.base is not None:
            name = context + pascal(naming.base)
            return name, name + kind, name + place
        tag = pascal_value(naming.tag or "")
        if naming.tag and tag:
            name = context + tag
            return name, name + kind, name + place
        if naming.title and pascal(naming.title) not in ("Model", context):
            name = pascal(naming.title)
            return name, context + name, context + name + place
        if isinstance(model, EnumModel):
            name = f"{context}Enum"
            return name, name + place, context + place
        name = context + place
        return name, name + kind, name + kind

    def _response_body(self, model: Model) -> tuple[str, str, str]:
        """A body written inside a response: after the shared response, else after the status."""
        naming = model.naming
        status = naming.status or ""
        if naming.name_hint in _BODIES:
            name = self._operation(naming.parent) + reason(status)
        elif naming.name_hint.isdigit() or naming.name_hint.lower() == "default":
            name = reason(naming.name_hint)
        else:
            name = pascal(naming.name_hint)
        if model.is_error and not name.endswith("Error"):
            name += "Error"
        return name, name + kind_of(model), name + status

    def _as_error(self, id_: ModelId, name: str) -> str:
        """Error classes written in place end in `Error`; components keep the name they have."""
        if self.models[id_].naming.origin is Origin.COMPONENT:
            return name
        if self._is_apart(id_) and not name.endswith("Error"):
            return name + "Error"
        return name

    def _operation(self, id_: ModelId | OperationId | None) -> str:
        return "" if id_ is None else pascal(self.operation_ids.get(id_, ""))

    def context(self, id_: ModelId | OperationId | None) -> str:
        """What a model or operation lends to the names of what is written inside it."""
        if id_ is None:
            return ""
        if id_ in self.operation_ids:
            return pascal(self.operation_ids[id_])
        model_id = ModelId(id_)
        if model_id not in self.models:
            return ""
        known = self._context.get(model_id)
        if known is None:
            known = self._context[model_id] = self._lends(model_id)
        return known

    def _lends(self, id_: ModelId) -> str:
        naming = self.models[id_].naming
        if naming.pinned is not None and self._is_apart(id_):
            return pinned_class(naming, naming.pinned)
        return self.name(id_)


def pinned_class(naming: Naming, pinned: str) -> str:
    """A chosen name: as the config writes it; in Pascal case where the document has it."""
    return pinned if naming.exact else pascal(pinned)


def reason(status: str) -> str:
    """A status in words: `404` is `NotFound`, `4XX` is `Client`, `default` is `Default`."""
    if status.isdigit():
        try:
            return pascal(HTTPStatus(int(status)).phrase)
        except ValueError:
            return f"Status{status}"
    return {"4": "Client", "5": "Server", "2": "Success"}.get(
        status[:1], pascal(status)
    )


def _component(pointer: str) -> str | None:
    """The key of the component schema that a pointer lies in."""
    if not pointer.startswith(_SCHEMAS):
        return None
    return unescape(pointer.removeprefix(_SCHEMAS).partition("/")[0].partition("::")[0])


def _between(tokens: tuple[str, ...]) -> str:
    """The properties on the way to an inline schema."""
    names = (
        token
        for before, token in zip(("", *tokens), tokens, strict=False)
        if before in ("properties", "patternProperties")
    )
    return "".join(pascal(name) for name in names)


def kind_of(model: Model) -> str:
    match model:
        case EnumModel():
            return "Enum"
        case UnionModel():
            return "Union"
        case ObjectModel():
            return "Model"


def _strength(model: Model) -> Strength:
    naming = model.naming
    if naming.pinned is not None:
        return Strength.PINNED
    match naming.origin:
        case Origin.COMPONENT:
            return Strength.COMPONENT
        case Origin.INLINE | Origin.FILE:
            return Strength.INLINE
        case _:
            return Strength.OPERATION

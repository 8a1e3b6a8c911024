"""The module of the classes whose methods give responses in place of values: `_responses.py`.

Input: the groups of an SDK. Output: its `AnsweringModuleView`: for each class of methods one that gives
responses as they came (`with_raw_response`), and one whose bodies are still to be read
(`with_streaming_response`). Each method is that of the group, seen by type checkers as giving a response.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from sdkpress.frozen import dataclass
from sdkpress.ir.api import Group
from sdkpress.ir.ids import GroupPath
from sdkpress.names.scope import Scope
from sdkpress.python.context import GenerationContext
from sdkpress.python.docstring import docstring
from sdkpress.python.group_views import (
    AnsweringClassView,
    AnsweringGroupView,
    AnsweringMethodView,
    AnsweringModuleView,
    AnsweringView,
)
from sdkpress.python.groups import class_name, groups_below
from sdkpress.python.layout import WIDTH, assigned, given_back
from sdkpress.python.nodes import Group as Brackets
from sdkpress.python.nodes import Symbol, Text
from sdkpress.python.signature import Form, forms
from sdkpress.python.symbols import CACHED_PROPERTY, TYPE_CHECKING, import_lines

Kind = Literal["raw", "streaming"]
RESPONSES_MODULE: Final = "_responses"
_ENDINGS: Final[dict[Kind, str]] = {
    "raw": "WithRawResponse",
    "streaming": "WithStreamingResponse",
}
_ATTRIBUTES: Final[dict[Kind, str]] = {
    "raw": "with_raw_response",
    "streaming": "with_streaming_response",
}

AnsweringNames = Mapping[tuple[Kind, GroupPath, int], str]
"""The class that gives responses, for the sync (0) or async (1) class of each group."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A class of methods: its group, and its position among the forms."""

    kind: Kind
    group: Group
    position: int


def answering_names(context: GenerationContext) -> AnsweringNames:
    """What these classes are called."""
    count = len(forms(context))
    own = [
        class_name(name, position)
        for name in context.names.groups.values()
        for position in range(count)
    ]
    scope = Scope(own)
    names: dict[tuple[Kind, GroupPath, int], str] = {}
    for kind, ending in _ENDINGS.items():
        for group in _groups(context):
            for position in range(count):
                plain = _of(group.path, position, context)
                key = kind, group.path, position
                names[key] = scope.claim(f"{plain}{ending}")
    return names


def _groups(context: GenerationContext) -> tuple[Group, ...]:
    """The groups with the client's own first, which may have no operations."""
    below = tuple(group for group in context.api.groups if group.path)
    root = next((group for group in context.api.groups if not group.path), None)
    return (root or Group(path=(), operations=()), *below)


def _of(path: GroupPath, position: int, context: GenerationContext) -> str:
    """The class of a group, or of the client."""
    client = context.names.client
    if not path:
        return client.async_ if position else client.sync
    return class_name(context.names.groups[path], position)


def answering_view(
    kind: Kind, path: GroupPath, position: int, names: AnsweringNames
) -> AnsweringView:
    """The attribute of a client that has these classes."""
    attribute, made_of = _ATTRIBUTES[kind], names[kind, path, position]
    wrapped = Text(f'answering(self, "{kind}")')
    used = {
        Symbol(f".{RESPONSES_MODULE}", made_of),
        Symbol("._runtime.answering", "answering"),
    }
    return AnsweringView(
        name=attribute,
        class_name=made_of,
        fits=_fits(attribute, made_of),
        imports=import_lines(used, indent=8),
        instance=given_back(Brackets(f"{made_of}(", (wrapped,), ")"), 8),
    )


def _fits(attribute: str, made_of: str) -> bool:
    return len(f"def {attribute}(self) -> {made_of}:") <= WIDTH - 4


def responses_view(context: GenerationContext) -> AnsweringModuleView:
    """The module's view."""
    names = answering_names(context)
    places = [
        _Place(kind, group, position)
        for kind in _ENDINGS
        for group in _groups(context)
        for position in range(len(forms(context)))
    ]
    wrappers = {
        Symbol("._runtime.answering", _wrapper(place.kind, form))
        for place in places
        if place.group.operations
        for form in forms(context)[place.position]
    }
    classes = tuple(_class(place, names, context) for place in places)
    below = (
        {CACHED_PROPERTY} if any(one.subgroups for one in classes) else set[Symbol]()
    )
    return AnsweringModuleView(
        document=context.document,
        imports=import_lines({TYPE_CHECKING} | wrappers | below),
        type_imports=import_lines(set(_made_from(places, context)), indent=4),
        uses_deprecated=any(
            operation.deprecation is not None
            for operation in context.operations.values()
        ),
        classes=classes,
    )


def _made_from(places: list[_Place], context: GenerationContext) -> Iterator[Symbol]:
    for place in places:
        path = place.group.path
        module = context.names.groups[path].module if path else "sdk"
        yield Symbol(f".{module}", _of(path, place.position, context))


def _wrapper(kind: Kind, form: Form) -> str:
    """The function of the runtime that tells type checkers what a method gives."""
    return f"{kind}_async" if form.is_async else kind


def _class(
    place: _Place, names: AnsweringNames, context: GenerationContext
) -> AnsweringClassView:
    of = _of(place.group.path, place.position, context)
    doc = "gives whole responses" if place.kind == "raw" else "gives responses to read"
    return AnsweringClassView(
        name=names[place.kind, place.group.path, place.position],
        of=f"of: {of}",
        fits=len(f"def __init__(self, of: {of}) -> None:") <= WIDTH - 4,
        doc=docstring(f"`{of}` that {doc}.", 4),
        methods=tuple(_methods(place, context)),
        subgroups=tuple(
            _subgroup(place, below, names, context)
            for below in groups_below(place.group.path, context)
        ),
    )


def _methods(
    place: _Place, context: GenerationContext
) -> Iterator[AnsweringMethodView]:
    for id_ in place.group.operations:
        for form in forms(context)[place.position]:
            name = context.names.operations[id_] + form.suffix
            wrapped = Brackets(
                f"{_wrapper(place.kind, form)}(", (Text(f"of.{name}"),), ")"
            )
            value = assigned(f"self.{name}", wrapped, 8)
            yield AnsweringMethodView(name, value)


def _subgroup(
    place: _Place, group: Group, names: AnsweringNames, context: GenerationContext
) -> AnsweringGroupView:
    attribute = context.names.groups[group.path].attributes[-1]
    made_of = names[place.kind, group.path, place.position]
    inner = Brackets(f"{made_of}(", (Text(f"self._of.{attribute}"),), ")")
    return AnsweringGroupView(
        name=attribute,
        class_name=made_of,
        fits=_fits(attribute, made_of),
        instance=given_back(inner, 8),
    )

"""Names of calls: methods in their groups, and the arguments of a method.

Input: operations and groups. Output: a method name for each operation, and for each argument the name the
code uses and the one that tables show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from sdkpress.config.model import Config
from sdkpress.diagnostics import codes
from sdkpress.diagnostics.findings import Location, Sink
from sdkpress.ir.api import Api, Argument, ArgumentKind, Operation
from sdkpress.ir.ids import GroupPath, OperationId
from sdkpress.names.attributes import reserved_fields, suffixed
from sdkpress.names.reserved import (
    ARGUMENTS,
    BUILTINS,
    KEYWORDS,
    METHODS,
    OF_MODELS_ALONE,
)
from sdkpress.names.scope import Scope
from sdkpress.names.table import ArgumentName, GroupName
from sdkpress.names.words import snake, snake_as_published, speller

_NONE: Final[frozenset[str]] = frozenset()


def method_names(
    api: Api, groups: Mapping[GroupPath, GroupName], config: Config, sink: Sink
) -> dict[OperationId, str]:
    """The method of each operation, unique among the methods and groups that stand beside it.

    Where several operations of a group want one name, each takes its operationId instead, then its
    HTTP method before that, then a number. With one class for both, a method stands there a second time
    with `_async` behind it.
    """
    suffixes = ("", "_async") if config.async_mode == "both" else ("",)
    taken_by_groups: dict[GroupPath, set[str]] = {}
    for path, group in groups.items():
        if path:
            taken_by_groups.setdefault(path[:-1], set()).add(group.attributes[-1])
    levels = {operation.id: 0 for operation in api.operations}
    naming = config.compatibility.naming
    spell = snake_as_published if naming == "speakeasy" else _call_name
    while True:
        names = {op.id: _method(op, levels[op.id], spell) for op in api.operations}
        clashing = _clashing(api, names, taken_by_groups, suffixes)
        movable = [id_ for id_ in clashing if levels[id_] < 2]
        if not movable:
            return _numbered(api, names, clashing, taken_by_groups, suffixes, sink)
        for id_ in movable:
            levels[id_] += 1


def _method(operation: Operation, level: int, spell: Callable[[str], str]) -> str:
    chosen = (operation.pinned or operation.operation_id) if level == 0 else ""
    if level == 1:
        chosen = operation.operation_id
    if level == 2:
        chosen = f"{operation.method}_{operation.operation_id}"
    return suffixed(spell(chosen), METHODS)


def _call_name(text: str) -> str:
    return snake(text, "call")


def _clashing(
    api: Api,
    names: Mapping[OperationId, str],
    groups: Mapping[GroupPath, set[str]],
    suffixes: Sequence[str],
) -> list[OperationId]:
    clashing: dict[OperationId, None] = {}
    for group in api.groups:
        counts = Counter(
            names[id_] + suffix for id_ in group.operations for suffix in suffixes
        )
        beside = groups.get(group.path, set())
        for id_ in group.operations:
            for suffix in suffixes:
                method = names[id_] + suffix
                if counts[method] > 1 or method in beside:
                    clashing[id_] = None
    return list(clashing)


def _numbered(
    api: Api,
    names: dict[OperationId, str],
    clashing: list[OperationId],
    groups: Mapping[GroupPath, set[str]],
    suffixes: Sequence[str],
    sink: Sink,
) -> dict[OperationId, str]:
    operations = {operation.id: operation for operation in api.operations}
    scopes = {group.path: Scope(groups.get(group.path, ())) for group in api.groups}

    def both(name: str) -> tuple[str, ...]:
        return tuple(name + suffix for suffix in suffixes)

    for operation in api.operations:
        if operation.id not in clashing:
            for path in operation.groups:
                scopes[path].hold(*both(names[operation.id]))
    for id_ in sorted(clashing):
        places = [scopes[path] for path in operations[id_].groups]
        everywhere = _Everywhere(places)
        name = everywhere.claim(names[id_], beside=both)
        if name != names[id_]:
            message = (
                f"two operations want the method name {names[id_]}; this one is {name}"
            )
            sink.report(codes.NAME_CLASH, message, Location(api.file, id_))
        names[id_] = name
        for scope in places:
            scope.hold(*both(name))
    return names


class _Everywhere(Scope):
    """Several scopes at once: a name is free where it is free in all."""

    def __init__(self, scopes: Iterable[Scope]) -> None:
        super().__init__()
        self._scopes = tuple(scopes)

    def is_free(self, name: str) -> bool:
        return all(scope.is_free(name) for scope in self._scopes)


def argument_names(operation: Operation, config: Config) -> dict[str, ArgumentName]:
    """The name of each argument, by `Argument.key`.

    A parameter and a field of one name are told apart by where they go: the path parameter keeps the
    name, others get `_query`, `_header`, `_cookie` or `_body`. Tables show an argument as the model's
    field is called; in code it also avoids the builtins that the config does not allow.
    """
    arguments = {a.key: a for form in operation.forms for a in form.arguments}
    wanted = {a.key: _argument_name(a, operation, config) for a in arguments.values()}
    rooted = config.compatibility.naming == "speakeasy"
    if rooted:
        wanted = _distinct_from_fields(wanted)
    counts = Counter(wanted.values())
    scope = Scope()
    shown: dict[str, str] = {}
    for key, name in sorted(wanted.items(), key=lambda item: _rank(item[0])):
        if counts[name] > 1 and not scope.is_free(name):
            name = f"{name}_{key.partition(':')[0]}"
        shown[key] = scope.claim(name)
    avoided = config.compatibility.builtin_names == "avoided"
    hiding = BUILTINS - frozenset(config.allowed_builtins) if avoided else _NONE
    by_key: dict[str, ArgumentName] = {}
    for key, name in ((key, shown[key]) for key in arguments):
        plain = name.removesuffix("_")
        of_models = rooted and plain in OF_MODELS_ALONE and scope.is_free(plain)
        python = suffixed(plain if of_models else name, hiding)
        if python != name and not scope.is_free(python):
            python = f"{python}_"
        by_key[key] = ArgumentName(python=python, shown=name)
    return by_key


def _distinct_from_fields(wanted: Mapping[str, str]) -> dict[str, str]:
    """A parameter that is called like a field of the body: `id_param` and `id`."""
    fields = {name for key, name in wanted.items() if key.startswith("body:")}
    return {
        key: f"{name}_param" if name in fields and not key.startswith("body") else name
        for key, name in wanted.items()
    }


def _rank(key: str) -> int:
    places = ("security", "path", "query", "header", "cookie", "querystring", "body")
    if key == "request":
        return len(places)
    return places.index(key.partition(":")[0])


def _argument_name(argument: Argument, operation: Operation, config: Config) -> str:
    reserved = ARGUMENTS | reserved_fields(config)
    spell = speller(config.compatibility.naming)
    if argument.kind is ArgumentKind.EXTRA:
        return "additional_properties"
    if argument.kind is ArgumentKind.SECURITY:
        return "security"
    if argument.kind is ArgumentKind.REQUEST:
        return "request"
    if argument.kind is ArgumentKind.BODY:
        return suffixed(_whole_body(operation, config), reserved)
    source = argument.parameter if argument.parameter is not None else argument.field
    assert source is not None
    if argument.field is None and config.compatibility.builtin_names == "kept":
        reserved = ARGUMENTS | KEYWORDS
    return suffixed(spell(source.pinned or source.wire), reserved)


def _whole_body(operation: Operation, config: Config) -> str:
    """A body that is one argument: `request` when alone, else after its component."""
    spell = speller(config.compatibility.naming)
    alone = not any(a.kind is ArgumentKind.PARAMETER for a in operation.arguments)
    if alone and (
        config.compatibility.naming == "speakeasy" or not config.body_argument
    ):
        return "request"
    if config.body_argument:
        return spell(config.body_argument)
    content = operation.body.contents[0] if operation.body is not None else None
    component = None if content is None else content.component
    return "request_body" if component is None else spell(component)

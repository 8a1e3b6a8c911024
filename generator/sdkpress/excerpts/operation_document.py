"""A raw OpenAPI document → for each operation, the YAML of a document with that operation alone.

Input: the document's plain data. Output: text. An excerpt is a whole document: the root's own keys,
one path with one method, and the components that these reach, nothing else. Below the operation all
keys are kept, in their order. Components are printed breadth first from the operation.

Every component is printed, and searched for references, once for all excerpts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, cast

from sdkpress.excerpts.js_yaml import dump_entry, javascript_order
from sdkpress.excerpts.references import Component, look_up, pointer_parts, references

_Object = Mapping[str, object]

_ROOT_KEYS: Final = ("openapi", "$self", "info", "jsonSchemaDialect", "servers")
_ROOT_KEYS_2: Final = (
    *("swagger", "info", "host", "basePath", "schemes", "consumes", "produces"),
)
_OPERATION_KEYS: Final = (
    *("tags", "summary", "description", "externalDocs", "operationId"),
    *("consumes", "produces", "schemes", "parameters", "requestBody", "responses"),
    *("callbacks", "deprecated", "security", "servers", "x-codeSamples"),
)
_ADDITIONAL: Final = "additionalOperations"  # OpenAPI 3.2.0 section 4.9.1
_PATH_KEYS: Final = ("servers", "parameters")
_KINDS_2: Final = ("definitions", "parameters", "responses", "securityDefinitions")


class OperationDocuments:
    """The excerpts of one document; made once, asked once for each operation."""

    def __init__(self, data: object) -> None:
        self._data: _Object = _object(data)
        self._is_2 = "swagger" in self._data
        self._head = self._print_head()
        self._texts: dict[Component, str] = {}
        self._parts: dict[Component, tuple[object, tuple[str, ...]]] = {}
        self._reached: dict[Component, tuple[Component, ...]] = {}
        self._targets: dict[str, Component | None] = {}
        self._anchors: dict[str, Component] | None = None

    def text(self, path: str, method: str) -> str:
        """The excerpt for the operation at `path` (as the document writes it) and `method` (lower case).

        Ends with a line break. An operation that does not exist gives a document without it.
        """
        item = self._path_item(path)
        operation = _object(item.get(method))
        kept = {key: item[key] for key in _PATH_KEYS if key in item}
        path_item: _Object = {method: _ordered(operation)}
        others = _object(item.get(_ADDITIONAL))
        for name in others if method not in item else ():
            if name.lower() == method:
                operation = _object(others[name])
                path_item = {_ADDITIONAL: {name: _ordered(operation)}}
        parts, named = self._in_place({**kept, **path_item}, ())
        components = self._closure(named)
        components.extend(self._schemes(operation))
        return (
            f"{self._head}paths:\n"
            + dump_entry(path, parts, 1)
            + "".join(self._print_components(components))
        )

    def _print_head(self) -> str:
        keys = _ROOT_KEYS_2 if self._is_2 else _ROOT_KEYS
        head = {key: self._data[key] for key in keys if key in self._data}
        head["security"] = self._data.get("security") or []
        if "tags" in self._data:
            head["tags"] = self._data["tags"]
        return "".join(dump_entry(key, value, 0) for key, value in head.items())

    def _path_item(self, path: str) -> _Object:
        """The path item, looked up where it is a reference (its own keys win)."""
        item = _object(_object(self._data.get("paths")).get(path))
        for _ in range(16):
            reference = item.get("$ref")
            if not isinstance(reference, str):
                break
            target = _object(look_up(self._data, pointer_parts(reference) or ("",)))
            siblings = {key: value for key, value in item.items() if key != "$ref"}
            item = {**target, **siblings}
        return item

    def _closure(self, roots: Iterable[str]) -> list[Component]:
        """All components that `roots` reach, breadth first."""
        components = dict.fromkeys(c for c in map(self._target, roots) if c is not None)
        queue = list(components)
        for component in queue:  # grows while it is walked
            for reached in self._reach(component):
                if reached not in components:
                    components[reached] = None
                    queue.append(reached)
        return queue

    def _reach(self, component: Component) -> tuple[Component, ...]:
        reached = self._reached.get(component)
        if reached is None:
            targets = map(self._target, self._part(component)[1])
            reached = tuple(dict.fromkeys(t for t in targets if t is not None))
            self._reached[component] = reached
        return reached

    def _part(self, component: Component) -> tuple[object, tuple[str, ...]]:
        """A component's value, and the references in it."""
        part = self._parts.get(component)
        if part is None:
            part = self._in_place(look_up(self._data, component), ())
            self._parts[component] = part
        return part

    def _target(self, reference: str) -> Component | None:
        """The component that a reference points at or into; None where it leads elsewhere."""
        if reference in self._targets:
            return self._targets[reference]
        parts = pointer_parts(reference)
        component: Component | None = None
        if parts is None:
            component = self._anchor(reference)
        elif self._is_component(parts):
            component = parts[: 2 if self._is_2 else 3]
        if component and look_up(self._data, component) is None:
            component = None
        self._targets[reference] = component
        return component

    def _is_component(self, parts: tuple[str, ...]) -> bool:
        if self._is_2:
            return len(parts) >= 2 and parts[0] in _KINDS_2
        return len(parts) >= 3 and parts[0] == "components"

    def _anchor(self, reference: str) -> Component | None:
        """The component schema that `#name` stands in (JSON Schema 2020-12 section 8.2.2)."""
        if not reference.startswith("#") or len(reference) < 2:
            return None
        if self._anchors is None:
            schemas = _object(_object(self._data.get("components")).get("schemas"))
            self._anchors = {
                anchor: ("components", "schemas", name)
                for name, schema in schemas.items()
                for anchor in _anchors(schema)
            }
        return self._anchors.get(reference[1:])

    def _schemes(self, operation: _Object) -> list[Component]:
        """The security schemes that the operation's effective requirements name."""
        requirements = operation.get("security", self._data.get("security"))
        kind: Component = (
            ("securityDefinitions",)
            if self._is_2
            else ("components", "securitySchemes")
        )
        named = {
            name: None
            for requirement in _list(requirements)
            for name in _object(requirement)
        }
        schemes = _object(look_up(self._data, kind))
        return [(*kind, name) for name in schemes if name in named]

    def _print_components(self, components: list[Component]) -> Iterator[str]:
        """The components by kind, kinds in the order of the document."""
        by_kind: dict[str, dict[str, Component]] = {}
        for component in components:
            by_kind.setdefault(component[-2], {})[component[-1]] = component
        if not self._is_2 and by_kind:
            yield "components:\n"
        pad = "" if self._is_2 else "  "
        for kind in self._data if self._is_2 else _object(self._data.get("components")):
            if kind in by_kind:
                yield f"{pad}{kind}:\n"
                of_kind = by_kind[kind]
                for name in javascript_order(of_kind):
                    yield self._print(of_kind[name])

    def _print(self, component: Component) -> str:
        text = self._texts.get(component)
        if text is None:
            value, _ = self._part(component)
            text = dump_entry(component[-1], value, len(component) - 1)
            self._texts[component] = text
        return text

    def _in_place(
        self, node: object, inside: tuple[str, ...]
    ) -> tuple[object, tuple[str, ...]]:
        """`node` with references that lead outside the components replaced by what they name, and all
        references that it then holds.

        An excerpt has no other paths, so such a reference would lead to nothing. One that leads back to
        itself (`inside`) stays.
        """
        named = references(node)
        foreign = frozenset(filter(self._is_foreign, named)) - set(inside)
        if not foreign:
            return node, named
        node = self._replaced(node, foreign, inside)
        return node, references(node)

    def _is_foreign(self, reference: str) -> bool:
        parts = pointer_parts(reference)
        return (
            parts is not None
            and not self._is_component(parts)
            and look_up(self._data, parts) is not None
        )

    def _replaced(
        self, node: object, foreign: frozenset[str], inside: tuple[str, ...]
    ) -> object:
        if isinstance(node, list):
            items = cast("list[object]", node)
            return [self._replaced(item, foreign, inside) for item in items]
        if not isinstance(node, Mapping):
            return node
        mapping = cast(_Object, node)
        copy = {k: self._replaced(v, foreign, inside) for k, v in mapping.items()}
        reference = mapping.get("$ref")
        if not isinstance(reference, str) or reference not in foreign:
            return copy
        del copy["$ref"]
        target = look_up(self._data, pointer_parts(reference) or ())
        target, _ = self._in_place(target, (*inside, reference))
        if not isinstance(target, Mapping):
            return target
        return {**cast(_Object, target), **copy}


def _ordered(operation: _Object) -> _Object:
    """The operation's keys in the order of the pages, without its extensions but code samples."""
    return {key: operation[key] for key in _OPERATION_KEYS if key in operation}


def _anchors(node: object) -> Iterator[str]:
    if isinstance(node, Mapping):
        mapping = cast(_Object, node)
        for key in ("$anchor", "$dynamicAnchor"):
            anchor = mapping.get(key)
            if isinstance(anchor, str):
                yield anchor
        for value in mapping.values():
            yield from _anchors(value)
    elif isinstance(node, list):
        for item in cast("list[object]", node):
            yield from _anchors(item)


def _object(value: object) -> _Object:
    return cast(_Object, value) if isinstance(value, Mapping) else {}


def _list(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []

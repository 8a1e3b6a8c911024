"""Filters: the operations of a document that an SDK is about, and the components that these reach.

Input: a document and the `include` and `exclude` of a config. Output: the document without the rest. Patterns are
those of file names (`/pets/*`, `list*`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any, cast
from urllib.parse import unquote

from sdkpress.config.model import Config
from sdkpress.config.sections import FilterConfig
from sdkpress.diagnostics import codes
from sdkpress.diagnostics.findings import Location, Sink
from sdkpress.documents.nodes import Node as _Node
from sdkpress.documents.nodes import as_items, as_node
from sdkpress.source.document import Document
from sdkpress.source.origins import Origins
from sdkpress.source.pointer import escape, parse
from sdkpress.spec.keys import METHODS
from sdkpress.spec.targets import Targets

_HOMES_2 = ("definitions", "parameters", "responses")


def filtered(document: Document, config: Config, sink: Sink) -> Document:
    """The document with the operations that the config keeps."""
    root = as_node(document.data)
    paths = None if root is None else as_node(root.get("paths"))
    if root is None or paths is None:
        return document
    origins = document.origins
    targets = Targets(document.file, root)
    kept: _Node = {}
    for path, item in paths.items():
        if path.startswith("x-"):
            kept[path] = item
        elif (
            whole := _filtered_item(path, item, config, targets, origins)
        ) is not None:
            kept[path] = whole
    origins.copied(paths, kept)
    if not any(not path.startswith("x-") for path in kept):
        message = "`include` and `exclude` leave no operation"
        sink.report(codes.NOTHING_LEFT, message, Location(document.file, "#/paths"))
    data = {**root, "paths": kept}
    origins.copied(root, data)
    return replace(document, data=_pruned(data, origins), changed=True)


def _filtered_item(
    path: str, item: object, config: Config, targets: Targets, origins: Origins
) -> object | None:
    """The path item with the operations that are kept; None where none is."""
    if not isinstance(item, dict):
        return item
    node = cast(_Node, item)
    ref = node.get("$ref")
    if isinstance(ref, str):
        target = targets.find(ref, "#")
        brought = None if target is None else as_node(target.raw)
        if brought is not None:
            node = {**brought, **{k: v for k, v in node.items() if k != "$ref"}}
    kept: _Node = {}
    count = 0
    for key, value in node.items():
        if key.lower() in METHODS:
            if not _keeps(path, key, value, config):
                continue
            count += 1
        elif key == "additionalOperations" and isinstance(value, dict):
            named = cast(_Node, value)
            value = {m: o for m, o in named.items() if _keeps(path, m, o, config)}
            origins.copied(named, value)
            count += len(value)
        kept[key] = value
    origins.copied(cast(object, item), kept)
    return kept if count else None


def _keeps(path: str, method: str, operation: object, config: Config) -> bool:
    node = cast(_Node, operation) if isinstance(operation, dict) else {}
    include, exclude = config.include, config.exclude
    if include is not None and not all(_matches(include, path, method, node)):
        return False
    return exclude is None or not any(_matches(exclude, path, method, node))


def _matches(
    wanted: FilterConfig, path: str, method: str, operation: Mapping[str, Any]
) -> Iterator[bool]:
    """Whether the operation is one of each kind that is asked for."""
    tags = as_items(operation.get("tags")) or []
    texts = {
        "tags": [tag for tag in tags if isinstance(tag, str)],
        "paths": [path],
        "methods": [method.lower()],
        "operations": [str(operation.get("operationId", ""))],
    }
    for kind, patterns in (
        ("tags", wanted.tags),
        ("paths", wanted.paths),
        ("methods", tuple(m.lower() for m in wanted.methods)),
        ("operations", wanted.operations),
    ):
        if patterns:
            yield any(fnmatchcase(t, p) for t in texts[kind] for p in patterns)


def _pruned(root: _Node, origins: Origins) -> _Node:
    """The document without the components and tags that nothing reaches any more."""
    is_2 = "swagger" in root
    holder = root if is_2 else root.get("components")
    if not isinstance(holder, dict):
        return root
    homes = cast(_Node, holder)
    names = [h for h in homes if (h in _HOMES_2 if is_2 else h != "securitySchemes")]
    roots = {k: v for k, v in root.items() if k not in ("components", *names)}
    reached = _reached(root, roots, homes, names, "" if is_2 else "components/")
    changed: _Node = {}
    for home in names:
        if isinstance(homes[home], dict):
            component_map = cast(_Node, homes[home])
            changed[home] = {
                name: value
                for name, value in component_map.items()
                if (home, name) in reached or _is_included(value)
            }
            origins.copied(component_map, changed[home])
    components = {**homes, **changed}
    origins.copied(homes, components)
    if is_2:
        return components
    whole = {**root, "components": components}
    origins.copied(root, whole)
    return whole


def _reached(
    root: _Node, roots: object, homes: _Node, names: list[str], prefix: str
) -> set[tuple[str, str]]:
    """The components that what is left refers to, and those that these refer to."""
    targets = Targets("", root)
    reached: set[tuple[str, str]] = set()
    included = [
        cast(object, value)
        for home in names
        if isinstance(homes[home], dict)
        for value in cast(_Node, homes[home]).values()
        if _is_included(value)
    ]
    waiting: list[object] = [roots, *included]
    while waiting:
        for ref in _references(waiting.pop()):
            target = targets.find(ref, "#") if "/" not in ref else None
            pointer = (
                "#" + unquote(ref.partition("#")[2]) if target is None else target.at
            )
            if not pointer.startswith(f"#/{prefix}"):
                continue
            tokens = parse(pointer)[1 if prefix else 0 :]
            if len(tokens) >= 2 and tokens[0] in names:
                key = (tokens[0], tokens[1])
                if key not in reached:
                    reached.add(key)
                    component_map = as_node(homes[tokens[0]]) or {}
                    waiting.append(component_map.get(tokens[1]))
    return reached


def _references(value: object) -> Iterator[str]:
    """Every text that may be a reference; one too many does no harm."""
    stack = [value]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            for key, one in cast(_Node, node).items():
                if key in ("$ref", "$dynamicRef") and isinstance(one, str):
                    yield one
                elif key == "discriminator" and isinstance(one, dict):
                    yield from _mapped(cast(_Node, one))
                else:
                    stack.append(one)
        elif isinstance(node, list):
            stack.extend(cast("list[object]", node))


def _mapped(discriminator: _Node) -> Iterator[str]:
    mapping = discriminator.get("mapping")
    values = list(cast(_Node, mapping).values()) if isinstance(mapping, dict) else []
    for one in (*values, discriminator.get("defaultMapping")):
        if isinstance(one, str):
            yield one if one.startswith("#") else f"#/components/schemas/{escape(one)}"


def _is_included(value: object) -> bool:
    return (
        isinstance(value, dict)
        and cast(_Node, value).get("x-speakeasy-include") is True
    )

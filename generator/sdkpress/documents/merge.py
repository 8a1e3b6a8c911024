"""Several documents as one: each further one under a namespace.

Input: the main document and those that the config lists, by namespace. Output: one document. The operations of a
namespace stand in a group of its name, and keep the servers and the security of their own document. A component
that another document has under the same name, and that is not the same, gets the namespace before its name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from sdkpress.config.model import Config
from sdkpress.diagnostics import codes
from sdkpress.diagnostics.findings import Location, Sink
from sdkpress.documents.nodes import Node as _Node
from sdkpress.documents.nodes import as_items, as_node
from sdkpress.documents.with_files import with_files
from sdkpress.source.document import Document, load_document
from sdkpress.source.origins import Origin, Origins
from sdkpress.source.pointer import escape, parse
from sdkpress.spec.keys import METHODS


def merge(
    document: Document, config: Config, sink: Sink, *, renew: bool = False
) -> Document | None:
    """All documents as one; None, with a fatal finding, where one cannot be read or merged."""
    document = with_files(document, config, sink, renew=renew)
    if not _can_be_merged(document, sink):
        return None
    whole = _Whole(dict(cast(_Node, document.data)), document.origins)
    document.origins.copied(document.data, whole.data)
    for namespace, name in (config.documents or {}).items():
        other = load_document(config.folder / name, sink)
        if other is None:
            return None
        other = with_files(other, config, sink, renew=renew)
        if not _can_be_merged(other, sink):
            return None
        whole.add(namespace, other)
        unresolved = {**other.unresolved, **document.unresolved}
        document = replace(document, unresolved=unresolved)
    return replace(document, data=whole.data)


def _can_be_merged(document: Document, sink: Sink) -> bool:
    data = document.data
    if isinstance(data, dict) and str(cast(_Node, data).get("openapi", "")).startswith(
        "3."
    ):
        return True
    message = "only documents of OpenAPI 3 are merged"
    sink.report(codes.NOT_MERGED, message, Location(document.file))
    return False


class _Whole:
    """The main document while others are added to it."""

    def __init__(self, data: _Node, origins: Origins) -> None:
        self.data = data
        self.origins = origins
        self.ids = set(_operation_ids(data))
        for key in ("paths", "components", *({"webhooks"} & data.keys())):
            members = self._mapping(data, key)
            data[key] = dict(members)
            origins.copied(members, data[key])
        for home in list(data["components"]):
            members = self._mapping(data["components"], home)
            data["components"][home] = dict(members)
            origins.copied(members, data["components"][home])
        data["tags"] = list(cast("list[object]", data.get("tags") or []))

    def add(self, namespace: str, other: Document) -> None:
        """Add the paths and components of a document. The whole is of the latest version among them."""
        root = cast(_Node, other.data)
        self.data["openapi"] = max(
            (str(data["openapi"]) for data in (self.data, root)),
            key=lambda version: version.split(".")[:2],
        )
        renamed = self._renamed(namespace, root)
        led = _Led(renamed, other, self.origins)
        for home, named in self._mapping(root, "components").items():
            if not isinstance(named, dict):
                continue
            components = self.data["components"].setdefault(home, {})
            for name, value in cast(_Node, named).items():
                new = renamed.get((home, name), name)
                if new not in components:
                    pointer = f"#/components/{home}/{escape(name)}"
                    components[new] = led.value(value, pointer)
                    self.origins.note(components, new, led.origin(pointer))
        for home in ("paths", "webhooks"):
            self._add_items(home, namespace, root, renamed, led)
        self._add_tags(namespace, root)

    def _add_items(
        self,
        home: str,
        namespace: str,
        root: _Node,
        renamed: dict[tuple[str, str], str],
        led: _Led,
    ) -> None:
        """The paths or webhooks of a document."""
        items = self._mapping(root, home)
        here: _Node = self.data.setdefault(home, {}) if items else {}
        for name, item in items.items():
            key = name if name not in here else f"{name}#{namespace}"
            pointer = f"#/{home}/{escape(name)}"
            merged = led.value(item, pointer)
            if isinstance(merged, dict) and not name.startswith("x-"):
                node = cast(_Node, merged)
                merged = self._with_root(namespace, dict(node), root, renamed, node)
            here[key] = merged
            self.origins.note(here, key, led.origin(pointer))

    def _add_tags(self, namespace: str, root: _Node) -> None:
        """The tag of the namespace, and below it those of its document."""
        described = self._mapping(root, "info").get("description")
        self.data["tags"].append({"name": namespace, "description": described})
        for name, tag in _tags(root).items():
            rest = {key: value for key, value in tag.items() if key != "parent"}
            whole = ".".join((namespace, *_line(name, root)))
            self.data["tags"].append({**rest, "name": whole})

    def _renamed(self, namespace: str, root: _Node) -> dict[tuple[str, str], str]:
        """The components whose name another document has for something else. What refers to one of them is
        something else too, even where it is written alike."""
        new_names: dict[tuple[str, str], str] = {}
        components = self._mapping(root, "components")
        count = -1
        while count < len(new_names):
            count = len(new_names)
            for home in components:
                named = self._mapping(components, home)
                present = self._mapping(self.data["components"], home)
                for name, value in named.items():
                    if name not in present or (home, name) in new_names:
                        continue
                    if present[name] != value or _leads_to(value, new_names):
                        new_names[home, name] = _free(
                            f"{namespace}_{name}", present, named
                        )
        return new_names

    def _with_root(
        self,
        namespace: str,
        item: _Node,
        root: _Node,
        renamed: dict[tuple[str, str], str],
        old: _Node,
    ) -> _Node:
        """A path item with what the root of its own document says for all."""
        self.origins.copied(old, item)
        if root.get("servers") and "servers" not in item:
            item["servers"] = root["servers"]
        for key in list(item):
            if key.lower() in METHODS:
                item[key] = self._operation(namespace, item[key], root, renamed)
            elif key == "additionalOperations" and isinstance(item[key], dict):
                before = cast(_Node, item[key])
                item[key] = {
                    method: self._operation(namespace, operation, root, renamed)
                    for method, operation in before.items()
                }
                self.origins.copied(before, item[key])
        return item

    def _operation(
        self,
        namespace: str,
        raw: object,
        root: _Node,
        renamed: dict[tuple[str, str], str],
    ) -> object:
        """An operation in the group of its namespace, with the security of its own document."""
        before = as_node(raw)
        if before is None:
            return raw
        operation = dict(before)
        self.origins.copied(before, operation)
        named = as_items(operation.get("tags")) or []
        tags = [tag for tag in named if isinstance(tag, str)]
        below = [".".join((namespace, *_line(tag, root))) for tag in tags]
        known = _tags(root)
        kinds = [known.get(tag, {}).get("kind") for tag in tags]
        is_grouped = any(kind in (None, "nav") for kind in kinds)
        operation["tags"] = below if is_grouped else [namespace, *below]
        security = as_items(operation.get("security", root.get("security")))
        if security is not None:
            operation["security"] = [
                {renamed.get(("securitySchemes", n), n): v for n, v in one.items()}
                for one in map(as_node, security)
                if one is not None
            ]
        name = operation.get("operationId")
        if isinstance(name, str):
            if name in self.ids:
                operation["operationId"] = name = f"{namespace}_{name}"
            self.ids.add(name)
        return operation

    @staticmethod
    def _mapping(node: _Node, key: str) -> _Node:
        value = node.get(key)
        return cast(_Node, value) if isinstance(value, dict) else {}


class _Led:
    """The values of one document, with their references led to the new names."""

    def __init__(
        self, renamed: dict[tuple[str, str], str], other: Document, origins: Origins
    ) -> None:
        self.renamed = renamed
        self.other = other
        self.origins = origins
        origins.texts.update(other.origins.texts)

    def origin(self, pointer: str) -> Origin:
        """Where a value of the document comes from."""
        return self.other.origins.of(self.other.file, self.other.data, pointer)

    def value(self, value: object, pointer: str) -> object:
        """The value, copied where something in it is called otherwise or comes from elsewhere."""
        if isinstance(value, list):
            items = [
                self.value(one, f"{pointer}/{index}")
                for index, one in enumerate(cast("list[object]", value))
            ]
            self._note(cast(object, value), items)
            return items
        if not isinstance(value, dict):
            return value
        node: _Node = {}
        for key, one in cast(_Node, value).items():
            if key == "$ref" and isinstance(one, str):
                node[key] = self._ref(one)
            elif key == "mapping" and isinstance(one, dict):
                node[key] = {
                    tag: self._mapped(target)
                    for tag, target in cast(_Node, one).items()
                }
            else:
                node[key] = self.value(one, f"{pointer}/{escape(key)}")
        self._note(cast(object, value), node)
        return node

    def _note(self, old: object, new: object) -> None:
        for token, origin in self.other.origins.known(old).items():
            self.origins.note(new, token, origin)

    def _ref(self, ref: str) -> str:
        tokens = parse(ref) if ref.startswith("#/components/") else ()
        if len(tokens) < 3 or (tokens[1], tokens[2]) not in self.renamed:
            return ref
        new = self.renamed[tokens[1], tokens[2]]
        return "#/" + "/".join(escape(t) for t in (*tokens[:2], new, *tokens[3:]))

    def _mapped(self, target: object) -> object:
        if not isinstance(target, str):
            return target
        return self.renamed.get(("schemas", target)) or self._ref(target)


def _free(name: str, present: _Node, named: _Node) -> str:
    wanted, number = name, 2
    while wanted in present or wanted in named:
        wanted, number = f"{name}_{number}", number + 1
    return wanted


def _leads_to(value: object, renamed: dict[tuple[str, str], str]) -> bool:
    """Whether a value refers to a component that gets another name."""
    stack = [value] if renamed else []
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            stack.extend(cast(_Node, node).values())
        elif isinstance(node, list):
            stack.extend(cast("list[object]", node))
        elif isinstance(node, str) and node.startswith("#/components/"):
            tokens = parse(node)
            if len(tokens) > 2 and (tokens[1], tokens[2]) in renamed:
                return True
    return False


def _tags(root: _Node) -> dict[str, _Node]:
    """The Tag Objects of a document by their names."""
    tags = map(as_node, as_items(root.get("tags")) or [])
    return {str(tag["name"]): tag for tag in tags if tag is not None and "name" in tag}


def _line(name: str, root: _Node) -> list[str]:
    """A tag after those that it stands below (OpenAPI 3.2.0 section 4.22.1)."""
    known, line = _tags(root), [name]
    while (parent := known.get(line[0], {}).get("parent")) and parent not in line:
        line.insert(0, str(parent))
    return line


def _operation_ids(root: _Node) -> list[str]:
    items = map(as_node, (as_node(root.get("paths")) or {}).values())
    return [
        str(operation["operationId"])
        for item in items
        for operation in map(as_node, (item or {}).values())
        if operation is not None and "operationId" in operation
    ]

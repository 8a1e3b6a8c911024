"""Random edits of a document, of the kinds that an API goes through: seeded, so that they can be made again.

Input: plain data and a `random.Random`. Output: other plain data, and what was done in words.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

Node = dict[str, Any]
METHODS = ("get", "put", "post", "delete", "patch")
TYPES: tuple[Node, ...] = (
    {"type": "string"},
    {"type": "integer"},
    {"type": "number"},
    {"type": "boolean"},
    {"type": "string", "format": "date-time"},
    {"type": "string", "format": "date"},
    {"type": "string", "format": "uuid"},
    {"type": "string", "enum": ["one", "two"]},
    {"type": "array", "items": {"type": "string"}},
    {"type": "array", "items": {"type": "integer"}},
    {"type": "object", "additionalProperties": {"type": "integer"}},
    {},
)


class Edits:
    """Edits one document. Each edit changes a place that no other edit has changed."""

    def __init__(self, document: Node, seed: int) -> None:
        self.data = copy.deepcopy(document)
        self.random = random.Random(seed)
        self.done: list[str] = []
        self._used: set[int] = set()
        version = str(document.get("openapi", "3.0"))
        self._modern = version.startswith("3.1") or version.startswith("3.2")

    def make(self, count: int) -> Node:
        """The document after so many edits."""
        edits: list[Callable[[], str | None]] = [
            *(self._property_removed, self._property_renamed, self._property_retyped),
            *(self._property_required, self._property_nullable, self._property_new),
            *(self._property_default, self._property_deprecated, self._property_list),
            *(self._parameter_removed, self._parameter_renamed),
            *(self._parameter_retyped, self._parameter_required, self._parameter_new),
            *(self._parameter_default, self._parameter_moved, self._parameter_nullable),
            *(self._operation_removed, self._operation_renamed, self._operation_moved),
            *(self._operation_deprecated, self._response_retyped, self._error_removed),
            *(self._enum_value_removed, self._enum_value_new, self._enum_opened),
            *(self._union_member_removed, self._union_member_new),
            *(self._component_renamed, self._security_removed, self._body_required),
        ]
        tries = 0
        while len(self.done) < count and tries < count * 20:
            tries += 1
            told = self.random.choice(edits)()
            if told is not None:
                self.done.append(told)
        return self.data

    # Places

    def _walk(self, node: Any) -> Iterator[Node]:
        if isinstance(node, dict):
            yield node
            for key, value in node.items():
                if key not in ("example", "examples", "default", "enum"):
                    yield from self._walk(value)
        elif isinstance(node, list):
            for value in node:
                yield from self._walk(value)

    def _one(self, nodes: list[Any]) -> Any:
        nodes = [node for node in nodes if id(node) not in self._used]
        if not nodes:
            return None
        node = self.random.choice(nodes)
        self._used.add(id(node))
        return node

    def _all(self) -> Iterator[Node]:
        yield from self._walk(self.data.get("paths", {}))
        yield from self._walk(self.data.get("components", {}))
        yield from self._walk(self.data.get("definitions", {}))

    def _property(self, want: Callable[[Node], bool] = lambda _: True) -> Any:
        """The schema that holds it, its name and itself."""
        found = [
            (node, name)
            for node in self._all()
            if isinstance(node.get("properties"), dict)
            for name, one in node["properties"].items()
            if isinstance(one, dict) and id(one) not in self._used and want(one)
        ]
        if not found:
            return None
        node, name = self.random.choice(found)
        self._used.add(id(node["properties"][name]))
        return node, name, node["properties"][name]

    def _operations(self) -> list[Node]:
        return [
            item[method]
            for item in self.data.get("paths", {}).values()
            if isinstance(item, dict)
            for method in METHODS
            if isinstance(item.get(method), dict)
        ]

    def _parameter(self, want: Callable[[Node], bool] = lambda _: True) -> Any:
        found = [
            (operation, one)
            for operation in self._operations()
            for one in operation.get("parameters", ())
            if "in" in one and id(one) not in self._used and want(one)
        ]
        if not found:
            return None
        operation, one = self.random.choice(found)
        self._used.add(id(one))
        return operation, one

    # Properties

    def _property_removed(self) -> str | None:
        found = self._property()
        if found is None:
            return None
        node, name, _ = found
        del node["properties"][name]
        if name in node.get("required", ()):
            node["required"] = [one for one in node["required"] if one != name]
        return f"property {name} removed"

    def _property_renamed(self) -> str | None:
        found = self._property(lambda one: "$ref" not in one)
        if found is None:
            return None
        found[2]["x-speakeasy-name-override"] = f"{found[1]}_other"
        return f"property {found[1]} renamed"

    def _property_retyped(self) -> str | None:
        found = self._property()
        if found is None:
            return None
        type_ = self.random.choice(TYPES)
        found[0]["properties"][found[1]] = copy.deepcopy(type_)
        return f"property {found[1]} retyped to {type_}"

    def _property_required(self) -> str | None:
        found = self._property()
        if found is None:
            return None
        node, name, _ = found
        required = list(node.get("required", ()))
        if name in required:
            required.remove(name)
        else:
            required.append(name)
        node["required"] = required
        if not required:
            del node["required"]
        return f"property {name} {'now' if name in required else 'no longer'} required"

    def _property_nullable(self) -> str | None:
        found = self._property(
            lambda one: isinstance(one.get("type"), (str, list)) and "enum" not in one
        )
        return None if found is None else self._nullable(found[1], found[2])

    def _nullable(self, name: str, one: Node) -> str | None:
        if self._modern:
            types = one["type"] if isinstance(one["type"], list) else [one["type"]]
            if "null" in types:
                types = [type_ for type_ in types if type_ != "null"]
            else:
                types = [*types, "null"]
            one["type"] = types[0] if len(types) == 1 else types
        else:
            one["nullable"] = not one.get("nullable", False)
        return f"{name} nullable or no longer"

    def _property_new(self) -> str | None:
        node = self._one(
            [one for one in self._all() if isinstance(one.get("properties"), dict)]
        )
        if node is None:
            return None
        name = f"added_{len(self.done)}"
        node["properties"][name] = copy.deepcopy(self.random.choice(TYPES))
        required = self.random.random() < 0.5
        if required:
            node["required"] = [*node.get("required", ()), name]
        return f"property {name} new{', required' if required else ''}"

    def _property_default(self) -> str | None:
        found = self._property(lambda one: one.get("type") == "string")
        if found is None or "enum" in found[2]:
            return None
        found[2]["default"] = "other"
        return f"default of {found[1]}"

    def _property_deprecated(self) -> str | None:
        found = self._property(lambda one: "$ref" not in one)
        if found is None:
            return None
        found[2]["deprecated"] = True
        return f"{found[1]} deprecated"

    def _property_list(self) -> str | None:
        found = self._property()
        if found is None:
            return None
        node, name, one = found
        is_list = one.get("type") == "array" and "items" in one
        node["properties"][name] = (
            one["items"] if is_list else {"type": "array", "items": one}
        )
        return f"property {name} {'no longer a list' if is_list else 'a list'}"

    # Parameters

    def _parameter_removed(self) -> str | None:
        found = self._parameter(lambda one: one["in"] in ("query", "header"))
        if found is None:
            return None
        found[0]["parameters"] = [
            one for one in found[0]["parameters"] if one is not found[1]
        ]
        return f"parameter {found[1]['name']} removed"

    def _parameter_renamed(self) -> str | None:
        found = self._parameter(lambda one: one["in"] == "query")
        if found is None:
            return None
        found[1]["name"] += "_other"
        return f"parameter {found[1]['name']} renamed"

    def _parameter_retyped(self) -> str | None:
        found = self._parameter(lambda one: "schema" in one and one["in"] == "query")
        if found is None:
            return None
        found[1]["schema"] = copy.deepcopy(self.random.choice(TYPES))
        return f"parameter {found[1]['name']} retyped to {found[1]['schema']}"

    def _parameter_required(self) -> str | None:
        found = self._parameter(lambda one: one["in"] in ("query", "header"))
        if found is None:
            return None
        found[1]["required"] = not found[1].get("required", False)
        return f"parameter {found[1]['name']} required: {found[1]['required']}"

    def _parameter_new(self) -> str | None:
        operation = self._one(self._operations())
        if operation is None:
            return None
        one = {
            "name": f"added_{len(self.done)}",
            "in": "query",
            "required": self.random.random() < 0.5,
            "schema": {"type": "string"},
        }
        operation["parameters"] = [*operation.get("parameters", ()), one]
        return f"parameter {one['name']} new, required: {one['required']}"

    def _parameter_default(self) -> str | None:
        found = self._parameter(lambda one: "type" in one.get("schema", {}))
        if found is None or found[1]["schema"]["type"] != "integer":
            return None
        found[1]["schema"]["default"] = 17
        return f"default of parameter {found[1]['name']}"

    def _parameter_moved(self) -> str | None:
        found = self._parameter(lambda one: one["in"] == "query")
        if found is None:
            return None
        found[1]["in"] = "header"
        return f"parameter {found[1]['name']} in a header"

    def _parameter_nullable(self) -> str | None:
        found = self._parameter(
            lambda one: isinstance(one.get("schema", {}).get("type"), str)
            and one["in"] == "query"
            and "enum" not in one["schema"]
        )
        if found is None:
            return None
        return self._nullable(found[1]["name"], found[1]["schema"])

    # Operations

    def _item_of(self, operation: Node) -> tuple[Node, str]:
        for item in self.data["paths"].values():
            for method in METHODS:
                if item.get(method) is operation:
                    return item, method
        raise AssertionError

    def _operation_removed(self) -> str | None:
        operation = self._one(self._operations())
        if operation is None or len(self._operations()) < 2:
            return None
        item, method = self._item_of(operation)
        del item[method]
        return f"operation {operation.get('operationId')} removed"

    def _operation_renamed(self) -> str | None:
        operation = self._one(self._operations())
        if operation is None or "operationId" not in operation:
            return None
        operation["x-speakeasy-name-override"] = "entirelyOther"
        return f"operation {operation['operationId']} renamed"

    def _operation_moved(self) -> str | None:
        paths = self.data.get("paths", {})
        path = self._one([f"{path}" for path in paths])
        if path is None or not path.startswith("/"):
            return None
        self.data["paths"] = {
            f"/moved{key}" if key == path else key: value
            for key, value in paths.items()
        }
        return f"path {path} moved"

    def _operation_deprecated(self) -> str | None:
        operation = self._one(self._operations())
        if operation is None:
            return None
        operation["deprecated"] = True
        return f"operation {operation.get('operationId')} deprecated"

    def _contents(self, errors: bool) -> list[Node]:
        return [
            media
            for operation in self._operations()
            for status, response in operation.get("responses", {}).items()
            if str(status).startswith(("4", "5")) == errors
            for media in response.get("content", {}).values()
            if "schema" in media
        ]

    def _response_retyped(self) -> str | None:
        media = self._one(self._contents(errors=False))
        if media is None:
            return None
        schema = media["schema"]
        if self.random.random() < 0.5:
            media["schema"] = {"type": "array", "items": schema}
        else:
            media["schema"] = copy.deepcopy(self.random.choice(TYPES))
        return f"a response retyped to {str(media['schema'])[:60]}"

    def _error_removed(self) -> str | None:
        found = [
            (operation["responses"], status)
            for operation in self._operations()
            for status in operation.get("responses", {})
            if str(status).startswith(("4", "5"))
        ]
        if not found:
            return None
        responses, status = self.random.choice(found)
        del responses[status]
        return f"response {status} removed"

    def _body_required(self) -> str | None:
        body = self._one(
            [
                operation["requestBody"]
                for operation in self._operations()
                if "content" in operation.get("requestBody", {})
            ]
        )
        if body is None:
            return None
        body["required"] = not body.get("required", False)
        return f"a body required: {body['required']}"

    # Enums, unions, components

    def _enums(self) -> list[Node]:
        return [
            node
            for node in self._all()
            if isinstance(node.get("enum"), list)
            and all(isinstance(value, str) for value in node["enum"])
        ]

    def _enum_value_removed(self) -> str | None:
        node = self._one([node for node in self._enums() if len(node["enum"]) > 1])
        if node is None:
            return None
        value = self.random.choice(node["enum"])
        node["enum"] = [one for one in node["enum"] if one != value]
        return f"value {value} removed"

    def _enum_value_new(self) -> str | None:
        node = self._one(self._enums())
        if node is None:
            return None
        node["enum"] = [*node["enum"], "entirely_new"]
        return f"a value new beside {node['enum'][0]}"

    def _enum_opened(self) -> str | None:
        node = self._one(self._enums())
        if node is None:
            return None
        return f"{node.pop('enum')[:3]} any text"

    def _unions(self) -> list[list[Any]]:
        return [
            node[key]
            for node in self._all()
            for key in ("oneOf", "anyOf")
            if isinstance(node.get(key), list)
            and len(node[key]) > 2
            and "discriminator" not in node
        ]

    def _union_member_removed(self) -> str | None:
        members = self._one(self._unions())
        if members is None:
            return None
        gone = members.pop(self.random.randrange(len(members)))
        return f"member {str(gone)[:60]} removed"

    def _union_member_new(self) -> str | None:
        members = self._one(self._unions())
        if members is None:
            return None
        members.append(copy.deepcopy(self.random.choice(TYPES[:4])))
        return f"member {members[-1]} new beside {str(members[0])[:60]}"

    def _component_renamed(self) -> str | None:
        schemas = self.data.get("components", {}).get("schemas", {})
        name = self._one([key for key in schemas])
        if name is None:
            return None
        old, new = f"#/components/schemas/{name}", f"#/components/schemas/{name}Other"
        self.data["components"]["schemas"] = {
            f"{name}Other" if key == name else key: value
            for key, value in schemas.items()
        }
        for node in self._walk(self.data):
            if node.get("$ref") == old:
                node["$ref"] = new
            mapping = node.get("mapping")
            if isinstance(mapping, dict):
                for key, value in mapping.items():
                    if value == old:
                        mapping[key] = new
        return f"component {name} renamed"

    def _security_removed(self) -> str | None:
        operation = self._one(self._operations())
        if operation is None or not self.data.get("security"):
            return None
        operation["security"] = []
        return f"operation {operation.get('operationId')} without credentials"

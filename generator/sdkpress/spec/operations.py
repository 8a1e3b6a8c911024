"""Path items and their operations.

Input: the raw `paths` or `webhooks`. Output: `Operation`s in document order, each with what its path item
adds. No operation is lost: what is wrong with a part of one is reported and costs that part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from .. import codes
from ..source.pointer import escape
from .model import Operation, Parameter, Response, Schema
from .parts import PartReader
from .reading import Reading, as_mapping
from .root import RootReader

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_TEMPLATE: Final = re.compile(r"\{([^{}]*)\}")
_STATUS: Final = re.compile(r"[1-5](?:[0-9][0-9]|[xX][xX])\Z")
_IGNORE: Final = "x-speakeasy-ignore"


class OperationReader:
    """Reads path items, with the readers of their parts."""

    def __init__(self, reading: Reading, parts: PartReader, roots: RootReader) -> None:
        self.reading = reading
        self.parts = parts
        self.roots = roots

    def read_paths(self, paths: Mapping[str, object], at: str) -> tuple[Operation, ...]:
        """The operations of `paths`."""
        found: list[Operation] = []
        same: dict[str, str] = {}
        for path, raw in paths.items():
            if path.startswith("x-"):
                continue
            where = f"{at}/{escape(path)}"
            self._check_path(path, where, same)
            found.extend(self._path_item(path, raw, where))
        self._check_ids(found)
        return tuple(found)

    def read_webhooks(
        self, hooks: Mapping[str, object], at: str
    ) -> tuple[Operation, ...]:
        """The operations of `webhooks`; their `path` is the key."""
        found: list[Operation] = []
        for name, raw in hooks.items():
            if not name.startswith("x-"):
                found.extend(
                    self._path_item(name, raw, f"{at}/{escape(name)}", template=False)
                )
        return tuple(found)

    def _check_path(self, path: str, at: str, same: dict[str, str]) -> None:
        if not path.startswith("/"):
            message = f"path {path!r} must begin with a slash"
            self.reading.report(codes.INVALID_SHAPE, message, at, on_key=True)
        shape = _TEMPLATE.sub("{}", path)
        if shape in same:
            message = (
                f"path {path!r} is the same as another but for the names in braces"
            )
            self.reading.report(
                codes.SAME_PATH, message, at, on_key=True, related=(same[shape],)
            )
        else:
            same[shape] = at

    def _check_ids(self, operations: list[Operation]) -> None:
        seen: dict[str, Operation] = {}
        for operation in operations:
            name = operation.operation_id
            if name is None or operation.ignored:
                continue
            first = seen.setdefault(name, operation)
            if first is not operation:
                self.reading.report(
                    codes.DUPLICATE_OPERATION_ID,
                    f"operationId {name!r} is already that of {first.method.upper()} {first.path}",
                    f"{operation.at}/operationId",
                    related=(f"{first.at}/operationId",),
                    hint="give one of the two operations another operationId",
                )

    def _path_item(
        self, path: str, raw: object, at: str, *, template: bool = True
    ) -> list[Operation]:
        node = as_mapping(raw)
        if node is None:
            self.reading.wrong(raw, "a path item", at)
            return []
        node, at = self._resolved_item(node, at)
        shared = self._parameters(node, at)
        found: list[Operation] = []
        for method in METHODS:
            value = node.get(method)
            if value is None and method not in node:
                continue
            where = f"{at}/{method}"
            operation = self.reading.mapping(
                {} if value is None else value, where, "an operation"
            )
            found.append(
                self._operation(operation, where, path, method, node, shared, template)
            )
        order = list(node)
        return sorted(found, key=lambda operation: order.index(operation.method))

    def _resolved_item(
        self, node: Mapping[str, object], at: str
    ) -> tuple[Mapping[str, object], str]:
        """The path item with what its `$ref` brings; its own keys win."""
        ref = node.get("$ref")
        if not isinstance(ref, str):
            return node, at
        if not ref.startswith("#"):
            message = f"the path item {ref!r} is in another file, which is not fetched"
            self.reading.report(codes.EXTERNAL_PATH_ITEM, message, f"{at}/$ref")
            return node, at
        target = self.parts.references.part(node, at, "a path item")
        resolved = None if target is None else as_mapping(target.raw)
        if target is None or resolved is None:
            return node, at
        own = {key: value for key, value in node.items() if key != "$ref"}
        if not own:
            return resolved, target.at
        return {**resolved, **own}, at

    def _operation(
        self,
        node: Mapping[str, object],
        at: str,
        path: str,
        method: str,
        item: Mapping[str, object],
        shared: tuple[Parameter, ...],
        template: bool,
    ) -> Operation:
        reading = self.reading
        parameters = _overridden(shared, self._parameters(node, at))
        if template:
            parameters = self._checked_against(path, parameters, at)
        servers = node.get("servers", item.get("servers"))
        owner = at if "servers" in node else at.rpartition("/")[0]
        body = node.get("requestBody")
        return Operation(
            at=at,
            path=path,
            method=method,
            operation_id=reading.text(node, "operationId", at) or None,
            tags=reading.texts(node, "tags", at),
            summary=_first(reading.text(node, "summary", at), item.get("summary")),
            description=_first(
                reading.text(node, "description", at), item.get("description")
            ),
            deprecated=reading.flag(node, "deprecated", at),
            parameters=parameters,
            request_body=(
                None
                if body is None
                else self.parts.request_body(body, f"{at}/requestBody")
            ),
            responses=self._responses(node, at),
            security=self.roots.requirements(node, at),
            servers=(
                None
                if servers is None
                else self.roots.servers(servers, f"{owner}/servers")
            ),
            ignored=node.get(_IGNORE) is True or item.get(_IGNORE) is True,
            extensions=reading.extensions(node),
            path_extensions=reading.extensions(item),
        )

    def _parameters(self, node: Mapping[str, object], at: str) -> tuple[Parameter, ...]:
        found: dict[tuple[str, str], Parameter] = {}
        for index, raw in enumerate(self.reading.items(node, "parameters", at)):
            where = f"{at}/parameters/{index}"
            parameter = self.parts.parameter(raw, where)
            if parameter is None or parameter.extensions.get(_IGNORE) is True:
                continue
            key = (parameter.location, parameter.name)
            if key in found:
                message = (
                    f"{parameter.location} parameter {parameter.name!r} is listed twice"
                )
                self.reading.report(
                    codes.DUPLICATE_PARAMETER, message, where, related=(found[key].at,)
                )
            found[key] = parameter
        return tuple(found.values())

    def _checked_against(
        self, path: str, parameters: tuple[Parameter, ...], at: str
    ) -> tuple[Parameter, ...]:
        """The parameters with those of the path template: one missing is added, one too many dropped."""
        named = dict.fromkeys(_TEMPLATE.findall(path.partition("#")[0]))
        kept: list[Parameter] = []
        for parameter in parameters:
            if parameter.location == "path" and parameter.name not in named:
                message = f"path parameter {parameter.name!r} does not occur in {path}"
                self.reading.report(codes.UNUSED_PATH_PARAMETER, message, parameter.at)
            else:
                kept.append(parameter)
        declared = {
            parameter.name for parameter in kept if parameter.location == "path"
        }
        for name in named:
            if name not in declared:
                message = f"path parameter {name!r} of {path} is not declared; a string is assumed"
                self.reading.report(
                    codes.UNDECLARED_PATH_PARAMETER, message, at, on_key=True
                )
                kept.append(_assumed(name, at))
        return tuple(kept)

    def _responses(self, node: Mapping[str, object], at: str) -> Mapping[str, Response]:
        found: dict[str, Response] = {}
        for status, raw in self.reading.child(node, "responses", at).items():
            if status.startswith("x-"):
                continue
            where = f"{at}/responses/{escape(status)}"
            if status != "default" and not _STATUS.match(status):
                message = (
                    f"{status!r} is no status: 200, 2XX and default are examples of one"
                )
                self.reading.report(codes.INVALID_SHAPE, message, where, on_key=True)
                continue
            response = self.parts.response(raw, where)
            # A response that cannot be read is still a status that the server may answer with.
            found[status] = Response(at=where) if response is None else response
        return MappingProxyType(found)


def _overridden(
    shared: tuple[Parameter, ...], own: tuple[Parameter, ...]
) -> tuple[Parameter, ...]:
    """The path item's parameters, then the operation's; the same name and place is the operation's."""
    if not shared:
        return own
    merged = {(parameter.location, parameter.name): parameter for parameter in shared}
    merged.update(
        {(parameter.location, parameter.name): parameter for parameter in own}
    )
    return tuple(merged.values())


def _assumed(name: str, at: str) -> Parameter:
    where = f"{at}/parameters/{escape(name)}"
    schema = Schema(at=f"{where}/schema", types=("string",))
    return Parameter(at=where, name=name, location="path", required=True, schema=schema)


def _first(own: str | None, inherited: object) -> str | None:
    return own if own is not None or not isinstance(inherited, str) else inherited

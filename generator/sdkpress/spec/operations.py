"""Operations: raw values to `spec.model.Operation`.

Input: a `PathItem` and one of its operations. Output: an `Operation` with what the path item adds. What is
wrong with a part is reported and costs that part, never the operation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import ClassVar, Final

from sdkpress.diagnostics import codes
from sdkpress.frozen import dataclass
from sdkpress.source.pointer import escape
from sdkpress.spec.keys import check_keys
from sdkpress.spec.model import (
    Operation,
    Parameter,
    RequestBody,
    Response,
    Schema,
    Server,
)
from sdkpress.spec.parts import PartReader
from sdkpress.spec.reading import NOTHING, Reading
from sdkpress.spec.root import RootReader
from sdkpress.spec.security import SecurityReader

TEMPLATE: Final = re.compile(r"\{([^{}]*)\}")
STATUS: Final = re.compile(r"[1-5](?:[0-9][0-9]|[xX][xX])\Z")
_IGNORE: Final = "x-speakeasy-ignore"


@dataclass(frozen=True, slots=True, kw_only=True)
class PathItem:
    """A Path Item Object where it is used. `layers` are its own keys and then, where it has a
    `$ref`, those of the item it refers to; each with its pointer. `path` is None for a webhook.
    """

    at: str
    name: str
    path: str | None
    layers: tuple[tuple[Mapping[str, object], str], ...]

    def find(self, key: str) -> tuple[object, str] | None:
        """The value of a key, and its pointer; null counts as absent."""
        for node, at in self.layers:
            if node.get(key) is not None:
                return node[key], f"{at}/{key}"
        return None

    def keys(self) -> Iterator[str]:
        """Every key once, in order."""
        yield from dict.fromkeys(key for node, _ in self.layers for key in node)


class OperationReader:
    """Reads operations, with the readers of their parts."""

    examples_of_status: ClassVar[str] = "200, 2XX and default"

    def __init__(
        self,
        reading: Reading,
        parts: PartReader,
        roots: RootReader,
        security: SecurityReader,
    ) -> None:
        self.reading = reading
        self.parts = parts
        self.roots = roots
        self.security = security

    def read(self, item: PathItem, key: str) -> Operation:
        """The operation at a key. Its `at` lies where the path item is used, so that no two share one."""
        # `get:` with nothing after it is an operation still.
        raw, at = item.find(key) or (NOTHING, f"{item.at}/{key}")
        pointer = f"{item.at}/{key}"
        return self._operation(item, raw, at, pointer, key.lower())

    def read_at(self, item: PathItem, raw: object, at: str, method: str) -> Operation:
        """One of a path item's additional operations."""
        pointer = f"{item.at}/additionalOperations/{at.rpartition('/')[2]}"
        return self._operation(
            item, NOTHING if raw is None else raw, at, pointer, method
        )

    def _operation(
        self, item: PathItem, raw: object, at: str, pointer: str, method: str
    ) -> Operation:
        reading = self.reading
        node = NOTHING if raw is NOTHING else reading.mapping(raw, at, "an operation")
        check_keys(reading, "operation", node, at)
        if node.get("callbacks"):
            message = "callbacks are requests of the API: an SDK makes none of them"
            hint = "describe them as webhooks, and the SDK reads what comes in"
            where = f"{at}/callbacks"
            reading.report(codes.WITHOUT_EFFECT, message, where, hint=hint)
        ignored = item.find(_IGNORE) or (False, "")
        return Operation(
            at=pointer,
            path=item.name,
            method=method,
            operation_id=reading.text(node, "operationId", at) or None,
            tags=reading.texts(node, "tags", at),
            summary=self._text(node, "summary", at, item),
            description=self._text(node, "description", at, item),
            deprecated=reading.flag(node, "deprecated", at),
            parameters=self.all_parameters(node, at, item, pointer),
            request_body=self.request_body(node, at, item),
            responses=self.responses(node, at),
            security=self.security.requirements(node, at),
            servers=self.servers(node, at, item),
            ignored=node.get(_IGNORE) is True or ignored[0] is True,
            extensions=reading.extensions(node),
            path_extensions=reading.extensions(
                {**item.layers[-1][0], **item.layers[0][0]}
            ),
        )

    def _text(
        self, node: Mapping[str, object], key: str, at: str, item: PathItem
    ) -> str | None:
        text = self.reading.text(node, key, at)
        inherited = item.find(key)
        if text is not None or inherited is None:
            return text
        return self.reading.as_text(*inherited)

    def servers(
        self, node: Mapping[str, object], at: str, item: PathItem
    ) -> tuple[Server, ...] | None:
        """The servers of the operation, or of its path item."""
        if node.get("servers") is not None:
            return self.roots.servers(node["servers"], f"{at}/servers")
        inherited = item.find("servers")
        return None if inherited is None else self.roots.servers(*inherited)

    def request_body(
        self, node: Mapping[str, object], at: str, item: PathItem
    ) -> RequestBody | None:
        """The body that the operation sends."""
        body = node.get("requestBody")
        return (
            None if body is None else self.parts.request_body(body, f"{at}/requestBody")
        )

    def all_parameters(
        self, node: Mapping[str, object], at: str, item: PathItem, pointer: str
    ) -> tuple[Parameter, ...]:
        """The path item's parameters, then the operation's; the same name and place is the latter's."""
        merged: dict[tuple[str, str], Parameter] = {}
        shared = item.find("parameters")
        if shared is not None:
            holder = {"parameters": shared[0]}
            merged.update(self._parameters(holder, shared[1].rpartition("/")[0]))
        merged.update(self._parameters(node, at))
        parameters = tuple(merged.values())
        self._check_querystring(parameters)
        if item.path is None:
            return parameters
        return self.checked_against(item.path, parameters, pointer)

    def _check_querystring(self, parameters: tuple[Parameter, ...]) -> None:
        """A parameter that is the whole query is alone there (OpenAPI 3.2.0 section 4.12.1)."""
        whole = [p for p in parameters if p.location == "querystring"]
        for other in (*whole[1:], *(p for p in parameters if p.location == "query")):
            if whole:
                message = (
                    f"{whole[0].name!r} is the whole query string, and {other.name!r} "
                    "is in the query too"
                )
                related = (whole[0].at,)
                self.reading.report(
                    codes.INVALID_SHAPE, message, other.at, related=related
                )

    def _parameters(
        self, node: Mapping[str, object], at: str
    ) -> dict[tuple[str, str], Parameter]:
        parameters: dict[tuple[str, str], Parameter] = {}
        for index, raw in enumerate(self.reading.items(node, "parameters", at)):
            where = f"{at}/parameters/{index}"
            parameter = self.parts.parameter(raw, where)
            if parameter is None or parameter.extensions.get(_IGNORE) is True:
                continue
            keep_parameter(self.reading, parameters, parameter, where)
        return parameters

    def checked_against(
        self, path: str, parameters: tuple[Parameter, ...], at: str
    ) -> tuple[Parameter, ...]:
        """The parameters with those of the path template: one missing is added, one too many dropped."""
        named = dict.fromkeys(TEMPLATE.findall(path.partition("#")[0]))
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

    def responses(self, node: Mapping[str, object], at: str) -> Mapping[str, Response]:
        """The documented responses by status."""
        read = self.response_reader(node, at)
        responses: dict[str, Response] = {}
        for status, raw in self.reading.child(node, "responses", at).items():
            if status.startswith("x-"):
                continue
            where = f"{at}/responses/{escape(status)}"
            if status != "default" and not STATUS.match(status):
                message = f"{status!r} is no status: {self.examples_of_status} are examples of one"
                self.reading.report(codes.INVALID_SHAPE, message, where, on_key=True)
                continue
            response = read(raw, where)
            # A response that cannot be read is still a status that the server may answer with.
            responses[status] = Response(at=where) if response is None else response
        return MappingProxyType(responses)

    def response_reader(
        self, node: Mapping[str, object], at: str
    ) -> Callable[[object, str], Response | None]:
        """What reads a response of the operation, from what stands there and its pointer."""
        return self.parts.response


def keep_parameter(
    reading: Reading,
    parameters: dict[tuple[str, str], Parameter],
    parameter: Parameter,
    at: str,
) -> None:
    """Put a parameter into its list; one that is there already gives way, with a finding.

    HTTP does not tell the names of headers by their case (RFC 9110 section 5.1).
    """
    name = parameter.name
    key = (
        parameter.location,
        name.lower() if parameter.location == "header" else name,
    )
    if key in parameters:
        message = f"{parameter.location} parameter {name!r} is listed twice"
        related = (parameters[key].at,)
        reading.report(codes.DUPLICATE_PARAMETER, message, at, related=related)
    parameters[key] = parameter


def _assumed(name: str, at: str) -> Parameter:
    where = f"{at}/parameters/{escape(name)}"
    schema = Schema(at=f"{where}/schema", types=("string",))
    return Parameter(at=where, name=name, location="path", required=True, schema=schema)

"""What OpenAPI 2.0 (Swagger) says otherwise than its successors: operations, servers, security, definitions.

Input: raw values and their pointers. Output: the objects of `spec.model`, with the user's own pointers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar, Final

from sdkpress.diagnostics import codes
from sdkpress.source.pointer import escape
from sdkpress.spec.model import (
    OAuthFlow,
    Parameter,
    RequestBody,
    Response,
    SecurityScheme,
    Server,
)
from sdkpress.spec.operations import OperationReader, PathItem, keep_parameter
from sdkpress.spec.parts import PartReader
from sdkpress.spec.reading import NOTHING, Reading, as_mapping
from sdkpress.spec.refs import References
from sdkpress.spec.root import RootReader
from sdkpress.spec.security import SecurityReader
from sdkpress.spec.swagger_parts import IN_THE_BODY, SwaggerParts
from sdkpress.spec.targets import Target

_IGNORE: Final = "x-speakeasy-ignore"
# `flow` of 2.0 → its key in `flows` since 3.0.
_FLOWS: Final = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}


class SwaggerOperations(OperationReader):
    """Reads operations of OpenAPI 2.0, whose body is among the parameters."""

    examples_of_status: ClassVar[str] = "200 and default"

    def __init__(
        self,
        reading: Reading,
        parts: SwaggerParts,
        roots: RootReader,
        security: SecurityReader,
    ) -> None:
        super().__init__(reading, parts, roots, security)
        self.swagger = parts

    def all_parameters(
        self, node: Mapping[str, object], at: str, item: PathItem, pointer: str
    ) -> tuple[Parameter, ...]:
        """The parameters outside of the body: the path item's, then the operation's."""
        merged: dict[tuple[str, str], Parameter] = {}
        for holder, where in self._holders(node, at, item):
            of_holder: dict[tuple[str, str], Parameter] = {}
            for raw, place in self._raw_parameters(holder, where):
                if _is_in_body(self._target(raw, place)):
                    continue
                parameter = self.parts.parameter(raw, place)
                if parameter and parameter.extensions.get(_IGNORE) is not True:
                    keep_parameter(self.reading, of_holder, parameter, place)
            merged.update(of_holder)
        if item.path is None:
            return tuple(merged.values())
        return self.checked_against(item.path, tuple(merged.values()), pointer)

    def request_body(
        self, node: Mapping[str, object], at: str, item: PathItem
    ) -> RequestBody | None:
        """What the parameters `in: body` and `in: formData` make."""
        targets: dict[str | None, Target] = {}
        where = f"{at}/parameters"
        for holder, place in self._holders(node, at, item):
            for raw, pointer in self._raw_parameters(holder, place):
                target = self._target(raw, pointer)
                if target is not None and _is_in_body(target):
                    parameter = as_mapping(target.raw) or NOTHING
                    is_body = parameter.get("in") == "body"
                    targets[None if is_body else str(parameter.get("name"))] = target
                    where = f"{place}/parameters"
        consumes = self._types(node, "consumes", at)
        return self.swagger.request_body_of(tuple(targets.values()), consumes, where)

    def response_reader(
        self, node: Mapping[str, object], at: str
    ) -> Callable[[object, str], Response | None]:
        """What reads a response, whose content types the operation says."""
        produces = self._types(node, "produces", at)
        return lambda raw, where: self.swagger.response_of(raw, where, produces)

    def servers(
        self, node: Mapping[str, object], at: str, item: PathItem
    ) -> tuple[Server, ...] | None:
        """The host by the schemes that an operation has for itself."""
        if node.get("schemes") is None:
            return None
        schemes = self.reading.texts(node, "schemes", at)
        return swagger_servers(self.reading, schemes, f"{at}/schemes")

    def _types(self, node: Mapping[str, object], key: str, at: str) -> tuple[str, ...]:
        holder, where = (node, at) if key in node else (self.reading.root, "#")
        return self.reading.texts(holder, key, where)

    def _holders(
        self, node: Mapping[str, object], at: str, item: PathItem
    ) -> Iterator[tuple[Mapping[str, object], str]]:
        shared = item.find("parameters")
        if shared is not None:
            yield {"parameters": shared[0]}, shared[1].rpartition("/")[0]
        yield node, at

    def _raw_parameters(
        self, holder: Mapping[str, object], at: str
    ) -> Iterator[tuple[object, str]]:
        for index, raw in enumerate(self.reading.items(holder, "parameters", at)):
            yield raw, f"{at}/parameters/{index}"

    def _target(self, raw: object, at: str) -> Target | None:
        return self.parts.references.part(raw, at, "a parameter")


def swagger_servers(
    reading: Reading, schemes: tuple[str, ...] = (), at: str = "#/host"
) -> tuple[Server, ...]:
    """`schemes`, `host` and `basePath` as servers, https first; none where nothing is said."""
    root = reading.root
    host = reading.text(root, "host", "#")
    base = (reading.text(root, "basePath", "#") or "").rstrip("/")
    if base and not base.startswith("/"):
        base = f"/{base}"
    if not host:
        return (Server(at="#/basePath", url=base),) if base else ()
    named = schemes or reading.texts(root, "schemes", "#") or ("https",)
    usable = sorted((s for s in named if s in ("https", "http")), reverse=True)
    return tuple(
        Server(at=at, url=f"{scheme}://{host}{base}") for scheme in usable or ("https",)
    )


class SwaggerSecurity(SecurityReader):
    """Reads `securityDefinitions`."""

    def __init__(self, reading: Reading, references: References) -> None:
        super().__init__(reading, references)
        named = as_mapping(reading.root.get("securityDefinitions")) or NOTHING
        self.scheme_names = tuple(named)

    def security_schemes(
        self, components: Mapping[str, object]
    ) -> Mapping[str, SecurityScheme]:
        """The schemes by key. `components` is the root, which holds the definitions in 2.0."""
        named = self.reading.child(components, "securityDefinitions", "#")
        return self.read_schemes(named, "#/securityDefinitions")

    def _kind(self, key: str, node: Mapping[str, object], at: str) -> str | None:
        return "http" if node.get("type") == "basic" else super()._kind(key, node, at)

    def _scheme(
        self, key: str, node: Mapping[str, object], at: str
    ) -> SecurityScheme | None:
        if node.get("type") == "basic":
            node = {**node, "scheme": "basic"}
        elif node.get("type") == "oauth2":
            node = {**node, "flows": NOTHING}
        return super()._scheme(key, node, at)

    def _flows(self, node: Mapping[str, object], at: str) -> tuple[OAuthFlow, ...]:
        reading = self.reading
        if node.get("type") != "oauth2":
            return ()
        kind = _FLOWS.get(str(node.get("flow")))
        if kind is None:
            message = f"`flow` is {', '.join(_FLOWS)}, not {node.get('flow')!r}"
            reading.report(codes.INVALID_SHAPE, message, at)
            return ()
        scopes = reading.child(node, "scopes", at)
        return (
            OAuthFlow(
                kind=kind,
                token_url=reading.text(node, "tokenUrl", at),
                scopes=tuple(
                    (name, reading.text(scopes, name, f"{at}/scopes") or "")
                    for name in scopes
                    if not name.startswith("x-")
                ),
                extensions=reading.extensions(node),
            ),
        )


def check_definitions(
    reading: Reading, parts: PartReader, operations: SwaggerOperations
) -> None:
    """Read the shared parameters and responses that nothing may refer to, for their findings."""
    for name, raw in reading.child(reading.root, "parameters", "#").items():
        parts.parameter(raw, f"#/parameters/{escape(name)}")
    for name, raw in reading.child(reading.root, "responses", "#").items():
        operations.swagger.response_of(raw, f"#/responses/{escape(name)}", ())


def _is_in_body(target: Target | None) -> bool:
    node = None if target is None else as_mapping(target.raw)
    return node is not None and node.get("in") in IN_THE_BODY

"""A plain document becomes a `Spec`, with its references resolved.

Input: a `Document`. Output: a `spec.model.Spec`; every wrong part is reported at its pointer. When the
document is no OpenAPI document at all, the `Spec` is empty and a fatal error says why.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sdkpress.diagnostics import codes
from sdkpress.diagnostics.findings import Location, Sink
from sdkpress.source.document import Document
from sdkpress.source.pointer import escape
from sdkpress.spec.cycles import leave_out_own_alternatives, report_schema_cycles
from sdkpress.spec.keys import check_keys
from sdkpress.spec.model import Parameter, Schema, Server, Spec, Version
from sdkpress.spec.operations import OperationReader, keep_parameter
from sdkpress.spec.parts import PartReader
from sdkpress.spec.paths import PathReader
from sdkpress.spec.reading import NOTHING, Reading, as_mapping, kind_of
from sdkpress.spec.refs import References
from sdkpress.spec.root import RootReader
from sdkpress.spec.rules import check_containers
from sdkpress.spec.schema import SchemaReader
from sdkpress.spec.security import SecurityReader
from sdkpress.spec.swagger import (
    SwaggerOperations,
    SwaggerSecurity,
    check_definitions,
    swagger_servers,
)
from sdkpress.spec.swagger_parts import SwaggerParts
from sdkpress.spec.targets import Targets
from sdkpress.spec.unused import check_components

_OPENAPI: Final[Mapping[str, Version]] = {"3.0": "3.0", "3.1": "3.1", "3.2": "3.2"}
_SWAGGER: Final[Mapping[str, Version]] = {"2.0": "2.0", "2": "2.0"}
_LATER: Final = re.compile(r"3\.([3-9]|\d\d)\d{0,2}(\.\d{1,3})?\Z")


def parse_document(document: Document, sink: Sink) -> Spec:
    """Read a document of OpenAPI 2.0 to 3.2. Never raises for what the document holds."""
    root = as_mapping(document.data)
    version = _version(document, root, sink)
    if root is None or version is None:
        root = {"info": {"title": "", "version": ""}, "paths": {}}
    reading = Reading(
        document=document,
        root=root,
        version=version or "3.1",
        sink=sink,
        rewrites=_rewrites(root),
    )
    return _spec(reading)


def _version(
    document: Document, root: Mapping[str, object] | None, sink: Sink
) -> Version | None:
    """`2.0` to `3.2`; None, with an error, for what is no OpenAPI document."""
    file = document.file
    if root is None:
        message = f"an OpenAPI document is a mapping, not {kind_of(document.data)}"
        sink.report(codes.NOT_OPENAPI, message, Location(file))
        return None
    for key, versions in (("openapi", _OPENAPI), ("swagger", _SWAGGER)):
        if root.get(key) is None:
            continue
        text = str(root[key])
        version = ".".join(text.split(".")[:2])
        known = versions.get(version)
        if known is not None:
            return known
        at = Location(file, f"#/{key}")
        if _LATER.match(text):
            message = f"OpenAPI {text} is later than what is known; it is read as 3.2"
            sink.report(codes.LATER_VERSION, message, at)
            return "3.2"
        message = f"{key.capitalize()} {text} is not read; OpenAPI 2.0 to 3.2 are"
        sink.report(codes.UNSUPPORTED_VERSION, message, at)
        return None
    if as_mapping(root.get("paths")):
        guess: Version = "2.0" if "definitions" in root or "host" in root else "3.1"
        message = f"the document does not say its version; it is read as {guess}"
        sink.report(codes.MISSING_KEY, message, Location(file))
        return guess
    message = "the document has no `openapi` key, so it is not an OpenAPI document"
    sink.report(codes.NOT_OPENAPI, message, Location(file))
    return None


def _rewrites(root: Mapping[str, object]) -> Mapping[str, str]:
    """`x-speakeasy-extension-rewrite`: the name that is read → the other vendor's name."""
    node = as_mapping(root.get("x-speakeasy-extension-rewrite")) or NOTHING
    return {name: other for name, other in node.items() if isinstance(other, str)}


def _spec(reading: Reading) -> Spec:
    root, document = reading.root, reading.document
    references = References(reading, Targets(document.file, root, document.has_ids))
    schemas = SchemaReader(reading, references)
    is_2 = reading.version == "2.0"
    parts = (SwaggerParts if is_2 else PartReader)(reading, references, schemas)
    roots = RootReader(reading)
    security = (SwaggerSecurity if is_2 else SecurityReader)(reading, references)
    components = root if is_2 else reading.child(root, "components", "#")
    schemes = security.security_schemes(components)
    operations = (
        SwaggerOperations(reading, parts, roots, security)
        if isinstance(parts, SwaggerParts)
        else OperationReader(reading, parts, roots, security)
    )
    paths = PathReader(reading, references, operations)

    check_keys(reading, "document", root, "#")
    check_containers(reading)
    named = _named_schemas(reading, schemas, components)
    by_path = reading.child(root, "paths", "#")
    all_operations = paths.read_paths(by_path, "#/paths")
    hooks = paths.read_webhooks(
        NOTHING if is_2 else reading.child(root, "webhooks", "#"), "#/webhooks"
    )
    held = _globals(reading, parts)
    if isinstance(operations, SwaggerOperations):
        check_definitions(reading, parts, operations)
    else:
        check_components(reading, references, parts, paths, components)
    _add_referenced(references, schemas, named)
    report_schema_cycles(references, named)
    leave_out_own_alternatives(reading, named)
    return Spec(
        file=reading.document.file,
        version=reading.version,
        info=roots.info(),
        servers=_servers(reading, roots),
        operations=all_operations,
        webhooks=hooks,
        schemas=MappingProxyType(named),
        security_schemes=schemes,
        security=security.requirements(root, "#"),
        tags=roots.tags(),
        extensions=reading.extensions(root),
        paths_extensions=reading.extensions(by_path),
        globals=held,
    )


def _servers(reading: Reading, roots: RootReader) -> tuple[Server, ...]:
    if reading.version == "2.0":
        return swagger_servers(reading)
    servers = reading.root.get("servers")
    return () if servers is None else roots.servers(servers, "#/servers")


def _globals(reading: Reading, parts: PartReader) -> tuple[Parameter, ...]:
    """`x-speakeasy-globals`: the parameters that the client holds for all operations."""
    at = "#/x-speakeasy-globals"
    node = as_mapping(reading.root.get("x-speakeasy-globals")) or NOTHING
    parameters: dict[tuple[str, str], Parameter] = {}
    for index, raw in enumerate(reading.items(node, "parameters", at)):
        where = f"{at}/parameters/{index}"
        parameter = parts.parameter(raw, where)
        if parameter is not None:
            keep_parameter(reading, parameters, parameter, where)
    return tuple(parameters.values())


def _named_schemas(
    reading: Reading, schemas: SchemaReader, components: Mapping[str, object]
) -> dict[str, Schema]:
    by_pointer: dict[str, Schema] = {}
    is_2 = reading.version == "2.0"
    holder, key = ("#", "definitions") if is_2 else ("#/components", "schemas")
    for name, raw in reading.child(components, key, holder).items():
        at = f"{holder}/{key}/{escape(name)}"
        by_pointer[at] = schemas.read(raw, at)
    return by_pointer


def _add_referenced(
    references: References, schemas: SchemaReader, named: dict[str, Schema]
) -> None:
    """Read the schemas that references name outside of `components/schemas`; they may name more."""
    while missing := [
        t for at, t in references.schemas_to_read.items() if at not in named
    ]:
        for target in missing:
            named[target.at] = schemas.read(target.raw, target.at)

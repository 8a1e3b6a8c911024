"""A plain document becomes a `Spec`, with its references resolved.

Input: a `Document`. Output: a `spec.model.Spec`; every wrong part is reported at its pointer. When the
document is no OpenAPI 3.0 or 3.1 document at all, the `Spec` is empty and an error says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sdkpress.diagnostics import codes
from sdkpress.diagnostics.findings import Location, Sink
from sdkpress.source.document import Document
from sdkpress.source.pointer import escape
from sdkpress.spec.cycles import report_schema_cycles
from sdkpress.spec.keys import check_keys
from sdkpress.spec.model import Parameter, Schema, Spec
from sdkpress.spec.operations import OperationReader, keep_parameter
from sdkpress.spec.parts import PartReader
from sdkpress.spec.paths import PathReader
from sdkpress.spec.reading import NOTHING, Reading, as_mapping, kind_of
from sdkpress.spec.refs import References
from sdkpress.spec.root import RootReader
from sdkpress.spec.rules import check_containers
from sdkpress.spec.schema import SchemaReader
from sdkpress.spec.security import SecurityReader
from sdkpress.spec.targets import Targets
from sdkpress.spec.unused import check_components


def parse_document(document: Document, sink: Sink) -> Spec:
    """Read a document of OpenAPI 3.0.x or 3.1.x. Never raises for what the document holds."""
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
) -> str | None:
    """`3.0` or `3.1`; None, with an error, for anything else."""
    file = document.file
    if root is None:
        message = f"an OpenAPI document is a mapping, not {kind_of(document.data)}"
        sink.report(codes.NOT_OPENAPI, message, Location(file))
        return None
    written = root.get("openapi")
    if written is None:
        if "swagger" in root:
            message = f"this is a Swagger {root['swagger']} document; OpenAPI 3.0 and 3.1 are read here"
            hint = "convert it to OpenAPI 3.0, for example with swagger2openapi"
            sink.report(
                codes.UNSUPPORTED_VERSION,
                message,
                Location(file, "#/swagger"),
                hint=hint,
            )
        else:
            message = (
                "the document has no `openapi` key, so it is not an OpenAPI document"
            )
            sink.report(codes.NOT_OPENAPI, message, Location(file))
        return None
    text = str(written)
    version = ".".join(text.split(".")[:2])
    if version in ("3.0", "3.1"):
        return version
    message = f"OpenAPI {text} is not read; OpenAPI 3.0 and 3.1 are read here"
    sink.report(codes.UNSUPPORTED_VERSION, message, Location(file, "#/openapi"))
    return None


def _rewrites(root: Mapping[str, object]) -> Mapping[str, str]:
    """`x-speakeasy-extension-rewrite`: the name that is read → the other vendor's name."""
    node = as_mapping(root.get("x-speakeasy-extension-rewrite")) or NOTHING
    return {name: other for name, other in node.items() if isinstance(other, str)}


def _spec(reading: Reading) -> Spec:
    root = reading.root
    references = References(reading, Targets(reading.document.file, root))
    schemas = SchemaReader(reading, references)
    parts = PartReader(reading, references, schemas)
    roots = RootReader(reading)
    security = SecurityReader(reading, references)
    operations = OperationReader(reading, parts, roots, security)
    paths = PathReader(reading, references, operations)
    components = reading.child(root, "components", "#")
    schemes = security.security_schemes(components)

    check_keys(reading, "document", root, "#")
    check_containers(reading)
    named = _component_schemas(reading, schemas, components)
    by_path = reading.child(root, "paths", "#")
    found = paths.read_paths(by_path, "#/paths")
    hooks = paths.read_webhooks(reading.child(root, "webhooks", "#"), "#/webhooks")
    held = _globals(reading, parts)
    check_components(reading, references, parts, paths, components)
    _add_asked(references, schemas, named)
    report_schema_cycles(references, named)
    servers = root.get("servers")
    return Spec(
        file=reading.document.file,
        version="3.0" if reading.version == "3.0" else "3.1",
        info=roots.info(),
        servers=() if servers is None else roots.servers(servers, "#/servers"),
        operations=found,
        webhooks=hooks,
        schemas=MappingProxyType(named),
        security_schemes=schemes,
        security=security.requirements(root, "#"),
        tags=roots.tags(),
        extensions=reading.extensions(root),
        paths_extensions=reading.extensions(by_path),
        globals=held,
    )


def _globals(reading: Reading, parts: PartReader) -> tuple[Parameter, ...]:
    """`x-speakeasy-globals`: the parameters that the client holds for all operations."""
    at = "#/x-speakeasy-globals"
    node = as_mapping(reading.root.get("x-speakeasy-globals")) or NOTHING
    found: dict[tuple[str, str], Parameter] = {}
    for index, raw in enumerate(reading.items(node, "parameters", at)):
        where = f"{at}/parameters/{index}"
        parameter = parts.parameter(raw, where)
        if parameter is not None:
            keep_parameter(reading, found, parameter, where)
    return tuple(found.values())


def _component_schemas(
    reading: Reading, schemas: SchemaReader, components: Mapping[str, object]
) -> dict[str, Schema]:
    found: dict[str, Schema] = {}
    for name, raw in reading.child(components, "schemas", "#/components").items():
        at = f"#/components/schemas/{escape(name)}"
        found[at] = schemas.read(raw, at)
    return found


def _add_asked(
    references: References, schemas: SchemaReader, named: dict[str, Schema]
) -> None:
    """Read the schemas that references name outside of `components/schemas`; they may name more."""
    while missing := [t for at, t in references.asked.items() if at not in named]:
        for target in missing:
            named[target.at] = schemas.read(target.raw, target.at)

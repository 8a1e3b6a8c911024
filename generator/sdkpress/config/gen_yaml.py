"""A Speakeasy `gen.yaml` (configVersion 2) in the words of `sdkpress.yaml`.

Input: the plain data of the file. Output: `Translation`: settings to be checked against our schema,
where each came from, and the keys that ask for something sdkpress does not do yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from types import MappingProxyType
from typing import Final, cast

from sdkpress.config.rules import Trail
from sdkpress.frozen import dataclass
from sdkpress.source.pointer import join

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """`origins` maps the trail of each setting to the JSON pointer in the gen.yaml."""

    settings: dict[str, object]
    origins: Mapping[Trail, str]
    not_served: tuple[str, ...]


# Our name of each setting that means the same there and here.
_RENAMED: Final[Mapping[str, str]] = {
    "generation.baseServerUrl": "server_url",
    "generation.fixes.nameResolutionFeb2025": "compatibility.inline_names",
    "generation.repoUrl": "repository_url",
    "generation.requestBodyFieldName": "body_argument",
    "generation.schemas.allOfMergeStrategy": "all_of",
    "generation.usageSnippets.optionalPropertyRendering": "docs.optional_properties",
    "python.allowedRedefinedBuiltins": "allowed_builtins",
    "python.asyncMode": "async_mode",
    "python.authors": "authors",
    "python.baseErrorName": "base_error",
    "python.constFieldCasing": "compatibility.const_fields",
    "python.defaultErrorName": "default_error",
    "python.enumFormat": "enum_format",
    "python.envVarPrefix": "env_prefix",
    "python.flattenRequests": "flatten_requests",
    "python.forwardCompatibleEnumsByDefault": "open_enums",
    "python.forwardCompatibleUnionsByDefault": "open_unions",
    "python.inferUnionDiscriminators": "infer_discriminators",
    "python.license": "license",
    "python.maxMethodParams": "max_method_params",
    "python.moduleName": "package",
    "python.multipartArrayFormat": "compatibility.multipart_arrays",
    "python.packageName": "distribution",
    "python.responseFormat": "compatibility.responses",
    "python.responseSchemaValidation": "response_validation",
    "python.sseFlatResponse": "sse_flat",
    "python.version": "version",
}

# Our words for values. A value that is not listed is kept, and so refused by the schema at its place.
_VALUES: Final[Mapping[str, Mapping[object, object]]] = {
    "compatibility.const_fields": {"normal": "kept"},
    "compatibility.inline_names": {True: "told_apart", False: "first_come"},
    "compatibility.multipart_arrays": {"standard": "repeated", "legacy": "brackets"},
    "compatibility.responses": {"flat": "plain", "envelope-http": "envelope_http"},
    "all_of": {"deepMerge": "deep", "shallowMerge": "shallow"},
    "docs.optional_properties": {"withExample": "with_example"},
    "enum_format": {"union": "literal", "enum": "class"},
    "open_unions": {"tagged-only": True, "false": False},
    "response_validation": {True: "strict", False: "off"},
}

# What a missing key means there, where it is not what it means here.
_WHEN_ABSENT: Final[Mapping[str, object]] = {
    "async_mode": "both",
    "compatibility": {
        "default_response": "success",
        "naming": "speakeasy",
        "inline_names": "first_come",
        "credentials": "models",
        "response_headers": "models",
        "optional_bodies": "whole",
        "document_defaults": "sent",
        "builtin_names": "avoided",
        "operation_models": "all",
        "client_variable": "initials",
        "constructor_arguments": "positional",
        "const_fields": "upper",
        "multipart_arrays": "brackets",
        "one_way_models": "split",
        "request_objects": "many_parameters",
        "unknown_members": "models",
        "accept_argument": "several",
        "formats": "dates",
        "tuples": "lists",
    },
    "http": "httpx",
    "groups": {"stutter": "keep"},
    "max_method_params": 999,
    "open_enums": False,
    "open_unions": False,
    "webhook_events": False,
}

# What sdkpress does anyway: such a key says nothing new while it has this value.
_SERVED_AS: Final[Mapping[str, object]] = {
    "generation.auth.hoistGlobalSecurity": True,
    "generation.fixes.nameResolutionDec2023": True,
    "generation.fixes.parameterOrderingFeb2024": True,
    "generation.fixes.requestResponseComponentNamesFeb2024": True,
    "generation.fixes.securityFeb2025": True,
    "generation.fixes.sharedErrorComponentsApr2025": True,
    "generation.maintainOpenAPIOrder": True,
    "generation.usageSnippets.sdkInitStyle": "constructor",
    "generation.useClassNamesForArrayFields": True,
    "python.clientServerStatusCodesAsErrors": True,
    "python.errorSchemaValidation": True,
    "python.eventStreamClassNames.async": "EventStreamAsync",
    "python.eventStreamClassNames.sync": "EventStream",
    "python.fixFlags.responseRequiredSep2024": True,
    "python.flattenGlobalSecurity": True,
    "python.flatteningOrder": "parameters-first",
    "python.imports.option": "openapi",
    "python.inputModelSuffix": "input",
    "python.inputTypedDictSuffix": "TypedDict",
    "python.methodArguments": "infer-optional-args",
    "python.methodTimeoutArgument": "timeout-ms",
    "python.methodTimeoutUnits": "milliseconds",
    "python.outputModelSuffix": "output",
    "python.templateVersion": "v2",
}

# Housekeeping of the other generator, and what holds here whatever they say; and what `_put_names` reads.
_READ_OTHERWISE: Final = frozenset(
    {
        "configVersion",
        "generation.auth.oAuth2ClientCredentialsEnabled",
        "generation.auth.oAuth2PasswordEnabled",
        "generation.devContainers.schemaPath",
        "generation.inferSSEOverload",
        "generation.sdkClassName",
        "generation.sdkHooksConfigAccess",
        "generation.versioningStrategy",
        "python.description",
        "python.fixFlags.asyncPaginationSep2025",
        "python.fixFlags.conflictResistantModelImportsFeb2026",
        "python.fixFlags.disableTypeChecking",
        "python.fixFlags.nameResolutionFeb2025",
        "python.imports.paths.callbacks",
        "python.imports.paths.errors",
        "python.imports.paths.operations",
        "python.imports.paths.shared",
        "python.imports.paths.webhooks",
        "python.inferSSEOverload",
        "python.legacyPyright",
        "python.packageManager",
    }
)


def translate(
    data: Mapping[str, object],
    traits: Mapping[str, object] | None,
    constructor_arguments: str | None = None,
) -> Translation:
    """The settings of a gen.yaml. The dialect of pages is `reference`: whoever has one compares.

    `traits` are the settings of `docs:` that the gen.lock beside it implies, `constructor_arguments` that setting;
    None where there is no lock, or it does not say.
    """
    docs: dict[str, object] = {"dialect": "reference", **(traits or {})}
    settings: dict[str, object] = {"docs": docs, **deepcopy(dict(_WHEN_ABSENT))}
    origins: dict[Trail, str] = {}
    not_served: list[str] = []
    if traits is not None:
        settings["pinned_examples"] = "gen.lock"
    if constructor_arguments is not None:
        trail: Trail = ("compatibility", "constructor_arguments")
        _put(settings, trail, constructor_arguments)
    for key, value in _leaves(data, ()):
        name = ".".join(key)
        if name in _RENAMED:
            ours = _RENAMED[name]
            trail = tuple(ours.split("."))
            if value != "":
                _put(settings, trail, _translated(value, _VALUES.get(ours, {})))
                origins[trail] = join("#", *key)
        elif not _is_served(name, value):
            not_served.append(name)
    _put_names(data, settings, origins)
    return Translation(settings, MappingProxyType(origins), tuple(not_served))


def _leaves(data: Mapping[str, object], above: Key) -> Iterator[tuple[Key, object]]:
    """Each setting with its key; the sections of other languages are not ours to read."""
    for name, value in data.items():
        key = (*above, str(name))
        if not above and name not in ("configVersion", "generation", "python"):
            continue
        if isinstance(value, dict):
            yield from _leaves(cast(dict[str, object], value), key)
        else:
            yield key, value


def _translated(value: object, values: Mapping[object, object]) -> object:
    """Our word for a value; 1 is not true here, as it would be to a look-up."""
    for known, ours in values.items():
        if type(known) is type(value) and known == value:
            return ours
    return value


def _is_served(name: str, value: object) -> bool:
    if name in _SERVED_AS:
        return value == _SERVED_AS[name]
    return name in _READ_OTHERWISE or value in ("", False, 0, None) or value == []


def _put(settings: dict[str, object], trail: Trail, value: object) -> None:
    section = settings
    for part in trail[:-1]:
        section = cast(dict[str, object], section.setdefault(str(part), {}))
    section[str(trail[-1])] = value


def _identifier(text: str) -> str:
    """`Plex-API` → `PlexAPI`, `dub` → `Dub`, `unstructured_client` → `UnstructuredClient`."""
    words = re.split(r"[^A-Za-z0-9]+", text)
    return "".join(word[:1].upper() + word[1:] for word in words)


def _put_names(
    data: Mapping[str, object], settings: dict[str, object], origins: dict[Trail, str]
) -> None:
    """Settings that follow from several keys, or stand for another kind of value."""
    values = dict(_leaves(data, ()))
    class_name = values.get(("generation", "sdkClassName"))
    if class_name:
        class_name = _identifier(str(class_name))
        split = settings["async_mode"] == "split"
        names = {
            "sync": class_name,
            "async": f"Async{class_name}" if split else class_name,
        }
        settings["client"] = names
        for part in names:
            origins["client", part] = "#/generation/sdkClassName"
    if "package" not in settings and isinstance(settings.get("distribution"), str):
        settings["package"] = str(settings["distribution"]).replace("-", "_")
        origins[("package",)] = "#/python/packageName"
    for kind, name in (
        ("shared", "models"),
        ("operations", "operations"),
        ("errors", "errors"),
    ):
        key = ("python", "imports", "paths", kind)
        path = values.get(key)
        if isinstance(path, str):
            setting = f"{name}_namespace"
            settings[setting] = path.strip("/").replace("/", ".") or "models"
            origins[(setting,)] = join("#", *key)

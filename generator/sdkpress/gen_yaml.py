"""A Speakeasy `gen.yaml` (configVersion 2) in the words of `sdkpress.yaml`.

Input: the plain data of the file. Output: `Translation`: settings to be checked against our schema,
where each came from, and the keys that ask for something sdkpress does not do yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, cast

from sdkpress.config_rules import Trail
from sdkpress.source.pointer import join

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """`origins` maps the trail of each setting to the JSON pointer in the gen.yaml."""

    settings: dict[str, object]
    origins: Mapping[Trail, str]
    not_served: tuple[str, ...]


# Values that are renamed rather than copied. A value outside of its table is kept, and so refused
# by the schema with a message about the right place.
_OPTIONAL_PROPERTIES: Final = {"withExample": "with_example"}
_ENUM_FORMAT: Final = {"union": "literal", "enum": "class"}
_ALL_OF: Final = {"deepMerge": "deep", "shallowMerge": "shallow"}
_OPEN_UNIONS: Final = {"tagged-only": True, "false": False}
_VALIDATION: Final = {True: "strict", False: "off"}

_RENAMED: Final[Mapping[Key, tuple[Trail, Mapping[object, object]]]] = {
    ("generation", "usageSnippets", "optionalPropertyRendering"): (
        ("docs", "optional_properties"),
        cast(Mapping[object, object], _OPTIONAL_PROPERTIES),
    ),
    ("generation", "baseServerUrl"): (("server_url",), {}),
    ("generation", "requestBodyFieldName"): (("body_argument",), {}),
    ("generation", "repoUrl"): (("repository_url",), {}),
    ("generation", "schemas", "allOfMergeStrategy"): (
        ("all_of",),
        cast(Mapping[object, object], _ALL_OF),
    ),
    ("python", "version"): (("version",), {}),
    ("python", "authors"): (("authors",), {}),
    ("python", "license"): (("license",), {}),
    ("python", "packageName"): (("distribution",), {}),
    ("python", "moduleName"): (("package",), {}),
    ("python", "asyncMode"): (("async_mode",), {}),
    ("python", "baseErrorName"): (("base_error",), {}),
    ("python", "defaultErrorName"): (("default_error",), {}),
    ("python", "envVarPrefix"): (("env_prefix",), {}),
    ("python", "enumFormat"): (
        ("enum_format",),
        cast(Mapping[object, object], _ENUM_FORMAT),
    ),
    ("python", "flattenRequests"): (("flatten_requests",), {}),
    ("python", "maxMethodParams"): (("max_method_params",), {}),
    ("python", "forwardCompatibleEnumsByDefault"): (("open_enums",), {}),
    ("python", "forwardCompatibleUnionsByDefault"): (
        ("open_unions",),
        cast(Mapping[object, object], _OPEN_UNIONS),
    ),
    ("python", "inferUnionDiscriminators"): (("infer_discriminators",), {}),
    ("python", "responseSchemaValidation"): (
        ("response_validation",),
        cast(Mapping[object, object], _VALIDATION),
    ),
    ("python", "sseFlatResponse"): (("sse_flat",), {}),
    ("python", "allowedRedefinedBuiltins"): (("allowed_builtins",), {}),
}

# What sdkpress does anyway: such a key says nothing new while it has this value.
_SERVED_AS: Final[Mapping[Key, object]] = {
    ("generation", "maintainOpenAPIOrder"): True,
    ("generation", "useClassNamesForArrayFields"): True,
    ("generation", "usageSnippets", "sdkInitStyle"): "constructor",
    ("generation", "fixes", "nameResolutionDec2023"): True,
    ("generation", "fixes", "nameResolutionFeb2025"): True,
    ("generation", "fixes", "parameterOrderingFeb2024"): True,
    ("generation", "fixes", "requestResponseComponentNamesFeb2024"): True,
    ("generation", "fixes", "securityFeb2025"): True,
    ("generation", "fixes", "sharedErrorComponentsApr2025"): True,
    ("generation", "auth", "hoistGlobalSecurity"): True,
    ("python", "clientServerStatusCodesAsErrors"): True,
    ("python", "errorSchemaValidation"): True,
    ("python", "eventStreamClassNames", "sync"): "EventStream",
    ("python", "eventStreamClassNames", "async"): "EventStreamAsync",
    ("python", "fixFlags", "responseRequiredSep2024"): True,
    ("python", "flattenGlobalSecurity"): True,
    ("python", "flatteningOrder"): "parameters-first",
    ("python", "imports", "option"): "openapi",
    ("python", "inputTypedDictSuffix"): "TypedDict",
    ("python", "methodArguments"): "infer-optional-args",
    ("python", "methodTimeoutArgument"): "timeout-ms",
    ("python", "methodTimeoutUnits"): "milliseconds",
    ("python", "responseFormat"): "flat",
    ("python", "templateVersion"): "v2",
}

# What a missing key means there, where it is not what it means here.
_WHEN_ABSENT: Final[Mapping[Trail, object]] = {
    ("async_mode",): "both",
    ("max_method_params",): 999,
    ("open_enums",): False,
    ("open_unions",): False,
}

# Housekeeping of the other generator, without a meaning for what comes out here.
_MEANINGLESS: Final = frozenset(
    {
        ("configVersion",),
        ("generation", "versioningStrategy"),
        ("generation", "devContainers", "schemaPath"),
        ("python", "legacyPyright"),
        ("python", "packageManager"),
        ("python", "description"),
    }
)


def translate(
    data: Mapping[str, object], traits: Mapping[str, object] | None
) -> Translation:
    """The settings of a gen.yaml. The dialect of pages is `reference`: whoever has one compares.

    `traits` are the settings of `docs:` that the gen.lock beside it implies; None where there is no lock.
    """
    docs: dict[str, object] = {"dialect": "reference", **(traits or {})}
    settings: dict[str, object] = {"docs": docs}
    origins: dict[Trail, str] = {}
    not_served: list[str] = []
    for trail, value in _WHEN_ABSENT.items():
        _put(settings, trail, value)
    if traits is not None:
        settings["pinned_examples"] = "gen.lock"
    for key, value in _leaves(data, ()):
        if key in _RENAMED:
            trail, values = _RENAMED[key]
            if value != "":
                _put(settings, trail, _translated(value, values))
                origins[trail] = join("#", *key)
        elif not _is_served(key, value):
            not_served.append(".".join(key))
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
    """Numbers such as 1 are no booleans here: a table is asked by type and value."""
    for known, ours in values.items():
        if type(known) is type(value) and known == value:
            return ours
    return value


def _is_served(key: Key, value: object) -> bool:
    if key in _MEANINGLESS or key in _NAMED_ELSEWHERE:
        return True
    if key in _SERVED_AS:
        return value == _SERVED_AS[key]
    return value in ("", False, 0, None) or value == []


def _put(settings: dict[str, object], trail: Trail, value: object) -> None:
    section = settings
    for part in trail[:-1]:
        section = cast(dict[str, object], section.setdefault(str(part), {}))
    section[str(trail[-1])] = value


_NAMED_ELSEWHERE: Final = frozenset(
    {("generation", "sdkClassName"), ("python", "imports", "paths", "errors")}
)


def _put_names(
    data: Mapping[str, object], settings: dict[str, object], origins: dict[Trail, str]
) -> None:
    """Settings that follow from several keys, or stand for another kind of value."""
    found = dict(_leaves(data, ()))
    class_name = found.get(("generation", "sdkClassName"))
    if class_name:
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
    if found.get(("python", "imports", "paths", "errors")):
        settings["errors_namespace"] = "errors"

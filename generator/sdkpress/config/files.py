"""A config file into a `Config`.

Input: the path of a `sdkpress.yaml` or of a Speakeasy `gen.yaml` (known by its `configVersion`),
or None. Output: `Config`; what is wrong with the file goes to the sink, each with its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final, cast

from sdkpress.config.declaration import build
from sdkpress.config.model import Config
from sdkpress.config.rules import Finding, violations
from sdkpress.diagnostics.codes import (
    CONFIG_INVALID,
    CONFIG_NOT_SERVED,
    CONFIG_UNKNOWN_KEY,
    EMPTY_DOCUMENT,
    PINNED_EXAMPLES_MISSING,
)
from sdkpress.diagnostics.findings import Location, Sink
from sdkpress.source.pointer import join

# What pages are compared with: the SDK they describe has these traits.
_WITH_REFERENCE_PAGES: Final = {
    "naming": "speakeasy",
    "sufficient_defaults": "scalar",
    "document_defaults": "sent",
    "builtin_names": "avoided",
    "discriminated_bases": "object",
    "operation_models": "requests",
    "typed_dicts": "all",
    "group_suffix": "models",
}

FILE_NAME = "sdkpress.yaml"


def find_config(folder: Path) -> Path | None:
    """The `sdkpress.yaml` of a folder, if there is one."""
    path = folder / FILE_NAME
    return path if path.is_file() else None


def load_config(path: Path | None, sink: Sink) -> Config | None:
    """The config in the file; the defaults for None. Returns None where the sink got errors."""
    if path is None:
        return Config()
    data = _read(path, sink)
    if sink.errors:
        return None
    if _is_gen_yaml(data):
        return _from_gen_yaml(cast(dict[str, object], data), path, sink)
    for finding in violations(data):
        _report(finding, join("#", *finding.path), str(path), sink)
    if sink.errors:
        return None
    config = settings_to_config(cast(dict[str, object], data), path.parent)
    return _with_examples(config, Location(str(path), "#/pinned_examples"), sink)


def _read(path: Path, sink: Sink) -> object:
    """The plain data of the file; a file without any settings is an empty mapping."""
    from sdkpress.source.document import load_document

    config_sink = Sink()
    document = load_document(path, config_sink)
    sink.read(path)
    if any(finding.code is EMPTY_DOCUMENT for finding in config_sink.diagnostics):
        return {}
    sink.diagnostics.extend(config_sink.diagnostics)
    sink.inputs.extend(config_sink.inputs)
    return None if document is None else document.data


def _is_gen_yaml(data: object) -> bool:
    return isinstance(data, dict) and "configVersion" in data


def _from_gen_yaml(data: dict[str, object], path: Path, sink: Sink) -> Config | None:
    from sdkpress.config.gen_lock import constructor_arguments, page_traits
    from sdkpress.config.gen_yaml import translate

    lock = path.with_name("gen.lock")
    sink.read(lock)
    traits = page_traits(lock) if lock.is_file() else None
    order = constructor_arguments(lock) if lock.is_file() else None
    translation = translate(data, traits, order)
    for finding in violations(translation.settings):
        origin = translation.origins.get(finding.path, "#")
        _report(finding, origin, str(path), sink)
    if sink.errors:
        return None
    if translation.not_served:
        keys = ", ".join(translation.not_served)
        message = f"settings that sdkpress does not serve yet: {keys}"
        sink.report(CONFIG_NOT_SERVED, message, Location(str(path)))
    config = settings_to_config(translation.settings, path.parent)
    return _with_examples(config, Location(str(path)), sink)


def settings_to_config(settings: Mapping[str, object], folder: Path) -> Config:
    """Settings that follow the schema, as a `Config` whose relative paths start at `folder`."""
    docs = settings.get("docs")
    if (
        isinstance(docs, Mapping)
        and "dialect" in docs
        and docs["dialect"] == "reference"
    ):
        chosen = cast("dict[str, object]", settings.get("compatibility", {}))
        groups = cast("dict[str, object]", settings.get("groups", {}))
        settings = {
            **settings,
            "compatibility": {**_WITH_REFERENCE_PAGES, **chosen},
            "groups": {"stutter": "keep", **groups},
        }
    config: Config = build(
        Config, settings, folder=folder, version_is_set="version" in settings
    )
    return config


def _with_examples(config: Config, place: Location, sink: Sink) -> Config | None:
    """The config with the example values of its gen.lock."""
    if config.pinned_examples is None:
        return config
    from sdkpress.config.gen_lock import pinned_examples

    path = config.folder / config.pinned_examples
    sink.read(path)
    if not path.is_file():
        message = f"no file '{config.pinned_examples}' beside the config"
        sink.report(PINNED_EXAMPLES_MISSING, message, place)
        return None
    examples = pinned_examples(path, sink)
    if examples is None:
        return None
    return replace(config, examples=MappingProxyType(examples))


def _report(finding: Finding, pointer: str, file: str, sink: Sink) -> None:
    code = CONFIG_UNKNOWN_KEY if finding.unknown_key else CONFIG_INVALID
    place = Location(file, pointer, on_key=finding.unknown_key)
    sink.report(code, finding.message, place, hint=finding.hint)

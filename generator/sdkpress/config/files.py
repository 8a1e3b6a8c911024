"""A config file into a `Config`.

Input: the path of a `sdkpress.yaml`, of a pyproject.toml with a table `tool.sdkpress`, or of a Speakeasy `gen.yaml` (known by its `configVersion`),
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
from sdkpress.config.rules import Finding, Trail, violations
from sdkpress.config.schema import KEY
from sdkpress.config.workspace import UnclearSdk, entry_of, names_in
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
    "tuples": "lists",
}

FILE_NAME = "sdkpress.yaml"
PYPROJECT = "pyproject.toml"
_TABLE: Final = ("tool", "sdkpress")
_HEADER: Final = b"[tool.sdkpress"


def find_config(folder: Path) -> Path | None:
    """The `sdkpress.yaml` of a folder, else its pyproject.toml if that has a table `tool.sdkpress`."""
    path = folder / FILE_NAME
    if path.is_file():
        return path
    project = folder / PYPROJECT
    try:
        return project if _HEADER in project.read_bytes() else None
    except OSError:
        return None


def sdks_of(path: Path | None) -> tuple[str, ...]:
    """The names of the SDKs of a config, as far as it can be read; none where it is about one."""
    try:
        if path is None or KEY.encode() not in path.read_bytes():
            return ()
    except OSError:
        return ()
    return names_in(_read(path, Sink()))


def load_config(path: Path | None, sink: Sink, sdk: str | None = None) -> Config | None:
    """The config in the file; the defaults for None. Returns None where the sink got errors.

    `sdk` is the name of one of its SDKs, where it is about several.
    """
    if path is None:
        return Config()
    data = _read(path, sink)
    if sink.errors:
        return None
    if _is_gen_yaml(data):
        return _from_gen_yaml(cast(dict[str, object], data), path, sink)
    try:
        entry = entry_of(data, sdk)
    except UnclearSdk as error:
        place = _place(path, error.trail)
        sink.report(CONFIG_INVALID, str(error), place, hint=error.hint)
        return None
    if isinstance(entry.settings, str):
        return load_config(path.parent / entry.settings, sink)
    for finding in violations(entry.settings):
        _report(finding, _place(path, entry.place(finding.path)), sink)
    if sink.errors:
        return None
    settings = cast(dict[str, object], entry.settings)
    config = settings_to_config(settings, path.parent)
    examples = _place(path, entry.place(("pinned_examples",)))
    return _with_examples(config, examples, sink)


def _read(path: Path, sink: Sink) -> object:
    """The plain data of the file; a file without any settings is an empty mapping."""
    if path.name == PYPROJECT:
        return _read_table(path, sink)
    from sdkpress.source.document import load_document

    file_sink = Sink()
    document = load_document(path, file_sink)
    sink.read(path)
    if any(finding.code is EMPTY_DOCUMENT for finding in file_sink.diagnostics):
        return {}
    sink.diagnostics.extend(file_sink.diagnostics)
    sink.inputs.extend(file_sink.inputs)
    return None if document is None else document.data


def _read_table(path: Path, sink: Sink) -> object:
    """The table `tool.sdkpress` of a pyproject.toml."""
    import tomllib

    sink.read(path)
    try:
        data: object = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        sink.report(CONFIG_INVALID, str(error), Location(str(path), line=1, column=1))
        return None
    for key in _TABLE:
        data = cast(dict[str, object], data).get(key, {})
    return data


def _place(path: Path, trail: Trail) -> Location:
    """Where a setting stands in its file."""
    if path.name != PYPROJECT:
        return Location(str(path), join("#", *trail))
    from sdkpress.config.toml_places import toml_place

    text = path.read_text(encoding="utf-8")
    line, column = toml_place(text, (*_TABLE, *trail))
    return Location(str(path), line=line, column=column)


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
        _report(finding, Location(str(path), origin), sink)
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


def _report(finding: Finding, place: Location, sink: Sink) -> None:
    code = CONFIG_UNKNOWN_KEY if finding.unknown_key else CONFIG_INVALID
    if place.line is None:
        place = replace(place, on_key=finding.unknown_key)
    sink.report(code, finding.message, place, hint=finding.hint)

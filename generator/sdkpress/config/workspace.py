"""A config about several SDKs: `sdks:`, each with settings of its own beside those that they share.

Input: plain data of a config, and the name of an SDK. Output: its settings, and where in the file each of them stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from sdkpress.config.rules import Trail, nearest
from sdkpress.config.schema import KEY
from sdkpress.frozen import dataclass


class UnclearSdk(Exception):
    """Which SDK is meant, or what it is, cannot be told. `trail` leads to what is wrong."""

    def __init__(self, message: str, hint: str, *trail: str) -> None:
        super().__init__(message)
        self.hint = hint
        self.trail: Trail = trail


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One SDK of a config. `settings` are a path where a config of its own has them."""

    settings: object
    of_sdk: Mapping[str, object]
    name: str | None

    def place(self, trail: Trail) -> Trail:
        """Where a setting stands in the file: with the SDK, or with what all of them share."""
        value: object = self.of_sdk
        for step in trail[:1]:
            if self.name is not None and isinstance(value, dict) and step in value:
                return (KEY, self.name, *trail)
        return trail


def names_in(data: object) -> tuple[str, ...]:
    """The names of the SDKs of a config; none where it is about one."""
    settings = _mapping(data)
    sdks = None if settings is None else _mapping(settings.get(KEY))
    return () if sdks is None else tuple(map(str, sdks))


def entry_of(data: object, name: str | None) -> Entry:
    """The SDK of that name, or the only one. Raises `UnclearSdk`."""
    settings = _mapping(data)
    if settings is None or KEY not in settings:
        if name is not None:
            message = f"there is no SDK '{name}' in this config"
            raise UnclearSdk(message, "leave out --sdk: it is about one SDK")
        return Entry(settings=data, of_sdk={}, name=None)
    sdks = _mapping(settings[KEY])
    names = names_in(settings)
    if sdks is None or not names:
        hint = "name each SDK, with its settings or the path of its config below"
        raise UnclearSdk(f"'{KEY}' is a mapping of SDKs", hint, KEY)
    if name is None and len(names) > 1:
        message = f"this config is about {len(names)} SDKs: {', '.join(names)}"
        raise UnclearSdk(message, "choose one with --sdk", KEY)
    name = next(iter(names)) if name is None else name
    if name not in names:
        near = nearest(name, names)
        hint = f"did you mean '{near}'?" if near else f"there are: {', '.join(names)}"
        raise UnclearSdk(f"there is no SDK '{name}' in this config", hint, KEY)
    entry = sdks[name]
    if isinstance(entry, str):
        return Entry(settings=entry, of_sdk={}, name=name)
    settings_of_sdk = _mapping(entry)
    if settings_of_sdk is None:
        hint = "write its settings, or the path of its config"
        raise UnclearSdk(f"'{KEY}.{name}' is a mapping or a path", hint, KEY, name)
    shared = {key: value for key, value in settings.items() if key != KEY}
    return Entry(
        settings=_merged(shared, settings_of_sdk), of_sdk=settings_of_sdk, name=name
    )


def _mapping(value: object) -> dict[str, object] | None:
    return cast("dict[str, object]", value) if isinstance(value, dict) else None


def _merged(
    shared: Mapping[str, object], of_sdk: Mapping[str, object]
) -> dict[str, object]:
    """The settings of both; a section of both holds the settings of both."""
    merged = dict(shared)
    for key, value in of_sdk.items():
        below = merged.get(key)
        if isinstance(below, dict) and isinstance(value, dict):
            section = cast("dict[str, object]", below)
            value = _merged(section, cast("dict[str, object]", value))
        merged[key] = value
    return merged

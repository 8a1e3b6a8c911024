"""Code of others that changes the model of an API, or what a template lays out.

Input: the entry points of the group `sdkpress.plugins` that a config names. Output: `Plugins`, which the pipeline asks after lowering
and before rendering. A plugin is a subclass of `Plugin`; only those that `plugins:` names are loaded.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from importlib.metadata import entry_points
from pathlib import PurePosixPath
from typing import TypeVar, cast

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import ToolRefused
from sdkpress.frozen import dataclass
from sdkpress.ir.api import Api
from sdkpress.render.plan import FilePlan, Rendered

__all__ = ["Api", "Config", "Plugin", "PurePosixPath"]

GROUP = "sdkpress.plugins"
_View = TypeVar("_View")


class Plugin:
    """What a plugin may change. Each method gives back what it was given, or a changed copy of it
    (`dataclasses.replace`): everything that it gets is frozen."""

    def api(self, api: Api, config: Config) -> Api:
        """The API before anything in it is named. Every id must still lead to its operation or model."""
        del config
        return api

    def view(self, path: PurePosixPath, view: _View) -> _View:
        """What the template of one file lays out; `path` is that of the file in the output folder."""
        del path
        return view


@dataclass(frozen=True, slots=True)
class Plugins:
    """The plugins of a run, in the order of the config, and the files that they were loaded from."""

    loaded: tuple[tuple[str, Plugin], ...] = ()
    files: tuple[str, ...] = ()

    def api(self, api: Api, config: Config) -> Api:
        """The API as the plugins want it. Raises `ToolRefused` where one of them fails."""
        for name, plugin in self.loaded:
            try:
                changed = cast(object, plugin.api(api, config))
            except Exception as error:
                raise _failed(name, "api", error) from error
            if not isinstance(changed, Api):
                raise ToolRefused(f"the plugin '{name}' gave no Api, but {changed!r}")
            api = changed
        return api

    def plans(self, plans: Iterable[FilePlan]) -> tuple[FilePlan, ...]:
        """The plans with the views as the plugins want them. Raises `ToolRefused`."""
        return tuple(
            self._plan(plan) if isinstance(plan, Rendered) else plan for plan in plans
        )

    def _plan(self, plan: Rendered) -> Rendered:
        view = plan.view
        for name, plugin in self.loaded:
            try:
                changed = plugin.view(plan.path, view)
            except Exception as error:
                raise _failed(name, "view", error) from error
            if type(changed) is not type(view):
                wanted, given = type(view).__name__, type(changed).__name__
                raise ToolRefused(
                    f"the plugin '{name}' gave a {given} for {plan.path}, not a {wanted}"
                )
            view = changed
        return plan if view is plan.view else replace(plan, view=view)


def load_plugins(names: Iterable[str]) -> Plugins:
    """The plugins of these names. Raises `ToolRefused` for one that is not installed or cannot be loaded."""
    loaded: list[tuple[str, Plugin]] = []
    files: list[str] = []
    for name in names:
        entries = entry_points(group=GROUP, name=name)
        if not entries:
            known = ", ".join(sorted({one.name for one in entry_points(group=GROUP)}))
            there = f"there are: {known}" if known else "there are none"
            raise ToolRefused(
                f"no plugin '{name}' is installed beside sdkpress\n"
                f"help: install the package that has it; {there}"
            )
        entry = next(iter(entries))
        try:
            kind: object = entry.load()
            plugin: object = kind() if isinstance(kind, type) else kind
        except Exception as error:
            raise _failed(name, "loading it", error) from error
        if not isinstance(plugin, Plugin):
            raise ToolRefused(
                f"the plugin '{name}' ({entry.value}) is no sdkpress.plugins.Plugin"
            )
        loaded.append((name, plugin))
        file = getattr(sys.modules.get(type(plugin).__module__), "__file__", None)
        files += [file] if isinstance(file, str) else []
    return Plugins(tuple(loaded), tuple(files))


def _failed(name: str, step: str, error: Exception) -> ToolRefused:
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = f" ({at.tb_frame.f_code.co_filename}:{at.tb_lineno})" if at else ""
    reason = f"{type(error).__name__}: {error}"
    return ToolRefused(f"the plugin '{name}' failed in {step}: {reason}{place}")

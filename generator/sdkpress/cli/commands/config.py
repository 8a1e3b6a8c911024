"""`sdkpress config`: the settings in force, and where each comes from.

Input: a config. Output: one line for each setting.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sdkpress.cli import options
from sdkpress.cli.arguments import Arguments, Command
from sdkpress.cli.status import DONE, USAGE

if TYPE_CHECKING:
    from sdkpress.cli.console import Console


def _add_options(parser: argparse.ArgumentParser) -> None:
    options.add_config(parser)
    options.add_verbosity(parser)


COMMAND = Command(
    description="Print every setting with the value in force; those that differ from the default are marked `*`.",
    examples="sdkpress config\nsdkpress config -c gen.yaml",
    add_options=_add_options,
)


def run(arguments: Arguments, console: Console) -> int:
    """Print the config of each SDK that is asked for."""
    from sdkpress.cli.workspace import for_each_sdk

    return for_each_sdk(arguments, console, _print)


def _print(arguments: Arguments, console: Console) -> int:
    """Read the config as `generate` would, and print it."""
    from pathlib import Path

    from sdkpress.cli.report import report
    from sdkpress.config.files import find_config, load_config
    from sdkpress.config.model import Config
    from sdkpress.diagnostics.findings import Sink

    sink = Sink()
    path = arguments.config or find_config(Path())
    config = load_config(path, sink, arguments.sdk)
    report(sink, arguments, console)
    if config is None:
        return USAGE
    of_sdk = f", {arguments.sdk}" if arguments.sdk else ""
    from_ = path or "no config: all settings have their defaults"
    console.result(f"# {from_}{of_sdk}")
    defaults = dict(_settings(Config(), ""))
    for name, value in _settings(config, ""):
        mark = " " if defaults.get(name) == value else "*"
        console.result(f"{mark} {name}: {value}")
    return DONE


_NO_SETTINGS = frozenset({"folder", "examples", "version_is_set"})


def _settings(config: Any, above: str) -> Iterator[tuple[str, str]]:
    import json
    from dataclasses import fields, is_dataclass

    for field in fields(config):
        value = getattr(config, field.name)
        if field.name in _NO_SETTINGS:
            continue
        name = f"{above}{field.name.rstrip('_')}"
        if is_dataclass(value) and not isinstance(value, type):
            yield from _settings(value, f"{name}.")
        else:
            yield name, json.dumps(value, ensure_ascii=False, default=str)

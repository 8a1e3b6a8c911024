"""The Jinja environment that lays out views, and the one place that knows where templates are.

Input: nothing. Output: `environment()`; a template sees one variable, `v`, and two filters.
Compiled templates are kept in the user's cache folder, since compiling them takes longer than
filling them; a cache that cannot be used safely is done without.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2.compiler
from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
)
from jinja2.bccache import Bucket

from sdkpress.cache import private_folder


def template_root() -> Path:
    """The folder of templates: inside an installed package, or beside `generator/` in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_templates"
    return installed if installed.is_dir() else package.parent.parent / "templates"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment of all templates. Undefined names are errors; text is escaped in HTML alone."""
    return _environment(None)


def environment_with(overrides: Path) -> Environment:
    """The same, where the templates in a folder of the user's come first. They may use what Jinja offers besides."""
    return _environment(overrides)


def _environment(overrides: Path | None) -> Environment:
    folders = [template_root()] if overrides is None else [overrides, template_root()]
    jinja = Environment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=_is_html,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_bytecode_cache(),
    )
    filters: dict[str, Any] = jinja.filters
    if overrides is None:
        filters.clear()
        jinja.globals.clear()
        jinja.tests = {}
    filters.update(indent=_indent, join=_join)
    return jinja


def _is_html(template: str | None) -> bool:
    return template is not None and template.endswith(".html.jinja")


class _BytecodeCache(FileSystemBytecodeCache):
    """The cache of compiled templates; a full disk is no reason to fail."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        try:
            super().dump_bytecode(bucket)
        except OSError:
            pass


def _bytecode_cache() -> _BytecodeCache | None:
    """A cache in a folder that only this user can write, since what lies there is run.

    The folder is named after the compiler of this Jinja: another version starts afresh.
    """
    compiler = os.stat(jinja2.compiler.__file__)
    name = f"templates-{compiler.st_size:x}-{compiler.st_mtime_ns:x}"
    folder = private_folder(name)
    return None if folder is None else _BytecodeCache(str(folder))


def _indent(text: str, width: int = 4) -> str:
    """Indent each line that is not empty, the first included."""
    margin = " " * width
    return "".join(
        margin + line if line.strip() else line
        for line in text.splitlines(keepends=True)
    )


def _join(items: Iterable[object], separator: str = "") -> str:
    return separator.join(str(item) for item in items)

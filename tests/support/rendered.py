"""Small documents as SDKs: what is lowered in, the text of each file out, and the package imported."""

from __future__ import annotations

import importlib
import itertools
import sys
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import black

from sdkpress.python.context import generation_context
from sdkpress.python.present import present_sdk
from sdkpress.render.files import render
from support.lowered import Lowered

_NUMBERS = itertools.count()


class Sdk:
    """A rendered SDK. `black` has been asked about every file of it."""

    def __init__(self, lowered: Lowered) -> None:
        self.package = f"rendered_{next(_NUMBERS)}"
        client = replace(lowered.names.client, package=self.package)
        self.names = replace(lowered.names, client=client)
        plans = present_sdk(generation_context(lowered.api, self.names, lowered.config))
        self.files = {path: text.decode() for path, text in render(plans).items()}

    def text(self, path: str) -> str:
        """One file of the package."""
        return self.files[PurePosixPath("src", self.package, path)]

    def unstable(self) -> list[str]:
        """The generated files that black would change."""
        mode = black.Mode()
        return [
            str(path)
            for path, text in self.files.items()
            if path.suffix == ".py"
            and "_runtime" not in path.parts
            and text.strip()
            and black.format_str(text, mode=mode) != text
        ]

    def imported(self, folder: Path) -> Any:
        """The package, written to a folder and imported."""
        for path, text in self.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text.encode())
        sys.path.insert(0, str(folder / "src"))
        try:
            return importlib.import_module(self.package)
        finally:
            sys.path.pop(0)

    def module(self, name: str) -> Any:
        """A module of the imported package."""
        return importlib.import_module(f"{self.package}.{name}")

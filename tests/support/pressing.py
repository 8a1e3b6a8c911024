"""Pressing a document in a test: a document and a config in, a folder with an SDK and its description out."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]


def sdkpress(
    *arguments: str | Path, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, with this checkout's code."""
    paths = [str(REPOSITORY / "generator"), os.environ.get("PYTHONPATH", "")]
    return subprocess.run(
        [sys.executable, "-m", "sdkpress", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@dataclass(frozen=True)
class Build:
    """A pressed SDK on disk."""

    document: Path
    config: Path | None
    folder: Path

    @cached_property
    def description(self) -> dict[str, Any]:
        """What `sdkpress inspect` says."""
        extra = ["-c", self.config] if self.config else []
        done = sdkpress("inspect", self.document, *extra)
        assert done.returncode == 0, done.stderr
        description: dict[str, Any] = json.loads(done.stdout)
        return description

    @property
    def package(self) -> str:
        """The import name."""
        name: str = self.description["client"]["package"]
        return name

    @property
    def source(self) -> Path:
        """The folder that goes on the import path."""
        return self.folder / "src"

    def module(self, name: str = "") -> ModuleType:
        """Import the package, or a module of it, in this process."""
        source = str(self.source)
        if source in sys.path:
            sys.path.remove(source)
        sys.path.insert(0, source)
        known = sys.modules.get(self.package)
        if known is not None and not str(known.__file__).startswith(source):
            self._forget()  # the same name, made with another config
        return importlib.import_module(self.package + (f".{name}" if name else ""))

    def _forget(self) -> None:
        for name in list(sys.modules):
            if name == self.package or name.startswith(f"{self.package}."):
                del sys.modules[name]

    def client(self, kind: str = "sync", **arguments: Any) -> Any:
        """A client (`sync` or `async`) with all credentials given."""
        names = self.description["client"]
        for credential in names["credentials"]:
            arguments.setdefault(credential["argument"], "secret")
        return getattr(self.module(), names[kind])(**arguments)

    def python(self, code: str, *options: str) -> subprocess.CompletedProcess[str]:
        """Run code in a fresh interpreter that can import the SDK."""
        return subprocess.run(
            [sys.executable, *options, "-c", code],
            env={**os.environ, "PYTHONPATH": str(self.source)},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )


def press(document: Path, config: Path | None, folder: Path) -> Build:
    """Generate into a folder; fails the test if that does not succeed."""
    extra = ["-c", config] if config else []
    done = sdkpress("generate", document, *extra, "-o", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return Build(document, config, folder)

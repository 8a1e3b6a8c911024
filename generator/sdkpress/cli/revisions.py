"""The two sides of a `diff`: documents from files, from git, or as they were at the last generation.

Input: what was named. Output: `Revision`s with their surfaces.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sdkpress.changes.model import Change
from sdkpress.changes.surface import Surface, surface_of
from sdkpress.cli.arguments import Arguments
from sdkpress.cli.console import Console
from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import GenerationFailed, Location, Sink
from sdkpress.diagnostics.frame import Frames
from sdkpress.frozen import dataclass
from sdkpress.pipeline import analyze

if TYPE_CHECKING:
    from sdkpress.cli.diff_arguments import DiffArguments


class NoRevision(Exception):
    """What was named cannot be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One side. `text` is the document's, None where only its surface is known."""

    label: str
    surface: Surface
    config: Config
    text: bytes | None = None


class Revisions:
    """Finds both sides, and the lines in them."""

    def __init__(self, arguments: DiffArguments, console: Console) -> None:
        from sdkpress.cli.build import resolve

        self._arguments, self._console = arguments, console
        named = arguments.new or arguments.old
        settings = Arguments(
            spec=Path(named) if named else None,
            config=arguments.config,
            sdk=arguments.sdk,
            output=arguments.output,
            quiet=True,
        )
        job = resolve(settings, console, must_exist=False)
        if isinstance(job, int):
            raise NoRevision("the config cannot be used")
        self._job = job
        self._frames = Frames()

    def old(self) -> Revision | None:
        """The older side."""
        if self._arguments.old is not None:
            return self._of(self._arguments.old)
        from sdkpress.changes.kept import kept_surface

        new = self.new()
        if new is None:
            return None
        folder = self._folder(new)
        kept = kept_surface(folder)
        if kept is None:
            raise NoRevision(
                f"no generation of '{folder}' is known here\n"
                "help: name the older document, as in `sdkpress diff HEAD:openapi.yaml`"
            )
        return Revision(label="last generation", surface=kept, config=self._job.config)

    def new(self) -> Revision | None:
        """The newer side."""
        if self._arguments.new is not None:
            return self._of(self._arguments.new)
        if self._job.config.spec is None:
            raise NoRevision(
                "there is nothing to compare with\n"
                "help: name two documents, or set `spec` in sdkpress.yaml"
            )
        return self._of(str(self._job.config.folder / self._job.config.spec))

    def version(self, new: Revision) -> str:
        """The version that the changes come after: of the config, else of the SDK that was written."""
        from sdkpress.run import with_version

        return with_version(new.config, self._folder(new)).version

    def _folder(self, new: Revision) -> Path:
        return self._job.output or Path(new.surface.distribution)

    def place(self, change: Change, old: Revision, new: Revision) -> str:
        """Where a change lies: in the new document, of what is gone in the old one."""
        sides = ((new, change.new), (old, change.old))
        for side, pointer in sides:
            if pointer is not None and side.text is not None:
                file = Location(side.label, pointer.partition("::")[0])
                line, column = self._lines(side).position(file)
                return f"{side.label}:{line}:{column}"
        return change.old or change.new or new.label

    def _lines(self, side: Revision) -> Frames:
        self._frames.add(side.label, side.text or b"")
        return self._frames

    def _of(self, name: str) -> Revision | None:
        text = _text(name)
        with TemporaryDirectory(prefix="sdkpress-diff-") as folder:
            path = Path(name)
            if not path.is_file():  # a revision of git
                path = Path(folder) / (Path(name.rpartition(":")[2]).name or "document")
                path.write_bytes(text)
            sink = Sink()
            try:
                analysis = analyze(path, self._job.config, sink, self._console.announce)
            except GenerationFailed:
                for diagnostic in sink.fatal:
                    self._console.complain(f"{name}: {diagnostic.message}")
                return None
        surface = surface_of(analysis.api, analysis.names, self._job.config)
        return Revision(label=name, surface=surface, config=self._job.config, text=text)


def _text(name: str) -> bytes:
    """The bytes of a file, or of a file at a revision of git."""
    path = Path(name)
    try:
        if path.is_file():
            return path.read_bytes()
    except OSError as error:
        raise NoRevision(f"cannot read '{name}': {error.strerror}") from error
    revision, mark, inside = name.partition(":")
    if not mark or not revision or revision.startswith("-"):
        raise NoRevision(f"there is no file '{name}'")
    for spelled in (f"./{inside}", inside):  # from here, then from the root
        done = subprocess.run(
            ["git", "cat-file", "blob", f"{revision}:{spelled}"],
            capture_output=True,
            check=False,
        )
        if done.returncode == 0:
            return done.stdout
    message = done.stderr.decode(errors="replace").strip()
    raise NoRevision(f"git knows no '{name}': {message}")

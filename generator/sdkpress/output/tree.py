"""A set of files in memory.

Input: rendered files. Output: `FileTree`, which `output.write` and `output.difference` compare with a folder.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from pathlib import PurePosixPath
from types import MappingProxyType

from sdkpress.frozen import dataclass

_NONE: Mapping[PurePosixPath, bytes] = MappingProxyType({})


def _none() -> Mapping[PurePosixPath, bytes]:
    return _NONE


@dataclass(frozen=True, slots=True)
class FileTree:
    """`generated` files are ours at every run; `once` files are written if missing and then the user's;
    `offered` files too, but they may be removed for good;
    `merged` files hold something of ours among a user's own (README.md, pyproject.toml).
    `pages` are the paths among them that `sdkpress docs` writes too. `kept` are further files of ours, which stay as
    they are in the folder."""

    generated: Mapping[PurePosixPath, bytes]
    once: Mapping[PurePosixPath, bytes] = field(default_factory=_none)
    merged: Mapping[PurePosixPath, bytes] = field(default_factory=_none)
    pages: frozenset[PurePosixPath] = frozenset()
    offered: Mapping[PurePosixPath, bytes] = field(default_factory=_none)
    kept: frozenset[PurePosixPath] = frozenset()

    @property
    def paths(self) -> tuple[PurePosixPath, ...]:
        """Every path, in the order of the plans."""
        return (*self.generated, *self.once, *self.offered, *self.merged)

    def with_merged(self, files: Mapping[PurePosixPath, bytes]) -> FileTree:
        """The tree with further files that are the user's and ours."""
        once, offered = (
            {path: text for path, text in ours.items() if path not in files}
            for ours in (self.once, self.offered)
        )
        merged = {**self.merged, **files}
        return replace(self, once=once, offered=offered, merged=merged)

    def without(self, left_out: Callable[[PurePosixPath], bool]) -> FileTree:
        """The tree without some of its paths."""
        if not any(map(left_out, self.paths)):
            return self

        def rest(files: Mapping[PurePosixPath, bytes]) -> Mapping[PurePosixPath, bytes]:
            return {p: content for p, content in files.items() if not left_out(p)}

        return FileTree(
            generated=rest(self.generated),
            once=rest(self.once),
            merged=rest(self.merged),
            offered=rest(self.offered),
            pages=frozenset(path for path in self.pages if not left_out(path)),
            kept=frozenset(path for path in self.kept if not left_out(path)),
        )

"""Which files of an output folder are ours, and what we last wrote there.

Input: `.sdkpress/manifest.json` of the folder. Output: `Manifest`, and the text of a new one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from hashlib import sha256
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import cast

from sdkpress.frozen import dataclass

FOLDER = PurePosixPath(".sdkpress")
MANIFEST = FOLDER / "manifest.json"
_FORMAT = 1

Digests = Mapping[PurePosixPath, str]


def _none() -> Digests:
    return MappingProxyType({})


class BrokenManifest(Exception):
    """The manifest is not one that sdkpress wrote."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Digests of the files we wrote: the reference `pages`, and the `package` with its project files.

    `pending` are further digests that a file of ours may have. They are noted while a run moves files into
    place, and stay behind only when it is killed, so that the next run still knows what is ours. `offered` are the
    files that were written a single time: where one of them is gone, it stays so.
    """

    pages: Digests = field(default_factory=_none)
    package: Digests = field(default_factory=_none)
    pending: Mapping[PurePosixPath, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    offered: frozenset[PurePosixPath] = frozenset()

    @property
    def files(self) -> Digests:
        """All of it, without what is pending."""
        return {**self.package, **self.pages}

    def left(self, path: PurePosixPath) -> tuple[str, ...]:
        """What we may have left at the path; nothing for a file that is not ours."""
        last = self.pages.get(path) or self.package.get(path)
        return (*((last,) if last else ()), *self.pending.get(path, ()))

    def wrote(self, path: PurePosixPath, content: bytes) -> bool:
        """Whether this is what we left at the path, line ends aside: git may have changed those, and hooks that
        mend the ends of files may have added a last one."""
        left = self.left(path)
        if digest(content) in left:
            return True
        text = with_lf(content)
        return digest(text) in left or digest(text.removesuffix(b"\n")) in left

    def on_the_way_to(self, after: Manifest) -> Manifest:
        """What holds while files are moved: each may be what it was, or what it will be."""
        coming = {**after.package, **after.pages}
        pending = {
            path: tuple(d for d in self.left(path) if d != coming.get(path))
            for path in self.files
            if path in coming
        }
        return Manifest(
            pages={**self.pages, **after.pages},
            package={**self.package, **after.package},
            pending={
                path: digests
                for path, digests in {**self.pending, **pending}.items()
                if digests
            },
            offered=self.offered,
        )

    def including(
        self, before: Manifest, kept: Callable[[PurePosixPath], bool]
    ) -> Manifest:
        """The manifest with what an earlier one says of files that the user keeps for now."""

        def both(ours: Digests, theirs: Digests) -> Digests:
            held = {path: digests for path, digests in theirs.items() if kept(path)}
            return {**held, **ours} if held else ours

        return Manifest(
            both(self.pages, before.pages),
            both(self.package, before.package),
            self.pending,
            self.offered,
        )

    def text(self) -> str:
        """The manifest as it is written: sorted, one file a line, for small differences."""
        sections: dict[str, object] = {"format": _FORMAT}
        for name, files in (
            ("package", self.package),
            ("pages", self.pages),
            ("pending", self.pending),
        ):
            if files:
                sections[name] = {str(path): files[path] for path in sorted(files)}
        if self.offered:
            sections["offered"] = sorted(map(str, self.offered))
        return json.dumps(sections, indent=1) + "\n"


def with_lf(content: bytes) -> bytes:
    """The text with the line ends that we write; git's `autocrlf` writes others on Windows."""
    return content.replace(b"\r\n", b"\n")


def digest(content: bytes) -> str:
    """The SHA-256 of a file, as the manifest writes it."""
    return sha256(content).hexdigest()


def parse_manifest(content: bytes) -> Manifest:
    """The manifest in a file's bytes. Raises `BrokenManifest`."""
    try:
        data: object = json.loads(content)
    except ValueError as error:
        raise BrokenManifest(str(error)) from error
    if not isinstance(data, dict):
        raise BrokenManifest("it is no mapping")
    sections = cast(dict[str, object], data)
    if sections.get("format") != _FORMAT:
        raise BrokenManifest("it was written by another version of sdkpress")
    return Manifest(
        MappingProxyType({p: str(d) for p, d in _section(sections, "pages")}),
        MappingProxyType({p: str(d) for p, d in _section(sections, "package")}),
        MappingProxyType({p: _several(d) for p, d in _section(sections, "pending")}),
        frozenset(map(PurePosixPath, _several(sections.get("offered", [])))),
    )


def _section(
    data: dict[str, object], name: str
) -> Iterator[tuple[PurePosixPath, object]]:
    section = data.get(name, {})
    if not isinstance(section, dict):
        raise BrokenManifest(f"its '{name}' is no mapping")
    for path, value in cast(dict[str, object], section).items():
        yield PurePosixPath(path), value


def _several(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise BrokenManifest("it holds no list where one belongs")
    return tuple(str(one) for one in cast(list[object], value))

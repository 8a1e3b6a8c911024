"""Which files of an output folder are ours, and what we last wrote there.

Input: `.sdkpress/manifest.json` of the folder. Output: `Manifest`, and the text of a new one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import cast

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

    `pending` is what a run is about to write: it stays behind when a run is killed, and tells
    the next run that those files are ours too.
    """

    pages: Digests = field(default_factory=_none)
    package: Digests = field(default_factory=_none)
    pending: Digests = field(default_factory=_none)

    @property
    def files(self) -> Digests:
        """All of it, without what is pending."""
        return {**self.package, **self.pages}

    def wrote(self, path: PurePosixPath, content: bytes) -> bool:
        """Whether this is what we left at the path."""
        found = digest(content)
        return found in (self.files.get(path), self.pending.get(path))

    def text(self) -> str:
        """The manifest as it is written: sorted, one file a line, for small differences."""
        sections = {
            name: {str(path): files[path] for path in sorted(files)}
            for name, files in (
                ("package", self.package),
                ("pages", self.pages),
                ("pending", self.pending),
            )
            if files
        }
        return json.dumps({"format": _FORMAT, **sections}, indent=1) + "\n"


def digest(content: bytes) -> str:
    """The SHA-256 of a file, as the manifest writes it."""
    return sha256(content).hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an output folder; an empty one where there is none."""
    try:
        data: object = json.loads((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return Manifest()
    except (ValueError, OSError) as error:
        raise BrokenManifest(str(error)) from error
    if not isinstance(data, dict):
        raise BrokenManifest("it is no mapping")
    sections = cast(dict[str, object], data)
    if sections.get("format") != _FORMAT:
        raise BrokenManifest("it was written by another version of sdkpress")
    return Manifest(
        _section(sections, "pages"),
        _section(sections, "package"),
        _section(sections, "pending"),
    )


def _section(data: dict[str, object], name: str) -> Digests:
    section = data.get(name, {})
    if not isinstance(section, dict):
        raise BrokenManifest(f"its '{name}' is no mapping")
    return MappingProxyType(
        {
            PurePosixPath(path): str(found)
            for path, found in cast(dict[str, object], section).items()
        }
    )

"""What a generation brings to the users of the SDK, beside the one before it in the same folder.

Input: the API, its names, the config and the output folder. Output: `News`: the changes, the version that follows from
them, the entry of the changelog.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Final

from sdkpress.changes.kept import Of, has_surface, keep_surface, kept_surface
from sdkpress.changes.model import Change
from sdkpress.changes.surface import Surface, surface_of
from sdkpress.changes.version import next_version
from sdkpress.config.model import Config
from sdkpress.files import read_regular
from sdkpress.frozen import dataclass
from sdkpress.ir.api import Api
from sdkpress.names.table import NameTable

CHANGELOG: Final = PurePosixPath("CHANGELOG.md")
_HEAD: Final = "# Changelog\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """The changes since the last generation; none where that is not known. `version` is the one that follows."""

    surface: Surface
    changes: tuple[Change, ...]
    known: bool
    version: str
    release: bool = False

    def changelog(self, folder: Path) -> Mapping[PurePosixPath, bytes]:
        """The changelog with an entry for the changes; nothing where there are none."""
        if not self.changes:
            return {}
        from sdkpress.changes.report import changelog_entry, with_entry

        try:
            existing = read_regular(folder / CHANGELOG).decode()
        except (OSError, ValueError):
            existing = _HEAD
        today = datetime.now(UTC).date().isoformat()
        entry = changelog_entry(self.changes, self.version, today)
        return {CHANGELOG: with_entry(existing, entry).encode()}

    def keep(self, folder: Path) -> None:
        """Keep this generation for the next one to be compared with; the first one is a release."""
        is_release = self.release or not has_surface(folder, "release")
        of: tuple[Of, ...] = (
            ("generation", "release") if is_release else ("generation",)
        )
        keep_surface(folder, self.surface, of)


def news_of(
    api: Api, names: NameTable, config: Config, folder: Path, release: bool = False
) -> News:
    """The news of an API for a folder, since its last generation or, for a release, since its last release."""
    surface = surface_of(api, names, config)
    before = kept_surface(folder, "release" if release else "generation")
    changes = () if before is None else _changes(before, surface)
    return News(
        surface=surface,
        changes=changes,
        known=before is not None,
        version=next_version(config.version, changes),
        release=release,
    )


def _changes(before: Surface, surface: Surface) -> tuple[Change, ...]:
    from sdkpress.changes.compare import compare_surfaces  # a first run needs none

    return () if before == surface else compare_surfaces(before, surface)

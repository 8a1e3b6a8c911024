"""Folders below one, each opened from the folder above it, and through no link.

Input: the descriptor of a folder. Output: the descriptor of any folder below. Where a system opens no folders
(Windows), each folder on the way is looked at instead.
"""

from __future__ import annotations

import errno
import os
import stat
from collections import OrderedDict
from pathlib import Path, PurePosixPath

from sdkpress.output.paths import UnsafePath

BY_DESCRIPTOR = {os.open, os.stat, os.rename, os.mkdir, os.unlink} <= (
    os.supports_dir_fd
)
BINARY = getattr(os, "O_BINARY", 0)
NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | BINARY
HERE = PurePosixPath()
_AS_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_MOST_OPEN = 64  # folders at a time: a process may hold few hundred descriptors


def open_root(path: Path) -> int | None:
    """The folder that the user named, which may be a link itself; None where the system opens no folders.

    Raises `FileNotFoundError` where nothing is there.
    """
    if BY_DESCRIPTOR:
        return os.open(path, _AS_FOLDER)
    if not path.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    return None


class OpenFolders:
    """The folders below a root that are open. Paths are relative to it; one that leads through a link raises
    `UnsafePath`."""

    def __init__(self, path: Path, root: int | None) -> None:
        self.path = path
        self.root = root
        self._open: OrderedDict[PurePosixPath, int] = OrderedDict()

    def close(self) -> None:
        """Let go of everything."""
        while self._open:
            os.close(self._open.popitem()[1])
        if self.root is not None:
            os.close(self.root)
            self.root = None

    def step_to(self, path: PurePosixPath) -> tuple[str, int | None]:
        """The last name of a path, and the open folder that it is relative to."""
        at = self.descriptor_of(path.parent)
        return (str(self.path / path), None) if at is None else (path.name, at)

    def descriptor_of(self, path: PurePosixPath) -> int | None:
        """The descriptor of a folder below; None where the system knows none."""
        if not BY_DESCRIPTOR:
            self._look_at(path)
            return None
        if path == HERE:
            return self.root
        known = self._open.get(path)
        if known is not None:
            self._open.move_to_end(path)
            return known
        above = self.descriptor_of(path.parent)
        try:
            descriptor = os.open(path.name, _AS_FOLDER | NO_LINKS, dir_fd=above)
        except OSError as error:
            self._refuse_link(path, above, error)
            raise
        self._open[path] = descriptor
        if len(self._open) > _MOST_OPEN:
            os.close(self._open.popitem(last=False)[1])
        return descriptor

    def _refuse_link(
        self, path: PurePosixPath, above: int | None, error: OSError
    ) -> None:
        if error.errno not in (errno.ELOOP, errno.ENOTDIR, errno.EMLINK):
            return
        mode = os.stat(path.name, dir_fd=above, follow_symlinks=False).st_mode
        if stat.S_ISLNK(mode):
            raise _through_link(self.path / path) from error

    def _look_at(self, path: PurePosixPath) -> None:
        for folder in (*reversed(path.parents), path):
            place = self.path / folder
            if folder != HERE and (place.is_symlink() or _is_junction(place)):
                raise _through_link(place)

    def forget(self, path: PurePosixPath) -> None:
        """Let go of a folder that was removed."""
        if (known := self._open.pop(path, None)) is not None:
            os.close(known)


def _through_link(place: Path) -> UnsafePath:
    return UnsafePath(
        f"'{place}' is a link, and sdkpress writes and removes nothing through links"
    )


def _is_junction(place: Path) -> bool:
    """Windows' other kind of link to a folder."""
    attributes = getattr(os.lstat(place), "st_reparse_tag", 0) if place.exists() else 0
    return bool(attributes)

"""A folder held open: everything below it is reached from there, and through no link.

Input: a path. Output: `Folder`. A path that is checked and then used can be swapped for a link in between;
here each step opens the next folder from the one before it (`openat`) and refuses links, so what was
checked is what is used. Where a system cannot do that (Windows), each step is looked at first.
"""

from __future__ import annotations

import errno
import os
import stat
from collections import OrderedDict
from collections.abc import Generator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path, PurePosixPath

from sdkpress.frozen import dataclass
from sdkpress.output.paths import UnsafePath

_BY_DESCRIPTOR = {os.open, os.stat, os.rename, os.mkdir, os.unlink} <= (
    os.supports_dir_fd
)
_BINARY = getattr(os, "O_BINARY", 0)
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | _BINARY
_AS_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_MOST_OPEN = 64  # folders at a time: a process may hold few hundred descriptors
_HERE = PurePosixPath()


class Kind(StrEnum):
    """What a path leads to."""

    NOTHING = "nothing"
    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    OTHER = "special file"  # FIFO, socket, device
    UNREADABLE = "unreadable file"


@dataclass(frozen=True, slots=True)
class PathState:
    """What a path leads to; its bytes where it is a file that can be read."""

    kind: Kind
    content: bytes | None = None


NOTHING = PathState(Kind.NOTHING)


class Folder:
    """An open folder. Paths are relative to it; one that leads through a link raises `UnsafePath`."""

    def __init__(self, path: Path, root: int | None) -> None:
        self.path = path
        self.descriptor = root
        self._open: OrderedDict[PurePosixPath, int] = OrderedDict()

    def close(self) -> None:
        """Let go of everything."""
        while self._open:
            os.close(self._open.popitem()[1])
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None

    def kind(self, path: PurePosixPath) -> Kind:
        """What is there; a link is not followed."""
        try:
            name, at = self._step_to(path)
            mode = os.stat(name, dir_fd=at, follow_symlinks=False).st_mode
        except (FileNotFoundError, NotADirectoryError):
            return Kind.NOTHING
        return _kind(mode)

    def read(self, path: PurePosixPath) -> PathState:
        """What is there, with its bytes. Neither a link nor a FIFO is opened for long."""
        try:
            name, at = self._step_to(path)
            if not _BY_DESCRIPTOR and (kind := self.kind(path)) is not Kind.FILE:
                return PathState(kind)
            file = os.open(name, os.O_RDONLY | _NO_LINKS, dir_fd=at)
        except (FileNotFoundError, NotADirectoryError):
            return NOTHING
        except OSError:
            kind = self.kind(path)
            return PathState(Kind.UNREADABLE if kind is Kind.FILE else kind)
        try:
            status = os.fstat(file)
            if not stat.S_ISREG(status.st_mode):
                return PathState(_kind(status.st_mode))
            return PathState(Kind.FILE, _all_of(file, status.st_size))
        except OSError:
            return PathState(Kind.UNREADABLE)
        finally:
            os.close(file)

    def create(self, path: PurePosixPath, content: bytes, mode: int = 0o666) -> None:
        """Write a file that is not there yet."""
        name, at = self._step_to(path)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
        file = os.open(name, flags, mode, dir_fd=at)
        try:
            rest = memoryview(content)
            while rest:  # a write may be cut short by the system
                rest = rest[os.write(file, rest) :]
        finally:
            os.close(file)

    def make(self, path: PurePosixPath) -> list[PurePosixPath]:
        """Make a folder with its parents; those that were not there."""
        new_folders: list[PurePosixPath] = []
        for folder in (*reversed(path.parents), path):
            if folder != _HERE and self.kind(folder) is Kind.NOTHING:
                name, at = self._step_to(folder)
                try:
                    os.mkdir(name, dir_fd=at)
                except FileExistsError:
                    continue  # another run was faster
                new_folders.append(folder)
        return new_folders

    def move(self, source: PurePosixPath, target: PurePosixPath) -> None:
        """Move a file at once over whatever file is at the target."""
        old, from_ = self._step_to(source)
        new, to = self._step_to(target)
        try:
            os.replace(old, new, src_dir_fd=from_, dst_dir_fd=to)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            self._move_across(source, target)

    def keep(self, source: PurePosixPath, copy: PurePosixPath) -> None:
        """Give a file a second name, so that it can come back; a move where that cannot be had."""
        old, from_ = self._step_to(source)
        new, to = self._step_to(copy)
        try:
            os.link(old, new, src_dir_fd=from_, dst_dir_fd=to, follow_symlinks=False)
        except (OSError, NotImplementedError):
            self.move(source, copy)

    def mode(self, path: PurePosixPath) -> int | None:
        """The permissions of a file that is there."""
        try:
            name, at = self._step_to(path)
            mode = os.stat(name, dir_fd=at, follow_symlinks=False).st_mode
        except OSError:
            return None
        return stat.S_IMODE(mode) if stat.S_ISREG(mode) else None

    def set_mode(self, path: PurePosixPath, mode: int) -> None:
        """Give a file of ours the permissions of the one it replaces."""
        name, at = self._step_to(path)
        os.chmod(name, mode, dir_fd=at)

    def writable(self, path: PurePosixPath) -> bool:
        """Whether files can be put into a folder."""
        name, at = self._step_to(path) if path != _HERE else (".", self.descriptor)
        if not _BY_DESCRIPTOR:
            name = str(self.path / path)
        return os.access(name, os.W_OK | os.X_OK, dir_fd=at)

    def remove(self, path: PurePosixPath) -> None:
        """Remove a file; one that is gone already is no fault."""
        try:
            name, at = self._step_to(path)
            os.unlink(name, dir_fd=at)
        except (FileNotFoundError, NotADirectoryError):
            pass

    def remove_empty(self, path: PurePosixPath) -> None:
        """Remove a folder and those above it, as far as they are empty."""
        for folder in (path, *path.parents):
            if folder == _HERE:
                return
            try:
                name, at = self._step_to(folder)
                os.rmdir(name, dir_fd=at)
            except FileNotFoundError:
                continue
            except (OSError, UnsafePath):
                return
            self._forget(folder)

    def remove_tree(self, path: PurePosixPath) -> None:
        """Remove a folder of ours with the files in it; what cannot be removed stays."""
        for name in self.names(path):
            try:
                self.remove(path / name)
            except OSError:
                continue
        self.remove_empty_one(path)

    def remove_empty_one(self, path: PurePosixPath) -> None:
        """Remove a folder if it is empty."""
        try:
            name, at = self._step_to(path)
            os.rmdir(name, dir_fd=at)
        except OSError:
            return
        self._forget(path)

    def names(self, path: PurePosixPath) -> list[str]:
        """The names in a folder; none where it is not there."""
        try:
            at = self._folder(path)
            return os.listdir(self.path / path if at is None else at)
        except (FileNotFoundError, NotADirectoryError):
            return []

    def age(self, path: PurePosixPath, now: float) -> float:
        """Seconds since the entry last changed."""
        name, at = self._step_to(path)
        return now - os.stat(name, dir_fd=at, follow_symlinks=False).st_mtime

    def same(self, one: PurePosixPath, other: PurePosixPath) -> bool:
        """Whether two names lead to one file, as where case does not count."""
        try:
            first, second = (
                os.stat(name, dir_fd=at, follow_symlinks=False)
                for name, at in map(self._step_to, (one, other))
            )
        except OSError:
            return False
        return os.path.samestat(first, second)

    def _move_across(self, source: PurePosixPath, target: PurePosixPath) -> None:
        """The target lies on another file system: copy beside it, then move."""
        beside = target.with_name(f".{target.name[:200]}.sdkpress")
        self.remove(beside)
        self.create(beside, self.read(source).content or b"")
        self.move(beside, target)
        self.remove(source)

    def _step_to(self, path: PurePosixPath) -> tuple[str, int | None]:
        """The last name of a path, and the open folder that it is relative to."""
        at = self._folder(path.parent)
        return (str(self.path / path), None) if at is None else (path.name, at)

    def _folder(self, path: PurePosixPath) -> int | None:
        """The descriptor of a folder below; None where the system knows none."""
        if not _BY_DESCRIPTOR:
            self._look_at(path)
            return None
        if path == _HERE:
            return self.descriptor
        known = self._open.get(path)
        if known is not None:
            self._open.move_to_end(path)
            return known
        above = self._folder(path.parent)
        try:
            descriptor = os.open(path.name, _AS_FOLDER | _NO_LINKS, dir_fd=above)
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
            if folder != _HERE and (place.is_symlink() or _is_junction(place)):
                raise _through_link(place)

    def _forget(self, path: PurePosixPath) -> None:
        if (known := self._open.pop(path, None)) is not None:
            os.close(known)


@contextmanager
def opened(path: Path) -> Generator[Folder | None]:
    """The folder, which the user named and may be a link itself; None where nothing is there."""
    try:
        root = os.open(path, _AS_FOLDER) if _BY_DESCRIPTOR else None
        if root is None and not path.is_dir():
            raise FileNotFoundError
    except FileNotFoundError:
        yield None
        return
    folder = Folder(path, root)
    try:
        yield folder
    finally:
        folder.close()


def _through_link(place: Path) -> UnsafePath:
    return UnsafePath(
        f"'{place}' is a link, and sdkpress writes and removes nothing through links"
    )


def _is_junction(place: Path) -> bool:
    """Windows' other kind of link to a folder."""
    attributes = getattr(os.lstat(place), "st_reparse_tag", 0) if place.exists() else 0
    return bool(attributes)


def _kind(mode: int) -> Kind:
    if stat.S_ISREG(mode):
        return Kind.FILE
    if stat.S_ISDIR(mode):
        return Kind.FOLDER
    return Kind.LINK if stat.S_ISLNK(mode) else Kind.OTHER


def _all_of(file: int, size: int) -> bytes:
    content = os.read(file, size + 1)
    if len(content) <= size and len(content) == size:
        return content
    parts = [content]
    while part := os.read(file, 1 << 20):
        parts.append(part)
    return b"".join(parts)

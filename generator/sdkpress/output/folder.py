"""A folder held open: everything below it is reached from there, and through no link.

Input: a path. Output: `Folder`. A path that is checked and then used can be swapped for a link in between;
here each step opens the next folder from the one before it (`openat`) and refuses links, so what was
checked is what is used.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath

from sdkpress.output import open_folders
from sdkpress.output.open_folders import BINARY, HERE, NO_LINKS, OpenFolders, open_root
from sdkpress.output.path_state import NOTHING, Kind, PathState, kind_of, stamp_of
from sdkpress.output.paths import UnsafePath


class Folder:
    """An open folder. Paths are relative to it; one that leads through a link raises `UnsafePath`."""

    def __init__(self, path: Path, folders: OpenFolders) -> None:
        self.path = path
        self._folders = folders

    @property
    def descriptor(self) -> int | None:
        """Of the folder itself; None where the system opens no folders."""
        return self._folders.root

    def kind(self, path: PurePosixPath) -> Kind:
        """What is there; a link is not followed."""
        return self.look(path).kind

    def look(self, path: PurePosixPath) -> PathState:
        """What is there, without its bytes; a link is not followed."""
        try:
            name, at = self._folders.step_to(path)
            status = os.stat(name, dir_fd=at, follow_symlinks=False)
        except (FileNotFoundError, NotADirectoryError):
            return NOTHING
        return PathState(kind_of(status.st_mode), stamp=stamp_of(status))

    def read(self, path: PurePosixPath) -> PathState:
        """What is there, with its bytes. Neither a link nor a FIFO is opened for long."""
        try:
            name, at = self._folders.step_to(path)
            if (
                not open_folders.BY_DESCRIPTOR
                and (there := self.look(path)).kind is not Kind.FILE
            ):
                return there
            file = os.open(name, os.O_RDONLY | NO_LINKS, dir_fd=at)
        except (FileNotFoundError, NotADirectoryError):
            return NOTHING
        except OSError:
            there = self.look(path)
            is_file = there.kind is Kind.FILE
            return replace(there, kind=Kind.UNREADABLE) if is_file else there
        try:
            status = os.fstat(file)
            if not stat.S_ISREG(status.st_mode):
                return PathState(kind_of(status.st_mode), stamp=stamp_of(status))
            content = _all_of(file, status.st_size)
            return PathState(Kind.FILE, content, stamp_of(status))
        except OSError:
            return replace(self.look(path), kind=Kind.UNREADABLE)
        finally:
            os.close(file)

    def create(self, path: PurePosixPath, content: bytes, mode: int = 0o666) -> None:
        """Write a file that is not there yet."""
        name, at = self._folders.step_to(path)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY
        file = os.open(name, flags, mode, dir_fd=at)
        try:
            rest = memoryview(content)
            while rest:  # a write may be cut short by the system
                rest = rest[os.write(file, rest) :]
        finally:
            os.close(file)

    def make(
        self, path: PurePosixPath, made: list[PurePosixPath] | None = None
    ) -> None:
        """Make a folder with its parents; those that were not there are added to `made`, also before a failure."""
        for folder in (*reversed(path.parents), path):
            if folder != HERE and self.kind(folder) is Kind.NOTHING:
                name, at = self._folders.step_to(folder)
                try:
                    os.mkdir(name, dir_fd=at)
                except FileExistsError:
                    continue  # another run was faster
                if made is not None:
                    made.append(folder)

    def move(self, source: PurePosixPath, target: PurePosixPath) -> None:
        """Move a file at once over whatever file is at the target."""
        old, from_ = self._folders.step_to(source)
        new, to = self._folders.step_to(target)
        try:
            os.replace(old, new, src_dir_fd=from_, dst_dir_fd=to)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            self._move_across(source, target)

    def keep(self, source: PurePosixPath, copy: PurePosixPath) -> None:
        """Give a file a second name, so that it can come back; a move where that cannot be had."""
        old, from_ = self._folders.step_to(source)
        new, to = self._folders.step_to(copy)
        try:
            os.link(old, new, src_dir_fd=from_, dst_dir_fd=to, follow_symlinks=False)
        except (OSError, NotImplementedError):
            self.move(source, copy)

    def mode(self, path: PurePosixPath) -> int | None:
        """The permissions of a file that is there."""
        try:
            name, at = self._folders.step_to(path)
            mode = os.stat(name, dir_fd=at, follow_symlinks=False).st_mode
        except OSError:
            return None
        return stat.S_IMODE(mode) if stat.S_ISREG(mode) else None

    def set_mode(self, path: PurePosixPath, mode: int) -> None:
        """Give a file of ours the permissions of the one it replaces."""
        name, at = self._folders.step_to(path)
        os.chmod(name, mode, dir_fd=at)

    def writable(self, path: PurePosixPath) -> bool:
        """Whether files can be put into a folder."""
        name, at = (
            self._folders.step_to(path) if path != HERE else (".", self._folders.root)
        )
        if not open_folders.BY_DESCRIPTOR:
            name = str(self.path / path)
        return os.access(name, os.W_OK | os.X_OK, dir_fd=at)

    def remove(self, path: PurePosixPath) -> None:
        """Remove a file; one that is gone already is no fault."""
        try:
            name, at = self._folders.step_to(path)
            os.unlink(name, dir_fd=at)
        except (FileNotFoundError, NotADirectoryError):
            pass

    def remove_empty(self, path: PurePosixPath) -> None:
        """Remove a folder and those above it, as far as they are empty."""
        for folder in (path, *path.parents):
            if folder == HERE:
                return
            try:
                name, at = self._folders.step_to(folder)
                os.rmdir(name, dir_fd=at)
            except FileNotFoundError:
                continue
            except (OSError, UnsafePath):
                return
            self._folders.forget(folder)

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
            name, at = self._folders.step_to(path)
            os.rmdir(name, dir_fd=at)
        except OSError:
            return
        self._folders.forget(path)

    def names(self, path: PurePosixPath) -> list[str]:
        """The names in a folder; none where it is not there."""
        try:
            at = self._folders.descriptor_of(path)
            return os.listdir(self.path / path if at is None else at)
        except (FileNotFoundError, NotADirectoryError):
            return []

    def age(self, path: PurePosixPath, now: float) -> float:
        """Seconds since the entry last changed."""
        name, at = self._folders.step_to(path)
        return now - os.stat(name, dir_fd=at, follow_symlinks=False).st_mtime

    def same(self, one: PurePosixPath, other: PurePosixPath) -> bool:
        """Whether two names lead to one file, as where case does not count."""
        try:
            first, second = (
                os.stat(name, dir_fd=at, follow_symlinks=False)
                for name, at in map(self._folders.step_to, (one, other))
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


@contextmanager
def opened(path: Path) -> Generator[Folder | None]:
    """The folder, which the user named and may be a link itself; None where nothing is there."""
    try:
        folders = OpenFolders(path, open_root(path))
    except FileNotFoundError:
        yield None
        return
    try:
        yield Folder(path, folders)
    finally:
        folders.close()


def _all_of(file: int, size: int) -> bytes:
    content = os.read(file, size + 1)
    if len(content) <= size and len(content) == size:
        return content
    parts = [content]
    while part := os.read(file, 1 << 20):
        parts.append(part)
    return b"".join(parts)

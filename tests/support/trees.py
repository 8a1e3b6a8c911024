"""Small trees of files, and what writes them into a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from sdkpress.output.compare import Comparison, Rules, compare
from sdkpress.output.tree import FileTree
from sdkpress.output.write import Changes, write

Files = Mapping[str, str]


def files_of(files: Files) -> dict[PurePosixPath, bytes]:
    return {PurePosixPath(path): text.encode() for path, text in files.items()}


def tree_of(
    generated: Files,
    once: Files | None = None,
    merged: Files | None = None,
    pages: tuple[str, ...] = (),
) -> FileTree:
    return FileTree(
        generated=files_of(generated),
        once=files_of(once or {}),
        merged=files_of(merged or {}),
        pages=frozenset(PurePosixPath(page) for page in pages),
    )


def merge_after_mark(path: PurePosixPath, existing: bytes, made: bytes) -> bytes:
    """Ours after the line `--`, the user's before."""
    head, _, _ = existing.partition(b"--")
    return head + b"--" + made.partition(b"--")[2]


def compare_with(
    tree: FileTree,
    folder: Path,
    *,
    pages_only: bool = False,
    keep: tuple[str, ...] = (),
) -> Comparison:
    return compare(tree, folder, Rules(merge_after_mark, pages_only, keep))


def write_tree(tree: FileTree, folder: Path, *, force: bool = False) -> Changes:
    return write(compare_with(tree, folder), folder, force=force)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

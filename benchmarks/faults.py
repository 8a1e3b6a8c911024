"""What is left of an output folder when runs are killed, meet a full disk, or come in pairs.

Each run writes one of two SDKs of one document over the other. Afterwards the folder must be the old tree or the
new one; where a run was killed while it moved files, the next run must complete it. A file of the user's must always be there.

    python benchmarks/faults.py [DOCUMENT] [--kills N] [--full N] [--pairs N]

The full disk is a tmpfs of its own, which needs the right to mount; without it that part is left out.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.output.compare import Rules
from sdkpress.output.tree import FileTree
from sdkpress.output.write import WriteFailed, bring
from sdkpress.pipeline import analyze, build_tree

ROOT = Path(__file__).resolve().parent.parent
MINE = "mine.txt"


def keep(_: object, __: bytes, made: bytes) -> bytes:
    """No file is the user's and ours here."""
    return made


RULES = Rules(keep)


def trees(document: Path) -> tuple[FileTree, FileTree]:
    """Two SDKs of one document that differ in most files."""
    made: list[FileTree] = []
    for config in (
        Config(package="one"),
        Config(package="one", async_mode="both", enum_format="class", version="2.0.0"),
    ):
        found = analyze(document, config, Sink(), lambda _: None)
        made.append(build_tree(found, config, "sdk", lambda _: None))
    return made[0], made[1]


def digest(folder: Path) -> str:
    """All files of a folder but sdkpress's notes."""
    found = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and ".sdkpress" not in path.parts:
            found.update(str(path.relative_to(folder)).encode() + b"\0")
            found.update(sha256(path.read_bytes()).digest())
    return found.hexdigest()


def in_child(tree: FileTree, folder: Path) -> int:
    """Write in a process of its own; its id."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        bring(tree, folder, RULES)
        status = 0
    except WriteFailed:
        status = 2
    finally:
        os._exit(status)


def killed(both: tuple[FileTree, FileTree], folder: Path, count: int) -> Counter[str]:
    """Runs killed at random moments."""
    states = [digest_of(tree, folder) for tree in both]
    start = time.perf_counter()
    os.waitpid(in_child(both[0], folder), 0)
    took = time.perf_counter() - start
    results: Counter[str] = Counter()
    now = 0
    for _ in range(count):
        child = in_child(both[1 - now], folder)
        time.sleep(random.uniform(0, took))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = digest(folder)
        if found == states[now]:
            results["old tree"] += 1
        elif found == states[1 - now]:
            results["new tree"] += 1
            now = 1 - now
        else:
            results["mixed until the next run"] += 1
        bring(both[1 - now], folder, RULES)
        now = 1 - now
        if digest(folder) != states[now]:
            results["NOT MENDED"] += 1
    return results


def digest_of(tree: FileTree, folder: Path) -> str:
    """The digest that a folder has after a run."""
    bring(tree, folder, RULES)
    return digest(folder)


def full(both: tuple[FileTree, FileTree], count: int) -> Counter[str]:
    """Runs on a disk that is full after a random number of bytes."""
    results: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", name]
        if subprocess.run(mount, check=False, capture_output=True).returncode:
            return Counter({"left out: no right to mount": 1})
        try:
            folder = Path(name) / "out"
            states = [digest_of(tree, folder) for tree in both]
            (folder / MINE).write_text("mine")
            states = [digest_of(tree, folder) for tree in both]
            now, ballast = 1, Path(name) / "ballast"
            size = sum(len(text) for text in both[0].generated.values())
            for _ in range(count):
                free = os.statvfs(name).f_bavail * os.statvfs(name).f_bsize
                room = random.randrange(size * 2)
                ballast.write_bytes(b"x" * max(0, free - room))
                try:
                    bring(both[1 - now], folder, RULES)
                    now = 1 - now
                    results["written"] += 1
                except WriteFailed:
                    results["refused"] += 1
                ballast.unlink()
                if digest(folder) != states[now]:
                    results["MIXED"] += 1
                    bring(both[now], folder, RULES)
        finally:
            subprocess.run(["umount", name], check=False)
    return results


def pairs(both: tuple[FileTree, FileTree], folder: Path, count: int) -> Counter[str]:
    """Two runs at once, each with another tree."""
    states = [digest_of(tree, folder) for tree in both]
    results: Counter[str] = Counter()
    for _ in range(count):
        children = [in_child(tree, folder) for tree in both]
        statuses = [os.waitpid(child, 0)[1] for child in children]
        results["both done" if statuses == [0, 0] else "REFUSED"] += 1
        if digest(folder) not in states:
            results["MIXED"] += 1
    return results


def main() -> int:
    """Run all three; exit status 1 where something was lost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    default = ROOT / "specs" / "atelier" / "openapi.yaml"
    parser.add_argument("document", nargs="?", type=Path, default=default)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--full", type=int, default=100)
    parser.add_argument("--pairs", type=int, default=50)
    options = parser.parse_args()
    bad = False
    with tempfile.TemporaryDirectory() as name:
        both = trees(options.document)
        folder = Path(name) / "out"
        bring(both[0], folder, RULES)
        (folder / MINE).write_text("mine")
        for title, results in (
            ("killed", killed(both, folder, options.kills)),
            ("full disk", full(both, options.full)),
            ("in pairs", pairs(both, folder, options.pairs)),
        ):
            said = ", ".join(f"{count} {what}" for what, count in results.items())
            print(f"{title:10} {said}", flush=True)
            bad |= any(what.isupper() for what in results)
        bad |= (folder / MINE).read_text() != "mine"
        leftovers = [path.name for path in (folder / ".sdkpress").iterdir()]
        print(f"left beside the manifest: {leftovers}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

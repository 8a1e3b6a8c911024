"""What is left of runs of `sdkpress generate` that are killed, meet a full disk, or come at once.

Each run brings a folder, with files of a user's in it, from one generation to another, or makes it. Afterwards the folder
must be what it was or what it should be, byte for byte, with every file of the user's; and the next run must end well.

    python benchmarks/writing.py [OLD NEW] [--kills N] [--full N] [--pairs N] [--edits N] [--seed N]

POSIX alone. The full disk is a tmpfs, which only root may mount. Exit status 1 if anything was mixed or lost.
"""

from __future__ import annotations

import argparse
import fcntl
import io
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
TASKS = ROOT / "specs/tasks/openapi.yaml"

Files = dict[str, bytes]
Write = Callable[[str, Path], NoReturn]
"""Brings a folder to the "old" or the "new" generation, and ends the process with the run's exit status."""

_LOOK = 0.0001  # seconds between two looks at a run
_OWN = {
    "notes.txt": b"mine\n",
    "docs/guide.md": b"# My own\n",
    ".sdkpressignore": b"kept.md\n",
    "kept.md": b"kept\n",
}


def files_in(folder: Path) -> Files:
    """Every file and folder, but for what a killed run has left in `.sdkpress` for the next to sweep."""
    found: Files = {}
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith("staging-")]
        here = os.path.relpath(place, folder)
        found[f"{here}/"] = b""
        for name in names:
            path = os.path.join(place, name)
            found[f"{here}/{name}"] = Path(path).read_bytes()
    return found


def started(work: Callable[[], NoReturn]) -> int:
    """A process, in a session of its own."""
    process = os.fork()
    if process:
        return process
    try:
        os.setsid()
        work()
    finally:
        os._exit(99)


def ended(process: int) -> int:
    """The exit status, once the process has ended."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def released(folder: Path) -> None:
    """Wait until no run holds the folder."""
    if folder.exists():
        descriptor = os.open(folder, os.O_RDONLY)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        os.close(descriptor)


def journals(folder: Path) -> list[str]:
    """Staging folders of runs that are at their moves."""
    ours = folder / ".sdkpress"
    try:
        staging = [name for name in os.listdir(ours) if name.startswith("staging-")]
    except OSError:
        return []
    return [name for name in staging if (ours / name / "journal").exists()]


def movers_of(process: int) -> list[int]:
    """The processes that it has started."""
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return []
    return [int(word) for word in text.split()]


@dataclass
class Trial:
    """A folder, brought from "old" to "new" again and again, and what was found."""

    write: Write
    folder: Path
    kept: Path
    chance: random.Random
    found: Counter[str] = field(default_factory=Counter[str])
    faults: list[str] = field(default_factory=list[str])
    states: dict[str, Files] = field(default_factory=dict[str, Files])
    whole: float = 0.0  # seconds of a run
    moving: float = 0.0  # of that, of its moves
    changed: list[str] = field(default_factory=list[str])

    def prepare(self) -> None:
        """Make both generations once, and keep them."""
        self.states["nothing"] = {}
        for name in ("old", "new"):
            self._run(name)
            self.states[f"fresh {name}"] = files_in(self.folder)
            self._clear()
        for first, second in (("old", "new"), ("new", "old")):
            self._run(first)
            self._run(second)
            self.states[f"{second} after {first}"] = files_in(self.folder)
            self._run("new")
            self.states[f"new after {second} after {first}"] = files_in(self.folder)
            self._clear()
        self._run("old")
        for name, content in _OWN.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        self._run("old")
        self.states["old"] = files_in(self.folder)
        shutil.copytree(self.folder, self.kept, symlinks=True)
        self._run("new")
        self.states["new"] = files_in(self.folder)
        old, new = self.states["old"], self.states["new"]
        self.changed = [
            path
            for path in old
            if path in new and old[path] != new[path] and ".sdkpress" not in path
        ]
        self._run("old")
        self.states["old again"] = files_in(self.folder)
        self._measure()

    def _measure(self) -> None:
        whole: list[float] = []
        moving: list[float] = []
        for _ in range(5):
            self.restore()
            start = time.perf_counter()
            process = started(lambda: self.write("new", self.folder))
            while not journals(self.folder) and not _is_over(process):
                time.sleep(_LOOK)
            begun = time.perf_counter()
            while journals(self.folder):
                time.sleep(_LOOK)
            moving.append(time.perf_counter() - begun)
            ended(process)
            whole.append(time.perf_counter() - start)
        self.whole, self.moving = statistics.median(whole), statistics.median(moving)

    def _run(self, name: str) -> None:
        status = ended(started(lambda: self.write(name, self.folder)))
        if status:
            raise SystemExit(f"the {name} generation ended with {status}")

    def _clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        for left in self.folder.parent.glob(f".{self.folder.name}.sdkpress-*"):
            shutil.rmtree(left)

    def restore(self) -> None:
        """The old generation, as it was kept."""
        self._clear()
        shutil.copytree(self.kept, self.folder, symlinks=True)

    def judge(self, what: str, *allowed: str) -> str:
        """Which of the states the folder is in; a fault is noted where it is in none."""
        now = files_in(self.folder) if self.folder.exists() else {}
        for name in allowed:
            if now == self.states[name]:
                self.found[f"{what}: {name}"] += 1
                return name
        nearest = min(
            (self.states[name] for name in allowed), key=lambda s: _far(now, s)
        )
        self.faults.append(f"{what}: {_difference(now, nearest)}")
        return ""

    def next_run(self, what: str, *allowed: str) -> None:
        """The run after must end well, and leave nothing behind."""
        status = ended(started(lambda: self.write("new", self.folder)))
        if status:
            self.faults.append(f"{what}: the next run ended with {status}")
        self.judge(f"{what}, next run", *allowed)
        left = sorted(os.listdir(self.folder / ".sdkpress"))
        beside = [n for n in os.listdir(self.folder.parent) if ".sdkpress-" in n]
        if left != ["manifest.json"] or beside:
            self.faults.append(f"{what}: left behind {left} {beside}")

    def kill(self, aim: str) -> None:
        """One run, killed with all of its group: at a random moment, or among its moves."""
        is_new = aim == "anywhere" and self.chance.random() < 0.2
        if is_new:
            self._clear()
        else:
            self.restore()
        process = started(lambda: self.write("new", self.folder))
        if aim == "anywhere":
            time.sleep(self.chance.uniform(0, self.whole * 1.05))
        else:
            while not journals(self.folder) and not _is_over(process):
                time.sleep(_LOOK)
            _spin(self.chance.uniform(0, self.moving))
        movers = movers_of(process) if aim == "the machine" else []
        for one in (-process, *movers):
            try:
                (
                    os.kill(one, signal.SIGKILL)
                    if one > 0
                    else os.killpg(-one, signal.SIGKILL)
                )
            except ProcessLookupError:
                pass
        ended(process)
        released(self.folder)
        before, after = ("nothing", "fresh new") if is_new else ("old", "new")
        what = f"killed, {aim}"
        if aim == "the machine" and journals(self.folder):
            self.found[f"{what}: left to the next run"] += 1
        else:
            self.judge(what, before, after)
        self.next_run(what, after)

    def pair(self) -> None:
        """Two runs at once: of one generation, of two, or into a folder that is not there."""
        kind = self.chance.choice(("same", "two", "fresh", "fresh two"))
        if "fresh" in kind:
            self._clear()
        else:
            self.restore()
        other = "old" if "two" in kind else "new"
        processes = [started(lambda: self.write("new", self.folder))]
        time.sleep(self.chance.choice((0, self.chance.uniform(0, self.whole / 3))))
        processes.append(started(lambda: self.write(other, self.folder)))
        for process in processes:
            if status := ended(process):
                self.faults.append(f"pair, {kind}: a run ended with {status}")
        states = {
            "same": ("new",),
            "two": ("new", "old", "old again"),
            "fresh": ("fresh new",),
            "fresh two": ("fresh new", "fresh old", "new after old", "old after new"),
        }
        self.judge(f"pair, {kind}", *(s for s in states[kind] if s in self.states))
        self.next_run(
            f"pair, {kind}",
            *(
                ("fresh new", "new after old", "new after old after new")
                if "fresh" in kind
                else ("new",)
            ),
        )

    def edit(self) -> None:
        """A file saved by its user while a run is at work must hold afterwards what was saved."""
        self.restore()
        path = self.chance.choice(self.changed)
        place, by_name = self.folder / path, self.chance.random() < 0.5
        process = started(lambda: self.write("new", self.folder))
        if self.chance.random() < 0.5:
            time.sleep(self.chance.uniform(0, self.whole))
        else:
            while not journals(self.folder) and not _is_over(process):
                time.sleep(_LOOK)
            _spin(self.chance.uniform(0, self.moving))
        text = b"my own\n"
        if by_name:
            beside = self.folder.parent / "saved"
            beside.write_bytes(text)
            os.replace(beside, place)
        else:
            with open(place, "r+b") as file:
                file.write(text)
                file.truncate()
        status = ended(process)
        self.found[f"edited: the run ended with {status}"] += 1
        if place.read_bytes() != text:
            self.faults.append(f"edited: {path} is lost, the run ended with {status}")
        now = files_in(self.folder)
        for state in (self.states["old"], self.states["new"]):
            if now == {**state, path: text}:
                return
        self.faults.append(f"edited: mixed, the run ended with {status}")

    def full(self, disk: Path) -> None:
        """A run on a disk that has some room or some entries left, but seldom enough."""
        self.restore()
        ballast = disk / "ballast"
        ballast.mkdir()
        by_entries = self.chance.random() < 0.5
        free = os.statvfs(disk)
        if by_entries:
            room = self.chance.randint(0, len(self.states["new"]) + 20)
            for number in range(max(0, free.f_ffree - room)):
                (ballast / str(number)).touch()
        else:
            need = sum(len(c) + 8192 for c in self.states["new"].values())
            room = self.chance.randint(0, need)
            with open(ballast / "fill", "wb") as file:
                os.posix_fallocate(
                    file.fileno(), 0, max(1, free.f_bavail * free.f_frsize - room)
                )
        status = ended(started(lambda: self.write("new", self.folder)))
        what = f"disk full, {'entries' if by_entries else 'room'}"
        state = self.judge(what, "old", "new")
        if bool(status) != (state == "old"):
            self.faults.append(f"{what}: {state} with exit status {status}")
        shutil.rmtree(ballast)
        self.next_run(what, "new")


def _is_over(process: int) -> bool:
    return (
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    )


def _spin(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass


def _far(one: Files, other: Files) -> int:
    return sum(one.get(p) != other.get(p) for p in one.keys() | other.keys())


def _difference(one: Files, other: Files) -> str:
    paths = sorted(p for p in one.keys() | other.keys() if one.get(p) != other.get(p))
    return f"{len(paths)} of {len(other)} differ: {', '.join(paths[:5])}"


@contextmanager
def small_disk(place: Path, entries: int) -> Iterator[Path]:
    """A file system of 64 MB and so many entries."""
    place.mkdir()
    options = f"size=64m,nr_inodes={entries}"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def command(documents: dict[str, Path], cache: Path) -> Write:
    """The command line as writer; its modules are loaded once, so that more of a run is its own."""
    from sdkpress.cli.main import main as sdkpress

    os.environ["SDKPRESS_CACHE"] = str(cache)
    os.chdir(cache.parent)

    def run(name: str, folder: Path) -> int:
        return sdkpress(["generate", str(documents[name]), "-q", "-o", str(folder)])

    def write(name: str, folder: Path) -> NoReturn:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os._exit(run(name, folder))

    with redirect_stderr(io.StringIO()):
        for name in ("old", "new"):
            run(name, cache.parent / "loaded")
    return write


def _new_of(old: Path, place: Path) -> Path:
    """Another revision: other texts, and an operation less."""
    text = old.read_text()
    text = text.replace("task", "job").replace("Task", "Job")
    place.write_text(text)
    return place


def run_all(trial: Trial, counts: argparse.Namespace, scratch: Path) -> None:
    """All kinds of trial, with a line on standard error now and then."""
    trial.prepare()
    print(
        f"a run takes {trial.whole * 1000:.0f} ms, its moves {trial.moving * 1000:.1f} ms;"
        f" {len(trial.changed)} of {len(trial.states['old'])} files change"
    )
    for number in range(counts.kills):
        aims = ("anywhere", "moves", "moves", "the machine")
        trial.kill(aims[number % len(aims)])
        _tell(trial, "kills", number)
    for number in range(counts.pairs):
        trial.pair()
        _tell(trial, "pairs", number)
    for number in range(counts.edits):
        trial.edit()
        _tell(trial, "edits", number)
    if counts.full:
        with small_disk(scratch / "disk", 3 * len(trial.states["new"]) + 400) as disk:
            trial.folder = disk / "out"
            for number in range(counts.full):
                trial.full(disk)
                _tell(trial, "full", number)


def _tell(trial: Trial, what: str, number: int) -> None:
    if number % 25 == 24:
        print(f"{what} {number + 1}: {len(trial.faults)} faults", file=sys.stderr)


def main() -> int:
    """Run; exit status 1 where anything was mixed or lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", nargs="*", type=Path, metavar="OLD NEW")
    for name, count in (("kills", 500), ("full", 100), ("pairs", 50), ("edits", 100)):
        parser.add_argument(f"--{name}", type=int, default=count)
    parser.add_argument("--seed", type=int, default=1)
    counts = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        old, new = counts.documents or (TASKS, _new_of(TASKS, scratch / "new.yaml"))
        documents = {"old": old.resolve(), "new": new.resolve()}
        trial = Trial(
            command(documents, scratch / "cache"),
            scratch / "out",
            scratch / "kept",
            random.Random(counts.seed),
        )
        run_all(trial, counts, scratch)
    for line, count in sorted(trial.found.items()):
        print(f"{count:5} {line}")
    for fault in trial.faults:
        print(f"FAULT {fault}")
    return 1 if trial.faults else 0


if __name__ == "__main__":
    sys.exit(main())

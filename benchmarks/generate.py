"""How long a cold `sdkpress generate` takes, beside `openapi-python-client` on the same document.

Whole processes, from start to exit, into an empty folder, turn by turn, in one run. Prints the median and
the best time, the ratio of the medians, and the peak memory.

    python benchmarks/generate.py [DOCUMENT] [--runs N] [--sdkpress COMMAND] [--peer COMMAND] [--limit RATIO]
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PEER = "openapi-python-client==0.29.1"


@dataclass
class Contestant:
    """A command and what its runs took: seconds by the clock and of CPU, and peak memory in MB."""

    name: str
    command: list[str]
    environment: dict[str, str]
    seconds: list[float] = field(default_factory=list[float])
    cpu: list[float] = field(default_factory=list[float])
    megabytes: list[float] = field(default_factory=list[float])
    files: int = 0
    lines: int = 0

    def run(self, folder: Path) -> None:
        """Run once into an empty folder and note what it took."""
        shutil.rmtree(folder, ignore_errors=True)
        command = [part.replace("{out}", str(folder)) for part in self.command]
        with tempfile.TemporaryFile() as output:
            start = time.perf_counter()
            process = subprocess.Popen(
                command, env=self.environment, stdout=output, stderr=output
            )
            _, status, usage = os.wait4(process.pid, 0)
            taken = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                output.seek(0)
                sys.exit(f"{self.name} failed:\n{output.read().decode()[-2000:]}")
        self.seconds.append(taken)
        self.cpu.append(usage.ru_utime + usage.ru_stime)
        scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
        self.megabytes.append(usage.ru_maxrss / scale)

    def count(self, folder: Path) -> None:
        """Note how much was written."""
        made = [path for path in folder.rglob("*") if path.is_file()]
        self.files = len(made)
        self.lines = sum(
            path.read_bytes().count(b"\n") for path in made if path.suffix == ".py"
        )


def installed_peer() -> str:
    """The peer's command, installed into a venv of its own beside this file if it is not there yet."""
    folder = HERE / ".venv"
    command = folder / "bin" / "openapi-python-client"
    if not command.exists():
        print(f"installing {PEER} into {folder}", file=sys.stderr)
        venv.create(folder, with_pip=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "-q", PEER]
        subprocess.run(pip, check=True)
    return str(command)


def contestants(options: argparse.Namespace) -> list[Contestant]:
    """Both commands, each with its own tools first on the PATH."""
    peer: str = options.peer or installed_peer()
    document: Path = options.document
    tools = str(Path(peer).resolve().parent)
    plain = dict(os.environ)
    ours = shlex.split(options.sdkpress)
    # The peer formats what it writes with the ruff that stands beside it.
    path = tools + os.pathsep + plain.get("PATH", "")
    theirs = [peer, "generate", "--path", str(document), "--output-path", "{out}"]
    return [
        Contestant(
            "sdkpress", [*ours, "generate", str(document), "-o", "{out}"], plain
        ),
        Contestant("openapi-python-client", theirs, {**plain, "PATH": path}),
    ]


def report(all_of: Sequence[Contestant], runs: int) -> float:
    """Print the table; return the ratio of the medians."""
    print(
        f"{'':24}{'median s':>10}{'best s':>10}{'CPU s':>10}{'peak MB':>10}{'files':>8}{'.py lines':>11}"
    )
    for one in all_of:
        median, best = statistics.median(one.seconds), min(one.seconds)
        print(
            f"{one.name:24}{median:10.2f}{best:10.2f}"
            f"{statistics.median(one.cpu):10.2f}{max(one.megabytes):10.0f}"
            f"{one.files:8}{one.lines:11}"
        )
    ours, theirs = (statistics.median(one.seconds) for one in all_of)
    print(f"sdkpress takes {ours / theirs:.2f} of the peer's time ({runs} runs each)")
    return ours / theirs


def main() -> int:
    """Run; exit status 1 if a limit was given and is passed."""
    parser = argparse.ArgumentParser(
        description=__doc__.splitlines()[0] if __doc__ else ""
    )
    parser.add_argument(
        "document",
        nargs="?",
        type=Path,
        default=ROOT / "specs" / "atelier" / "openapi.yaml",
    )
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--sdkpress", default=f"{sys.executable} -m sdkpress")
    parser.add_argument(
        "--peer", help="the openapi-python-client to run; installed if not given"
    )
    parser.add_argument("--limit", type=float, help="fail above this ratio")
    options = parser.parse_args()
    options.document = options.document.resolve()
    both = contestants(options)
    with tempfile.TemporaryDirectory() as folder:
        for (
            one
        ) in (
            both
        ):  # a first run that does not count fills the caches of bytecode and disk
            one.run(Path(folder) / "made")
            one.count(Path(folder) / "made")
            one.seconds.clear()
            one.cpu.clear()
        for _ in range(options.runs):
            for one in both:
                one.run(Path(folder) / "made")
    ratio = report(both, options.runs)
    return 1 if options.limit is not None and ratio > options.limit else 0


if __name__ == "__main__":
    sys.exit(main())

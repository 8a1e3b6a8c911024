"""How long a `sdkpress generate` and `check` take in which nothing has changed.

Whole processes, from start to exit. Prints the median and the best time, the CPU time, and the cold time for
comparison.

    python benchmarks/unchanged.py [DOCUMENT ...] [--runs N] [--sdkpress COMMAND] [--limit SECONDS]
"""

from __future__ import annotations

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def timed(command: list[str], folder: Path) -> tuple[float, float]:
    """Seconds by the clock and of CPU of one process."""
    with open(os.devnull, "wb") as nowhere:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
        taken = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{shlex.join(command)} failed")
    return taken, usage.ru_utime + usage.ru_stime


def measure(document: Path, command: list[str], runs: int) -> float:
    """Print what the runs of one document took; the worst median of a run without change."""
    worst = 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = [str(document), "-o", "out"]
        cold, cold_cpu = timed([*command, "generate", *words], folder)
        print(f"{document.name:24} {'cold':10}{cold:9.3f}{'':9}{cold_cpu:9.3f}")
        time.sleep(0.1)
        for name in ("generate", "check"):
            timed([*command, name, *words], folder)
            took = [timed([*command, name, *words], folder) for _ in range(runs)]
            clock, cpu = ([one[n] for one in took] for n in (0, 1))
            median = statistics.median(clock)
            worst = max(worst, median)
            print(
                f"{'':24} {name:10}{median:9.3f}{min(clock):9.3f}"
                f"{statistics.median(cpu):9.3f}"
            )
    return worst


def main() -> int:
    """Run; exit status 1 if a limit was given and is passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    default = ROOT / "specs" / "atelier" / "openapi.yaml"
    parser.add_argument("documents", nargs="*", type=Path, default=[default])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--sdkpress", default=f"{sys.executable} -m sdkpress")
    parser.add_argument("--limit", type=float, help="fail above this many seconds")
    options = parser.parse_args()
    print(f"{'':24} {'':10}{'median s':>9}{'best s':>9}{'CPU s':>9}")
    command = shlex.split(options.sdkpress)
    worst = max(measure(d.resolve(), command, options.runs) for d in options.documents)
    return 1 if options.limit is not None and worst > options.limit else 0


if __name__ == "__main__":
    sys.exit(main())

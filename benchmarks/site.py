"""A document's site: how long it takes cold and when nothing changed, how large it is, and what a page weighs.

python benchmarks/site.py DOCUMENT… [--runs N] [--no-browser]

Cold builds go into an empty folder; then the same command runs again. Times are medians, in seconds of the clock and of
the processor. Pages are opened in Chromium from a server on this machine, each by a reader who was never there:
what is fetched, in kilobytes as it lies on the disk, and when the first text is painted, in milliseconds.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "generator"), str(ROOT / "tests")]

PAINTED = """() => new Promise((done) => {
  const told = () => performance.getEntriesByName("first-contentful-paint")[0];
  const seen = () => told() ? done([told().startTime,
    [...performance.getEntriesByType("resource"), ...performance.getEntriesByType("navigation")]
      .reduce((sum, one) => sum + one.decodedBodySize, 0)]) : setTimeout(seen, 20);
  seen();
})"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", type=Path, nargs="+")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-browser", action="store_true")
    options = parser.parse_args()
    for document in options.documents:
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            built(document, Path(folder), options.runs)
            if not options.no_browser:
                weighed(site, options.runs)
    return 0


def built(document: Path, folder: Path, runs: int) -> None:
    """Print what a cold build and one of what is there take, and the size; leaves the site in `folder/site`."""
    cold, unchanged = [], []
    for run in range(runs):
        target = folder / ("site" if run == runs - 1 else f"site{run}")
        command = [sys.executable, "-m", "sdkpress", "site", str(document)]
        command += ["-o", str(target)]
        cold.append(timed(command))
        unchanged.append(timed(command))
    files = [path for path in (folder / "site").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"{document.name}: {len(files)} files, {size:.1f} MB")
    for what, times in (("cold", cold), ("unchanged", unchanged)):
        clock, processor = (statistics.median(one) for one in zip(*times, strict=True))
        print(f"  {what}: {clock:.2f} s, {processor:.2f} s of the processor")


def timed(command: Sequence[str]) -> tuple[float, float]:
    """Seconds of the clock and of the processor."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    start = time.perf_counter()
    null = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
    process = os.posix_spawn(command[0], command, environment, file_actions=actions)
    _, status, used = os.wait4(process, 0)
    os.close(null)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    return time.perf_counter() - start, used.ru_utime + used.ru_stime


def weighed(site: Path, runs: int) -> None:
    """Print the weight of the home page, of a middling operation and of the longest, and when text is there."""
    from support.browser import opened_browser, opened_page
    from support.served import served

    operations = sorted(
        site.glob("operations/*.html"), key=lambda page: page.stat().st_size
    )
    pages = {
        "home": site / "index.html",
        "operation in the middle": operations[len(operations) // 2],
        "longest operation": operations[-1],
    }
    with served(site) as address, opened_browser() as browser:
        for name, page in pages.items():
            seen = []
            for _ in range(runs):
                with opened_page(browser) as tab:
                    tab.goto(f"{address}/{page.relative_to(site).as_posix()}")
                    seen.append(tab.evaluate(PAINTED))
            painted = statistics.median(at for at, _ in seen)
            weight = seen[0][1] / 1000
            print(f"  {name}: {weight:.0f} KB, first text after {painted:.0f} ms")


if __name__ == "__main__":
    raise SystemExit(main())

"""Real documents through sdkpress, and everything that their SDKs must hold: a row of a table for each.

    python benchmarks/real_documents.py DOCUMENT... [--results FILE] [--types quick|none|mypy|all] [--basic N]

For each document: `sdkpress generate` as a process (exit status, time by the clock and of CPU, peak memory), operations
written in the document and operations made, whether every module imports, whether black leaves every file as it is, and
the findings of `mypy --strict` and of strict pyright (basic for the N largest documents). A document beside a
`sdkpress.yaml` or `gen.yaml` is pressed by it. `--results` takes one JSON line for each document; documents in it are
not run again.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from directory import in_document

ROOT = Path(__file__).resolve().parents[1]
SDKPRESS = [str(Path(sys.executable).parent / "sdkpress")]
IMPORT = """
import importlib, pathlib, sys
root = pathlib.Path("src")
count = 0
for path in sorted(root.rglob("*.py")):
    parts = path.relative_to(root).with_suffix("").parts
    importlib.import_module(".".join(p for p in parts if p != "__init__"))
    count += 1
print(count)
"""


def generated(document: Path, folder: Path) -> dict[str, Any]:
    """The run of the command."""
    command = [*SDKPRESS, "generate", str(document), "-o", str(folder)]
    command += ["--format", "json", *config_of(document)]
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode()
    return {
        "exit": process.returncode,
        "seconds": round(seconds, 1),
        "cpu": round(usage.ru_utime + usage.ru_stime, 1),
        "megabytes": usage.ru_maxrss >> 10,
        "said": "" if process.returncode == 0 else said[-2000:],
    }


def config_of(document: Path) -> list[str]:
    """The config beside a document."""
    for name in ("sdkpress.yaml", "gen.yaml"):
        for folder in (document.parent, document.parent / ".speakeasy"):
            if (folder / name).is_file():
                return ["-c", str(folder / name)]
    return []


def operations(document: Path) -> tuple[int, int]:
    """Operations written, and operations made."""
    from sdkpress.diagnostics.findings import Sink
    from sdkpress.source.document import load_document

    loaded = load_document(document, Sink())
    assert loaded is not None
    command = [*SDKPRESS, "inspect", str(document), *config_of(document)]
    done = subprocess.run(command, capture_output=True, check=True)
    api = json.loads(done.stdout)
    return in_document(loaded.data), len(api["operations"])


def imported(folder: Path) -> str:
    """How many modules import, or the first fault."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys; sys.path.insert(0, 'src')" + IMPORT],
        cwd=folder,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip() if done.returncode == 0 else done.stderr[-500:]


def black(folder: Path) -> int:
    """How many files black would change."""
    command = [sys.executable, "-m", "black", "--check", "-q", "src"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode == 0:
        return 0
    loud = [part for part in command if part != "-q"]
    done = subprocess.run(loud, cwd=folder, capture_output=True, text=True)
    return len(re.findall(r"^would reformat|^error", done.stderr, re.MULTILINE))


def mypy(folder: Path) -> int:
    """The errors of `mypy --strict`."""
    cache = f"--cache-dir={folder.parent}/mypy"
    command = [sys.executable, "-m", "mypy", "--strict", cache, "src"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    return len(re.findall(r": error:", done.stdout)) if done.returncode else 0


def pyright(folder: Path, mode: str) -> int:
    """The errors of pyright in a mode."""
    settings = {"include": ["src"], "typeCheckingMode": mode}
    settings |= {"pythonVersion": "3.11", "venvPath": ".", "reportMissingImports": True}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    command = [sys.executable, "-m", "pyright", "--outputjson"]
    command += ["--pythonpath", sys.executable]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    count: int = json.loads(done.stdout)["summary"]["errorCount"]
    return count


def row(document: Path, types: str, mode: str) -> dict[str, Any]:
    """All that is known of one document."""
    work = Path(tempfile.mkdtemp())
    folder = work / "sdk"
    try:
        outcome: dict[str, Any] = {"document": name_of(document), "mode": mode}
        outcome |= generated(document, folder)
        outcome["size"] = document.stat().st_size
        outcome["in"], outcome["out"] = operations(document)
        if types == "quick":
            return outcome
        outcome["modules"] = imported(folder)
        outcome["black"] = black(folder)
        if types != "none":
            outcome["mypy"] = mypy(folder)
        if types == "all":
            outcome["pyright"] = pyright(folder, mode)
        return outcome
    finally:
        shutil.rmtree(work)


def name_of(document: Path) -> str:
    """The file, or the folder of one that is called like any other."""
    common = document.stem in ("openapi", "spec")
    return document.parent.name if common else document.name


def table(rows: list[dict[str, Any]]) -> None:
    """The rows as Markdown."""
    print(
        "| document | MB | operations in = out | exit | s | CPU s | MB peak | modules | black | mypy | pyright |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for one in sorted(rows, key=lambda one: one["document"].lower()):
        same = "=" if one["in"] == one["out"] else "≠"
        checked = f"{one.get('pyright', '–')} ({one['mode']})"
        cells = [one["document"], f"{one['size'] / 1e6:.2f}"]
        cells += [f"{one['in']} {same} {one['out']}", one["exit"], one["seconds"]]
        cells += [one["cpu"], one["megabytes"], one.get("modules", "–")]
        cells += [one.get("black", "–")]
        cells += [one.get("mypy", "–"), checked]
        print("|", " | ".join(map(str, cells)), "|")


def main() -> None:
    """Run what is not in the results yet, and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("documents", type=Path, nargs="+")
    arguments.add_argument("--results", type=Path)
    arguments.add_argument(
        "--types", choices=("quick", "none", "mypy", "all"), default="all"
    )
    arguments.add_argument("--basic", type=int, default=6)
    given = arguments.parse_args()
    documents: list[Path] = sorted(given.documents, key=lambda p: p.stat().st_size)
    basic = documents[len(documents) - given.basic :] if given.basic else []
    rows: list[dict[str, Any]] = []
    if given.results and given.results.exists():
        rows = [json.loads(line) for line in given.results.read_text().splitlines()]
    known = {one["document"] for one in rows}
    for document in documents:
        if name_of(document) in known:
            continue
        one = row(document, given.types, "basic" if document in basic else "strict")
        rows.append(one)
        print(json.dumps(one), file=sys.stderr, flush=True)
        if given.results:
            with given.results.open("a") as file:
                file.write(json.dumps(one) + "\n")
    table(rows)


if __name__ == "__main__":
    main()

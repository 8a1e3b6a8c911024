"""All response examples of a document through its SDK: `python benchmarks/response_examples.py DOCUMENT`.

Generates the SDK, answers each operation with each JSON example of its responses on loopback, and prints how many
were returned as data by default, and how many of those that break their schema raise with `strict`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "tests" / "support" / "response_examples.py"


def main(document: Path) -> None:
    """Print the figures of one document."""
    with tempfile.TemporaryDirectory(prefix="response-examples-") as name:
        folder = Path(name)
        config = folder / "sdkpress.yaml"
        config.write_text(f"spec: {document.resolve()}\npackage: examples\n")
        command = [sys.executable, "-m", "sdkpress"]
        options = ["-c", str(config)]
        output = folder / "out"
        subprocess.run([*command, "generate", "-q", *options, "-o", output], check=True)
        described = folder / "inspect.json"
        inspected = subprocess.run(
            [*command, "inspect", *options], stdout=subprocess.PIPE, check=True
        )
        described.write_bytes(inspected.stdout)
        for mode in ("lenient", "strict"):
            outcome = _outcome([document, output, described, mode])
            wrong, breaking = set(outcome["wrong"]), set(outcome["breaking"])
            count = outcome["successes"]
            if mode == "lenient":
                print(
                    f"{document.stem}: {count} examples, {count - len(wrong)} returned"
                )
            else:
                raised = len(breaking & wrong)
                print(f"{document.stem}: {len(breaking)} break, {raised} raise")


def _outcome(arguments: list[Path | str]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests")},
        stdout=subprocess.PIPE,
        check=True,
    )
    outcome: dict[str, Any] = json.loads(done.stdout)
    return outcome


if __name__ == "__main__":
    main(Path(sys.argv[1]))

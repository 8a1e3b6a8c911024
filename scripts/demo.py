"""`make demo`: press specs/ into a folder, then make one real call with a new SDK on loopback.

python scripts/demo.py [FOLDER]      (default: demo)
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "generator")]

from support.document import Document  # noqa: E402
from support.loopback import loopback  # noqa: E402

CALL = (
    'client.tasks.add(title="Water the plants", due=date(2026, 3, 1), priority="high")'
)


def press(folder: Path) -> None:
    """Press every document of specs/ into a folder of its own."""
    for document in sorted((ROOT / "specs").glob("*/openapi.yaml")):
        name = document.parent.name
        config = document.with_name("sdkpress.yaml")
        arguments = [
            "generate",
            str(document),
            "-c",
            str(config),
            "-o",
            str(folder / name),
        ]
        print(
            f"\n$ sdkpress generate specs/{name}/openapi.yaml -o {folder.name}/{name}"
        )
        command = [sys.executable, "-m", "sdkpress", *arguments]
        subprocess.run(command, check=True, cwd=ROOT / "generator")


def call(folder: Path) -> None:
    """Make one call with the SDK of specs/tasks, against a server made from the same document."""
    sys.path.insert(0, str(folder / "tasks" / "src"))
    sdk: Any = importlib.import_module("tasks_sdk")
    with loopback(Document.read(ROOT / "specs" / "tasks" / "openapi.yaml")) as server:
        from datetime import date

        with sdk.TasksClient(token="a-token", server_url=server.url) as client:
            print(f"\n>>> {CALL}")
            task = eval(CALL, {"client": client, "date": date})
        print(repr(task))
        seen = server.last
        print("\nThe server on loopback saw:")
        print(f"    {seen.method} {seen.target}")
        print(f"    Authorization: {seen.headers['authorization']}")
        print(f"    {seen.body.decode()}")


def main() -> None:
    """Run the demo."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "demo").resolve()
    press(folder)
    call(folder)
    print(f"\nLook at:\n    {folder}/tasks/README.md         how it is used")
    print(f"    {folder}/tasks/src/tasks_sdk     the code of a small SDK")
    print(f"    {folder}/atelier/docs            the pages of a rich one")


if __name__ == "__main__":
    main()

"""The response examples of real documents, answered by a server on loopback: each is returned as data by default."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from support.apis import FRIENDLI, OTHERS, pressed
from support.pressing import Build

NOTION = next(one for one in OTHERS if one.name == "notion")
SCRIPT = Path(__file__).parents[1] / "support" / "response_examples.py"


def _outcome(sdk: Build, document: Path, folder: Path, mode: str) -> dict[str, Any]:
    described = folder / "inspect.json"
    described.write_text(json.dumps(sdk.description))
    done = subprocess.run(
        [sys.executable, SCRIPT, document, sdk.source.parent, described, mode],
        env={"PYTHONPATH": str(SCRIPT.parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@FRIENDLI.needed
def test_every_example_of_a_response_is_returned(tmp_path: Path) -> None:
    sdk = pressed(FRIENDLI)
    outcome = _outcome(sdk, FRIENDLI.document, tmp_path, "lenient")
    assert outcome["successes"] == 43
    assert outcome["wrong"] == {}


@FRIENDLI.needed
def test_examples_that_break_their_schema_raise_where_that_is_asked_for(
    tmp_path: Path,
) -> None:
    outcome = _outcome(pressed(FRIENDLI), FRIENDLI.document, tmp_path, "strict")
    # One has Python's names for its fields, which are read as well.
    readable = {"get /beta/file/{file_id} 200 Example"}
    assert set(outcome["wrong"]) == set(outcome["breaking"]) - readable
    assert len(outcome["wrong"]) == 4
    assert all("ResponseValidationError" in text for text in outcome["wrong"].values())


@NOTION.needed
def test_examples_of_another_document(tmp_path: Path) -> None:
    outcome = _outcome(pressed(NOTION), NOTION.document, tmp_path, "lenient")
    assert outcome["successes"] == 13
    assert outcome["wrong"] == {}

"""With a gen.yaml too, the snippets of our pages run against our SDK."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import REPO, SHARED

GEN_YAML = """\
configVersion: 2.0.0
generation: {sdkClassName: Atelier}
python: {packageName: atelier-sdk, asyncMode: both, flattenRequests: true, maxMethodParams: 8}
"""


@pytest.mark.parametrize("name", ["atelier", "friendli"])
def test_snippets_of_an_sdk_with_a_gen_yaml(name: str, tmp_path: Path) -> None:
    if name == "atelier":
        document, config = REPO / "specs/atelier/openapi.yaml", tmp_path / "gen.yaml"
        config.write_text(GEN_YAML)
    else:
        folder = SHARED / "truth" / name
        document, config = folder / "openapi.yaml", folder / "gen.yaml"
        if not folder.is_dir():
            pytest.skip("needs ../shared: a published SDK")
    done = subprocess.run(
        [sys.executable, REPO / "benchmarks/snippets.py", f"{document}:{config}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    assert " 0 of 0 run" not in done.stdout

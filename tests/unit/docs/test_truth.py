"""The pages of real SDKs, and the pages the project was asked for, made again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sdkpress.cli.main import main


@pytest.mark.parametrize("bundle", ["friendli", "agentset", "cribl-cloud"])
def test_pages_of_a_published_sdk(bundle: str, shared: Path, tmp_path: Path) -> None:
    truth = shared / "truth" / bundle
    own = truth / "sdkpress.yaml"
    config = own if own.is_file() else truth / "gen.yaml"
    spec = truth / "openapi.yaml"
    assert main(["docs", str(spec), "-c", str(config), "-o", str(tmp_path)]) == 0
    command = [sys.executable, str(shared / "tools/score_pages.py")]
    command += [str(tmp_path), str(truth), "--show", "3"]
    command += ["--exact"] if own.is_file() else []
    scored = subprocess.run(command, capture_output=True, text=True, check=False)
    assert scored.returncode == 0, scored.stdout + scored.stderr


@pytest.mark.parametrize("bundle", ["bolt", "openrouter", "mammoth", "meitner"])
def test_most_pages_of_other_sdks(bundle: str, shared: Path, tmp_path: Path) -> None:
    truth = shared / "truth" / bundle
    spec, config = truth / "openapi.yaml", truth / "gen.yaml"
    assert main(["docs", str(spec), "-c", str(config), "-o", str(tmp_path)]) == 0
    command = [sys.executable, str(shared / "tools/score_pages.py")]
    command += [str(tmp_path), str(truth), "--show", "0"]
    scored = subprocess.run(command, capture_output=True, text=True, check=False)
    good, total = scored.stdout.split()[0].split("/")
    assert int(good) / int(total) >= 0.95, scored.stdout


@pytest.mark.parametrize(
    ("seed", "spec", "config", "page"),
    [
        (
            "000",
            "../truth/friendli/openapi.yaml",
            "friendli.yaml",
            "models/dedicatedimageeditbody.md",
        ),
        (
            "001",
            "001.openapi.yaml",
            "friendli-early.yaml",
            "models/dedicatedimagegenerationbody.md",
        ),
        (
            "002",
            "002.openapi.yaml",
            "friendli-early.yaml",
            "models/dedicatedimagegenerationbody.md",
        ),
        (
            "004",
            "../truth/friendli/openapi.yaml",
            "friendli.yaml",
            "sdks/dedicatedimage/README.md",
        ),
    ],
)
@pytest.mark.parametrize("dialect", ["default", "reference"])
def test_seed_pages(
    seed: str,
    spec: str,
    config: str,
    page: str,
    dialect: str,
    shared: Path,
    tmp_path: Path,
) -> None:
    seeds = shared / "seeds"
    settings = (seeds / config).read_text()
    if "docs:" not in settings:
        settings += "docs:\n"
    chosen = tmp_path / "sdkpress.yaml"
    chosen.write_text(settings.replace("docs:\n", f"docs:\n  dialect: {dialect}\n"))
    out = tmp_path / "out"
    assert main(["docs", str(seeds / spec), "-c", str(chosen), "-o", str(out)]) == 0
    assert (out / "docs" / page).read_bytes() == (seeds / f"{seed}.md").read_bytes()

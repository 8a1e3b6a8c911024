"""`sdkpress diff`, and what `generate` says of changes."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from conftest import REPO
from sdkpress.cli.main import main

OLD = (REPO / "specs" / "tasks" / "openapi.yaml").read_text()
NEW = OLD.replace("name-override: add", "name-override: create").replace(
    "  /tasks/", "  /v2/tasks/"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of git with a config and two revisions of a document."""
    monkeypatch.setenv("SDKPRESS_CACHE", str(tmp_path / "cache"))
    work = tmp_path / "work"
    (work / "api").mkdir(parents=True)
    monkeypatch.chdir(work)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    (work / "sdkpress.yaml").write_text("spec: api/openapi.yaml\noutput: sdk\n")
    (work / "api/openapi.yaml").write_text(OLD)
    identity = ("-c", "user.name=S", "-c", "user.email=s@example.com")
    for words in (("init", "-q"), ("add", "."), (*identity, "commit", "-qm", "one")):
        subprocess.run(["git", *words], check=True, capture_output=True)
    (work / "api/openapi.yaml").write_text(NEW)
    return work


def test_a_revision_of_git_against_the_document(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["diff", "HEAD:api/openapi.yaml"]) == 1
    said = capsys.readouterr()
    place = f"api/openapi.yaml:{NEW[: NEW.index('operationId: addTask')].count(chr(10)) + 1}:"
    assert "Breaking:\n  renamed          tasks.add()" in said.out
    assert f"\n                   {place}" in said.out
    assert "Changed:\n  on the wire " in said.out
    assert said.out.endswith("; version 0.1.0 → 0.2.0\n")
    monkeypatch.chdir("api")
    assert main(["diff", "HEAD:openapi.yaml", "openapi.yaml"]) == 1
    assert main(["diff", "HEAD:api/openapi.yaml", "openapi.yaml"]) == 1


def test_formats(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["diff", "HEAD:api/openapi.yaml"]
    assert main([*words, "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["bump"], report["next"]) == ("major", "0.2.0")
    assert {change["kind"] for change in report["changes"]} == {
        "renamed",
        "on the wire",
    }
    assert main([*words, "--format", "markdown"]) == 1
    assert "\n### Breaking\n\n- **renamed** `tasks.add" in capsys.readouterr().out


def test_a_break_that_is_meant_is_accepted(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["diff", "HEAD:api/openapi.yaml"]
    assert main([*words, "--accept", "renamed tasks.add*"]) == 0
    assert "(accepted)" in capsys.readouterr().out
    with open("sdkpress.yaml", "a") as config:
        config.write("accept: ['renamed *']\n")
    assert main(words) == 0
    assert main([*words, "--accept", "removed *"]) == 0


def test_the_last_generation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff"]) == 2
    assert "no generation of 'sdk' is known here" in capsys.readouterr().err
    Path("api/openapi.yaml").write_text(OLD)
    assert main(["generate"]) == 0
    assert main(["diff"]) == 0
    assert capsys.readouterr().out.endswith("no change\n")
    Path("api/openapi.yaml").write_text(NEW)
    assert main(["diff"]) == 1
    capsys.readouterr()
    assert main(["generate"]) == 0
    said = capsys.readouterr().err
    assert "for users of the SDK: 1 breaking change, " in said
    assert "\n  renamed tasks.add" in said
    assert main(["diff"]) == 0


def test_a_release_raises_the_version_and_writes_the_changelog() -> None:
    Path("api/openapi.yaml").write_text(OLD)
    assert main(["generate"]) == 0
    Path("sdk/CHANGELOG.md").write_text("# Changes\n\nOurs.\n\n## 0.1.0\n\n- First.\n")
    Path("api/openapi.yaml").write_text(NEW)
    assert main(["generate"]) == 0  # between releases
    assert main(["generate", "--release"]) == 0
    assert 'version = "0.2.0"' in Path("sdk/pyproject.toml").read_text()
    assert '"0.2.0"' in Path("sdk/src/tasks/__init__.py").read_text()
    changelog = Path("sdk/CHANGELOG.md").read_text()
    assert changelog.startswith("# Changes\n\nOurs.\n\n## 0.2.0 – 20")
    assert "\n### Breaking\n\n- **renamed** `tasks.add" in changelog
    assert changelog.endswith("\n## 0.1.0\n\n- First.\n")
    assert main(["check"]) == 0
    assert main(["generate", "--release"]) == 0  # nothing changed since
    assert Path("sdk/CHANGELOG.md").read_text() == changelog


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nowhere.yaml"], "there is no file 'nowhere.yaml'"),
        (["HEAD:nowhere.yaml"], "git knows no 'HEAD:nowhere.yaml'"),
        (["--", "-x:openapi.yaml"], "there is no file '-x:openapi.yaml'"),
    ],
)
def test_what_cannot_be_had(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", *words]) == 2
    assert message in capsys.readouterr().err


def test_a_document_that_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    Path("broken.yaml").write_text("[")
    assert main(["diff", "broken.yaml"]) == 1
    assert "broken.yaml: " in capsys.readouterr().err
    assert not [name for name in os.listdir() if name.startswith("sdkpress-diff")]


def test_several_sdks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "sdkpress.yaml").write_text(
        "sdks:\n  one: {spec: api/openapi.yaml, output: one}\n"
        "  two: {spec: api/openapi.yaml, output: two, accept: ['renamed *']}\n"
    )
    (folder / "api/openapi.yaml").write_text(OLD)
    assert main(["generate"]) == 0
    (folder / "api/openapi.yaml").write_text(NEW)
    capsys.readouterr()
    assert main(["diff"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("[one]\nBreaking:\n") and "\n\n[two]\nBreaking:" in said
    assert main(["diff", "--sdk", "two"]) == 0
    assert capsys.readouterr().out.startswith("Breaking:\n  renamed ")
    assert main(["diff", "--format", "json"]) == 1
    assert set(json.loads(capsys.readouterr().out)["sdks"]) == {"one", "two"}
    assert main(["diff", "HEAD:api/openapi.yaml"]) == 2
    assert "choose one with --sdk" in capsys.readouterr().err
    assert main(["diff", "HEAD:api/openapi.yaml", "--sdk", "two"]) == 0
    assert main(["config"]) == 0
    shown = capsys.readouterr().out
    assert "sdkpress.yaml, one\n" in shown and "sdkpress.yaml, two\n" in shown


def test_the_version_is_that_of_the_sdk(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate"]) == 0
    project = folder / "sdk/pyproject.toml"
    project.write_text(project.read_text().replace('"0.1.0"', '"2.3.0"'))
    capsys.readouterr()
    assert main(["diff", "HEAD:api/openapi.yaml"]) == 1
    assert capsys.readouterr().out.endswith("; version 2.3.0 → 3.0.0\n")

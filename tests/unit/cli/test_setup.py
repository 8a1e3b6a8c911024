"""`init`, `config` and `watch`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from conftest import REPO
from sdkpress.cli.arguments import Arguments
from sdkpress.cli.commands import watch
from sdkpress.cli.console import Console
from sdkpress.cli.main import main

DOCUMENT = (REPO / "specs" / "tasks" / "openapi.yaml").read_text()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a document in a subfolder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "api").mkdir()
    (tmp_path / "api/openapi.yaml").write_text(DOCUMENT)
    return tmp_path


def test_init_finds_the_document_and_the_rest_works(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("data.json").write_text('{"openapi_like": true}')
    Path(".github").mkdir()
    assert main(["init", "--yes"]) == 0
    said = capsys.readouterr().out
    assert "sdkpress.yaml written\n" in said
    config = yaml.safe_load(Path("sdkpress.yaml").read_text())
    assert config == {
        "spec": "api/openapi.yaml",
        "output": "sdk",
        "project": {"ci": "none"},
    }
    hooks = yaml.safe_load(Path(".pre-commit-config.yaml").read_text())
    assert [hook["id"] for hook in hooks["repos"][0]["hooks"]] == [
        "sdkpress-generate",
        "sdkpress-check",
    ]
    workflow = yaml.safe_load(Path(".github/workflows/sdkpress.yml").read_text())
    steps = workflow["jobs"]["sdk"]["steps"]
    assert steps[-2]["run"] == "sdkpress check --format github"
    assert steps[-1]["run"].startswith('sdkpress diff "$BASE":api/openapi.yaml ')
    assert main(["generate"]) == 0
    assert main(["check", "--format", "github"]) == 0
    assert Path("sdk/pyproject.toml").is_file()
    assert not Path("sdk/.github").exists()


def test_a_broken_pyproject_of_the_sdk_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["generate", "api/openapi.yaml", "-o", "sdk"]) == 0
    project = Path("sdk/pyproject.toml")
    broken = "# ours\n[project\n" + project.read_text()
    project.write_text(broken)
    capsys.readouterr()
    assert main(["generate", "api/openapi.yaml", "-o", "sdk", "-v"]) == 0
    assert "sdk/pyproject.toml:2:9 warning project-invalid: " in capsys.readouterr().err
    assert project.read_text() == broken


def test_init_overwrites_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("sdkpress.yaml").write_text("mine")
    Path(".gitlab-ci.yml").write_text("mine")
    assert main(["init", "--yes"]) == 0
    assert Path("sdkpress.yaml").read_text() == "mine"
    assert Path(".gitlab-ci.yml").read_text() == "mine"
    said = capsys.readouterr().err
    assert "sdkpress.yaml is there already; this belongs in it:\n" in said
    assert "spec: api/openapi.yaml\n" in said


def test_what_ci_runs_is_run_as_it_stands(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands of both workflows, by a shell, on a change that breaks and on the same one when it is meant."""

    def git(*words: str) -> str:
        identity = ("-c", "user.name=a", "-c", "user.email=a@b.example")
        words = ("git", *identity, *words)
        done = subprocess.run(words, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def ran(command: str) -> int:
        return subprocess.run(["sh", "-ec", command], check=False).returncode

    scripts = folder / "bin"
    scripts.mkdir()
    (scripts / "sdkpress").write_text(
        f'#!/bin/sh\nexec {sys.executable} -m sdkpress "$@"\n'
    )
    (scripts / "sdkpress").chmod(0o755)
    monkeypatch.setenv("PATH", f"{scripts}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(REPO / "generator"))
    assert main(["init", "--yes", "--ci", "github"]) == 0
    assert main(["init", "--yes", "--ci", "gitlab"]) == 0
    assert main(["generate"]) == 0
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    steps = yaml.safe_load(Path(".github/workflows/sdkpress.yml").read_text())
    steps = steps["jobs"]["sdk"]["steps"]
    jobs = yaml.safe_load(Path(".gitlab-ci.yml").read_text())
    commands = [step["run"] for step in steps if "run" in step]
    commands += jobs["sdkpress"]["script"] + jobs["sdkpress-diff"]["script"]
    commands = [one for one in commands if not one.startswith("pip ")]
    assert [one.split()[1] for one in commands] == ["check", "diff", "check", "diff"]
    for name in ("BASE", "CI_MERGE_REQUEST_DIFF_BASE_SHA"):
        monkeypatch.setenv(name, git("rev-parse", "HEAD"))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    document = folder / "api/openapi.yaml"
    document.write_text(DOCUMENT.replace("override: add", "override: create"))
    assert [ran(one) for one in commands] == [1, 1, 1, 1]
    assert "**renamed** `tasks.add()`" in (folder / "summary.md").read_text()
    assert main(["generate"]) == 0
    with open("sdkpress.yaml", "a") as config:
        config.write("accept: ['renamed *', 'removed *']\n")
    assert main(["generate"]) == 0
    assert [ran(one) for one in commands] == [0, 0, 0, 0]


@pytest.mark.parametrize("ci", ["github", "gitlab", "none"])
def test_init_with_answers(ci: str, folder: Path) -> None:
    (folder / "my api.yaml").write_text(DOCUMENT)
    words = ["init", "my api.yaml", "--package", "petstore", "-o", "out", "--ci", ci]
    assert main(words) == 0
    config = yaml.safe_load(Path("sdkpress.yaml").read_text())
    assert config == {
        "spec": "my api.yaml",
        "output": "out",
        "package": "petstore",
        "project": {"ci": "none"},
    }
    assert main(["generate"]) == 0
    assert Path("out/src/petstore").is_dir()
    assert Path(".github").is_dir() == (ci == "github")
    assert Path(".gitlab-ci.yml").is_file() == (ci == "gitlab")


def test_init_without_a_document(capsys: pytest.CaptureFixture[str]) -> None:
    Path("api/openapi.yaml").unlink()
    assert main(["init", "--yes"]) == 2
    assert "there is no OpenAPI document" in capsys.readouterr().err


def test_documents_called_so_come_first(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.json").write_text('{"openapi": "3.0.0"}')
    assert main(["init", "--yes"]) == 0
    assert "documents: api/openapi.yaml, a.json\n" in capsys.readouterr().err
    assert (
        yaml.safe_load(Path("sdkpress.yaml").read_text())["spec"] == "api/openapi.yaml"
    )


def test_config_prints_what_is_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("# no config: all settings have their defaults\n")
    assert "\n*" not in said
    Path("sdkpress.yaml").write_text("package: pets\nclient: {async: APets}\n")
    assert main(["config"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("# sdkpress.yaml\n")
    assert '\n* package: "pets"\n' in said and '\n* client.async: "APets"\n' in said
    assert said.count("\n*") == 2
    Path("sdkpress.yaml").write_text("pakage: pets\n")
    assert main(["config"]) == 2


def _until(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_watch_generates_again_after_a_change(folder: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "sdkpress",
        "watch",
        "api/openapi.yaml",
        "-o",
        "out",
    ]
    environment = {**os.environ, "PYTHONPATH": str(REPO / "generator")}
    readme = folder / "out/README.md"
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _until(readme.is_file)
            for text, expected in (
                ("[", "Tasks"),  # broken for a while
                (DOCUMENT.replace("title: Tasks", "title: Jobs"), "Jobs"),
            ):
                time.sleep(0.5)
                (folder / "api/openapi.yaml").write_text(text)
                _until(lambda expected=expected: expected in readme.read_text())
        finally:
            process.terminate()


def test_watch_misses_no_change_made_during_a_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = folder / "api/openapi.yaml"
    seen: list[str] = []

    def read_then_saved(kind: str, arguments: Arguments, console: Console) -> None:
        if len(seen) == 2:
            raise KeyboardInterrupt
        seen.append(document.read_text())
        document.write_text("x" * len(seen))
        console.inputs = {str(document)}

    def not_noticed(seconds: float) -> None:
        pytest.fail("the change was missed")

    monkeypatch.setattr("sdkpress.cli.build.build_and_write", read_then_saved)
    monkeypatch.setattr("time.sleep", not_noticed)
    with pytest.raises(KeyboardInterrupt):
        watch.run(Arguments(spec=document), Console())
    assert seen == [DOCUMENT, "x"]

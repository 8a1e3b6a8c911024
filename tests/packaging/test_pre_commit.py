"""The hooks that `.pre-commit-hooks.yaml` offers, run by the real pre-commit in a fresh repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import REPO

pytestmark = pytest.mark.slow


class Repository:
    """A fresh git repository of someone who uses sdkpress."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.environment = {
            **{
                k: v
                for k, v in os.environ.items()
                if not k.startswith(("GIT_", "PYTHONPATH"))
            },
            "PRE_COMMIT_HOME": str(home),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
        }
        self.run("git", "init", "--quiet")
        self.run("git", "config", "user.email", "someone@example.com")
        self.run("git", "config", "user.name", "Someone")

    def run(self, *command: str, status: int = 0) -> str:
        """Run a command in the repository and return what it says."""
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    def hook(self, hook: str, status: int) -> str:
        """Run one hook as `git commit` would."""
        return self.run(
            sys.executable, "-m", "pre_commit", "run", hook, "--verbose", status=status
        )


@pytest.fixture
def hooks(tmp_path: Path) -> Path:
    """This checkout, work in progress included, as a repository that pre-commit can clone."""
    clone = tmp_path / "hooks"
    unneeded = {REPO / name for name in (".git", ".venv", "demo", "generated", "tests")}

    def ignored(folder: str, names: list[str]) -> list[str]:
        caches = (name for name in names if name == "__pycache__")
        return [*caches, *(n for n in names if Path(folder, n) in unneeded)]

    shutil.copytree(REPO, clone, ignore=ignored)
    for command in (
        ("init", "--quiet"),
        ("add", "--all"),
        ("-c", "user.name=S", "-c", "user.email=s@example.com", "commit", "-qm", "all"),
        ("tag", "v1"),
    ):
        subprocess.run(["git", *command], cwd=clone, check=True, capture_output=True)
    return clone


def test_the_hooks_in_a_fresh_repository(hooks: Path, tmp_path: Path) -> None:
    repository = Repository(tmp_path / "mine", tmp_path / "pre-commit")
    for name in ("openapi.yaml", "sdkpress.yaml"):
        shutil.copy(REPO / "specs" / "tasks" / name, repository.folder)
    with (repository.folder / "sdkpress.yaml").open("a") as config:
        config.write("output: sdk\n")
    (repository.folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {hooks}\n    rev: v1\n"
        "    hooks:\n      - id: sdkpress-generate\n      - id: sdkpress-check\n"
    )
    repository.run("git", "add", "--all")

    said = repository.hook("sdkpress-check", status=1)
    assert "help: sdkpress generate" in said
    assert not (repository.folder / "sdk").exists()

    assert "new files in sdk" in repository.hook("sdkpress-generate", status=1)
    assert (repository.folder / "sdk" / "pyproject.toml").is_file()
    repository.run("git", "add", "--all")
    repository.hook("sdkpress-check", status=0)
    repository.run("git", "commit", "--quiet", "--no-verify", "-m", "sdk")

    document = repository.folder / "openapi.yaml"
    document.write_text(document.read_text().replace("summary: ", "summary: New ", 1))
    repository.run("git", "add", "openapi.yaml")
    assert "out of date" in repository.hook("sdkpress-check", status=1)
    assert "files were modified by this hook" in repository.hook(
        "sdkpress-generate", status=1
    )
    repository.run("git", "add", "--all")
    repository.hook("sdkpress-generate", status=0)
    repository.hook("sdkpress-check", status=0)


LOCAL = """\
repos:
  - repo: local
    hooks:
      - {{id: sdkpress, name: sdkpress, language: system, entry: "{python} -m sdkpress generate --quiet --exit-code", pass_filenames: false, files: '\\.ya?ml$'}}
      - {{id: check, name: check, language: system, entry: "{python} -m sdkpress check --quiet", pass_filenames: false, always_run: true}}
      - {{id: ends, name: ends, language: system, entry: "{python} -m pre_commit_hooks.end_of_file_fixer", types: [text]}}
      - {{id: blanks, name: blanks, language: system, entry: "{python} -m pre_commit_hooks.trailing_whitespace_fixer", types: [text]}}
      - {{id: ruff, name: ruff, language: system, entry: "{python} -m ruff check --fix", types: [python]}}
      - {{id: format, name: format, language: system, entry: "{python} -m ruff format", types: [python]}}
      - {{id: black, name: black, language: system, entry: "{python} -m black --quiet", types: [python]}}
"""
DOCUMENTS = [
    REPO / "specs" / "tasks" / "openapi.yaml",
    REPO.parent / "shared" / "specs" / "notion.json",
]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_other_hooks_leave_what_is_written_as_it_is(
    document: Path, tmp_path: Path
) -> None:
    pytest.importorskip("pre_commit_hooks", reason="needs pre-commit-hooks")
    if not document.exists():
        pytest.skip(f"needs ../shared: {document.name}")
    repository = Repository(tmp_path / "mine", tmp_path / "pre-commit")
    repository.environment["PYTHONPATH"] = str(REPO / "generator")
    (repository.folder / "api.yaml").write_bytes(document.read_bytes())
    (repository.folder / "sdkpress.yaml").write_text("spec: api.yaml\noutput: sdk\n")
    (repository.folder / ".pre-commit-config.yaml").write_text(
        LOCAL.format(python=sys.executable)
    )
    repository.run("git", "add", "--all")
    run = (sys.executable, "-m", "pre_commit", "run", "--all-files")

    said = repository.run(*run, status=1)
    assert "new files in sdk, to be added to git" in said
    repository.run("git", "add", "--all")
    repository.run(*run)  # all settle, and the check still passes

    text = (repository.folder / "api.yaml").read_text()
    (repository.folder / "api.yaml").write_text(text.replace("summary", "x-summary"))
    repository.run("git", "add", "api.yaml")
    repository.run(*run, status=1)
    repository.run("git", "add", "--all")
    repository.run(*run)

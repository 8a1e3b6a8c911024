"""What `sdkpress init` writes, and how it finds out what to write.

Input: a folder, and answers. Output: the texts of files by their paths.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from sdkpress import __version__
from sdkpress.frozen import dataclass

_NAMED: Final = ("openapi", "swagger", "api")
_SUFFIXES: Final = frozenset({".yaml", ".yml", ".json"})
_VERSION_LINE: Final = re.compile(
    rb"""^\s*\{?\s*["']?(?:openapi|swagger)["']?\s*:\s*["']?[23]\.\d""", re.MULTILINE
)
_PASSED_OVER: Final = frozenset(
    {"node_modules", "venv", "build", "dist", "__pycache__"}
)
_DEEPEST: Final = 3
_HEAD: Final = 4096  # bytes in which a document says what it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What `init` was told, or found out."""

    spec: str
    output: str
    package: str | None
    ci: str


def documents(folder: Path) -> list[Path]:
    """The OpenAPI documents below a folder: those that are called so first, then the ones nearest to it."""
    candidates = [path for path in _files(folder, 0) if _is_document(path)]

    def rank(path: Path) -> tuple[bool, int, str]:
        return path.stem.lower() not in _NAMED, len(path.parts), str(path)

    return sorted(candidates, key=rank)


def guessed_ci(folder: Path) -> str:
    """The CI of a repository: by its files, else by the remote of git."""
    if (folder / ".github").is_dir():
        return "github"
    if (folder / ".gitlab-ci.yml").is_file():
        return "gitlab"
    try:
        done = subprocess.run(
            ["git", "remote", "-v"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return "none"
    for name in ("github", "gitlab"):
        if name in done.stdout:
            return name
    return "none"


def files(answers: Answers) -> Mapping[Path, str]:
    """What belongs into a repository."""
    texts = {
        Path("sdkpress.yaml"): _config(answers),
        Path(".pre-commit-config.yaml"): _HOOKS.format(version=__version__),
    }
    if answers.ci == "github":
        texts[Path(".github/workflows/sdkpress.yml")] = _workflow(
            answers, _GITHUB, _GITHUB_DIFF
        )
    elif answers.ci == "gitlab":
        texts[Path(".gitlab-ci.yml")] = _workflow(answers, _GITLAB, _GITLAB_DIFF)
    return texts


def _workflow(answers: Answers, check: str, diff: str) -> str:
    """The workflow; what changes for users is told of a document that git knows, by a name that no shell takes apart."""
    is_plain = re.fullmatch(r"(?!-)[\w./-]+", answers.spec) is not None
    text = check + (diff if is_plain else "")
    return text.format(version=__version__, spec=answers.spec)


def _files(folder: Path, depth: int) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in _PASSED_OVER:
            continue
        if entry.is_dir(follow_symlinks=False):
            if depth < _DEEPEST:
                yield from _files(Path(entry.path), depth + 1)
        elif entry.is_file() and Path(entry.name).suffix in _SUFFIXES:
            yield Path(entry.path)


def _is_document(path: Path) -> bool:
    try:
        with open(path, "rb") as file:
            return _VERSION_LINE.search(file.read(_HEAD)) is not None
    except OSError:
        return False


def _quoted(text: str) -> str:
    """A text for YAML, in quotes where it needs them."""
    import json

    return text if re.fullmatch(r"[\w./-]+", text) else json.dumps(text)


def _config(answers: Answers) -> str:
    package = answers.package
    named = f"package: {_quoted(package)}" if package else "# package: petstore"
    return _CONFIG.format(
        spec=_quoted(answers.spec), output=_quoted(answers.output), package=named
    )


_CONFIG: Final = """\
# What `sdkpress generate` makes; `sdkpress config` prints all settings that are in force.

# The OpenAPI document: a file beside this one, or an address.
spec: {spec}

# The folder of the SDK. With `package_only: true` it is the package's own folder.
output: {output}
# package_only: true

# The import name. Without one, it is made of the document's title.
{package}

# Names of the client's classes.
# client:
#   sync: Petstore
#   async: AsyncPetstore

# Files of the output folder that are yours, as patterns of a .gitignore.
# keep: []

# This repository's CI is enough: none of the SDK's own in its folder.
project:
  ci: none

# Breaking changes that are meant, as `sdkpress diff` names them.
# accept: []
"""

_HOOKS: Final = """\
repos:
  - repo: local
    hooks:
      - id: sdkpress-generate
        name: sdkpress generate
        entry: sdkpress generate --quiet --exit-code
        language: python
        additional_dependencies: [sdkpress=={version}]
        pass_filenames: false
        files: \\.(ya?ml|json|toml)$
      - id: sdkpress-check
        name: sdkpress check
        entry: sdkpress check --quiet
        language: python
        additional_dependencies: [sdkpress=={version}]
        pass_filenames: false
        always_run: true
"""

_GITHUB: Final = """\
name: sdkpress
on: [push, pull_request]
permissions:
  contents: read
jobs:
  sdk:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install sdkpress=={version}
      - run: sdkpress check --format github
"""

# A breaking change that `accept:` does not name ends the job with 1.
_GITHUB_DIFF: Final = """\
      - if: github.event_name == 'pull_request'
        env:
          BASE: ${{{{ github.event.pull_request.base.sha }}}}
        run: sdkpress diff "$BASE":{spec} --format markdown >> "$GITHUB_STEP_SUMMARY"
"""

_GITLAB: Final = """\
sdkpress:
  image: python:3.12
  variables:
    GIT_DEPTH: 0
  script:
    - pip install sdkpress=={version}
    - sdkpress check
"""

_GITLAB_DIFF: Final = """\

sdkpress-diff:
  image: python:3.12
  rules:
    - if: $CI_MERGE_REQUEST_DIFF_BASE_SHA
  variables:
    GIT_DEPTH: 0
  script:
    - pip install sdkpress=={version}
    - sdkpress diff "$CI_MERGE_REQUEST_DIFF_BASE_SHA":{spec}
"""

"""An SDK is a project of its own: its tests call every operation, it has CI and a changelog, it builds and installs."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import REPO
from sdkpress.run import generate
from support.pressing import sdkpress

DOCUMENT = """\
openapi: 3.1.0
info: {title: Fair, version: "1"}
servers: [{url: https://fair.example/v1}]
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Ride: {type: object, required: [name], properties: {name: {type: string}, since: {type: string, format: date-time}}}
security: [{key: []}]
paths:
  /rides/{name}:
    get:
      operationId: getRide
      tags: [rides]
      parameters:
        - {name: name, in: path, required: true, schema: {type: string}}
        - {name: day, in: query, required: true, schema: {type: string, format: date}}
      responses:
        "200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Ride"}}}}
  /rides/{name}/picture:
    put:
      operationId: putPicture
      tags: [rides]
      parameters: [{name: name, in: path, required: true, schema: {type: string}}]
      requestBody:
        required: true
        content: {multipart/form-data: {schema: {type: object, required: [file], properties: {file: {type: string, format: binary}}}}}
      responses: {"204": {description: ""}}
    get:
      operationId: getPicture
      tags: [rides]
      parameters: [{name: name, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: "", content: {image/png: {schema: {type: string, format: binary}}}}}
  /news:
    get:
      operationId: news
      responses: {"200": {description: "", content: {text/event-stream: {schema: {$ref: "#/components/schemas/Ride"}}}}}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fair")
    (folder / "api.yaml").write_text(DOCUMENT)
    generate(folder / "api.yaml", folder / "sdk")
    return folder / "sdk"


def _own_tests(folder: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True)


def test_its_tests_call_every_operation(folder: Path) -> None:
    done = _own_tests(folder)
    assert done.returncode == 0, done.stdout
    assert "4 passed, 1 skipped" in done.stdout


def test_its_tests_see_what_is_wrong(folder: Path) -> None:
    known = folder / "tests" / "operations.json"
    text = wrong = known.read_text()
    for found, instead in (
        ('"query": ["day"]', '"query": ["night"]'),  # a parameter that is not sent
        ('"method": "PUT"', '"method": "POST"'),
        ('name}/picture", "status": 200', 'name}/image", "status": 200'),
        ('{\\"name\\":\\"<value>\\"}', '{\\"name\\":1}'),  # another type
    ):
        assert found in wrong
        wrong = wrong.replace(found, instead, 1)
    known.write_text(wrong)
    try:
        done = _own_tests(folder)
    finally:
        known.write_text(text)
    assert done.returncode == 1
    assert "3 failed" in done.stdout and "1 error" in done.stdout, done.stdout


def test_the_server_knows_each_operation_on_a_line(folder: Path) -> None:
    lines = (folder / "tests" / "operations.json").read_text().splitlines()[1:-1]
    known = [json.loads(line.rstrip(",")) for line in lines]
    assert [(one["method"], one["path"]) for one in known] == [
        ("GET", "/rides/{name}"),
        ("PUT", "/rides/{name}/picture"),
        ("GET", "/rides/{name}/picture"),
        ("GET", "/news"),
    ]


def test_it_builds_and_tells_its_version(folder: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path]
    done = subprocess.run(list(map(str, words)), cwd=folder, capture_output=True)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.iterdir()
    names = zipfile.ZipFile(wheel).namelist()
    assert "fair/py.typed" in names and not [n for n in names if "tests" in n]
    script = "import fair; print(fair.__version__)"
    told = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(wheel)},
        capture_output=True,
        text=True,
    )
    assert told.stdout == "0.1.0\n", told.stderr


def test_ci_and_changelog_are_the_teams(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(DOCUMENT)
    (tmp_path / "sdkpress.yaml").write_text("project: {ci: gitlab, tests: false}\n")
    assert sdkpress("generate", "api.yaml", "-o", "sdk", cwd=tmp_path).returncode == 0
    sdk = tmp_path / "sdk"
    assert "pytest" not in (sdk / ".gitlab-ci.yml").read_text()
    assert not (sdk / ".github").exists() and not (sdk / "tests").exists()
    (sdk / ".gitlab-ci.yml").unlink()
    (sdk / "CHANGELOG.md").write_text("# Ours\n")
    (tmp_path / "api.yaml").write_text(DOCUMENT.replace("Fair", "Fairground"))
    (tmp_path / "sdkpress.yaml").write_text("package: fair\nproject: {ci: gitlab}\n")
    done = sdkpress("generate", "api.yaml", "-o", "sdk", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert not (sdk / ".gitlab-ci.yml").exists()
    assert (sdk / "CHANGELOG.md").read_text() == "# Ours\n"
    assert (sdk / "tests" / "conftest.py").exists()


def test_the_package_alone_brings_no_project(tmp_path: Path) -> None:
    generate(REPO / "specs/tasks/openapi.yaml", tmp_path / "tasks", what="package")
    names = {path.name for path in (tmp_path / "tasks").iterdir()}
    assert not names & {"tests", ".github", "CHANGELOG.md", "pyproject.toml"}

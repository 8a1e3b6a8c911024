"""`sdkpress validate`: what is told, in which form, and what is allowed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sdkpress.cli.main import main
from sdkpress.validation import official

BROKEN = """\
openapi: 3.1.0
info: {title: T, version: "1", contact: {email: 7}}
paths:
  /a:
    get:
      operationId: same
      summary: ["::warning::not this"]
      responses: {"200": {description: d, content: {application/json: {schema: {$ref: "#/components/schemas/No"}}}}}
    post: {operationId: same, responses: {"204": {description: d}}, strange: 1}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "api.yaml").write_text(BROKEN)
    (tmp_path / "good.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(capsys: pytest.CaptureFixture[str], *options: str) -> list[tuple[str, str]]:
    """Code and pointer of each finding."""
    main(["validate", "api.yaml", "--format", "json", *options])
    data = json.loads(capsys.readouterr().out)
    return [(one["code"], one["pointer"]) for one in data["findings"]]


def test_the_schema_and_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    told = found(capsys)
    assert ("schema-violation", "#/info/contact/email") in told
    assert (
        "ref-not-found",
        "#/paths/~1a/get/responses/200/content/application~1json/schema/$ref",
    ) in told
    assert ("duplicate-operation-id", "#/paths/~1a/post/operationId") in told
    assert ("unknown-key", "#/paths/~1a/post/strange") in told
    assert len(told) == len(set(told)), "one place was told twice"


def test_the_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "good.yaml"]) == 0
    assert main(["validate", "api.yaml"]) == 1
    Path("odd.yaml").write_text(Path("good.yaml").read_text() + "odd: 1\n")
    assert main(["validate", "odd.yaml", "-q"]) in (0, 1)
    assert main(["validate", "odd.yaml", "--strict"]) == 1


def test_text_has_places_frames_and_ways_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["validate", "api.yaml"])
    said = capsys.readouterr().out
    assert "api.yaml:9:25 error duplicate-operation-id: operationId 'same'" in said
    assert "  and api.yaml:6:20\n" in said
    assert "  help: give one of the two operations another operationId" in said


def test_annotations_are_one_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    main(["validate", "api.yaml", "--format", "github"])
    lines = capsys.readouterr().out.splitlines()
    assert all(
        line.startswith(
            ("::error file=api.yaml,line=", "::warning file=api.yaml,line=")
        )
        for line in lines
    )
    (told,) = [line for line in lines if "title=duplicate-operation-id" in line]
    assert "%0Asee also api.yaml:6:20%0A" in told


def test_json_has_the_other_end(capsys: pytest.CaptureFixture[str]) -> None:
    main(["validate", "api.yaml", "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    (one,) = [f for f in findings if f["code"] == "duplicate-operation-id"]
    (other,) = one["related"]
    assert (other["line"], other["column"]) == (6, 20)


def test_sarif(capsys: pytest.CaptureFixture[str]) -> None:
    main(["validate", "api.yaml", "--format", "sarif"])
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    result = next(r for r in run["results"] if r["ruleId"] == "duplicate-operation-id")
    place = result["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 9, "startColumn": 25}
    (other,) = result["relatedLocations"]
    region = other["physicalLocation"]["region"]
    assert region == {"startLine": 6, "startColumn": 20}
    assert {r["ruleId"] for r in run["results"]} == rules


def test_what_is_allowed_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("sdkpress.yaml").write_text(
        "allow: [{code: duplicate-operation-id}, {code: schema-violation, at: '#/info/*'}, {code: same-path}]"
    )
    told = found(capsys)
    codes = [code for code, _ in told]
    assert "duplicate-operation-id" not in codes
    assert ("schema-violation", "#/info/contact/email") not in told
    assert ("unused-allowance", "#/allow/2") in told
    assert codes.count("unused-allowance") == 1


def test_without_the_schemas_the_rules_are_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(official, "find_spec", lambda name: None)
    main(["validate", "api.yaml"])
    said = capsys.readouterr()
    assert "pip install 'sdkpress[validate]'" in said.err
    assert "duplicate-operation-id" in said.out
    assert "schema-violation" not in said.out


@pytest.mark.parametrize("version", ["2.0", "3.0", "3.1", "3.2"])
def test_each_version_has_a_schema(version: str) -> None:
    pytest.importorskip("openapi_spec_validator")
    assert official.official_schema(version)

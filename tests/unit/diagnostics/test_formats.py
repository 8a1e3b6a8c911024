"""Findings in the formats of programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sdkpress.cli.main import main
from sdkpress.diagnostics.formats import in_format
from sdkpress.diagnostics.listing import Listed, as_data, from_data

FINDING = Listed(
    severity="warning",
    code="duplicate-key",
    message="100% of it,\nor: more",
    file="my api.yaml",
    pointer="#/info",
    line=3,
    column=7,
    help="Remove one.",
)
NOWHERE = Listed(
    severity="info",
    code="other",
    message="m",
    file="a.yaml",
    pointer="#/x",
    line=None,
    column=None,
    help="h",
)


def test_github_shows_it_beside_the_line() -> None:
    assert in_format("github", [FINDING, NOWHERE], {}) == (
        "::warning file=my api.yaml,line=3,col=7,title=duplicate-key"
        "::100%25 of it,%0Aor: more%0ARemove one.\n"
        "::notice file=a.yaml,title=other::m%0Ah"
    )


def test_sarif_names_rule_file_and_line() -> None:
    (run,) = json.loads(in_format("sarif", [FINDING, NOWHERE], {}))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "duplicate-key",
        "other",
    ]
    first, second = run["results"]
    assert first["level"] == "warning" and second["level"] == "note"
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20api.yaml"
    assert place["region"] == {"startLine": 3, "startColumn": 7}
    assert "region" not in second["locations"][0]["physicalLocation"]


def test_json_holds_all_and_reads_back() -> None:
    report = json.loads(in_format("json", [FINDING], {"status": 0}))
    assert report["status"] == 0
    assert from_data(report["findings"]) == [FINDING]
    assert as_data([FINDING]) == report["findings"]


@pytest.mark.parametrize("format_", ["json", "github", "sarif"])
def test_the_command_writes_them_alone_to_standard_output(
    format_: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("api.yaml").write_text(
        "openapi: 3.1.0\nopenapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
    )
    for _ in range(2):  # the second time nothing has changed
        words = ["docs", "api.yaml", "-o", "out", "--format", format_]
        assert main(words) == 0
        said = capsys.readouterr()
        assert said.err == ""
        if format_ == "github":
            assert said.out.startswith("::warning file=api.yaml,line=2,col=1,title=")
        else:
            report = json.loads(said.out)
            assert "duplicate-key" in json.dumps(report)
            if format_ == "json":
                assert report["status"] == 0 and report["folder"] == "out"
    Path("out/docs/llms.txt").write_text("mine")
    assert main(["docs", "api.yaml", "-o", "out", "--check", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["differences"] == {"docs/llms.txt": "edited"}

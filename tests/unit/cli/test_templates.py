"""Templates of a team's own: exported, changed, checked against the views they lay out."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdkpress.cli.main import main

DOCUMENT = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: https://x.example}]
paths: {/a: {get: {operationId: a, tags: [t], responses: {"204": {description: ""}}}}}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("api.yaml").write_text(DOCUMENT)
    Path("sdkpress.yaml").write_text("spec: api.yaml\noutput: sdk\n")
    return tmp_path


def _use(name: str, text: str) -> Path:
    Path("sdkpress.yaml").write_text("spec: api.yaml\noutput: sdk\ntemplates: ours\n")
    file = Path("ours") / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def test_templates_are_listed_with_their_views(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["templates"]) == 0
    said = capsys.readouterr().out
    assert "docs/sdk.md.jinja" in said and "sdkpress.docs.views." in said
    assert "(included by others)" in said


def test_an_exported_template_takes_the_place_of_its_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["generate"]) == 0
    assert main(["templates", "export", "project/gitignore.jinja", "-o", "ours"]) == 0
    assert main(["templates", "export", "project/*", "-o", "ours"]) == 1
    assert "--force" in capsys.readouterr().err
    assert main(["templates", "export", "docs/sdk.md", "-o", "ours"]) == 2
    assert "did you mean 'docs/sdk.md.jinja'?" in capsys.readouterr().err
    before = Path("sdk/docs/llms.txt").read_text()
    _use("docs/llms.txt.jinja", "# {{ v.title | upper }}\n")
    assert main(["generate"]) == 0
    assert Path("sdk/docs/llms.txt").read_text() == "# PETS\n" != before
    Path("ours/docs/llms.txt.jinja").write_text("# {{ v.title | lower }}\n")
    assert main(["check"]) == 1  # the run before does not answer
    assert main(["generate"]) == 0
    assert Path("sdk/docs/llms.txt").read_text() == "# pets\n"
    _use("docs/retries.md.jinja", "Ask again.\n")  # a further one is seen as well
    assert main(["check"]) == 1


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "docs/llms.txt.jinja",
            "# {{ v.title }}\n{{ v.sumary }}\n",
            "ours/docs/llms.txt.jinja:2: LlmsView has no 'sumary'\n  help: did you mean 'summary'?",
        ),
        (
            "docs/llms.txt.jinja",
            "{% for one in v.sections %}\n\n{{ one.name }}\n{% endfor %}\n",
            "ours/docs/llms.txt.jinja:3: LlmsSection has no 'name'\n  help: it has: title, entries",
        ),
        ("docs/llms.txt.jinja", "\n{% if %}\n", "ours/docs/llms.txt.jinja:2: Expected"),
        (
            "docs/llms.txt.jinja",
            "{{ v.title | shout }}\n",
            "llms.txt.jinja:1: No filter named",
        ),
        ("docs/lms.txt.jinja", "", "did you mean 'docs/llms.txt.jinja'?"),
        (
            "docs/llms.txt.jinja",
            "\n{{ nothing }}\n",
            "llms.txt.jinja:2: 'nothing' is undefined",
        ),
        (
            "docs/llms.txt.jinja",
            "\n{{ v.title.nothing }}\n",
            "llms.txt.jinja:2: 'str object' has no attribute 'nothing'",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(
    name: str, text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _use(name, text)
    assert main(["generate"]) == 2
    said = capsys.readouterr().err
    assert told in said and "nothing was written" in said
    assert not Path("sdk").exists()


def test_every_template_of_ours_passes_the_check() -> None:
    assert main(["templates", "export", "-o", "ours"]) == 0
    _use("docs/llms.txt.jinja", Path("ours/docs/llms.txt.jinja").read_text())
    assert main(["generate", "-o", "same"]) == 0
    Path("sdkpress.yaml").write_text("spec: api.yaml\noutput: sdk\n")
    assert main(["check", "-o", "same"]) == 0


def test_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    Path("sdkpress.yaml").write_text("spec: api.yaml\ntemplates: nowhere\n")
    assert main(["generate"]) == 2
    assert "`templates` names no folder: 'nowhere'" in capsys.readouterr().err

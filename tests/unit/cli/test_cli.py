"""What the command says and returns."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

import sdkpress.pipeline
from conftest import REPO
from sdkpress.cli.commands import COMMANDS
from sdkpress.cli.main import main

DOCUMENT = """\
openapi: 3.1.0
info: {title: Pet Shop, version: "1"}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses:
        "200":
          description: The pets.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Pet"}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
"""
ODD = DOCUMENT.replace("operationId", "operationId: odd\n      operationId")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(REPO / "generator")}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a document in it."""
    (tmp_path / "api.yaml").write_text(DOCUMENT)
    (tmp_path / "odd.yaml").write_text(ODD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "sdkpress", *words]


def test_pages_and_the_summary(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["docs", "api.yaml", "-o", "out"]) == 0
    said = capsys.readouterr()
    assert re.fullmatch(
        r"out: 1 of 1 operations, 1 models, \d pages; \d files written, 0 unchanged in \d\.\d\d s\n",
        said.out,
    )
    assert said.err == ""
    assert Path("out/docs/models/pet.md").is_file()
    assert main(["docs", "api.yaml", "-o", "out"]) == 0
    assert "; 0 files written, " in capsys.readouterr().out


def test_names_come_from_the_title() -> None:
    assert main(["docs", "api.yaml"]) == 0
    assert Path("pet-shop/docs").is_dir()


def test_the_config_of_the_working_folder_is_enough(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("sdkpress.yaml").write_text("spec: api.yaml\noutput: sdk/out\n")
    assert main(["docs"]) == 0
    assert Path("sdk/out/docs").is_dir()
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")
    assert main(["check", "-c", "../sdkpress.yaml"]) == 1
    assert main(["docs", "--check", "-c", "../sdkpress.yaml"]) == 0


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["docs", "odd.yaml", "-q"]) == 0
    assert capsys.readouterr().out == ""


def test_verbose_shows_the_time_of_each_pass(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["docs", "api.yaml", "-v"]) == 0
    passes = re.findall(r"^ +(\w+) +\d+ ms$", capsys.readouterr().err, re.MULTILINE)
    assert passes == [
        *("load", "parse", "lower", "name", "present", "render", "check"),
        "write",
    ]


def test_a_warning_is_one_line_and_no_reason_to_stop(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["docs", "odd.yaml"]) == 0
    said = capsys.readouterr().err
    assert said == (
        "odd.yaml:7:7 warning duplicate-key: "
        "key 'operationId' is written twice; the last one counts\n"
    )
    assert main(["docs", "odd.yaml", "-v"]) == 0
    assert "odd.yaml:7:7 warning duplicate-key" in capsys.readouterr().err


def test_strict_takes_a_warning_for_an_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["docs", "odd.yaml", "--strict"]) == 1
    assert "nothing was written" in capsys.readouterr().err
    assert sorted(os.listdir()) == ["api.yaml", "odd.yaml"]
    assert main(["docs", "api.yaml", "--strict"]) == 0


def test_a_note_is_no_warning() -> None:
    Path("gen.yaml").write_text("configVersion: 2.0.0\npython: {novelty: 1}\n")
    assert main(["docs", "api.yaml", "-c", "gen.yaml", "--strict"]) == 0


def test_check_shows_what_would_change_and_how_to_mend_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["docs", "api.yaml", "-o", "my out"]) == 0
    assert main(["docs", "api.yaml", "-o", "my out", "--check"]) == 0
    page = Path("my out/docs/models/pet.md")
    page.write_text("mine\n")
    capsys.readouterr()
    assert main(["docs", "api.yaml", "-o", "my out", "--check"]) == 1
    said = capsys.readouterr()
    assert "--- docs/models/pet.md  (changed by hand)\n" in said.out
    assert "\n-mine\n+# Pet\n" in said.out
    assert said.err == (
        "my out: 1 file differs: 1 changed by hand\n"
        "help: sdkpress docs api.yaml -o 'my out' --force\n"
    )
    assert page.read_text() == "mine\n"
    assert main(["docs", "api.yaml", "-o", "my out"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "  docs/models/pet.md: changed by hand since sdkpress wrote it\n" in said.err
    assert "--force" in said.err
    assert page.read_text() == "mine\n"
    assert main(["docs", "api.yaml", "-o", "my out", "--force"]) == 0
    assert page.read_text().startswith("# Pet\n")


def test_a_file_of_the_users_is_in_the_way(capsys: pytest.CaptureFixture[str]) -> None:
    page = Path("out/docs/models/pet.md")
    page.parent.mkdir(parents=True)
    page.write_text("mine\n")
    assert main(["docs", "api.yaml", "-o", "out"]) == 1
    assert "docs/models/pet.md: not written by sdkpress\n" in capsys.readouterr().err
    assert [path for path in Path("out").rglob("*") if path.is_file()] == [page]


def test_what_is_kept_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["docs", "api.yaml", "-o", "out"]) == 0
    Path("out/docs/models/pet.md").write_text("mine\n")
    Path("api.yaml").write_text(
        DOCUMENT.replace("/Pet}", "/Cat}")
        .replace("    Pet:", "    Cat:")
        .replace('schemas/Pet"', 'schemas/Cat"')
    )
    assert main(["docs", "api.yaml", "-o", "out"]) == 0
    said = capsys.readouterr()
    assert said.err == (
        "note: docs/models/pet.md is no longer made; it was changed by hand, so it stays\n"
        "1 new file in out, to be added to git:\n"
        "  docs/models/cat.md\n"
    )


def test_a_manifest_that_cannot_be_used(capsys: pytest.CaptureFixture[str]) -> None:
    Path("out/.sdkpress").mkdir(parents=True)
    Path("out/.sdkpress/manifest.json").write_text("{")
    assert main(["docs", "api.yaml", "-o", "out"]) == 2
    assert "the manifest in 'out' cannot be used" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["frobnicate"], "there is no command 'frobnicate'\n"),
        (["genrate"], "there is no command 'genrate': did you mean 'generate'?"),
        (["api.yaml"], "did you mean `sdkpress generate api.yaml`?"),
        (["-x"], "there is no option -x before the command"),
        ([], "a command is needed"),
        (["docs", ""], "the path is empty"),
        (["docs", "api.yaml", "-o", ""], "the path is empty"),
        (["docs", "a.yaml", "b.yaml"], "unrecognized arguments: b.yaml"),
        (["inspect", "api.yaml", "-o", "out"], "unrecognized arguments: -o"),
    ],
)
def test_wrong_usage(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2
    said = capsys.readouterr()
    assert message in said.err
    assert "--help" in said.err
    assert said.out == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    text = capsys.readouterr().out
    assert f"examples:\n  sdkpress {command}" in text
    assert "exit status:" in text


def test_a_bug_of_ours_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Thing:
        at = "#/paths/~1pets/get"

    def build_tree(*_: object) -> None:
        thing = Thing()
        raise ValueError(f"cannot go on with {type(thing).__name__}")

    monkeypatch.setattr(sdkpress.pipeline, "build_tree", build_tree)
    monkeypatch.setattr("sdkpress.run.build_tree", build_tree)
    assert main(["docs", "api.yaml"]) == 70
    said = capsys.readouterr().err
    assert said == (
        "sdkpress: internal error in pass 'name' at #/paths/~1pets/get: "
        "ValueError: cannot go on with Thing\n"
        "This is a bug in sdkpress, not in the document. Nothing was written.\n"
        "help: run again with -v for the trace, and report it\n"
    )
    assert main(["docs", "api.yaml", "-v"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_interrupted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def build_tree(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sdkpress.run.build_tree", build_tree)
    assert main(["docs", "api.yaml"]) == 130
    assert capsys.readouterr().err == "interrupted\n"


@pytest.mark.parametrize("words", [["docs", "api.yaml", "--check"], ["--help"]])
def test_a_reader_that_has_seen_enough(words: list[str]) -> None:
    process = subprocess.Popen(
        _command(*words),
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    # argparse itself may already have met the closed pipe, and ignored it.
    assert process.wait() in ((0, 141) if words == ["--help"] else (141,))
    assert "Traceback" not in said and "Exception ignored" not in said


def test_the_module_is_the_command() -> None:
    done = subprocess.run(
        _command("--version"), env=ENVIRONMENT, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"sdkpress {sdkpress.__version__}\n"


def _in_terminal(words: list[str], environment: dict[str, str]) -> str:
    """What a command writes when its standard error is a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        _command(*words),
        env={"TERM": "xterm", **environment},
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    ):
        os.close(theirs)
        said = b""
        while True:
            try:
                chunk = os.read(ours, 4096)
            except OSError:
                break
            if not chunk:
                break
            said += chunk
    os.close(ours)
    return said.decode()


def test_colour_is_for_terminals() -> None:
    environment = {
        k: v for k, v in ENVIRONMENT.items() if k not in ("NO_COLOR", "TERM")
    }
    words = ["docs", "odd.yaml"]
    assert "\x1b[33mwarning duplicate-key:\x1b[0m" in _in_terminal(words, environment)
    assert "\x1b[3" not in _in_terminal(words, {**environment, "NO_COLOR": "1"})
    assert "\x1b" not in _in_terminal(words, {**environment, "TERM": "dumb"})
    done = subprocess.run(
        _command(*words), env=environment, capture_output=True, text=True
    )
    assert "\x1b" not in done.stderr


def test_a_long_run_tells_what_it_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sdkpress.cli.console._PATIENCE", -1)
    monkeypatch.setattr("sdkpress.cli.console.in_terminal", lambda _: True)
    assert main(["docs", "api.yaml"]) == 0
    said = capsys.readouterr().err
    assert "\r\x1b[Kparse …" in re.sub(r"\x1b\[\d+m", "", said)
    assert said.endswith("\r\x1b[K")
    assert main(["docs", "api.yaml", "-q"]) == 0
    assert capsys.readouterr().err == ""


def test_inspect_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", "api.yaml"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    (operation,) = json.loads(said.out)["operations"]
    assert operation["call"] == "pets.list_pets"


def test_a_description_with_marks_of_the_readme_settles_at_once(folder: Path) -> None:
    text = (
        "<!-- Start Installation [installation] -->\r\n## Odd\r\n```\r\n"
        "<!-- End Installation [installation] -->\r<!-- Start Errors [errors] -->"
    )
    quoted = json.dumps(text)
    (folder / "api.yaml").write_text(
        DOCUMENT.replace('version: "1"', f'version: "1", description: {quoted}')
        .replace(
            "operationId: listPets",
            f"operationId: listPets\n      description: {quoted}",
        )
        .replace("{type: object,", f"{{type: object, description: {quoted},")
    )
    for _ in range(2):
        assert main(["generate", "api.yaml", "-o", "out"]) == 0
        assert main(["check", "api.yaml", "-o", "out"]) == 0
    files = [path for path in Path("out").rglob("*") if path.is_file()]
    assert not [path for path in files if b"\r" in path.read_bytes()]
    readme = Path("out/README.md").read_text()
    for mark in ("Start Installation", "End Installation", "Start Error"):
        assert len(re.findall(f"^<!-- {mark}", readme, re.MULTILINE)) == 1


def test_line_ends_that_git_changed_are_no_edit(folder: Path) -> None:
    assert main(["generate", "api.yaml", "-o", "out"]) == 0
    for path in Path("out").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["check", "api.yaml", "-o", "out"]) == 0
    (folder / "api.yaml").write_text(DOCUMENT.replace("name:", "title:"))
    assert main(["generate", "api.yaml", "-o", "out"]) == 0
    assert main(["check", "api.yaml", "-o", "out"]) == 0


def test_a_team_edits_what_is_its_own(folder: Path) -> None:
    assert main(["generate", "api.yaml", "-o", "out"]) == 0
    project = Path("out/pyproject.toml")
    text = project.read_text()
    text = text.replace('version = "0.1.0"', 'version = "1.2.0"  # ours to bump')
    text = text.replace("dependencies = [", 'dependencies = ["rich", ')
    project.write_text(text + "\n[tool.ruff]\nline-length = 100\n")
    Path("out/.gitignore").write_text("*.log\n")
    assert main(["generate", "api.yaml", "-o", "out"]) == 0
    assert project.read_text() == text + "\n[tool.ruff]\nline-length = 100\n"
    assert Path("out/.gitignore").read_text() == "*.log\n"
    assert '"1.2.0"' in Path("out/src/pet_shop/__init__.py").read_text()
    assert main(["check", "api.yaml", "-o", "out"]) == 0
    Path("sdkpress.yaml").write_text("version: 2.0.0\n")
    assert main(["generate", "api.yaml", "-o", "out"]) == 0
    assert 'version = "2.0.0"  # ours to bump\n' in project.read_text()


def test_the_package_alone_in_a_project_that_is_there(folder: Path) -> None:
    Path("sdkpress.yaml").write_text("package: pets\n")
    Path("src/acme").mkdir(parents=True)
    words = ["api.yaml", "--package-only"]
    assert main(["generate", *words, "-o", "src/acme/pets"]) == 0
    assert sorted(os.listdir()) == ["api.yaml", "odd.yaml", "sdkpress.yaml", "src"]
    assert os.listdir("src/acme") == ["pets"]
    assert not {"src", "docs", "README.md"} & set(os.listdir("src/acme/pets"))
    script = "from acme.pets import models; print(models.Pet(name='Rex').name)"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**ENVIRONMENT, "PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.stderr) == ("Rex\n", "")
    assert main(["check", *words, "-o", "src/acme/pets"]) == 0
    Path("sdkpress.yaml").write_text("package: pets\npackage_only: true\n")
    assert main(["generate", "api.yaml"]) == 0
    assert Path("pets/__init__.py").is_file()


def test_an_edit_is_shown_with_the_ways_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "api.yaml", "-o", "out"]) == 0
    module = Path("out/src/pet_shop/models/pet.py")
    ours = module.read_text()
    capsys.readouterr()
    module.write_text(ours.replace("class Pet(", "class MyPet("))
    assert main(["generate", "api.yaml", "-o", "out"]) == 1
    said = capsys.readouterr().err
    assert "\n-class MyPet(BaseModel):\n+class Pet(BaseModel):\n" in said
    keep = "`keep: [src/pet_shop/models/pet.py]` in sdkpress.yaml, or the same in out/.sdkpressignore"
    assert f"  keep yours   {keep}\n" in said
    assert "  keep both    put your code between `# region` and `# endregion`" in said
    assert "  take ours    sdkpress generate api.yaml -o out --force\n" in said
    # the first way
    Path("out/.sdkpressignore").write_text("src/pet_shop/models/pet.py\n")
    assert main(["generate", "api.yaml", "-o", "out"]) == 0
    assert "MyPet" in module.read_text()
    Path("out/.sdkpressignore").unlink()
    # the second
    region = "    # region mine\n    def bark(self) -> str:\n        return self.name or ''\n    # endregion\n"
    module.write_text(f"{ours}\n{region}")
    Path("api.yaml").write_text(DOCUMENT.replace("name:", "title:"))
    assert main(["generate", "api.yaml", "-o", "out"]) == 0
    assert module.read_text().endswith(f"\n\n{region}")
    assert main(["check", "api.yaml", "-o", "out"]) == 0
    # the third
    module.write_text("mine")
    assert main(["generate", "api.yaml", "-o", "out", "--force"]) == 0
    assert "title" in module.read_text()


def test_a_hook_learns_whether_something_was_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["generate", "api.yaml", "-o", "out", "--exit-code"]
    assert main(words) == 1
    assert "new files in out, to be added to git:\n" in capsys.readouterr().err
    assert main(words) == 0


def test_a_long_name_from_the_title_comes_with_a_hint(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "api.yaml").write_text(DOCUMENT.replace("Pet Shop", "Pets of the World"))
    assert main(["generate", "api.yaml", "-o", "out"]) == 0
    said = capsys.readouterr().err
    assert "called `pets_of_the_world` after the document's title; `package:`" in said
    assert main(["generate", "api.yaml", "-o", "out", "--force"]) == 0
    assert capsys.readouterr().err == ""

"""Where only texts of a document change, what shows them is made anew: the same tree as from the start."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import REPO
from sdkpress import rebuild as rebuild_module
from sdkpress.cli.main import main
from sdkpress.incremental import state
from sdkpress.incremental.texts import are_alike, changed_texts
from sdkpress.incremental.traces import shows, traces_of

ATELIER = REPO / "specs" / "atelier"
PLACE = re.compile(
    r"(?:description|summary): ([A-Z][^\n:#'\"{}\[\]]{12,})$", re.MULTILINE
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SDKPRESS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(state, "_LEAST", 0)
    monkeypatch.setattr(rebuild_module, "worth_keeping", lambda _: True)
    for name in ("openapi.yaml", "sdkpress.yaml"):
        Path(name).write_bytes((ATELIER / name).read_bytes())
    return tmp_path


@pytest.fixture
def rebuilt(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """For each run, whether it built what had changed alone."""
    found: list[bool] = []
    rebuild = rebuild_module.rebuild

    def watched(*arguments: Any) -> Any:
        build = rebuild(*arguments)
        found.append(build is not None)
        return build

    monkeypatch.setattr(rebuild_module, "rebuild", watched)
    yield found


def _generate(output: str = "sdk", *options: str) -> dict[str, bytes]:
    assert main(["generate", "-q", "-o", output, *options]) == 0
    root = Path(output)
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def _edit(seed: int) -> None:
    """Change one description or summary at random."""
    chance = random.Random(seed)
    text = Path("openapi.yaml").read_text()
    place = chance.choice(list(PLACE.finditer(text)))
    words = place[1].split(" ")
    new = chance.choice(
        [
            ["Now", "it", "says", f"something else {seed}."],
            [*words, f"and more {seed}"],
            words[: max(2, len(words) // 2)],
            ["Changed", *words],
        ]
    )
    start, end = place.span(1)
    Path("openapi.yaml").write_text(text[:start] + " ".join(new) + text[end:])


def test_edits_of_texts_give_the_tree_of_a_cold_run(
    rebuilt: list[bool], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _generate()
    for seed in range(8):
        _edit(seed)
        after = _generate()
        with monkeypatch.context() as cold:
            cold.setenv("SDKPRESS_CACHE", str(tmp_path / f"cache-{seed}"))
            assert after == _generate(f"cold-{seed}")
    assert sum(rebuilt) >= 6  # a summary of an example is more than a text


def test_only_what_shows_the_text_is_written(
    rebuilt: list[bool], capsys: pytest.CaptureFixture[str]
) -> None:
    _generate()
    text = Path("openapi.yaml").read_text()
    Path("openapi.yaml").write_text(
        text.replace("summary: Paint a picture", "summary: Draw a picture")
    )
    assert text != Path("openapi.yaml").read_text()
    capsys.readouterr()
    assert main(["generate", "-o", "sdk", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert rebuilt == [True]
    assert 1 <= len(told["written"]) < 8 and not told["removed"]
    assert main(["check", "-o", "sdk"]) == 0
    assert main(["generate", "-o", "sdk"]) == 0  # answered by what this run noted
    assert rebuilt == [True]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("summary: Paint a picture", "summary: Paint a picture\n      x-new: true"),
        ("operationId: ", "operationId: my"),
        ("summary: Paint a picture", "summary: ''"),
    ],
)
def test_any_other_change_builds_everything(
    before: str, after: str, rebuilt: list[bool]
) -> None:
    _generate()
    text = Path("openapi.yaml").read_text()
    assert before in text
    Path("openapi.yaml").write_text(text.replace(before, after, 1))
    assert main(["generate", "-q", "-o", "sdk"]) == 0
    assert rebuilt == [False]
    assert main(["check", "-o", "sdk"]) == 0


def test_an_edited_file_is_still_found(rebuilt: list[bool]) -> None:
    _generate()
    page = next(Path("sdk/docs/models").iterdir())
    page.write_text(page.read_text() + "mine\n")
    _edit(1)
    assert main(["generate", "-q", "-o", "sdk"]) == 1
    assert rebuilt == []


@pytest.mark.parametrize("content", [b"", b"x" * 40, None])
def test_a_broken_cache_does_not_matter(
    content: bytes | None, rebuilt: list[bool], tmp_path: Path
) -> None:
    _generate()
    (kept,) = (tmp_path / "cache" / "states").glob("*.pickle")
    if content is None:
        kept.parent.chmod(0o777)  # others could have written it
    else:
        kept.write_bytes(content)
    _edit(1)
    assert main(["generate", "-q", "-o", "sdk"]) == 0
    assert rebuilt == [False]
    assert main(["check", "-o", "sdk"]) == 0


def test_which_changes_are_texts_alone() -> None:
    before = {"a": [{"description": "One two", "n": 1}], "b": {"x": 1}}
    now = {"a": [{"description": "One three", "n": 1}], "b": {"x": 1}}
    (text,) = changed_texts(before, now) or ()
    assert (text.before, text.now) == ("One two", "One three")
    assert changed_texts(before, before) == ()
    for other in (
        {"a": [{"description": "One two", "n": 2}], "b": {"x": 1}},
        {"a": [{"description": "", "n": 1}], "b": {"x": 1}},
        {"a": [], "b": {"x": 1}},
    ):
        assert changed_texts(before, other) is None
    example = {"example": {"description": "One two"}}
    assert changed_texts(example, {"example": {"description": "One six"}}) is None
    field = {"properties": {"next": {"description": "One two"}}}
    hint = {"properties": {"next": {"description": "See the url"}}}
    assert changed_texts(field, hint) is None  # a list may come in pages by it
    assert are_alike({"a": 1, "b": 2}, {"a": 1, "b": 2})
    assert not are_alike({"a": 1, "b": 2}, {"b": 2, "a": 1})
    assert not are_alike({"a": 1}, {"a": True})


@pytest.mark.parametrize(
    "shown",
    [
        "The colour of the pet, as a word.",
        "    The colour of\n    the pet, as a word.",
        "| `colour` | The colour of the pet,<br/>as a word. |",
    ],
)
def test_a_shown_text_leaves_traces(shown: str) -> None:
    traces = traces_of("The colour of the pet, as a [word](../words.md).")
    assert traces is not None and shows(shown.encode(), traces)
    assert not shows(b"The name of the pet, as a text.", traces)
    assert traces_of("\u0426\u0432\u0435\u0442 \u0437\u0432\u0435\u0440\u044f") is None

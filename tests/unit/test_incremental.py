"""After a change of a document, what depends on it is made anew: the same tree as from the start."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from conftest import REPO
from sdkpress.cli.main import main
from sdkpress.incremental import marks
from sdkpress.incremental.reuse import Reuse

ATELIER = REPO / "specs" / "atelier"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SDKPRESS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(marks, "_LEAST", 0)
    for name in ("openapi.yaml", "sdkpress.yaml"):
        Path(name).write_bytes((ATELIER / name).read_bytes())
    return tmp_path


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The files that stayed as they were."""
    found: list[str] = []
    keeps = Reuse.keeps

    def watched(self: Reuse, path: Any, about: Any, *, texts: bool = True) -> bool:
        kept = keeps(self, path, about, texts=texts)
        if kept:
            found.append(str(path))
        return kept

    monkeypatch.setattr(Reuse, "keeps", watched)
    yield found


def _editor() -> ModuleType:
    path = REPO / "benchmarks" / "edits.py"
    spec = importlib.util.spec_from_file_location("edits", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _generate(output: str = "sdk", *options: str) -> dict[str, bytes]:
    assert main(["generate", "-q", "-o", output, *options]) == 0
    return _tree(output)


def _tree(output: str) -> dict[str, bytes]:
    root = Path(output)
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def _replace(before: str, after: str) -> None:
    text = Path("openapi.yaml").read_text()
    assert before in text
    Path("openapi.yaml").write_text(text.replace(before, after, 1))


def test_random_edits_give_the_tree_of_a_cold_run(
    kept: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("openapi.yaml", "sdkpress.yaml"):
        Path(name).write_bytes((REPO / "specs" / "tasks" / name).read_bytes())
    edits = _editor()
    editor = edits.Editor(yaml.safe_load(Path("openapi.yaml").read_text()), 5)
    _generate()
    for number in range(12):
        told = editor.edit(edits.KINDS)
        Path("openapi.yaml").write_text(json.dumps(editor.document, default=str))
        with monkeypatch.context() as cold:
            cold.setenv("SDKPRESS_CACHE", str(tmp_path / f"cache-{number}"))
            if main(["generate", "-q", "-o", f"cold-{number}"]) != 0:
                continue
        assert _generate() == _tree(f"cold-{number}"), told
    assert len(kept) > 60


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("summary: Paint a picture", "summary: Draw a picture", 8),
        ("summary: Paint a picture", "summary: Paint a picture\n      x-new: 1", 12),
        ("summary: Paint a picture", "deprecated: true\n      summary: Paint", 12),
    ],
)
def test_only_what_depends_on_a_change_is_made(
    before: str,
    after: str,
    changed: int,
    kept: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    everything = _generate()
    _replace(before, after)
    capsys.readouterr()
    assert main(["generate", "-o", "sdk", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert len(told["written"]) <= changed and not told["removed"]
    assert len(kept) > len(everything) / 3
    count = len(kept)
    assert main(["check", "-o", "sdk"]) == 0
    assert main(["generate", "-o", "sdk"]) == 0  # answered by what this run noted
    assert len(kept) == count


def test_files_of_what_is_gone_go(kept: list[str]) -> None:
    before = _generate()
    data = yaml.safe_load(Path("openapi.yaml").read_text())
    path = next(iter(data["paths"]))
    del data["paths"][path]
    Path("openapi.yaml").write_text(json.dumps(data, default=str))
    _generate()
    assert kept
    assert main(["check", "-o", "sdk"]) == 0
    assert before.keys() - _tree("sdk").keys()


def test_news_are_told_where_more_than_texts_changed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _generate()
    data = yaml.safe_load(Path("openapi.yaml").read_text())
    del data["paths"][next(iter(data["paths"]))]
    Path("openapi.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    assert main(["generate", "-o", "sdk"]) == 0
    assert "for users of the SDK" in capsys.readouterr().err
    _replace("summary: Change a picture", "summary: Edit a picture")
    assert main(["generate", "-o", "sdk"]) == 0
    assert "for users of the SDK" not in capsys.readouterr().err


def test_a_changed_config_builds_everything(kept: list[str]) -> None:
    _generate()
    config = Path("sdkpress.yaml")
    config.write_text(config.read_text() + "\nidempotency_header: Idempotency-Key\n")
    _generate()
    assert kept == []
    assert main(["check", "-o", "sdk"]) == 0


def test_an_edited_file_is_still_found(kept: list[str]) -> None:
    _generate()
    page = next(Path("sdk/docs/models").iterdir())
    page.write_text(page.read_text() + "mine\n")
    _replace("summary: Paint a picture", "summary: Draw a picture")
    assert main(["generate", "-q", "-o", "sdk"]) == 1
    assert kept == []


@pytest.mark.parametrize(
    "content",
    [b"", b"x" * 40, b"[]", b'{"format": 0}', b'{"format": 1, "inputs": ""}', None],
)
def test_a_broken_cache_does_not_matter(
    content: bytes | None, kept: list[str], tmp_path: Path
) -> None:
    _generate()
    (place,) = (tmp_path / "cache" / "marks").glob("*.json")
    if content is None:
        place.parent.chmod(0o777)  # others could have written it
    else:
        place.write_bytes(content)
    _replace("summary: Paint a picture", "summary: Draw a picture")
    assert main(["generate", "-q", "-o", "sdk"]) == 0
    assert kept == []
    assert main(["check", "-o", "sdk"]) == 0


def test_marks_of_another_run_do_not_count(kept: list[str], tmp_path: Path) -> None:
    _generate()
    (place,) = (tmp_path / "cache" / "marks").glob("*.json")
    old = place.read_bytes()
    _replace("summary: Paint a picture", "summary: Draw a picture")
    _generate()
    count = len(kept)
    place.write_bytes(old)
    _replace("summary: Draw a picture", "summary: Paint a picture")
    _generate()
    assert len(kept) == count
    assert main(["check", "-o", "sdk"]) == 0


def test_a_small_document_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(marks, "_LEAST", 1 << 20)
    _generate()
    assert not (tmp_path / "cache" / "marks").exists()


def test_a_file_with_other_line_ends_is_no_reason_to_fail(kept: list[str]) -> None:
    _generate()
    whole = Path("sdk/docs/llms-full.txt")
    whole.write_bytes(whole.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["generate", "-q", "-o", "sdk"]) == 0  # notes it as it is now
    _replace("summary: Paint a picture", "summary: Draw a picture")
    _generate()
    assert main(["check", "-o", "sdk"]) == 0
    assert b"Draw a picture" in whole.read_bytes()

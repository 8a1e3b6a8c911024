"""A check tells what differs, why, and not more than one can read."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from sdkpress.output.compare import Comparison, Rules, compare
from sdkpress.output.difference import difference, summary
from sdkpress.output.tree import FileTree
from sdkpress.output.write import write


def _compare(files: dict[str, bytes], folder: Path) -> Comparison:
    tree = FileTree({PurePosixPath(path): content for path, content in files.items()})
    return compare(tree, folder, Rules(lambda _, existing, __: existing))


def test_stale_edited_missing_and_leftover_are_told_apart(tmp_path: Path) -> None:
    old = {"stale": b"1\n", "edited": b"1\n", "leftover": b"1\n", "same": b"1\n"}
    write(_compare(old, tmp_path), tmp_path)
    (tmp_path / "edited").write_text("mine\n")
    (tmp_path / "foreign").write_text("mine\n")
    new = {
        "stale": b"2\n",
        "edited": b"2\n",
        "same": b"1\n",
        "foreign": b"2\n",
        "new": b"2\n",
    }
    found = _compare(new, tmp_path)
    assert summary(found) == (
        "5 files differ: 1 missing, 1 out of date, 1 changed by hand, "
        "1 not written by sdkpress, 1 no longer made"
    )
    text = "\n".join(difference(found))
    assert "--- stale  (out of date)\n+++ stale\n@@ -1 +1 @@\n-1\n+2" in text
    assert "--- edited  (changed by hand)\n+++ edited\n@@ -1 +1 @@\n-mine\n+2" in text
    assert "--- /dev/null  (missing)\n+++ new\n" in text
    assert "--- leftover  (no longer made)\n+++ /dev/null\n" in text
    assert "same" not in text


def test_a_long_diff_is_cut_and_says_so(tmp_path: Path) -> None:
    files = {f"f{n}": b"line\n" * 10 for n in range(5)}
    lines = list(difference(_compare(files, tmp_path), max_lines=20))
    assert len(lines) == 22
    assert lines[-2:] == [
        "… the rest of f1 is not shown",
        "… and 3 files more, not shown",
    ]


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    lines = list(difference(_compare({"a": b"\xff"}, tmp_path)))
    assert lines == ["--- /dev/null  (missing)", "+++ a", "(not text)"]


def test_one_file_differs(tmp_path: Path) -> None:
    assert summary(_compare({"a": b"1"}, tmp_path)) == "1 file differs: 1 missing"

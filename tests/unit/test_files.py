"""One file: read without waiting, replaced at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sdkpress.files import read_regular, replace_file


def test_a_file_is_replaced_with_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "new/config.yaml"
    replace_file(path, b"1")
    path.chmod(0o640)
    replace_file(path, b"2")
    assert read_regular(path) == b"2"
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(path.parent) == ["config.yaml"]


def test_a_disk_that_is_full_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("mine")

    def full(place: Path, content: bytes) -> int:
        place.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        replace_file(path, b"2")
    assert path.read_text() == "mine"
    assert os.listdir(tmp_path) == ["config.yaml"]


def test_a_link_stays_and_leads_to_the_new_text(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("1")
    (tmp_path / "here").symlink_to("there")
    replace_file(tmp_path / "here", b"2")
    assert (tmp_path / "here").is_symlink()
    assert (tmp_path / "there").read_text() == "2"


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="there is no /dev/null")
def test_what_is_no_file_is_written_to() -> None:
    replace_file(Path("/dev/null"), b"1")
    assert not Path("/dev/null").is_file()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no FIFOs here")
def test_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    with pytest.raises(OSError, match="no regular file"):
        read_regular(tmp_path / "a")

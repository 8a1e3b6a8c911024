"""The project's own documentation, made with its own tool."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import REPO

pytest.importorskip("nh3", reason="needs the extra sdkpress[site]")


def test_the_guides_are_pages_that_lead_to_each_other(tmp_path: Path) -> None:
    script = REPO / "scripts" / "docs_site.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True)
    assert (tmp_path / "index.html").is_file()
    pages = {page.name: page.read_text("utf-8") for page in tmp_path.glob("guides/*")}
    assert {"readme.html", "settings.html", "sdk.html", "contributing.html"} <= set(
        pages
    )
    assert "docs.operations.index_url" in pages["settings.html"]
    for text in pages.values():
        assert "sdkpress</title>" in text
        links = re.findall(r'href="([\w-]+\.html)(?:#[^"]*)?"', text)
        assert set(links) >= set(pages)
        for link in links:
            assert (tmp_path / "guides" / link).is_file()

"""The project's own documentation, made with its own tool."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import REPO
from support.browser import complaints, missing, opened_browser, opened_page
from support.recipes import assert_linked

pytest.importorskip("nh3", reason="needs the extra sdkpress[site]")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs") / "site"
    script = REPO / "scripts" / "docs_site.py"
    subprocess.run([sys.executable, str(script), str(folder)], check=True)
    return folder


def test_the_guides_lead_to_each_other_and_to_an_example(site: Path) -> None:
    pages = {page.name: page.read_text("utf-8") for page in site.glob("*.html")}
    assert {"index.html", "settings.html", "sdk.html", "contributing.html"} <= set(
        pages
    )
    assert "docs.operations.index_url" in pages["settings.html"]
    for name, text in pages.items():
        assert "sdkpress</title>" in text
        assert "<img" not in text or (site / "assets/overview.svg").is_file()
        links = set(re.findall(r'href="([\w/-]+\.html)', text))
        assert links >= {*pages, "example/index.html"} - {name}
        assert all((site / link).is_file() for link in links)
    assert_linked(site / "example")


@pytest.mark.skipif(bool(missing()), reason=missing())
def test_it_is_read_without_a_server(site: Path) -> None:
    """Nothing is missing or fetched from elsewhere, the page is marked in the navigation, sections are found."""
    with opened_browser() as browser, opened_page(browser) as page:
        said = complaints(page)
        page.goto((site / "settings.html").as_uri())
        current = page.locator("#page-navigation [aria-current=page]")
        assert current.inner_text() == "Settings"
        page.keyboard.press("/")
        page.get_by_role("combobox", name="Search").fill("pre-commit")
        page.locator("dialog.search li").first.click()
        assert not page.url.endswith("/settings.html")
        assert said == []

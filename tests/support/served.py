"""A built site of another generator, served on loopback and looked at in the browser."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from support.browser import (
    NARROW,
    WIDE,
    complaints,
    missing,
    opened_browser,
    opened_page,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server that has the folder's files."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


# What stands on the page as its reader sees it, and whether the window scrolls sideways.
LOOK = """() => ({
  text: document.body.innerText,
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
})"""
# Part of the tricky description of `support.recipes`, as it is to be read.
TOLD = ("{{ 7 * 7 }} {name}", "{{ code }}", "✓", "the most recent first")
UNTOLD = ("UsageSnippet", "heavy_check_mark", "<br")


def look_at(site: Path, page: Path, link: str, mended: str = "") -> None:
    """The page of a group, built by a generator: complete, quiet, within the window, and one with a way to the others.

    `link` is the text of an entry in its navigation, `mended` what the console says of something that the page has
    put right. Does nothing where there is no browser: what can be read from
    the files is the caller's.
    """
    if missing():
        return
    with served(site) as address, opened_browser() as browser:
        for width in (WIDE, NARROW):
            with opened_page(browser, width) as tab:
                said = complaints(tab)
                # The browser asks for an icon, which no recipe has.
                tab.route("**/favicon.ico", lambda route: route.fulfill(status=200))
                tab.goto(f"{address}/{page.relative_to(site).as_posix()}")
                tab.wait_for_load_state("networkidle")
                _judge(tab, width, link)
                own = (f"fetches {address}", "favicon", *([mended] if mended else []))
                assert [one for one in said if not any(w in one for w in own)] == []


def _judge(tab: Page, width: int, link: str) -> None:
    seen = tab.evaluate(LOOK)
    for text in TOLD:
        assert text in seen["text"], text
    for text in UNTOLD:
        assert text not in seen["text"], text
    assert seen["wide"] <= 1, width
    if width == WIDE:
        assert tab.get_by_role("link", name=link).filter(visible=True).count(), link

"""A site in a real browser: the site of a document on disk, and Chromium to open it with."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from support.pressing import sdkpress

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
WIDE, NARROW = 1280, 390
HEIGHT = 900


def chromium() -> str | None:
    """The browser that is installed, if there is one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def missing() -> str:
    """What keeps the site from being opened here, or nothing."""
    for package in ("nh3", "pyromark", "playwright", "axe_playwright_python"):
        if find_spec(package) is None:
            return f"needs the package {package}, of the extra `dev`"
    return "" if chromium() else f"needs a browser on PATH: {' or '.join(NAMES)}"


@contextmanager
def opened_browser() -> Iterator[Browser]:
    """Chromium without a window. While it is open no other event loop runs in this thread."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=list(ARGUMENTS)
        )
        try:
            yield browser
        finally:
            browser.close()


@dataclass(frozen=True)
class Site:
    """A site in a folder, and the SDK that it tells of."""

    folder: Path

    @cached_property
    def pages(self) -> list[Path]:
        """All pages that a reader comes to; the one for wrong addresses is served at any depth."""
        found = sorted(self.folder.rglob("*.html"))
        return [page for page in found if page.name != "404.html"]

    @cached_property
    def index(self) -> dict[str, Any]:
        """What the search knows: `pages` and `fields`."""
        script = (self.folder / "assets/search-index.js").read_text("utf-8")
        found: dict[str, Any] = json.loads(
            script.removeprefix("sdkpressSearch(").removesuffix(");\n")
        )
        return found

    def operation(self, operation_id: str) -> Path:
        """The page of an operation."""
        return self.folder / "operations" / f"{operation_id}.html"

    def of_each_kind(self, most: int = 10_000_000) -> list[Path]:
        """The front page, and the longest of each kind that is at most so many bytes."""
        kinds: dict[str, list[Path]] = {}
        for page in self.pages:
            kinds.setdefault(self._kind(page), []).append(page)
        found = []
        for pages in kinds.values():
            small = [page for page in pages if page.stat().st_size <= most]
            found += [max(small, key=lambda page: page.stat().st_size)] if small else []
        return found

    def _kind(self, page: Path) -> str:
        """Operations, groups and other pages by their folders; models by what they are."""
        if page.parent.name != "models" or page.name == "index.html":
            return page.parent.name if page.parent != self.folder else page.name
        return page.read_text("utf-8").partition('<p class="kind">')[2][:8]


def site_of(document: Path, config: Path | None, folder: Path) -> Site:
    """Make the site as a user does; fails the test if that does not succeed."""
    extra = ["-c", config] if config else []
    done = sdkpress("site", document, *extra, "-o", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return Site(folder)


@contextmanager
def opened_page(
    browser: Browser, width: int = WIDE, scheme: Literal["light", "dark"] = "light"
) -> Iterator[Page]:
    """A tab of a reader who was never here."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def _left(request: Request) -> bool:
    """Whether the reader went on to the next page before this came."""
    return request.failure == "net::ERR_ABORTED"


def complaints(page: Page) -> list[str]:
    """A list that grows: errors and warnings of the console, uncaught errors, what is fetched from elsewhere."""
    found: list[str] = []

    def say(what: str) -> None:
        found.append(f"{Path(page.url).name}: {what}")

    page.on(
        "console",
        lambda m: say(f"console: {m.text}") if m.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: say(f"uncaught: {error}"))
    page.on("requestfailed", lambda r: None if _left(r) else say(f"no {r.url}"))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("file:", "data:", "blob:"))
            else say(f"fetches {request.url}")
        ),
    )
    return found

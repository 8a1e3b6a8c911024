"""A site in a real browser: the site of a document on disk, and Chromium to open it with."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from support.pressing import Build, sdkpress

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
    told: Build

    @cached_property
    def pages(self) -> list[Path]:
        """All pages that a reader comes to; the one for wrong addresses is served at any depth."""
        found = sorted(self.folder.rglob("*.html"))
        return [page for page in found if page.name != "404.html"]

    @cached_property
    def operations(self) -> list[dict[str, Any]]:
        """What `sdkpress inspect` says of each operation."""
        found: list[dict[str, Any]] = self.told.description["operations"]
        return found

    def operation(self, operation_id: str) -> Path:
        """The page of an operation."""
        return self.folder / "operations" / f"{operation_id}.html"

    @cached_property
    def one_of_each(self) -> list[Path]:
        """The first page, and the longest of each kind: of operations, groups, objects, enums, unions."""
        kinds: dict[str, list[Path]] = {
            "operation": list(self.folder.glob("operations/*.html")),
            "group": list(self.folder.glob("groups/*.html")),
        }
        for model in self.told.description["models"]:
            page = self.folder / "models" / f"{Path(model['page']).stem}.html"
            if page.is_file():
                kinds.setdefault(model["kind"], []).append(page)
        full = [kind for kind in kinds.values() if kind]
        longest = [max(kind, key=lambda page: page.stat().st_size) for kind in full]
        return [self.folder / "index.html", *longest]


def site_of(document: Path, config: Path | None, folder: Path) -> Site:
    """Make the site as a user does; fails the test if that does not succeed."""
    extra = ["-c", config] if config else []
    done = sdkpress("site", document, *extra, "-o", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return Site(folder, Build(document, config, folder))


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

"""The site as a reader gets it: opened from a plain folder in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import parse_qs, unquote, urldefrag, urlsplit

import pytest

from conftest import REPO, SHARED
from support.browser import (
    HEIGHT,
    NARROW,
    WIDE,
    Site,
    complaints,
    missing,
    opened_browser,
    opened_page,
    site_of,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_reason = missing()
pytestmark = [
    pytest.mark.skipif(bool(_reason), reason=_reason),
    pytest.mark.slow,
]

MOST_PAGES = 200  # that are all looked at
SAMPLE = 10  # pages of a large site that are looked at
MOST_SEARCHED = 30  # operations of a large site that are searched for

SCHEME = "data-md-color-scheme"
SCHEMES = {"light": "default", "dark": "slate"}
COPY = "button[data-md-type=copy]"

# What is on a page once its scripts ran: where its links lead, what they can lead to, and what sticks out of
# the window. Code and tables may be wider than it: they scroll on their own.
LOOK = """() => {
  const edge = document.documentElement.clientWidth;
  const own = "pre, code, table, .md-typeset__scrollwrap, .tabbed-labels, [hidden]";
  const wide = [...document.querySelectorAll("main .md-content *")].filter((e) =>
    !e.closest(own) && e.getBoundingClientRect().right > edge + 1);
  return {
    links: [...document.querySelectorAll("a[href]")].map((a) => a.href),
    anchors: [...document.querySelectorAll("[id]")].map((e) => e.id),
    scrolls: document.documentElement.scrollWidth > edge,
    wide: wide.map((e) => e.outerHTML.slice(0, 120)),
  };
}"""
COPIED = "async text => (await navigator.clipboard.readText()).trim() === text"


@dataclass(frozen=True)
class _Input:
    document: Path
    config: Path


INPUTS = {
    "atelier": _Input(
        REPO / "specs/atelier/openapi.yaml", REPO / "specs/atelier/sdkpress.yaml"
    ),
    "friendli": _Input(
        SHARED / "truth/friendli/openapi.yaml", SHARED / "truth/friendli/sdkpress.yaml"
    ),
}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Makes each site once."""

    @cache
    def make(name: str) -> Site:
        one = INPUTS[name]
        folder = tmp_path_factory.mktemp("site") / name
        return site_of(one.document, one.config, folder)

    return make


@pytest.fixture
def atelier(made: Any) -> Site:
    site: Site = made("atelier")
    return site


@pytest.fixture(params=list(INPUTS))
def site(request: pytest.FixtureRequest, made: Any) -> Site:
    if not INPUTS[request.param].document.is_file():
        pytest.skip(f"needs ../shared: the document of {request.param}")
    site: Site = made(request.param)
    return site


# Of the module and not of the session: other modules run event loops of their own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened_browser() as browser:
        yield browser


def _sample(site: Site) -> list[Path]:
    """All pages, or of a large site some from everywhere in it."""
    step = 1 + (len(site.pages) // SAMPLE if len(site.pages) > MOST_PAGES else 0)
    return site.pages[::step]


def test_every_page_on_a_phone(site: Site, browser: Browser) -> None:
    """Nothing goes wrong, nothing comes from elsewhere, nothing scrolls sideways, every link leads somewhere."""
    looked: dict[str, dict[str, Any]] = {}
    with opened_page(browser, NARROW) as page:
        said = complaints(page)
        for path in _sample(site):
            page.goto(path.as_uri())
            looked[path.as_uri()] = page.evaluate(LOOK)
    assert said == []
    faults = [u for u, seen in looked.items() if seen["scrolls"] or seen["wide"]]
    assert not faults, {u: looked[u]["wide"] for u in faults}
    assert _dead_links(looked) == []


def _dead_links(looked: dict[str, dict[str, Any]]) -> list[str]:
    dead = []
    exists = cache(lambda url: Path(unquote(url.removeprefix("file://"))).is_file())
    anchors = {url: set(seen["anchors"]) for url, seen in looked.items()}
    for url, seen in looked.items():
        for link in seen["links"]:
            if not link.startswith("file:"):
                continue
            target, anchor = urldefrag(link)
            known = anchors.get(target)
            if not exists(target) or (
                anchor and known is not None and unquote(anchor) not in known
            ):
                dead.append(f"{Path(url).name} → {link}")
    return dead


def test_search_finds_operations(site: Site, browser: Browser) -> None:
    """By the name of the call and by the path, without a server."""
    wanted: dict[str, set[str]] = {}
    step = 1 + len(site.operations) // MOST_SEARCHED
    for operation in site.operations[::step]:
        path, _ = urldefrag(operation["path"])
        for query in (operation["call"], path):
            page_name = site.operation(operation["operation_id"]).name
            wanted.setdefault(query, set()).add(page_name)
    with opened_page(browser) as page:
        said = complaints(page)
        page.goto((site.folder / "index.html").as_uri())
        page.locator(".md-search__button").click()
        for query, names in wanted.items():
            assert names <= _search(page, query), query
    assert said == []


def _search(page: Page, query: str) -> set[str]:
    """The names of the pages that are found."""
    page.get_by_role("combobox", name="Search").fill(query)
    results = page.get_by_role("dialog", name="Search").get_by_role("option")
    for _ in range(600):  # until then the results of the query before are there
        links: list[str] = results.evaluate_all("all => all.map((one) => one.href)")
        parts = [urlsplit(link) for link in links]
        if parts and all(parse_qs(part.query).get("h") == [query] for part in parts):
            return {unquote(part.path).rpartition("/")[2] for part in parts}
        page.wait_for_timeout(30)
    return set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_read_it(
    site: Site, browser: Browser, scheme: Literal["light", "dark"]
) -> None:
    """Axe finds nothing serious on pages of each kind, on a wide window and on a phone."""
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    faults = []
    with opened_page(browser, scheme=scheme) as page:
        large = len(site.pages) > MOST_PAGES
        for path in site.one_of_each[: 2 if large else None]:
            page.goto(path.as_uri())
            assert page.locator("body").get_attribute(SCHEME) == SCHEMES[scheme]
            for width in (WIDE, NARROW):
                page.set_viewport_size({"width": width, "height": HEIGHT})
                found = axe.run(page).response["violations"]
                faults += [
                    (path.name, width, one["id"], [n["html"] for n in one["nodes"]])
                    for one in found
                    if one["impact"] in ("serious", "critical")
                ]
    assert faults == []


def test_code_is_copied(atelier: Site, browser: Browser) -> None:
    with opened_page(browser) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(atelier.operation("studioImageGenerate").as_uri())
        blocks = page.locator("main pre:has(> code)")
        assert blocks.count() > 0
        assert page.locator(COPY).count() == blocks.count()
        for block in blocks.filter(visible=True).all():
            block.hover()
            block.locator(COPY).click()
            shown = block.locator("code").inner_text()
            page.wait_for_function(COPIED, arg=shown.strip(), timeout=5000)


def test_theme_is_switched(atelier: Site, browser: Browser) -> None:
    """From what the system says to light, to dark, and back; the choice holds on the next page."""
    with opened_page(browser, scheme="dark") as page:
        page.goto((atelier.folder / "index.html").as_uri())
        body = page.locator("body")
        seen = [body.get_attribute(SCHEME)]
        for switch in ("light mode", "dark mode", "system preference"):
            page.get_by_title(f"Switch to {switch}").click()
            seen.append(body.get_attribute(SCHEME))
            if switch == "light mode":
                page.goto((atelier.folder / "guide.html").as_uri())
                assert body.get_attribute(SCHEME) == SCHEMES["light"]
        assert seen == [SCHEMES[s] for s in ("dark", "light", "dark", "dark")]


def test_each_way_to_call_has_a_tab(atelier: Site, browser: Browser) -> None:
    ways = {
        "Python": "with Atelier(",
        "Python, async": "async with AsyncAtelier(",
        "curl": "curl ",
    }
    with opened_page(browser) as page:
        page.goto(atelier.operation("studioImageGenerate").as_uri())
        tabs = page.locator(".tabbed-set").first
        labels = tabs.locator(".tabbed-labels label")
        assert labels.all_inner_texts() == list(ways)
        for at, code in enumerate(ways.values()):
            labels.nth(at).click()
            shown = tabs.locator(".tabbed-block").filter(visible=True)
            assert shown.count() == 1
            assert code in shown.inner_text()

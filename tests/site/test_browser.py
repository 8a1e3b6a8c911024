"""The site as a reader gets it: opened from a plain folder in a real browser."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote, urldefrag

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

MOST_PAGES = 130  # that are all looked at
SAMPLE = 60  # pages of a larger site that are looked at
SEARCHES = 200

# What is on a page once its scripts ran: where its links lead, what they can lead to, and what sticks out of the
# window or of the box that it stands in. Code and wide tables scroll on their own.
LOOK = """() => {
  document.querySelectorAll("main details").forEach((d) => { d.open = true; });
  const edge = document.documentElement.clientWidth;
  const own = "pre, .wide, .uses, aside select, [hidden]";
  const all = [...document.querySelectorAll("main *, header *")].filter((e) => !e.closest(own));
  const wide = all.filter((e) => e.getBoundingClientRect().width && e.getBoundingClientRect().right > edge + 1);
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  return {
    links: [...document.querySelectorAll("a[href]")].map((a) => a.href),
    anchors: ids,
    twice: ids.filter((id, at) => ids.indexOf(id) !== at),
    scrolls: document.documentElement.scrollWidth > edge,
    wide: wide.map((e) => e.outerHTML.slice(0, 120)),
    current: document.querySelectorAll("#page-navigation [aria-current=page]").length,
    empty: [...document.querySelectorAll("aside, .rest, .intro")].filter((e) => !e.innerText.trim()).length,
  };
}"""
SHOWN = """(links) => links.map((a) => [a.querySelector(".w").childNodes[0].textContent
  + (a.querySelector("b") ? " › " + a.querySelector("b").textContent : ""), a.getAttribute("href")])"""
COPIED = "async text => (await navigator.clipboard.readText()).trim() === text"


@dataclass(frozen=True)
class _Input:
    document: Path
    config: Path | None = None


INPUTS = {
    "atelier": _Input(
        REPO / "specs/atelier/openapi.yaml", REPO / "specs/atelier/sdkpress.yaml"
    ),
    "friendli": _Input(
        SHARED / "truth/friendli/openapi.yaml", SHARED / "truth/friendli/sdkpress.yaml"
    ),
    "github": _Input(SHARED / "specs/github.json"),
    "stripe": _Input(SHARED / "specs/stripe.yaml"),
}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Site]:
    """Makes each site once."""

    @cache
    def make(name: str) -> Site:
        one = INPUTS[name]
        folder = tmp_path_factory.mktemp("site") / name
        return site_of(one.document, one.config, folder)

    return make


@pytest.fixture
def atelier(made: Callable[[str], Site]) -> Site:
    return made("atelier")


@pytest.fixture(params=list(INPUTS))
def site(request: pytest.FixtureRequest, made: Callable[[str], Site]) -> Site:
    if not INPUTS[request.param].document.is_file():
        pytest.skip(f"needs ../shared: the document of {request.param}")
    return made(request.param)


# Of the module and not of the session: other modules run event loops of their own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened_browser() as browser:
        yield browser


def _sample(site: Site) -> list[Path]:
    """All pages, or of a large site one of each kind and some from everywhere in it."""
    if len(site.pages) <= MOST_PAGES:
        return site.pages
    chosen = random.Random(1).sample(site.pages, SAMPLE)
    return [*site.one_of_each, *chosen]


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_every_page(site: Site, browser: Browser, width: int) -> None:
    """Nothing goes wrong, nothing comes from elsewhere, nothing sticks out, every link leads somewhere."""
    looked: dict[str, dict[str, Any]] = {}
    with opened_page(browser, width) as page:
        said = complaints(page)
        for path in _sample(site):
            page.goto(path.as_uri())
            looked[path.as_uri()] = page.evaluate(LOOK)
    assert said == []
    for url, seen in looked.items():
        assert not seen["scrolls"] and not seen["wide"], (url, seen["wide"])
        assert not seen["twice"], (url, seen["twice"])
        assert not seen["empty"], url
        if "/operations/" in url or "/groups/" in url:
            assert seen["current"] == 1, url
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


def test_search_finds_by_name(site: Site, browser: Browser) -> None:
    """Operations, models, fields and arguments: each first or second, without a server."""
    script = (site.folder / "assets/search-index.js").read_text("utf-8")
    data = json.loads(script.removeprefix("sdkpressSearch(").removesuffix(");\n"))
    pages = [p for p in data["pages"] if p[0] not in ("guide", "group")]
    wanted = [(p[1], p[1]) for p in pages] + [(p[2], p[1]) for p in pages if p[2]]
    wanted += [
        (f"{data['pages'][at][1]} {name}", f"{data['pages'][at][1]} › {name}")
        for name, _, *owners in data["fields"]
        for at in owners
    ]
    titles = [p[2] for p in pages]
    twins = {t for t in titles if titles.count(t) > 2}
    chosen = random.Random(2).sample([w for w in wanted if w[0] not in twins], SEARCHES)
    with opened_page(browser) as page:
        said = complaints(page)
        page.goto((site.folder / "index.html").as_uri())
        page.keyboard.press("/")
        page.wait_for_function("window.sdkpressSearch !== undefined")
        page.wait_for_timeout(500)
        missed = []
        for query, expected in chosen:
            page.get_by_role("combobox", name="Search").fill(query)
            links = page.locator("dialog.search li a")
            shown = links.evaluate_all(SHOWN)[:2]
            if expected not in [name.strip() for name, _ in shown]:
                missed.append((query, expected, shown))
        assert missed == []
        assert said == []


def test_the_search_index_is_small_and_read_when_it_is_used(
    site: Site, browser: Browser
) -> None:
    assert (site.folder / "assets/search-index.js").stat().st_size < 3_000_000
    with opened_page(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto((site.folder / "index.html").as_uri())
        assert not any("search-index" in url for url in asked)
        page.keyboard.press("Control+k")
        page.wait_for_timeout(300)
        assert any("search-index" in url for url in asked)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_read_it(
    site: Site, browser: Browser, scheme: Literal["light", "dark"]
) -> None:
    """Axe finds nothing serious on pages of each kind, on a wide window and on a phone, with all lists open."""
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    faults = []
    with opened_page(browser, scheme=scheme) as page:
        pages = [*site.one_of_each, site.folder / "guide.html"]
        for path in pages if len(site.pages) <= 2000 else _lighter(site):
            page.goto(path.as_uri())
            for width in (WIDE, NARROW):
                page.set_viewport_size({"width": width, "height": HEIGHT})
                if width == NARROW:
                    page.evaluate(
                        "document.querySelectorAll('main details').forEach((d) => d.open = true)"
                    )
                found = axe.run(page).response["violations"]
                faults += [
                    (path.name, width, one["id"], [n["html"] for n in one["nodes"]][:5])
                    for one in found
                    if one["impact"] in ("serious", "critical")
                ]
    assert faults == []


def _lighter(site: Site) -> list[Path]:
    """Pages of each kind of a large site that are not its longest: axe takes minutes for those."""
    kinds = ("operations", "models", "groups")
    pages = [
        next(iter(sorted(site.folder.glob(f"{kind}/*.html"))), None) for kind in kinds
    ]
    return [site.folder / "index.html", *(page for page in pages if page)]


def test_everything_by_keyboard(atelier: Site, browser: Browser) -> None:
    with opened_page(browser) as page:
        page.goto((atelier.folder / "index.html").as_uri())
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to content"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "page-content"
        page.keyboard.press("/")
        page.keyboard.type("studio.image")
        options = page.locator("dialog.search [role=option]")
        options.nth(1).wait_for()
        assert options.nth(0).get_attribute("aria-selected") == "true"
        page.keyboard.press("ArrowDown")
        assert options.nth(1).get_attribute("aria-selected") == "true"
        target = options.nth(1).locator("a").get_attribute("href")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{target}")
        page.keyboard.press("Control+k")
        assert page.locator("dialog.search").is_visible()
        page.keyboard.press("Escape")
        assert not page.locator("dialog.search").is_visible()


def test_what_can_be_opened_or_pressed_takes_the_focus(
    atelier: Site, browser: Browser
) -> None:
    with opened_page(browser, NARROW) as page:
        page.goto(atelier.operation("studioImageGenerate").as_uri())
        menu = page.get_by_role("button", name="Menu")
        menu.focus()
        page.keyboard.press("Enter")
        assert page.locator("#page-navigation").is_visible()
        page.keyboard.press("Escape")
        assert not page.locator("#page-navigation").is_visible()
        curl = page.get_by_role("button", name="curl")
        curl.focus()
        page.keyboard.press("Space")
        assert curl.get_attribute("aria-pressed") == "true"
        summary = page.locator(".fields summary").first
        summary.focus()
        page.keyboard.press("Enter")
        assert page.locator(".fields details").first.get_attribute("open") is not None


def test_code_is_copied(atelier: Site, browser: Browser) -> None:
    with opened_page(browser) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(atelier.operation("studioImageGenerate").as_uri())
        blocks = page.locator(".code:has(pre)").filter(visible=True)
        assert blocks.count() >= 2
        for block in blocks.all():
            block.hover()
            block.get_by_role("button", name="Copy").click()
            shown = block.locator("pre").inner_text()
            page.wait_for_function(COPIED, arg=shown.strip(), timeout=5000)


def test_theme_is_switched(atelier: Site, browser: Browser) -> None:
    """From what the system says to the other and back; the choice holds on the next page."""
    with opened_page(browser, scheme="dark") as page:
        page.goto((atelier.folder / "index.html").as_uri())
        ground = "getComputedStyle(document.documentElement).backgroundColor"
        dark = page.evaluate(ground)
        page.get_by_role("button", name="Switch to light theme").click()
        light = page.evaluate(ground)
        assert light != dark
        page.goto((atelier.folder / "guide.html").as_uri())
        assert page.evaluate(ground) == light
        page.get_by_role("button", name="Switch to dark theme").click()
        assert page.evaluate(ground) == dark


def test_each_way_to_call(atelier: Site, browser: Browser) -> None:
    """One is shown at a time; the choice holds on the next page."""
    ways = {
        "Python": "with Atelier(",
        "Async": "async with AsyncAtelier(",
        "curl": "curl ",
    }
    with opened_page(browser) as page:
        page.goto(atelier.operation("studioImageGenerate").as_uri())
        for way, code in ways.items():
            page.get_by_role("button", name=way, exact=True).click()
            shown = page.locator(".call pre").filter(visible=True)
            assert shown.count() == 1
            assert code in shown.inner_text()
        page.goto((atelier.folder / "index.html").as_uri())
        assert "curl" in page.locator(".call pre").filter(visible=True).inner_text()


def test_calls_follow_what_is_chosen(
    made: Callable[[str], Site], browser: Browser
) -> None:
    """The member of a union changes the call, and the other way round; a named example brings its response."""
    site = made("atelier")
    with opened_page(browser) as page:
        tried = set()
        for path in sorted(site.folder.glob("operations/*.html")):
            text = path.read_text("utf-8")
            if "data-call=" in text and "members" not in tried:
                tried.add("members")
                page.goto(path.as_uri())
                _members_follow(page)
            if text.count('<div class="call" data-key') > 1 and "examples" not in tried:
                tried.add("examples")
                page.goto(path.as_uri())
                _calls_follow(page)
        assert tried == {"members", "examples"}


def _members_follow(page: Page) -> None:
    for member in page.locator("li[data-call]").all():
        key = member.get_attribute("data-call")
        member.locator(".pick").first.click()
        assert page.locator(".call:not([hidden])").get_attribute("data-key") == key
        assert "chosen" in (member.get_attribute("class") or "")


def _calls_follow(page: Page) -> None:
    select = (
        page.get_by_label("Example", exact=False).and_(page.locator("select")).first
    )
    for option in select.locator("option").all():
        key = option.get_attribute("value")
        select.select_option(key)
        shown = page.locator(".call:not([hidden])")
        assert shown.get_attribute("data-key") == key
        name = shown.get_attribute("data-name")
        if name and page.locator(f'.answers figure[data-name="{name}"]').count():
            answer = page.locator(".answers figure:not([hidden])")
            assert answer.get_attribute("data-name") == name


def test_a_link_to_a_field_opens_the_lists_it_is_in(
    atelier: Site, browser: Browser
) -> None:
    with opened_page(browser) as page:
        for path in sorted(atelier.folder.glob("operations/*.html")):
            page.goto(path.as_uri())
            inner = page.locator(".fields details .fields li[id]")
            if inner.count():
                anchor = inner.first.get_attribute("id")
                page.goto("about:blank")
                page.goto(f"{path.as_uri()}#{anchor}")
                page.wait_for_timeout(100)
                assert page.locator(f'[id="{anchor}"]').is_visible()
                return
    pytest.fail("no list of the site opens in place")


def test_without_scripts(atelier: Site, browser: Browser) -> None:
    """Everything can be read and reached."""
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(atelier.operation("studioImageGenerate").as_uri())
        text = page.locator("main").inner_text()
        for code in ("with Atelier(", "async with AsyncAtelier(", "curl "):
            assert code in text
        assert page.locator("#page-navigation a[aria-current=page]").count() == 1
        assert not page.get_by_role("button", name="Search").is_visible()
    finally:
        context.close()

"""Every kind of page as a reader gets it: opened from a plain folder in a real browser."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag

import pytest

from support.browser import HEIGHT, NARROW, WIDE, Site, complaints, opened_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

OPEN = "document.querySelectorAll('main details').forEach((d) => d.open = true)"
AXE = {"resultTypes": ["violations"]}
SAMPLE = 25  # pages of a site that are looked at, beside the longest of each kind
# Of a long list the first ones are looked at: the others are made by the same templates.
SHORTEN = """() => document.querySelectorAll(
  ".tree li:nth-child(n+8), main li:nth-child(n+25), main section:nth-of-type(n+9)").forEach((one) => one.remove())"""
LONG = 100_000  # bytes of a page: axe takes a minute for those that are longer

# What is on a page once its scripts ran: where its links lead, what they can lead to, and what sticks out of the
# window or of the box that it stands in, or lies below a button. Code and wide tables scroll on their own.
LOOK = """() => {
  document.querySelectorAll("main details").forEach((d) => { d.open = true; });
  const edge = document.documentElement.clientWidth;
  const own = "pre, .wide, .uses, aside select, [hidden]";
  const all = [...document.querySelectorAll("main *, header *")].filter((e) => !e.closest(own));
  const wide = all.filter((e) => e.getBoundingClientRect().width && e.getBoundingClientRect().right > edge + 1);
  const covered = [...document.querySelectorAll("figcaption ~ .copy")].filter((button) => {
    const text = document.createRange();
    text.selectNodeContents(button.parentElement.querySelector("figcaption"));
    const over = button.getBoundingClientRect();
    return [...text.getClientRects()].some((line) => line.width && line.right > over.left && line.left < over.right
      && line.bottom > over.top && line.top < over.bottom);
  });
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  return {
    links: [...document.querySelectorAll("a[href]")].map((a) => a.href),
    anchors: ids,
    twice: ids.filter((id, at) => ids.indexOf(id) !== at),
    scrolls: document.documentElement.scrollWidth > edge,
    wide: wide.map((e) => e.outerHTML.slice(0, 120)),
    covered: covered.map((button) => button.parentElement.innerText.slice(0, 80)),
    current: document.querySelectorAll("#page-navigation [aria-current=page]").length,
    empty: [...document.querySelectorAll("aside, .rest, .intro")].filter((e) => !e.innerText.trim()).length,
  };
}"""


def _sample(site: Site) -> list[Path]:
    """The longest of each kind, and some from everywhere."""
    chosen = random.Random(1).sample(site.pages, min(SAMPLE, len(site.pages)))
    return list(dict.fromkeys([*site.of_each_kind(), *chosen]))


def test_every_page(site: Site, browser: Browser) -> None:
    """Nothing goes wrong, nothing comes from elsewhere, nothing sticks out, every link leads somewhere."""
    looked: dict[str, dict[str, Any]] = {}
    faults: list[object] = []
    with opened_page(browser) as page:
        said = complaints(page)
        for path in _sample(site):
            page.set_viewport_size({"width": WIDE, "height": HEIGHT})
            page.goto(path.as_uri())
            looked[path.as_uri()] = page.evaluate(LOOK)
            faults += _faults(path, looked[path.as_uri()])
            page.set_viewport_size({"width": NARROW, "height": HEIGHT})
            faults += _faults(path, page.evaluate(LOOK))
    assert said == []
    assert faults == []
    assert _dead_links(looked) == []


def test_a_long_name_of_an_example_lies_below_no_button(
    site: Site, browser: Browser
) -> None:
    path = next(
        p for p in site.pages if "<figcaption>Response 2" in p.read_text("utf-8")
    )
    with opened_page(browser) as page:
        page.goto(path.as_uri())
        page.evaluate(
            "document.querySelectorAll('.choose').forEach((list) => list.remove());"
            "document.querySelectorAll('figcaption').forEach((caption) =>"
            " { caption.textContent += ' · a long name'.repeat(9); })"
        )
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            assert page.locator(".answers figcaption").first.is_visible()
            assert page.evaluate(LOOK)["covered"] == []


def _faults(path: Path, seen: dict[str, Any]) -> list[object]:
    found = [
        (path.name, what, seen[what])
        for what in ("scrolls", "wide", "covered", "twice", "empty")
        if seen[what]
    ]
    if path.parent.name in ("operations", "groups") and seen["current"] != 1:
        found.append((path.name, "current", seen["current"]))
    return [*found]


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


def test_everyone_can_read_it(site: Site, browser: Browser) -> None:
    """Axe finds nothing serious: in the dark on a wide window, in the light on a phone with all lists open."""
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    faults = []
    for width, scheme in ((WIDE, "dark"), (NARROW, "light")):
        with opened_page(browser, width, scheme) as page:
            for path in site.of_each_kind(most=LONG):
                page.goto(path.as_uri())
                page.evaluate(SHORTEN)
                if width == NARROW:
                    page.evaluate(OPEN)
                found = axe.run(page, options=AXE).response["violations"]
                faults += [
                    (
                        path.name,
                        scheme,
                        one["id"],
                        [n["html"] for n in one["nodes"]][:5],
                    )
                    for one in found
                    if one["impact"] in ("serious", "critical")
                ]
    assert faults == []

"""Search, as a reader uses it: without a server."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from support.browser import Site, complaints, opened_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

SEARCHES = 200
WORD = re.compile(r"(?<![\w/.#>-])[a-z]{5,}(?![\w/.#>-])")
# What the first two results are called, for each query: typed in as a reader does, without the keystrokes' way.
FIRST_TWO = """(queries) => queries.map((query) => {
  const input = document.querySelector("dialog.search input");
  input.value = query;
  input.dispatchEvent(new Event("input"));
  return [...document.querySelectorAll("dialog.search li a")].slice(0, 2).map((a) =>
    (a.querySelector(".o").textContent
      + (a.querySelector("b") ? " › " + a.querySelector("b").textContent : "")).trim());
})"""


def test_search_finds_by_name(site: Site, browser: Browser) -> None:
    """Operations, models, fields and arguments: each first or second, without a server."""
    data = site.index
    pages = [p for p in data["pages"] if p[0] not in ("guide", "group")]
    wanted = [(p[1], p[1]) for p in pages] + [(p[2], p[1]) for p in pages if p[2]]
    wanted += [
        (f"{data['pages'][at][1]} {name}", f"{data['pages'][at][1]} › {name}")
        for name, _, _, *owners in data["fields"]
        for at in owners
    ]
    titles = [p[2] for p in pages]
    twins = {t for t in titles if titles.count(t) > 2}
    chosen = random.Random(2).sample([w for w in wanted if w[0] not in twins], SEARCHES)
    with opened_page(browser) as page:
        said = complaints(page)
        page.goto((site.folder / "index.html").as_uri())
        page.keyboard.press("/")
        page.get_by_role("combobox", name="Search").fill(chosen[0][0])
        page.locator("dialog.search li").first.wait_for()
        shown = page.evaluate(FIRST_TWO, [query for query, _ in chosen])
    missed = [
        (query, expected, first)
        for (query, expected), first in zip(chosen, shown, strict=True)
        if expected not in first
    ]
    assert missed == []
    assert said == []


def _words_of_one_page(site: Site) -> Iterator[tuple[str, list[str]]]:
    """Words that one page says, and that nothing is named by; each with its page."""
    pages = site.index["pages"]
    fields = [f"{field[0]} {field[2]}" for field in site.index["fields"]]
    rest = " ".join([*(" ".join(p[1:5]) for p in pages), *fields]).lower()
    texts = [page[5].lower() for page in pages]
    said = [
        (word, page)
        for page in pages
        if page[0] != "guide"
        for word in sorted(set(WORD.findall(page[5])))
    ]
    random.Random(3).shuffle(said)
    for word, page in said:
        if word not in rest and sum(word in text for text in texts) == 1:
            yield word, page


def test_search_finds_what_pages_say(site: Site, browser: Browser) -> None:
    """Words of a description that nothing is named by, with the words around them."""
    wanted = list(islice(_words_of_one_page(site), 5))
    assert wanted
    fields = [field for field in site.index["fields"] if len(field[2].split()) > 4]
    with opened_page(browser) as page:
        page.goto((site.folder / "index.html").as_uri())
        page.keyboard.press("/")
        results = page.locator("dialog.search li")
        page.get_by_role("combobox", name="Search").fill(wanted[0][0])
        results.first.wait_for()
        for word, found in wanted:
            page.get_by_role("combobox", name="Search").fill(word)
            assert results.count() == 1, word
            assert results.locator("a").get_attribute("href") == found[3]
            assert results.locator("mark").inner_text().lower() == word
        for name, anchor, said, *_ in random.Random(4).sample(fields, 5):
            page.get_by_role("combobox", name="Search").fill(said.rstrip("…"))
            links = results.locator("a").evaluate_all("all => all.map((a) => a.href)")
            assert any(link.endswith(f"#{quote(anchor)}") for link in links), (
                name,
                said,
            )


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
        page.get_by_role("combobox", name="Search").fill("a")
        page.locator("dialog.search li").first.wait_for()
        assert any("search-index" in url for url in asked)

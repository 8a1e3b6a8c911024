"""What a page does: keyboard, copying, themes, calls that follow what is chosen; and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.browser import NARROW, Site, opened_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

COPIED = "async text => (await navigator.clipboard.readText()).trim() === text"


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


def test_all_lists_of_a_section_open_and_close(atelier: Site, browser: Browser) -> None:
    with opened_page(browser) as page:
        page.goto(atelier.operation("studioImageGenerate").as_uri())
        section = page.locator("section", has=page.locator("#section-parameters"))
        lists = section.locator(".fields details")
        assert lists.count() > 1
        for name, opened in (("Expand all", lists.count()), ("Collapse all", 0)):
            section.get_by_role("button", name=name).click()
            assert section.locator(".fields details[open]").count() == opened


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
            page.wait_for_function(COPIED, arg=shown.strip(), timeout=30_000)


def test_a_page_is_copied_as_markdown(atelier: Site, browser: Browser) -> None:
    """For a question to somebody or to a program: fields with what opens below them, the call, the response."""
    with opened_page(browser) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(atelier.operation("studioChatComplete").as_uri())
        page.get_by_role("button", name="Copy page").click()
        page.get_by_role("button", name="Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
    head, _, rest = copied.partition("## Parameters")
    assert head.startswith("# Answer a conversation\n\n`POST /v2/studio/chat`\n")
    assert "```python\nimport os\n" in head
    lines = rest.splitlines()
    assert '- `model` `str` required — Who answers. — example `"parley-large"`' in lines
    assert any(line.startswith("  - `") for line in lines)
    assert "### 200" in rest and '```json\n{\n  "id"' in rest


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


def test_calls_follow_what_is_chosen(atelier: Site, browser: Browser) -> None:
    """The member of a union changes the call, and the other way round; a named example brings its response."""
    with opened_page(browser) as page:
        tried = set()
        for path in sorted(atelier.folder.glob("operations/*.html")):
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
                page.locator(f'[id="{anchor}"]').wait_for()  # until it is visible
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

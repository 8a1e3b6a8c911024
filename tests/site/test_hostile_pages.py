"""A document that is somebody's attack, opened in a real browser: nothing runs, nothing is fetched, nothing changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from support.browser import Site, opened_page, site_of
from support.once import Once
from support.site_payloads import PAYLOADS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

TOGETHER = 4  # payloads on the page of an operation

# What is on a page beside what the templates put there.
LOOK = """() => ({
  ran: window.ran === true || document.querySelector("#ran") !== null,
  elements: [...document.querySelectorAll("main *, header *, nav *")].filter((e) =>
    /^(SCRIPT|IFRAME|OBJECT|EMBED|STYLE|LINK|META|BASE|FORM|INPUT|TEXTAREA|SVG|MATH|VIDEO|AUDIO|TEMPLATE|IMG)$/i
      .test(e.tagName)).map((e) => e.outerHTML),
  handlers: [...document.querySelectorAll("*")].filter((e) =>
    [...e.attributes].some((a) => /^on|^style$|^formaction$|^srcdoc$/i.test(a.name))).map((e) => e.outerHTML),
  links: [...document.querySelectorAll("a[href]")].filter((a) =>
    !/^(https?:|mailto:|file:)$/.test(a.protocol)).map((a) => a.outerHTML),
  local: [...document.querySelectorAll("a[href]")].filter((a) =>
    a.protocol === "file:" && !a.pathname.includes("/hostile/")).map((a) => a.outerHTML),
  title: document.title,
  frame: document.querySelectorAll("main, header.top, nav.side, #content").length,
})"""


def _operation(number: int, texts: tuple[str, ...]) -> dict[str, Any]:
    """Each text is a description, a name, a value, an example, a default and a pattern; the first also the title."""
    schema = {
        "type": "object",
        "description": texts[-1],
        "required": ["value"],
        "properties": {
            "value": {"type": "string", "description": texts[0], "example": texts[0]},
            **{
                f"name {text}": {
                    "type": "string",
                    "description": text,
                    "default": text,
                    "pattern": text,
                }
                for text in texts
            },
            "choice": {
                "type": "string",
                "enum": [*texts, "other"],
                "description": texts[1],
            },
        },
    }
    content = {
        "application/json": {
            "schema": schema,
            "examples": {text: {"value": {"value": text}} for text in texts},
        }
    }
    return {
        "operationId": f"op{number}",
        "summary": texts[0],
        "description": "\n\n".join(texts[1:3]),
        "deprecated": True,
        "x-speakeasy-deprecation-message": texts[2],
        "tags": [texts[1] if number % 5 == 0 else "calls"],
        "parameters": [
            {
                "name": f"q{at}",
                "in": "query",
                "description": text,
                "example": text,
                "schema": {"type": "string"},
            }
            for at, text in enumerate(texts)
        ],
        "requestBody": {"description": texts[3], "content": content},
        "responses": {
            str(200 + at): {"description": text, "content": content}
            for at, text in enumerate(texts[:2])
        },
    }


def _document() -> dict[str, Any]:
    text = "<img src=x onerror=alert(1)> [x](javascript&colon;alert(1))"
    padded = [*PAYLOADS, *PAYLOADS[:TOGETHER]]
    batched = [
        tuple(padded[at : at + TOGETHER]) for at in range(0, len(PAYLOADS), TOGETHER)
    ]
    return {
        "openapi": "3.1.0",
        "info": {"title": text, "version": text, "description": "\n\n".join(PAYLOADS)},
        "servers": [{"url": "https://api.example/v1", "description": text}],
        "tags": [{"name": "calls", "description": text}],
        "security": [{"key": []}],
        "paths": {
            f"/op/{n}": {"post": _operation(n, texts)}
            for n, texts in enumerate(batched)
        },
        "components": {
            "securitySchemes": {
                "key": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "X-Key",
                    "description": text,
                }
            }
        },
    }


@pytest.fixture
def site(once: Once) -> Site:
    def make(folder: Path) -> None:
        folder.mkdir()
        document = folder / "openapi.json"
        document.write_text(json.dumps(_document()), "utf-8")
        site_of(document, None, folder / "hostile")

    return Site(once("site-of-payloads", make) / "hostile")


def test_there_are_enough_of_them() -> None:
    assert len(set(PAYLOADS)) >= 200


def test_nothing_of_a_document_acts(site: Site, browser: Browser) -> None:
    faults: list[object] = []
    with opened_page(browser) as page:
        page.on(
            "dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss())
        )
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith("file:") else faults.append(request.url)
            ),
        )
        page.on(
            "console", lambda m: faults.append(m.text) if m.type == "error" else None
        )
        page.add_init_script("window.alert = () => { window.ran = true; }")
        pages = [p for p in site.pages if p.parent.name != "models"]
        assert len(pages) > len(PAYLOADS) / TOGETHER
        for path in (*pages, *_some_models(site)):
            page.goto(path.as_uri())
            seen = page.evaluate(LOOK)
            assert seen.pop("frame") == 3, path.name
            assert seen.pop("title"), path.name
            if any(seen.values()):
                faults.append((path.name, seen))
    assert faults == []


def _some_models(site: Site) -> list[Path]:
    return [p for p in site.pages if p.parent.name == "models"][::12]


def test_nothing_of_a_document_acts_in_search(site: Site, browser: Browser) -> None:
    with opened_page(browser) as page:
        page.add_init_script("window.alert = () => { window.ran = true; }")
        page.goto((site.folder / "index.html").as_uri())
        page.keyboard.press("/")
        for query in ("img src", "javascript", "script", "<img", "op1"):
            page.get_by_role("combobox", name="Search").fill(query)
            page.wait_for_timeout(50)
            assert page.locator("dialog img, dialog script").count() == 0
            assert page.evaluate("window.ran") is None

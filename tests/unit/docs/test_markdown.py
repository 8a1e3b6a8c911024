"""Markdown of a document in our pages: what acts is shown, the rest stays."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from sdkpress.docs.markdown import harmless


def _context(acting: bool) -> Any:
    return SimpleNamespace(dialect=SimpleNamespace(acting_markup=acting))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <script>x</script>", "a &lt;script>x&lt;/script>"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)>"),
        ("<img/onerror=x src=a>", "&lt;img/onerror=x src=a>"),
        ("<a href='JavaScript:x'>z</a>", "&lt;a href='JavaScript:x'>z</a>"),
        ("[x](javascript&colon;f())", "[x](#unsafe-javascript&colon;f())"),
        ("[x]: vbscript:f", "[x]: #unsafe-vbscript:f"),
        ("<javascript:f>", "&lt;javascript:f>"),
        ("<SVG onload=f>", "&lt;SVG onload=f>"),
    ],
)
def test_what_acts_is_shown(text: str, expected: str) -> None:
    assert harmless(_context(acting=False), text) == expected
    assert harmless(_context(acting=True), text) == text


@pytest.mark.parametrize(
    "text",
    [
        "`<script>` and ``<img onerror=x>``",
        "```html\n<script>x</script>\n```",
        'a <b>bold</b> <br/> <a href="https://x.example">link</a> and [one](https://x.example)',
        "a < b and onx = 3 > 2",
        "[x]: https://x.example/javascript:",
    ],
)
def test_the_rest_stays(text: str) -> None:
    assert harmless(_context(acting=False), text) == text

"""Text of a document on the site: what is kept, what goes, and how long it may take."""

from __future__ import annotations

import time

import pytest

pytest.importorskip("nh3", reason="needs nh3: the extra sdkpress[site]")
pytest.importorskip("pyromark", reason="needs pyromark: the extra sdkpress[site]")

from sdkpress.site.text import plain, rich, rich_guide

REL = 'rel="noopener noreferrer nofollow"'


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("just text & more", "<p>just text &amp; more</p>"),
        ("a **b** `c`", "<p>a <strong>b</strong> <code>c</code></p>"),
        ("[x](https://a.b/)", f'<p><a href="https://a.b/" {REL}>x</a></p>'),
        (
            "see https://a.b/c.",
            f'<p>see <a href="https://a.b/c" {REL}>https://a.b/c</a>.</p>',
        ),
        ("`https://a.b`", "<p><code>https://a.b</code></p>"),
        ("# Head", "<h4>Head</h4>"),
        ("<p>One<br>two</p>", "<p>One<br>two</p>"),
        (
            "![a cat](https://a.b/c.png)",
            f'<p><a href="https://a.b/c.png" {REL}>a cat</a></p>',
        ),
        ("> [!NOTE]\n> Mind.", None),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ],
)
def test_markdown_is_kept(markdown: str, html: str | None) -> None:
    made = str(rich(markdown))
    if html is None:
        assert 'class="note note"' in made and "Mind." in made and "[!NOTE]" not in made
    else:
        assert made == html


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](vbscript:msgbox(1))",
        "[x](data:text/html;base64,PHN2Zz4=)",
        "[x]: data&colon;text/html,hi\n\n[x]",
        "<javascript:alert(1)>",
        "<a href=javascript:alert(1)>x</a>",
        "<a href='&#1;javascript:alert(1)'>x</a>",
        "[x](//evil.example/a)",
        "[x](relative/page)",
        "[x](#place)",
    ],
)
def test_links_lead_to_the_web_or_nowhere(text: str) -> None:
    for made in (str(rich(text)), str(rich_guide(text, lambda url: ""))):
        assert "href" not in made


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<p onclick=alert(1)>x</p>",
        "<style>*{display:none}</style>",
        "<base href=//evil.example>",
        "<meta http-equiv=refresh content=0>",
        "<form action=//evil.example><button>x</button></form>",
        "<iframe src=//evil.example></iframe>",
        '<p style="position:fixed" id="content" class="top">x</p>',
    ],
)
def test_nothing_acts(text: str) -> None:
    for made in (str(rich(text)), str(rich_guide(text, lambda url: url))):
        for word in ("<script", "<img", "<svg", "<style", "<base", "<meta", "<form"):
            assert word not in made
        for word in ("onerror", "onload", "onclick", "<iframe", "style=", "id=", "top"):
            assert word not in made


def test_entities_stay_text() -> None:
    assert str(rich("&lt;img src=x onerror=alert(1)&gt;")) == (
        "<p>&lt;img src=x onerror=alert(1)&gt;</p>"
    )
    assert plain("&lt;img src=x&gt; **b**") == "<img src=x> b"


@pytest.mark.parametrize(
    "piece",
    ["[", "![", "<a href", "[a][b", "> ", "<pre><code>", "</div><div>", "<b><p></b>"]
    + ["*a_ ", "`a", "<!--", "|a", "&amp;", "<ul><li>", "http://a "],
)
def test_the_work_is_bounded(piece: str) -> None:
    """CPU time, which a busy machine does not change; each takes a tenth of this."""
    text = piece * 20_000
    start = time.process_time()
    rich(text)
    plain(text)
    rich_guide(text, lambda url: "")
    assert time.process_time() - start < 3


def test_what_nests_too_deep_is_shown_as_it_is() -> None:
    assert str(rich("> " * 5000 + "x")).startswith("<p>&gt; &gt; ")


def test_plain_is_cut_at_a_word() -> None:
    assert plain("one *two* three", 8) == "one two…"
    assert plain("first\n\nsecond") == "first"


def test_the_guide_links_to_pages_and_has_coloured_code() -> None:
    text = "[m](models/m.md) [o](other.md)\n\n```python\nfrom a import b\n```"
    made = str(rich_guide(text, lambda u: "models/m.html" if "models" in u else ""))
    assert f'<a href="models/m.html" {REL}>m</a>' in made
    assert "<b>from</b> a <b>import</b> b" in made

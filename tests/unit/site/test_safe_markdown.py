"""Whatever a document says, the page holds text: no script, no style, no frame, no fetch."""

from __future__ import annotations

import pytest

markdown = pytest.importorskip("markdown", reason="needs the extra sdkpress[site]")

from sdkpress.site.safe_markdown import is_safe_address  # noqa: E402


def _html(text: str) -> str:
    html: str = markdown.markdown(
        text, extensions=["tables", "toc", "sdkpress.site.safe_markdown"]
    )
    return html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "before <script src=x></script> after",
        "<div>\n<script>alert(1)</script>\n</div>",
        "<img src=x onerror=alert(1)>",
        "<iframe src='https://x.test'></iframe>",
        "<b onclick=alert(1)>x</b>",
        "<a href='https://x.test' onclick='alert(1)'>x</a>",
        "<style>*{display:none}</style>",
        "<svg/onload=alert(1)>",
        "<!-- x --><script>1</script>",
        "| a |\n| - |\n| <script>1</script> |",
        "# <img src=x onerror=1>",
        "<br onload=1>",
    ],
)
def test_raw_html_is_text(text: str) -> None:
    html = _html(text)
    for start in ("<script", "<img", "<iframe", "<style", "<svg", "<div"):
        assert start not in html
    for tag in html.split("<")[1:]:
        assert " on" not in tag.split(">")[0]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//x.test/y",
        "\\\\x.test\\y",
        "/\\x.test",
    ],
)
def test_addresses_that_are_refused(address: str) -> None:
    assert not is_safe_address(address)
    assert f'href="{address}"' not in _html(f"[x]({address})")
    assert (
        "javascript:" not in _html(f'<a href="{address}">x</a>').lower().split(">x<")[0]
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://x.test/a:b",
        "http://x.test",
        "mailto:a@x.test",
        "#part",
        "../a.md#b",
        "/a",
    ],
)
def test_addresses_that_are_kept(address: str) -> None:
    assert is_safe_address(address)
    assert f'href="{address}"' in _html(f"[x]({address})")


def test_plain_tags_stay() -> None:
    html = _html("a <b>bold</b> <code>x</code><br/>next H<sub>2</sub>O")
    assert "<b>bold</b> <code>x</code><br>next H<sub>2</sub>O" in html


def test_links_written_as_html_stay_links() -> None:
    assert '<a href="https://x.test">here</a>' in _html(
        'see <a target="_blank" href="https://x.test">here</a>'
    )


def test_images_are_links() -> None:
    html = _html("![a cat](https://x.test/cat.png)")
    assert '<a href="https://x.test/cat.png">a cat</a>' in html


def test_comments_and_signs() -> None:
    html = _html("<!-- Start X [x] -->\n:heavy_check_mark: :warning: :other:")
    assert "Start" not in html
    assert 'aria-label="yes"' in html
    assert 'aria-label="warning"' in html
    assert ":other:" in html


def test_code_is_left_alone() -> None:
    assert "&lt;b&gt;" in _html("`<b>`")

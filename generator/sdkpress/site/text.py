"""Markdown of a document → HTML in which nothing acts.

Input: descriptions, which may be anyone's. Output: `Markup` of the few tags that text needs. The Markdown is made
HTML first and the *result* is cleaned by an allow-list, so that no way of writing a tag or an address gets past:
links lead to the web or to mail, images are links (opening a page fetches nothing), headings stand below the
page's own. pulldown-cmark takes linear time for every text; the depth of its result is bounded here.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal

import nh3
import pyromark
from markupsafe import Markup

from sdkpress.site.highlight import highlighted

__all__ = ["inline", "plain", "rich", "rich_guide"]

_OPTIONS: Final = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_GFM
)
_NOTES: Final = ("note", "tip", "important", "warning", "caution")
_TAGS: Final = frozenset(
    "a abbr b blockquote br code dd del details dl dt em h4 h5 h6 hr i kbd li ol p pre q s samp small strong"
    " sub summary sup table tbody td th thead tr u ul var".split()
)
_DROPPED: Final = frozenset(
    "script style iframe object embed noscript template svg math title textarea select".split()
)
_DEEPEST: Final = 100
_SMALL: Final = 2000  # a text of this length cannot nest deep enough to matter
_TAG: Final = re.compile(r"<(/?)([A-Za-z]+)")
# Elements that end where the next of their kind begins, or have no end; all others can be nested.
_FLAT: Final = frozenset(
    "br hr img wbr p li td th tr tbody thead dt dd h1 h2 h3 h4 h5 h6 option".split()
)

_IMAGE: Final = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"\b(src|alt)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I)
_HEADING: Final = re.compile(r"<(/?)h([1-6])\b")
_ALERT: Final = re.compile(r'<blockquote class="markdown-alert-(\w+)">')
_SKIPPED: Final = re.compile(r"<(/?)(a|code|pre)\b[^<>]*>|<[^<>]*>|(https?://[^\s<>]+)")
_TRAILING: Final = re.compile(r"(?:&(?:quot|amp|lt|gt|#39);|[.,:;!?'\")\]}])+$")
_BLOCK: Final = re.compile(
    r'<pre><code(?: class="language-(\w+)")?>([^<]*)</code></pre>'
)
_TABLE: Final = re.compile(r"<(/?)table>")
# Nothing of this, and a line is the same in HTML but for its escapes.
_MARKED: Final = re.compile(r"[\\`*_\[\]<>&~|#\n]|://|^\s*(?:[-+=]|\d+[.)])|  ")


def _cleaner(relative: Literal["deny"] | Callable[[str], str | None]) -> nh3.Cleaner:
    """The allow-list. `relative` says where an address leads that names no scheme."""
    return nh3.Cleaner(
        tags=set(_TAGS),
        clean_content_tags=set(_DROPPED),
        attributes={"a": {"href"}, "ol": {"start"}},
        allowed_classes={"blockquote": {f"markdown-alert-{kind}" for kind in _NOTES}},
        url_schemes={"http", "https", "mailto"},
        url_relative=relative,
        link_rel="noopener noreferrer nofollow",
    )


_CLEANER: Final = _cleaner("deny")


@lru_cache(maxsize=None)
def rich(text: str | None) -> Markup:
    """A description as blocks: paragraphs, lists, tables, code."""
    if text is None or not text.strip():
        return Markup("")
    if _MARKED.search(text.strip()) is None:
        return Markup(f"<p>{html.escape(text.strip(), quote=False)}</p>")
    return Markup(_framed(_clean(_rendered(text))))


def rich_guide(text: str, address: Callable[[str], str]) -> Markup:
    """Markdown of ours with a document's text in it: as `rich`, with its code in colours.

    `address` gives the page that a relative link leads to, or nothing.
    """

    def coloured(block: re.Match[str]) -> str:
        language = block[1] or "text"
        code = highlighted(html.unescape(block[2]).rstrip("\n"), language)
        return f"<pre><code>{code}</code></pre>"

    markup = _BLOCK.sub(coloured, _rendered(text)).replace("<h3", "<h4")
    markup = markup.replace("</h3", "</h4")
    cleaner = _cleaner(lambda url: address(url) or None)
    return Markup(_framed(cleaner.clean(markup).strip()))


@lru_cache(maxsize=None)
def inline(text: str | None) -> Markup:
    """The first paragraph of a description, for a line in a list: text and code, no links."""
    return Markup(html.escape(plain(text), quote=False))


@lru_cache(maxsize=None)
def plain(text: str | None, longest: int = 160) -> str:
    """The first paragraph without any markup, cut at a word where it is long."""
    if text is None:
        return ""
    first = text.strip().partition("\n\n")[0]
    if _MARKED.search(first) is not None:
        tagless = nh3.clean(
            _rendered(first), tags=set(), clean_content_tags=set(_DROPPED)
        )
        first = html.unescape(tagless)
    line = " ".join(first.split())
    if len(line) <= longest:
        return line
    return (line[:longest].rpartition(" ")[0] or line[:longest]) + "…"


def _rendered(text: str) -> str:
    """The Markdown as HTML, not to be trusted yet."""
    markup = pyromark.html(text, options=_OPTIONS)
    if len(text) > _SMALL and _is_deep(markup):
        return f"<p>{html.escape(text, quote=False)}</p>"
    if "<img" in markup or "<IMG" in markup:
        markup = _IMAGE.sub(_image_link, markup)
    return _linked(markup) if "://" in markup else markup


def _is_deep(html: str) -> bool:
    """Whether elements nest deeper than anybody can read; no sanitiser's time is spent on such a text."""
    opened: Counter[str] = Counter()
    depth = 0
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if name in _FLAT:
            continue
        if not tag[1]:
            opened[name] += 1
            depth += 1
            if depth > _DEEPEST:
                return True
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
    return False


def _image_link(image: re.Match[str]) -> str:
    """A link to the image, called by its alternative text."""
    attributes = {
        name.lower(): double or single
        for name, double, single in _ATTRIBUTE.findall(image[0])
    }
    address = attributes.get("src", "")
    return f'<a href="{address}">{attributes.get("alt") or "image"}</a>'


def _linked(html: str) -> str:
    """Addresses in running text as links."""
    inside = 0

    def link(match: re.Match[str]) -> str:
        nonlocal inside
        if match[2]:
            inside += -1 if match[1] else 1
        address = match[3]
        if not address or inside > 0:
            return match[0]
        rest = _TRAILING.search(address)
        end = rest.start() if rest else len(address)
        return f'<a href="{address[:end]}">{address[:end]}</a>{address[end:]}'

    return _SKIPPED.sub(link, html)


def _clean(html: str) -> str:
    """Only what the allow-list has. Headings are moved below the page's own before it is applied."""
    if "<h" in html:
        html = _HEADING.sub(lambda tag: f"<{tag[1]}h{min(6, int(tag[2]) + 3)}", html)
    return _CLEANER.clean(html).strip()


def _framed(cleaned: str) -> str:
    """What the page adds to text that is safe: frames of notes, and of tables that are too wide."""
    if "markdown-alert" in cleaned:
        cleaned = _ALERT.sub(
            lambda kind: f'<blockquote class="note {kind[1]}"><p class="kind">'
            f"{kind[1].capitalize()}</p>",
            cleaned,
        )
    if "<table>" in cleaned:
        cleaned = _TABLE.sub(
            lambda tag: (
                "</table></div>" if tag[1] else '<div class="wide" tabindex="0"><table>'
            ),
            cleaned,
        )
    return cleaned.replace("<pre>", '<pre tabindex="0">')

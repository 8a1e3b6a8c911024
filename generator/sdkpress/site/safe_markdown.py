"""Markdown of a document → HTML that holds no more than text: an extension of Python-Markdown.

Input: pages whose descriptions come from a document, which may be anyone's. Output: HTML in which tags are those
that Markdown makes, or a few plain ones without attributes; links lead to the web, to mail or to
pages of the site; images are links, so that opening a page fetches nothing from elsewhere.
"""

from __future__ import annotations

import re
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

_PLAIN_TAGS: Final = r"<(/?)(b|strong|i|em|code|sub|sup|kbd|br|p|ul|ol|li)\s*/?>"
_LINK_START: Final = r"<a\s[^<>]*?href\s*=\s*[\"']([^\"'<>]*)[\"'][^<>]*>(.*?)</a>"
_COMMENT: Final = re.compile(r"^<!-- [^\n]*? -->[ \t]*$")
_SAFE_ADDRESS: Final = re.compile(
    r"(?:https?://|mailto:|#|[^:/?#\s\\][^:\\]*$|/(?!/)[^\\]*$)", re.IGNORECASE
)
_SIGNS: Final = {
    "heavy_check_mark": ("\u2713", "yes"),
    "heavy_minus_sign": ("\u2013", "no"),
    "warning": ("\u26a0", "warning"),
}


def is_safe_address(address: str) -> bool:
    """Whether a link may lead there: the web, mail, or a place on the site."""
    return _SAFE_ADDRESS.match(address.strip()) is not None


class SafeMarkdown(Extension):
    """Replaces what Python-Markdown does with raw HTML."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take the raw HTML out, and put the few plain tags in."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.preprocessors.register(_Comments(md), "sdkpress-comments", 35)
        md.inlinePatterns.register(_Anchor(_LINK_START, md), "sdkpress-anchor", 91)
        md.inlinePatterns.register(_PlainTag(_PLAIN_TAGS, md), "sdkpress-tag", 90)
        signs = rf":({'|'.join(_SIGNS)}):"
        md.inlinePatterns.register(_Sign(signs, md), "sdkpress-sign", 75)
        md.treeprocessors.register(_Clean(md), "sdkpress-clean", -10)


class _Comments(Preprocessor):
    """Comments on a line of their own mark sections for programs; readers do not see them."""

    def run(self, lines: list[str]) -> list[str]:
        return ["" if _COMMENT.match(line) else line for line in lines]


def _plain_tag(
    self: InlineProcessor, m: re.Match[str], _data: str
) -> tuple[str, int, int]:
    tag = m[2].lower()
    text = "<br>" if tag == "br" else f"<{m[1]}{tag}>"
    return self.md.htmlStash.store(text), m.start(0), m.end(0)


def _anchor(
    _self: InlineProcessor, m: re.Match[str], _data: str
) -> tuple[Element, int, int]:
    link = Element("a")
    link.set("href", m[1])
    link.text = m[2]
    return link, m.start(0), m.end(0)


def _sign(
    _self: InlineProcessor, m: re.Match[str], _data: str
) -> tuple[Element, int, int]:
    sign, meaning = _SIGNS[m[1]]
    element = Element("span")
    element.set("class", "sdk-sign")
    element.set("role", "img")
    element.set("aria-label", meaning)
    element.text = sign
    return element, m.start(0), m.end(0)


# Python-Markdown gives the method another signature in `InlineProcessor` than in its base class, so no
# override of it satisfies a type checker: the attribute is declared instead.
class _PlainTag(InlineProcessor):
    handleMatch: Any = _plain_tag


class _Anchor(InlineProcessor):
    handleMatch: Any = _anchor


class _Sign(InlineProcessor):
    handleMatch: Any = _sign


class _Clean(Treeprocessor):
    """The last look at every element."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "img":
                _as_link(element)
            address = element.get("href")
            if address is not None and not is_safe_address(address):
                del element.attrib["href"]


def _as_link(image: Element) -> None:
    source = image.get("src", "")
    alternative = image.get("alt") or source
    image.tag = "a"
    image.attrib.clear()
    image.set("href", source)
    image.text = alternative


def makeExtension(**options: Any) -> SafeMarkdown:
    """What Python-Markdown asks a module for."""
    return SafeMarkdown(**options)

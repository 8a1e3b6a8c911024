"""User text in Markdown: the little that keeps a page whole.

Input: text of a document. Output: the same text, fit for its place. Descriptions are Markdown by the
OpenAPI specification (3.1.2 section 4.8.1.1 "rich text formatting") and are passed on as they are.
"""

from __future__ import annotations

import re
from typing import Final

from sdkpress.docs.lookup import Lookup
from sdkpress.ir.models import Deprecation
from sdkpress.names.replacements import replacement_sentence

STANDARD_DEPRECATION = (
    "This will be removed in a future release, please migrate away from it"
    " as soon as possible"
)

# A code span, which is left alone; or a link, whose target starts with no scheme and is no network path.
_LINK: Final = re.compile(
    r"(?P<code>(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
    r"|!?\[(?P<text>[^\[\]]*)\]\((?![A-Za-z][A-Za-z0-9+.-]*:|//)[^()\s]*(?:\s[^()]*)?\)",
    re.DOTALL,
)


def prose(lookup: Lookup, text: str | None) -> str:
    """A description. Its relative links lead nowhere from a page of ours, so only their text stays.

    OpenAPI 3.1.2 section 4.6: they are relative to the document, whose address is not known here.
    """
    if text is None:
        return ""
    if "](" not in text or lookup.dialect.dead_links:
        return text
    return _LINK.sub(lambda found: found["code"] or found["text"], text)


def cell(lookup: Lookup, text: str) -> str:
    """Text inside a table cell: a `|` would end it."""
    if lookup.dialect.raw_cells or "|" not in text:
        return text
    return text.replace("|", "\\|")


def one_line(text: str) -> str:
    """Text inside a heading, a list item or a comment, where a line break would end it."""
    return " ".join(text.split()) if "\n" in text or "\r" in text else text


def deprecation_cell(lookup: Lookup, deprecation: Deprecation, text: str) -> str:
    """A deprecated field's description."""
    message = _message(lookup, deprecation)
    if lookup.dialect.loose_warnings:
        warning = f": warning: ** DEPRECATED **: {message}"
    else:
        warning = f":warning: **DEPRECATED**: {message}"
    return f"{warning}\n\n{text}" if text else warning


def deprecation_note(lookup: Lookup, deprecation: Deprecation | None) -> str:
    """The paragraph that says a class or an operation is deprecated; empty where it is not."""
    if deprecation is None:
        return ""
    return f"> :warning: **DEPRECATED**: {one_line(_message(lookup, deprecation))}"


def struck(text: str, deprecation: Deprecation | None) -> str:
    """A name, struck through where it is deprecated."""
    return text if deprecation is None else f"~~{text}~~"


def _message(lookup: Lookup, deprecation: Deprecation) -> str:
    text = deprecation.message or STANDARD_DEPRECATION
    if lookup.dialect.loose_warnings or not text.endswith((".", "!", "?")):
        text += "."
    instead = replacement_sentence(lookup.api, lookup.names, deprecation)
    return f"{text} {instead}" if instead else text

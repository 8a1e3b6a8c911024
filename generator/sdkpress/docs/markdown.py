"""User text in Markdown: the little that keeps a page whole.

Input: text of a document. Output: the same text, fit for its place. Descriptions are Markdown by the
OpenAPI specification (3.1.2 section 4.8.1.1 "rich text formatting") and are passed on as they are.
"""

from __future__ import annotations

import re
from typing import Final

from sdkpress.ir.models import Deprecation
from sdkpress.names.replacements import replacement_sentence
from sdkpress.python.context import GenerationContext

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


# A code span, which is left alone; or what a browser would act on: an element that loads or runs something, one with a
# handler or with a target of such a scheme, and a link to one.
_ACTING: Final = re.compile(
    r"(?P<code>(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
    r"|<(?=/?(?:script|style|iframe|frame|object|embed|applet|link|meta|base|form|input|button|textarea|svg|math|template)\b"
    r"|[a-z][^<>]*[\s\"'/](?:on[a-z]+|srcdoc|formaction)\s*="
    r"|[a-z][^<>]*=\s*[\"']?\s*(?:javascript|vbscript|data)\s*(?::|&))"
    r"|(?P<link>\]\(\s*<?\s*|\]:\s*<?\s*|<)(?=(?:javascript|vbscript|data)\s*(?::|&))",
    re.DOTALL | re.IGNORECASE,
)


def harmless(context: GenerationContext, text: str) -> str:
    """Text of a document without markup that acts: it is shown instead, and such links lead nowhere."""
    if context.dialect.acting_markup or ("<" not in text and "](" not in text):
        if "]:" not in text or context.dialect.acting_markup:
            return text
    return _ACTING.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    if match["code"] is not None:
        return match["code"]
    link = match["link"]
    return "&lt;" if link is None or link == "<" else f"{link}#unsafe-"


def prose(context: GenerationContext, text: str | None) -> str:
    """A description. Its relative links lead nowhere from a page of ours, so only their text stays.

    OpenAPI 3.1.2 section 4.6: they are relative to the document, whose address is not known here.
    """
    if text is None:
        return ""
    text = harmless(context, text)
    if "](" not in text or context.dialect.dead_links:
        return text
    return _LINK.sub(lambda match: match["code"] or match["text"], text)


def cell(text: str) -> str:
    """Text inside a table cell: a `|` would end it."""
    return text.replace("|", "\\|")


def one_line(text: str) -> str:
    """Text inside a heading, a list item or a comment, where a line break would end it."""
    return " ".join(text.split()) if "\n" in text or "\r" in text else text


def deprecation_cell(
    context: GenerationContext, deprecation: Deprecation, text: str
) -> str:
    """A deprecated field's description."""
    message = _message(context, deprecation)
    if context.dialect.loose_warnings:
        warning = f": warning: ** DEPRECATED **: {message}"
    else:
        warning = f"{warning_sign(context)} **DEPRECATED**: {message}"
    return f"{warning}\n\n{text}" if text else warning


def deprecation_note(
    context: GenerationContext, deprecation: Deprecation | None
) -> str:
    """The paragraph that says a class or an operation is deprecated; empty where it is not."""
    if deprecation is None:
        return ""
    message = one_line(_message(context, deprecation))
    return f"> {warning_sign(context)} **DEPRECATED**: {message}"


def warning_sign(context: GenerationContext) -> str:
    """What stands before a warning."""
    return ":warning:" if context.dialect.emoji_codes else "⚠️"


def struck(text: str, deprecation: Deprecation | None) -> str:
    """A name, struck through where it is deprecated."""
    return text if deprecation is None else f"~~{text}~~"


def _message(context: GenerationContext, deprecation: Deprecation) -> str:
    text = deprecation.message or STANDARD_DEPRECATION
    if context.dialect.loose_warnings or not text.endswith((".", "!", "?")):
        text += "."
    instead = replacement_sentence(context.api, context.names, deprecation)
    return f"{text} {instead}" if instead else text

"""A document's text among the site's own headings and fences.

Input: Markdown. Output: the same, fit for its place on a page.
"""

from __future__ import annotations

import re
from typing import Final

from sdkpress.docs.readme.sections import headings

_BACKTICKS: Final = re.compile(r"`{3,}")
_DEEPEST: Final = 6
_LOOKALIKES: Final = str.maketrans({"<": "\u2039", ">": "\u203a", '"': "\u201d"})


def demoted(text: str, by: int = 2) -> str:
    """Headings `by` levels deeper, so that they stand below those of the page."""
    for offset, level, _ in reversed(list(headings(text))):
        more = min(by, _DEEPEST - level)
        text = text[:offset] + "#" * more + text[offset:].lstrip(" ")
    return text.strip()


def plain_title(text: str) -> str:
    """A title that means the same wherever the theme puts it: it does not escape titles everywhere."""
    return " ".join(text.translate(_LOOKALIKES).split())


def fence_for(text: str) -> str:
    """A fence that no line of the text can close."""
    longest = max((len(run) for run in _BACKTICKS.findall(text)), default=2)
    return "`" * max(3, longest + 1)

"""The words of a document's title that name the API.

Input: `info.title`. Output: a shorter title: `GitHub's official OpenAPI spec + Octokit extension` is about GitHub.
"""

from __future__ import annotations

import re
from typing import Final

_REST: Final = re.compile(
    r"\s+[+|–—-]\s.*|\s*[:;(\[{|].*|,\s.*|\s+(?:with|from|including|powered by)\s.*",
    re.IGNORECASE | re.DOTALL,
)
_POSSESSIVE: Final = re.compile(r"(?<=\w)['’]s\b")
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_ABOUT_THE_DOCUMENT: Final = re.compile(
    r"\b(?:official|open[ -]?api(?:\s+3(?:\.\d)*)?|swagger|spec|specification|documentation|docs|definition|"
    r"description|document)\b",
    re.IGNORECASE,
)


def essential(title: str) -> str:
    """The title without what it says of the document, and without what comes after its first part."""
    first = _REST.sub("", title.strip())
    text = _ARTICLE.sub("", _POSSESSIVE.sub("", first))
    text = " ".join(_ABOUT_THE_DOCUMENT.sub(" ", text).split())
    if any(character.isalnum() for character in text):
        return text
    return first if any(character.isalnum() for character in first) else title

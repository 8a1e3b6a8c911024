"""Annotations in Markdown: the code's own, with links.

Input: an `Annotation`. Output: Markdown in which each class leads to its page and the rest is as Python spells it.
"""

from __future__ import annotations

import re
from typing import Final

from sdkpress.docs.retry_page import RETRY_PAGE
from sdkpress.python.context import GenerationContext
from sdkpress.python.nodes import Node, Pair, Text, leaves, source

_TIMES: Final = "https://docs.python.org/3/library/datetime.html"
_PAGES: Final = {
    "datetime.date": f"{_TIMES}#date-objects",
    "datetime.datetime": f"{_TIMES}#datetime-objects",
}
_BACKTICKS: Final = re.compile(r"`+")


def annotation_text(context: GenerationContext, node: Node, base: str) -> str:
    """The annotation; `base` leads from the page to the `docs` folder."""
    if not any(_page(context, leaf, base) for leaf in leaves(node)):
        return code_span(source(node))
    match node:
        case Text():
            return f"[{node.text}]({_page(context, node, base)})"
        case Pair(prefix, value):
            return prefix + annotation_text(context, value, base)
        case _:
            items = ", ".join(
                annotation_text(context, item, base) for item in node.items
            )
            return f"{node.open}{items}{node.close}"


def code_span(text: str) -> str:
    """Text as code, whatever it holds."""
    longest = max((len(run) for run in _BACKTICKS.findall(text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _page(context: GenerationContext, leaf: Text, base: str) -> str:
    """Where a leaf leads; empty where it has no page."""
    if leaf.model is not None:
        return base + context.name(leaf.model).page
    if leaf.text == "utils.RetryConfig":
        return base + RETRY_PAGE
    return _PAGES.get(leaf.text, "")

"""Whether a document refers to other files, asked of its text.

Input: a document. Output: no, where nothing of it can lead to another file.
"""

from __future__ import annotations

import re
from typing import Final

from sdkpress.source.document import Document

_AWAY: Final = re.compile(rb"""\$ref['"]?\s*:\s*(?:['"]?(?!['"#\s])|[>|&!])""")


def may_lead_away(document: Document) -> bool:
    """Whether the text holds a reference that does not begin with `#`; quick, and never wrongly no
    for references as people and tools write them."""
    return document.changed or _AWAY.search(document.text) is not None

"""Which responses are errors: the statuses of x-speakeasy-errors, else 4XX and 5XX.

Input: the extensions of an operation, its path item and the document. Output: a predicate over statuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from sdkpress.lower.extensions import as_mapping, texts

_EXTENSION: Final = "x-speakeasy-errors"
_SUCCESS: Final = re.compile(r"[23]")


def declared_errors(levels: Iterable[Mapping[str, object]]) -> frozenset[str]:
    """The status codes that the document calls errors; inner levels add to outer ones or override them."""
    statuses: frozenset[str] = frozenset()
    for extensions in levels:
        node = as_mapping(extensions.get(_EXTENSION))
        if node is not None:
            codes = frozenset(code.upper() for code in texts(node.get("statusCodes")))
            statuses = codes if node.get("override") is True else statuses | codes
    return statuses


def is_error(
    status: str,
    declared: frozenset[str],
    statuses: Iterable[str],
    *,
    default_is_success: bool,
) -> bool:
    """Whether a response is an error.

    `default` beside a documented success is an error: it stands for everything that went wrong. Alone it
    is what the method returns. `default_is_success` is the rule of the pages that the layout comes from:
    `default` is a success unless it is declared an error.
    """
    if status.upper() in declared or f"{status[0]}XX" in declared:
        return True
    if status == "default":
        succeeds = any(_SUCCESS.match(other) for other in statuses)
        return succeeds and not default_is_success
    return status[0] in "45"

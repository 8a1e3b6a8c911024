"""Does a text have the form that its kind asks for?

Input: a kind and a text of a document's example. Output: yes or no. What does not is not shown in code.
"""

from __future__ import annotations

import re
from typing import Final

from sdkpress.ir.types import Kind

_DURATION: Final = re.compile(
    r"[-+]?P(?=.)(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?"
)
_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_DECIMAL: Final = re.compile(r"[-+]?\d+(\.\d+)?")
_INTEGER: Final = re.compile(r"-?\d{1,40}")
_BASE64: Final = re.compile(
    r"([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
)
_BASE64URL: Final = re.compile(r"[A-Za-z0-9_-]*={0,2}")
_HTTP_DATE: Final = re.compile(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT")
_PATTERNS: Final = {
    Kind.DURATION: _DURATION,
    Kind.UUID: _UUID,
    Kind.DECIMAL_TEXT: _DECIMAL,
    Kind.INTEGER_TEXT: _INTEGER,
    Kind.BASE64: _BASE64,
    Kind.BASE64URL: _BASE64URL,
    Kind.HTTP_DATE: _HTTP_DATE,
}


def is_in_format(kind: Kind, text: str) -> bool:
    """Whether a text can be read as a value of the kind."""
    if kind in _PATTERNS:
        return _PATTERNS[kind].fullmatch(text) is not None
    from datetime import date, datetime, time

    try:
        match kind:
            case Kind.DATE:
                date.fromisoformat(text)
            case Kind.TIME:
                time.fromisoformat(text)
            case _:
                datetime.fromisoformat(text)
    except ValueError:
        return False
    return True

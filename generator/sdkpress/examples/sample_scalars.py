"""Scalars made up where a document gives none.

Input: a kind, a format, the name it goes by, and the schema's limits. Output: a text, number, boolean or time that is
valid for them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from sdkpress.examples.regex_samples import matching_text
from sdkpress.ir.types import Kind
from sdkpress.python.context import GenerationContext

UPLOAD = "example.file"
_NO_TEXT = "<value>"
_ID_ENDINGS = ("_id", "-id", "Id", "ID")
_ANYTHING = (".*", "^.*$", ".+", "^.+$")
_BY_FORMAT: Mapping[str, str] = MappingProxyType(
    {
        "uuid": "123e4567-e89b-12d3-a456-426614174000",
        "email": "user@example.com",
        "uri": "https://example.com",
        "url": "https://example.com",
        "uri-reference": "/path",
        "hostname": "example.com",
        "ipv4": "192.0.2.1",
        "ipv6": "2001:db8::1",
        "byte": "aGVsbG8=",
        "time": "12:00:00Z",
        "duration": "P1D",
    }
)


def another(value: object, number: int, limits: Mapping[str, object]) -> object:
    """The made-up value that comes `number` places after one."""
    if type(value) is int:
        return value + number
    if not isinstance(value, str):
        return value
    longest = whole(limits.get("maxLength"), 200)
    pattern = limits.get("pattern")
    if isinstance(pattern, str) and pattern not in _ANYTHING:
        return matching_text(pattern, len(value) + number, longest) or value
    is_plain = value == _NO_TEXT and len(value) < longest
    return f"{value[:-1]}{number + 1}>" if is_plain else value


def scalar_sample(
    context: GenerationContext,
    kind: Kind,
    format_: str | None,
    name: str,
    limits: Mapping[str, object],
) -> object:
    """A valid text, number, boolean or time."""
    match kind:
        case Kind.STRING:
            return _string(context, format_, name, limits)
        case Kind.INTEGER | Kind.NUMBER:
            return _number(limits)
        case Kind.BOOLEAN:
            return False
        case Kind.DATE:
            return "2025-01-31"
        case Kind.DATE_TIME:
            return "2025-01-31T12:00:00Z"
        case Kind.TIME:
            return "12:00:00Z"
        case Kind.DURATION:
            return "P1D"
        case Kind.UUID:
            return _string(context, "uuid", name, {})
        case Kind.DECIMAL:
            return _number(limits)
        case Kind.DECIMAL_TEXT | Kind.INTEGER_TEXT:
            return "1"
        case Kind.BASE64:
            return "aGVsbG8="
        case Kind.BASE64URL:
            return "aGVsbG8"
        case Kind.HTTP_DATE:
            return "Fri, 31 Jan 2025 12:00:00 GMT"
        case Kind.UNIX_TIME | Kind.UNIX_SECONDS:
            return 1738324800 if not limits else _number(limits)
        case Kind.BINARY:
            return UPLOAD
        case Kind.NULL:
            return None
        case _:
            assert_never(kind)


def _string(
    context: GenerationContext,
    format_: str | None,
    name: str,
    limits: Mapping[str, object],
) -> str:
    is_id = name.lower() == "id" or name.endswith(_ID_ENDINGS)
    text = "<id>" if is_id else _NO_TEXT
    if context.dialect.faked_values:
        return text
    text = _BY_FORMAT.get(format_ or "", text)
    longest = whole(limits.get("maxLength"), 200)
    shortest = min(whole(limits.get("minLength"), 0), 200)
    pattern = limits.get("pattern")
    if isinstance(pattern, str) and pattern not in _ANYTHING:
        matching = matching_text(pattern, shortest, longest)
        if matching is not None:
            return matching
    if len(text) > longest:
        text = "x" * longest
    return text + "x" * (shortest - len(text))


def _number(limits: Mapping[str, object]) -> int | float:
    low = _bound(limits.get("minimum"), limits.get("exclusiveMinimum"), 1)
    high = _bound(limits.get("maximum"), limits.get("exclusiveMaximum"), -1)
    step = limits.get("multipleOf")
    value: int | float = 1
    if isinstance(step, int | float) and step > 0:
        value = step
    if low is not None and value < low:
        value = low if value == 1 else math.ceil(low / value) * value
    if high is not None and value > high:
        value = high
    return value


def _bound(plain: object, exclusive: object, inward: int) -> int | float | None:
    """The inclusive bound; an exclusive one (a number, or 3.0's flag) is moved inward by one."""
    if isinstance(exclusive, bool):
        if exclusive and isinstance(plain, int | float):
            return plain + inward
    elif isinstance(exclusive, int | float):
        return exclusive + inward
    return plain if isinstance(plain, int | float) else None


def whole(value: object, fallback: int) -> int:
    """A limit that is a whole number."""
    return value if isinstance(value, int) else fallback

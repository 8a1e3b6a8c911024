"""Values that are written in a form of their own: numbers and bytes as text, durations.

Input: what a caller gives, or JSON holds. Output: types for the fields of models, which read both and write
what the document says.
"""

from __future__ import annotations

import binascii
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WrapSerializer, WrapValidator

_LARGEST = (
    2**53
)  # up to here each whole number is a number of JSON (RFC 8259 section 6)


_START = datetime(1970, 1, 1, tzinfo=UTC)
_STANDARD, _URL_SAFE = str.maketrans("-_", "+/"), str.maketrans("+/", "-_")
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class _Encoded(bytes):
    """Bytes that came as a text, which goes back as it was: some servers leave the padding out."""

    text: str


def _bytes_of(value: Any) -> Any:
    """A text of base64 (RFC 4648 section 4) as the bytes that it stands for; bytes as they are."""
    if not isinstance(value, str):
        return value
    try:
        padded = value + "=" * (-len(value) % 4)
        encoded = _Encoded(binascii.a2b_base64(padded, strict_mode=True))
    except ValueError as error:
        raise ValueError(f"this is no base64: {error}") from None
    encoded.text = value
    return encoded


def base64_text(value: bytes) -> str:
    """Bytes as a text of base64."""
    if isinstance(value, _Encoded):
        return value.text
    return binascii.b2a_base64(value, newline=False).decode("ascii")


def _url_bytes_of(value: Any) -> Any:
    """A text of base64url (RFC 4648 section 5), or of base64, as the bytes that it stands for."""
    if not isinstance(value, str):
        return value
    encoded = _bytes_of(value.rstrip("=").translate(_STANDARD))
    encoded.text = value
    return encoded


def _base64url_text(value: bytes) -> str:
    """Bytes as a text of base64url, without padding."""
    if isinstance(value, _Encoded):
        return value.text
    return base64_text(value).rstrip("=").translate(_URL_SAFE)


def _of_http_date(value: Any) -> Any:
    """A time as HTTP writes it, in any of its three forms (RFC 9110 section 5.6.7); others as pydantic reads them."""
    if not isinstance(value, str) or not value[:1].isalpha():
        return value
    from email.utils import parsedate_to_datetime  # the HTTP library has it loaded

    moment = parsedate_to_datetime(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _http_date(value: datetime) -> str:
    moment = value.astimezone(UTC)
    day, month = _DAYS[moment.weekday()], _MONTHS[moment.month - 1]
    return f"{day}, {moment:%d} {month} {moment.year:04} {moment:%H:%M:%S} GMT"


def _of_seconds(value: Any) -> Any:
    """A number of seconds since 1970 as the time that it stands for; others as pydantic reads them."""
    if isinstance(value, str) and value.strip().lstrip("-").isdecimal():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return value
    try:
        return _START + timedelta(seconds=value)
    except (OverflowError, ValueError):
        raise ValueError("this is no time in seconds since 1970") from None


def _whole_seconds(value: datetime) -> int:
    return (value.astimezone(UTC) - _START) // timedelta(seconds=1)


def _seconds(value: datetime) -> int | float:
    passed = value.astimezone(UTC) - _START
    whole, fraction = divmod(passed, timedelta(seconds=1))
    return passed.total_seconds() if fraction else whole


def _number_of(value: Any) -> Any:
    """A decimal as a number of JSON."""
    if not isinstance(value, Decimal):
        return value
    if value == value.to_integral_value() and abs(value) < _LARGEST:
        return int(value)
    return float(value)


def _duration(value: Any, read: Any) -> Any:
    """A duration of months or years stays a text: it has no length of its own (ISO 8601)."""
    if isinstance(value, str):
        days = value.partition("T")[0]
        if "P" in days and ("M" in days or "Y" in days):
            return value
    return read(value)


def _written_duration(value: Any, write: Any) -> Any:
    return value if isinstance(value, str) else write(value)


Base64Bytes = Annotated[
    bytes,
    BeforeValidator(_bytes_of),
    PlainSerializer(base64_text, return_type=str, when_used="json"),
]
Base64UrlBytes = Annotated[
    bytes,
    BeforeValidator(_url_bytes_of),
    PlainSerializer(_base64url_text, return_type=str, when_used="json"),
]
HTTPDate = Annotated[
    datetime,
    BeforeValidator(_of_http_date),
    PlainSerializer(_http_date, return_type=str, when_used="json"),
]
UnixTime = Annotated[
    datetime,
    BeforeValidator(_of_seconds),
    PlainSerializer(_whole_seconds, return_type=int, when_used="json"),
]
UnixSeconds = Annotated[
    datetime,
    BeforeValidator(_of_seconds),
    PlainSerializer(_seconds, when_used="json"),
]
DecimalNumber = Annotated[Decimal, PlainSerializer(_number_of, when_used="json")]
IntegerText = Annotated[int, PlainSerializer(str, return_type=str, when_used="json")]
ISODuration = Annotated[
    timedelta, WrapValidator(_duration), WrapSerializer(_written_duration)
]

__all__ = [
    "Base64Bytes",
    "Base64UrlBytes",
    "DecimalNumber",
    "HTTPDate",
    "ISODuration",
    "IntegerText",
    "UnixSeconds",
    "UnixTime",
    "base64_text",
]

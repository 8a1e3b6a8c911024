"""Values that are written in a form of their own: numbers and bytes as text, durations.

Input: what a caller gives, or JSON holds. Output: types for the fields of models, which read both and write
what the document says.
"""

from __future__ import annotations

import binascii
from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WrapSerializer, WrapValidator

_LARGEST = (
    2**53
)  # up to here each whole number is a number of JSON (RFC 8259 section 6)


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
DecimalNumber = Annotated[Decimal, PlainSerializer(_number_of, when_used="json")]
IntegerText = Annotated[int, PlainSerializer(str, return_type=str, when_used="json")]
ISODuration = Annotated[
    timedelta, WrapValidator(_duration), WrapSerializer(_written_duration)
]

__all__ = ["Base64Bytes", "DecimalNumber", "ISODuration", "IntegerText", "base64_text"]

"""RFC 3339 text to dates and times."""

from __future__ import annotations

from datetime import date, datetime


def parse_datetime(text: str) -> datetime:
    """Read an RFC 3339 date-time, such as `2024-05-01T12:30:00Z`. ValueError if it is none."""
    return datetime.fromisoformat(text)


def parse_date(text: str) -> date:
    """Read an RFC 3339 full-date, such as `2024-05-01`. ValueError if it is none."""
    return date.fromisoformat(text)


__all__ = ["parse_date", "parse_datetime"]

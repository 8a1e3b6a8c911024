"""Answers that are read item by item."""

from __future__ import annotations

from .._runtime.async_stream import EventStreamAsync
from .._runtime.sync_stream import EventStream

__all__ = ["EventStream", "EventStreamAsync"]

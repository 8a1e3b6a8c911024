"""Answers that are read item by item."""

from __future__ import annotations

from .._runtime.event_stream import EventStream, EventStreamAsync

__all__ = ["EventStream", "EventStreamAsync"]

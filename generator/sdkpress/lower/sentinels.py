"""Sentinels: the event that only says that a stream of events is over.

Input: the schema of the events of a stream. Output: the schema without the alternative that is the sentinel, and the
sentinel's text. Documents write it as one more alternative, `data` of which is one text that is no JSON: `[DONE]`.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final

from sdkpress.lower.discriminators import constant
from sdkpress.lower.lowering import SchemaLowering
from sdkpress.spec.model import Schema

EVENTS: Final = "::events"
"""Behind the pointer of a component: its alternatives without the sentinel."""


def without_sentinel(
    lowering: SchemaLowering, schema: Schema
) -> tuple[Schema, str | None]:
    """The schema of the events that tell something, and the sentinel; the same schema where there is none."""
    whole = lowering.plain(schema)
    choices = whole.one_of or whole.any_of
    sentinels = [
        (choice, text) for choice in choices if (text := _sentinel(lowering, choice))
    ]
    if len(sentinels) != 1 or len(choices) < 2:
        return schema, None
    sentinel, text = sentinels[0]
    left = tuple(choice for choice in choices if choice is not sentinel)
    if len(left) == 1 and not whole.properties:
        return left[0], text
    # A component that others use keeps the alternative there.
    at = whole.at if schema.ref is None else whole.at + EVENTS
    if whole.one_of:
        return replace(whole, at=at, one_of=left), text
    return replace(whole, at=at, any_of=left), text


def _sentinel(lowering: SchemaLowering, choice: Schema) -> str | None:
    """The text of an alternative that is a sentinel: an event with this `data`, or the text itself."""
    plain = lowering.plain(choice)
    data = plain.properties.get("data")
    text = constant(plain if data is None else lowering.plain(data))
    return None if text is None or _is_json(text) else text


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True

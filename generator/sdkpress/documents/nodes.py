"""Plain data as nodes: typed looks at what YAML and JSON hold.

Input: any value. Output: it as a mapping or as a list, or nothing.
"""

from __future__ import annotations

from typing import Any, cast

Node = dict[str, Any]


def as_node(value: object) -> Node | None:
    """The value if it is a mapping."""
    return cast(Any, value) if isinstance(value, dict) else None


def as_items(value: object) -> list[Any] | None:
    """The value if it is a list."""
    return cast(Any, value) if isinstance(value, list) else None

"""What a caller may choose: content types, and the arguments that belong to each.

Input: what a call was given. Output: nothing, or an error that says what may be given. Type checkers tell
the same from the overloads.
"""

from __future__ import annotations

from collections.abc import Sequence

from .unset import UNSET


def check_choice(name: str, value: object, known: Sequence[str]) -> None:
    """ValueError for a content type that the operation does not have."""
    if value not in known:
        listed = ", ".join(repr(one) for one in known)
        raise ValueError(f"`{name}` is {value!r}; it can be {listed}")


def refuse(content_type: str, **arguments: object) -> None:
    """TypeError for arguments that belong to a body of another content type."""
    for name, value in arguments.items():
        if value is not None and value is not UNSET:
            raise TypeError(
                f"`{name}` is no part of a body of {content_type}: give another `content_type`, or leave it out"
            )


__all__ = ["check_choice", "refuse"]

"""A call before and after.

Input: two `Call`s. Output: `Change`s: of its name, its arguments, its result, and of what is sent.
"""

from __future__ import annotations

from collections.abc import Iterator

from sdkpress.changes.fit import Fit, Fits
from sdkpress.changes.members import compare_arguments
from sdkpress.changes.model import Change, Kind
from sdkpress.changes.surface import Call


def compare_call(
    before: Call | None, after: Call | None, fits: Fits
) -> Iterator[Change]:
    """What changes for whoever calls it; None where it is new, or gone."""
    if before is None:
        yield from () if after is None else _new(after)
        return
    if after is None:
        yield from _gone(before)
        return
    for name in before.names:
        if name not in after.names:
            yield Change(
                kind=Kind.RENAMED,
                subject=f"{name}()",
                message=f"now `{after.name}()`",
                breaking=True,
                old=before.at,
                new=after.at,
            )
    yield from compare_arguments(before, after, fits.giving)
    yield from _result(before, after, fits.reading)
    yield from _on_the_wire(before, after)


def _new(call: Call) -> Iterator[Change]:
    for name in call.names:
        yield Change(
            kind=Kind.NEW,
            subject=f"{name}()",
            message=f"{call.wire}, returns {call.result_text}",
            breaking=False,
            new=call.at,
        )


def _gone(call: Call) -> Iterator[Change]:
    for name in call.names:
        yield Change(
            kind=Kind.REMOVED,
            subject=f"{name}()",
            message=call.wire,
            breaking=True,
            old=call.at,
        )


def _result(before: Call, after: Call, reading: Fit) -> Iterator[Change]:
    old, new = before.result, after.result
    is_same = before.mode == after.mode and old == new
    if before.mode == after.mode and before.result_text == after.result_text:
        return
    if is_same and _may_be_none(before) == _may_be_none(after):
        return
    good = before.mode == after.mode and (
        old is None or _is_read(before, after, reading)
    )
    yield Change(
        kind=Kind.RETYPED,
        subject=f"{after.name}()",
        message=f"returned `{before.result_text}`, now `{after.result_text}`",
        breaking=not good,
        old=before.at,
        new=after.at,
    )


def _is_read(before: Call, after: Call, reading: Fit) -> bool:
    """Whether code that uses the result can use the new one."""
    old, new = before.result, after.result
    if old is None or new is None:
        return old is None
    if before.mode != "call":  # `Page[Pet]` is no `Page[Dog]`
        return old == new
    if _may_be_none(after) and not _may_be_none(before):
        return False
    return reading.types(old, new) and reading.keeps(new, old)


def _on_the_wire(before: Call, after: Call) -> Iterator[Change]:
    """What is sent elsewhere or otherwise, although the call is written the same."""
    facts = (
        (before.wire, after.wire, "sent as"),
        (listed(before.sends[:1]), listed(after.sends[:1]), "the body is sent as"),
        (_security(before), _security(after), "credentials"),
    )
    for old, new, what in facts:
        if old != new:
            yield Change(
                kind=Kind.WIRE,
                subject=f"{after.name}()",
                message=f"{what} {old}, now {new}",
                breaking=False,
                old=before.at,
                new=after.at,
            )
    for status, name in before.errors.items():
        other = after.errors.get(status)
        if other != name:
            yield Change(
                kind=Kind.RETYPED,
                subject=f"{after.name}()",
                message=f"status {status} raised `{name}`, now {f'`{other}`' if other else 'the default error'}",
                breaking=True,
                old=before.at,
                new=after.at,
            )
    for status, name in after.errors.items():
        if status not in before.errors:
            yield Change(
                kind=Kind.NEW,
                subject=f"{after.name}()",
                message=f"status {status} raises `{name}`",
                breaking=False,
                new=after.at,
            )
    if after.deprecated and not before.deprecated:
        yield Change(
            kind=Kind.DEPRECATED,
            subject=f"{after.name}()",
            message="the call is deprecated",
            breaking=False,
            new=after.at,
        )


def _may_be_none(call: Call) -> bool:
    return call.result_text == "None" or call.result_text.startswith("Optional[")


def _security(call: Call) -> str:
    options = [" and ".join(option) or "none" for option in call.security]
    return " or ".join(options) or "none"


def listed(texts: tuple[str, ...]) -> str:
    """The texts behind one another."""
    return ", ".join(texts) or "none"

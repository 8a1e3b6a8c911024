"""A call before and after.

Input: two `Call`s. Output: `Change`s: of its name, its arguments, its result, and of what is sent.
"""

from __future__ import annotations

from collections.abc import Iterator

from sdkpress.changes.members import compare_arguments
from sdkpress.changes.model import Change, Kind
from sdkpress.changes.shapes import Fit
from sdkpress.changes.surface import Call


def compare_call(
    before: Call | None, after: Call | None, giving: Fit, reading: Fit
) -> Iterator[Change]:
    """What changes for whoever calls it; None where it is new, or gone."""
    if before is None or after is None:
        one = after or before
        assert one is not None
        is_new = before is None
        yield Change(
            kind=Kind.NEW if is_new else Kind.REMOVED,
            subject=f"{one.name}()",
            message=(f"{one.wire}, returns {one.result_text}" if is_new else one.wire),
            breaking=not is_new,
            old=None if is_new else one.at,
            new=one.at if is_new else None,
        )
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
    yield from compare_arguments(before, after, giving)
    yield from _result(before, after, reading)
    yield from _on_the_wire(before, after)


def _result(before: Call, after: Call, reading: Fit) -> Iterator[Change]:
    old, new = before.result, after.result
    if before.mode == after.mode and old == new:
        if _may_be_none(before.result_text) == _may_be_none(after.result_text):
            return
    good = before.mode == after.mode
    if good and old is not None:
        good = new is not None and reading.fits(old, new)
    if good and _may_be_none(after.result_text):
        good = _may_be_none(before.result_text)
    if good and before.result_text == after.result_text:
        return
    yield Change(
        kind=Kind.RETYPED,
        subject=f"{after.name}()",
        message=f"returned `{before.result_text}`, now `{after.result_text}`",
        breaking=not good,
        old=before.at,
        new=after.at,
    )


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


def _may_be_none(text: str) -> bool:
    return text == "None" or text.startswith("Optional[")


def _security(call: Call) -> str:
    options = [" and ".join(option) or "none" for option in call.security]
    return " or ".join(options) or "none"


def listed(texts: tuple[str, ...]) -> str:
    """The texts behind one another."""
    return ", ".join(texts) or "none"

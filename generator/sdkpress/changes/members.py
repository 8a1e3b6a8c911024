"""Arguments of a call, and fields of a model, before and after.

Input: two `Call`s, or two `ModelSurface`s. Output: `Change`s. What a user gives must still be taken; what a user reads
must still be what it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from sdkpress.changes.model import Change, Kind
from sdkpress.changes.shapes import Fit, shape_text
from sdkpress.changes.surface import Call, Member, ModelSurface
from sdkpress.frozen import dataclass


def compare_arguments(before: Call, after: Call, giving: Fit) -> Iterator[Change]:
    """What changes for whoever calls the method."""
    old = {member.key: member for member in before.arguments}
    new = {member.key: member for member in after.arguments}
    names = {member.name: member for member in after.arguments}
    matched: set[str] = set()
    for key, was in old.items():
        subject = f"{after.name}({was.name}=)"
        now = new.get(key) or names.get(was.name)
        if now is None:
            yield Change(
                kind=Kind.REMOVED,
                subject=subject,
                message=f"the argument `{was.key}` is gone",
                breaking=True,
                old=was.at,
                new=after.at,
            )
            continue
        matched.add(now.key)
        if now.name != was.name:
            yield _change(
                Kind.RENAMED, subject, f"now `{now.name}=`", was, now, breaking=True
            )
        if now.key != key:
            message = f"sent as {key}, now {now.key}"
            yield _change(Kind.WIRE, subject, message, was, now)
        yield from _presence(subject, was, now, breaks=True)
        if was.required and not now.required:
            message = "need not be given any more"
            yield _change(Kind.NOW_OPTIONAL, subject, message, was, now)
        if was.shape != now.shape and was.text != now.text:
            good = giving.fits(now.shape, was.shape)
            message = f"was `{was.text}`, now `{now.text}`"
            yield _change(Kind.RETYPED, subject, message, was, now, breaking=not good)
    for key, now in new.items():
        if key not in matched:
            yield Change(
                kind=Kind.NOW_REQUIRED if now.required else Kind.NEW,
                subject=f"{after.name}({now.name}=)",
                message=f"a new argument{' that must be given' if now.required else ''}: `{now.text}`",
                breaking=now.required,
                new=now.at,
            )


@dataclass(frozen=True, slots=True)
class Side:
    """How a model is used: given by users, read by them, or both."""

    giving: Fit
    reading: Fit
    usage: str

    @property
    def given(self) -> bool:
        """Whether users make values of it."""
        return self.usage != "response"

    @property
    def read(self) -> bool:
        """Whether users get values of it."""
        return self.usage != "request"


def compare_fields(
    before: ModelSurface, after: ModelSurface, side: Side
) -> Iterator[Change]:
    """What changes for whoever makes or reads the model."""
    old = {member.key: member for member in before.fields}
    new = {member.key: member for member in after.fields}
    for key, was in old.items():
        subject = f"{after.name}.{was.name}"
        now = new.get(key)
        if now is None:
            yield Change(
                kind=Kind.REMOVED,
                subject=subject,
                message=f"the field `{key}` is gone",
                breaking=True,
                old=was.at,
                new=after.at,
            )
            continue
        if now.name != was.name:
            message = f"now `{now.name}`"
            yield _change(Kind.RENAMED, subject, message, was, now, breaking=True)
        yield from _presence(subject, was, now, breaks=side.given)
        if was.required and not now.required and side.read:
            message = "may be missing in a response"
            yield _change(Kind.NOW_OPTIONAL, subject, message, was, now, breaking=True)
        elif was.required and not now.required:
            message = "need not be given any more"
            yield _change(Kind.NOW_OPTIONAL, subject, message, was, now)
        if was.shape != now.shape:
            yield from _retyped(subject, was, now, side)
    for key, now in new.items():
        if key not in old:
            must = now.required and side.given
            yield Change(
                kind=Kind.NOW_REQUIRED if must else Kind.NEW,
                subject=f"{after.name}.{now.name}",
                message=f"a new field{' that must be given' if must else ''}: `{shape_text(now.shape)}`",
                breaking=must,
                new=now.at,
            )


def _retyped(subject: str, was: Member, now: Member, side: Side) -> Iterator[Change]:
    given = not side.given or side.giving.fits(now.shape, was.shape)
    # What was answered before must still be taken, and code that reads must be right about what comes.
    read = not side.read or (
        side.reading.fits(was.shape, now.shape)
        and side.giving.fits(now.shape, was.shape)
    )
    old, new = shape_text(was.shape), shape_text(now.shape)
    if old == new and given and read:
        return
    message = f"was `{old}`, now `{new}`"
    yield _change(
        Kind.RETYPED, subject, message, was, now, breaking=not (given and read)
    )


def _presence(subject: str, was: Member, now: Member, breaks: bool) -> Iterator[Change]:
    if now.required and not was.required:
        message = "must be given" if breaks else "is always there"
        yield _change(Kind.NOW_REQUIRED, subject, message, was, now, breaking=breaks)
    elif now.default != was.default and not now.required and not was.required:
        message = f"was {was.default}, now {now.default}"
        yield _change(Kind.DEFAULT, subject, message, was, now)
    if now.deprecated and not was.deprecated:
        yield _change(Kind.DEPRECATED, subject, "it is deprecated", was, now)


def _change(
    kind: Kind,
    subject: str,
    message: str,
    was: Member,
    now: Member,
    breaking: bool = False,
) -> Change:
    return Change(
        kind=kind,
        subject=subject,
        message=message,
        breaking=breaking,
        old=was.at,
        new=now.at,
    )

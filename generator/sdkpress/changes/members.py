"""Arguments of a call, and fields of a model, before and after.

Input: two `Call`s, or two `ModelSurface`s. Output: `Change`s. What a user gives must still be taken; what a user reads
must still be what it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sdkpress.changes.fit import NONE, Fit
from sdkpress.changes.model import Change, Kind
from sdkpress.changes.shapes import Shape, shape_text
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
        if was.shape != now.shape:
            good = _is_taken(was, now, giving)
            yield _change(
                Kind.RETYPED,
                subject,
                retyping(was.shape, now.shape),
                was,
                now,
                not good,
            )
    for key, now in new.items():
        if key not in matched:
            yield Change(
                kind=Kind.NOW_REQUIRED if now.required else Kind.NEW,
                subject=f"{after.name}({now.name}=)",
                message=f"a new argument{' that must be given' if now.required else ''}: `{shape_text(now.shape)}`",
                breaking=now.required,
                new=now.at,
            )


@dataclass(frozen=True, slots=True)
class Side:
    """How a model is used: given by users as a dict (`giving`) or an object (`making`), read by them, or both."""

    giving: Fit
    making: Fit
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
        if was.required and not now.required:
            message = "need not be given any more"
            if side.read:
                message = "may be missing in a response"
            breaking = side.read and _is_absent_anew(was, now, side.reading)
            yield _change(Kind.NOW_OPTIONAL, subject, message, was, now, breaking)
        if was.shape != now.shape:
            message = retyping(was.shape, now.shape)
            breaking = _is_retyped(was, now, side)
            yield _change(Kind.RETYPED, subject, message, was, now, breaking)
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


def retyping(old: Shape | None, new: Shape | None) -> str:
    """What a change of type is told as; types that go by one name in Python are told by their formats."""
    before, after = shape_text(old), shape_text(new)
    if before == after and old is not None and new is not None:
        before, after = str(old[-1]), str(new[-1])
    return f"was `{before}`, now `{after}`"


def _is_taken(was: Member, now: Member, giving: Fit) -> bool:
    """Whether what was given is taken still; that it must be given now is told by itself."""
    if now.required and not was.required:
        return giving.types(now.shape, was.shape) and giving.wire(now.shape, was.shape)
    # A None that is null no more is not sent.
    return giving.types(_annotation(now), _annotation(was)) and giving.wire(
        now.shape, was.shape[1] if was.shape[0] == "or null" else was.shape
    )


def _is_retyped(was: Member, now: Member, side: Side) -> bool:
    """Whether the new type of a field breaks something."""
    if side.given:
        # In a dict, what may be left out may not be None for that.
        is_item = side.giving.types(now.shape, was.shape)
        if not (is_item and _is_taken(was, now, side.making)):
            return True
    if not side.read:
        return False
    if not side.reading.keeps(now.shape, was.shape):
        return True
    old = _annotation(was)
    if side.reading.types(old, _annotation(now)):
        return False
    alone = side.reading.types(old, _annotation(replace(now, optional=was.optional)))
    is_told = was.required and not now.required  # that it may be missing
    return not alone or not (is_told and _is_absent_anew(was, now, side.reading))


def _is_absent_anew(was: Member, now: Member, reading: Fit) -> bool:
    """Whether code meets something else now where there is no value."""
    old = _annotation(was)
    if not now.optional or reading.types(old, NONE):
        return False
    return not reading.types(old, _annotation(now))


def _annotation(member: Member) -> Shape:
    """The whole type of an argument or a field, with what stands for no value."""
    return ("or null", member.shape) if member.optional else member.shape


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

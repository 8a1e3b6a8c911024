"""The calls that a method makes, of which its caller chooses one.

Input: an `Operation`, its `ResponseHandling` and its `Signature`. Output: a `Variant` for each content type of the
body and each way to read the response, with the constant that describes it; the last is made where nothing
else is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sdkpress.frozen import dataclass
from sdkpress.ir.api import Operation
from sdkpress.python import literals
from sdkpress.python.responses import ResponseHandling
from sdkpress.python.signature import ACCEPT, Signature

_WORD: Final = re.compile(r"[A-Za-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One call. `conditions` hold where it is asked for; `refused` are arguments of other bodies."""

    conditions: tuple[str, ...]
    operation: Operation
    handling: ResponseHandling
    constant: str
    refused: tuple[str, ...]


def call_variants(
    operation: Operation,
    handling: ResponseHandling,
    signature: Signature,
    constant: str,
    reserved: set[str],
) -> tuple[Variant, ...]:
    """The calls of a method. `constant` describes the last one; the names of the others are not among `reserved`."""
    choices = signature.choices
    variants: list[Variant] = []
    bodies = list(zip(operation.forms, choices.foreign, strict=True))
    for position, (form, foreign) in reversed(list(enumerate(bodies))):
        sent: tuple[str, ...] = ()
        words = ""
        if position and form.body is not None:
            media_type = form.body.contents[0].media_type
            sent = (f"{choices.content_type} == {literals.text(media_type)}",)
            words = _words(media_type)
        for condition, one, suffix in _responses(handling, signature):
            name = f"{constant}{words}{suffix}"
            if condition or sent:
                while name in reserved:
                    name += "_"
                reserved.add(name)
            variants.append(
                Variant(
                    conditions=(*sent, *condition),
                    operation=form,
                    handling=one,
                    constant=name,
                    refused=foreign,
                )
            )
    return tuple(variants)


def _responses(
    handling: ResponseHandling, signature: Signature
) -> Iterator[tuple[tuple[str, ...], ResponseHandling, str]]:
    choices = signature.choices
    if handling.stream is not None:
        yield (_asks_for_stream(signature, handling),), handling.stream, "_STREAM"
    for one in handling.others:
        media_type = one.media_type or ""
        condition = f"{choices.accept} == {literals.text(media_type)}"
        yield (condition,), one, _words(media_type)
    yield (), handling, ""


def _asks_for_stream(signature: Signature, handling: ResponseHandling) -> str:
    """The condition under which the caller gets the stream that stands beside another body."""
    switch = signature.choices.stream or ""
    if signature.accept is None:
        return switch
    chosen = (f"{ACCEPT} == {literals.text(t)}" for t in handling.streamed)
    whole = " or ".join((switch, *chosen))
    return f"({whole})" if signature.choices.content_type is not None else whole


def _words(media_type: str) -> str:
    """What a media type adds to the name of a constant."""
    sub = media_type.partition("/")[2] or media_type
    return "".join(f"_{word.upper()}" for word in _WORD.findall(sub))

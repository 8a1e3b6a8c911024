"""Overloads: what a method takes and gives for each thing that its caller may ask for.

Input: the arguments of an `Operation` for each content type of its body, and its `ResponseHandling`. Output:
`Choices`: the arguments that choose, all arguments of the method, and an `Overload` for each combination.

Three things may be chosen: the content type of the body (`content_type`), that of the response (`accept`), and
a stream in place of the whole response. OpenAI's chat has a property `stream` in the request body, which is
the argument that does it; elsewhere it is one of the method's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from sdkpress.frozen import dataclass
from sdkpress.ir.api import Operation
from sdkpress.ir.types import Kind, Primitive, bare
from sdkpress.python import literals
from sdkpress.python.annotate import NONE, Annotator, union
from sdkpress.python.fields import FieldSignature
from sdkpress.python.nodes import Annotation, Group, Text, subscript
from sdkpress.python.responses import ResponseHandling
from sdkpress.python.symbols import LITERAL, OPTIONAL

_STREAM: Final = "stream"
_BOOL: Final = Text("bool")

Arguments = tuple[FieldSignature, ...]


@dataclass(frozen=True, slots=True)
class Overload:
    """The arguments for one combination of what may be asked for, and what the method then gives."""

    arguments: Arguments
    result: Annotation


@dataclass(frozen=True, slots=True)
class Choices:
    """What a caller may choose. `arguments` are the operation's own, for all content types of its body;
    `beside` those that choose and are none of the document's."""

    arguments: Arguments
    result: Annotation
    beside: Arguments = ()
    overloads: tuple[Overload, ...] = ()
    content_type: str | None = None
    accept: str | None = None
    stream: str | None = None
    foreign: tuple[tuple[str, ...], ...] = ()  # arguments that each body does not have


def choices_of(
    operation: Operation,
    forms: Sequence[Arguments],
    handling: ResponseHandling,
    result: Callable[[ResponseHandling], Annotation],
    annotator: Annotator,
) -> Choices:
    """What may be chosen; `forms` are the arguments for each of `operation.forms`."""
    arguments = (
        forms[0] if len(forms) == 1 else tuple(_merged(operation, forms, annotator))
    )
    names = {argument.name for argument in arguments}
    whole = (handling, *handling.others)
    sent = _media_types(operation)
    content_type = accept = stream = None
    if len(sent) > 1:
        described = "The content type of the body."
        content_type = _switch("content_type", names, sent, described)
    asked = tuple(one.media_type or "" for one in whole)
    if len(asked) > 1:
        accept = _switch("accept", names, asked, "The content type of the response.")
    if handling.stream is not None:
        stream = _stream_switch(arguments, names)
    switches = [one for one in (content_type, accept, stream) if one is not None]
    beside = tuple(one for one in switches if one not in arguments)
    results = tuple(_results(whole, handling.stream, result, accept, stream, annotator))
    listed: list[Overload] = []
    for media_types, form in _bodies(sent, forms):
        chosen = () if content_type is None else (_narrowed(content_type, media_types),)
        for given, value in results:
            values = {one.name: one for one in (*beside, *chosen, *given)}
            taken = tuple(values.pop(one.name, one) for one in form)
            listed.append(Overload((*taken, *values.values()), value))
    everything = dict.fromkeys(value for _, value in results)
    return Choices(
        arguments=arguments,
        beside=beside,
        result=union(everything),
        overloads=tuple(listed) if len(listed) > 1 else (),
        content_type=None if content_type is None else content_type.name,
        accept=None if accept is None else accept.name,
        stream=None if stream is None else stream.name,
        foreign=tuple(_foreign(forms)),
    )


def _media_types(operation: Operation) -> tuple[str, ...]:
    bodies = (form.body for form in operation.forms)
    return tuple(body.contents[0].media_type for body in bodies if body is not None)


def _switch(
    name: str, taken: set[str], values: Sequence[str], description: str
) -> FieldSignature:
    """An argument that chooses one of several content types; the first unless another is named."""
    while name in taken:
        name += "_"
    return FieldSignature(
        name=name,
        annotation=_literal(values),
        default=Text(literals.text(values[0])),
        description=description,
    )


def _literal(values: Iterable[str]) -> Annotation:
    return subscript(LITERAL, *(Text(literals.text(value)) for value in values))


def _narrowed(switch: FieldSignature, values: Sequence[str]) -> FieldSignature:
    """The argument for some of its values; it must be given unless the default is one of them."""
    narrowed = replace(switch, annotation=_literal(values))
    if switch.default_text in [literals.text(value) for value in values]:
        return narrowed
    return replace(narrowed, default=None)


def _stream_switch(arguments: Arguments, names: set[str]) -> FieldSignature:
    """The argument that asks for a stream: the body's own, else one of the method's."""
    for argument in arguments:
        field = argument.field
        if field is not None and field.wire == _STREAM:
            type_ = bare(field.type)
            if isinstance(type_, Primitive) and type_.kind is Kind.BOOLEAN:
                return argument
    return FieldSignature(
        name=_STREAM if _STREAM not in names else "stream_response",
        annotation=_BOOL,
        default=Text("False"),
        description="Whether to read the response as a stream.",
    )


def _results(
    whole: tuple[ResponseHandling, ...],
    stream: ResponseHandling | None,
    result: Callable[[ResponseHandling], Annotation],
    accept: FieldSignature | None,
    switch: FieldSignature | None,
    annotator: Annotator,
) -> Iterator[tuple[Arguments, Annotation]]:
    """The values of the arguments that choose how the response is read, and what the method gives for them.

    A stream comes in two ways: asked for, and where only the running program knows whether it is.
    """
    kinds: dict[Annotation, list[str]] = {}
    for one in whole:
        kinds.setdefault(result(one), []).append(one.media_type or "")
    off: Arguments = ()
    if switch is not None:
        no: Annotation = subscript(LITERAL, Text("False"))
        if switch.field is not None:
            no = annotator.wrapped(no, switch.field.presence)
        off = (replace(switch, annotation=no),)
    for value, media_types in kinds.items():
        chosen = () if accept is None else (_narrowed(accept, media_types),)
        yield (*chosen, *off), value
    if switch is not None and stream is not None:
        streamed = result(stream)
        yes = subscript(LITERAL, Text("True"))
        yield (replace(switch, annotation=yes, default=None),), streamed
        either = union((*kinds, streamed))
        yield (replace(switch, annotation=_BOOL, default=None),), either


def _bodies(
    sent: Sequence[str], forms: Sequence[Arguments]
) -> Iterator[tuple[tuple[str, ...], Arguments]]:
    """The content types of the body by what the method takes for them."""
    groups: list[tuple[list[str], Arguments]] = []
    for position, form in enumerate(forms):
        media_type = sent[position] if sent else ""
        known = next((g for g in groups if _heads(g[1]) == _heads(form)), None)
        if known is None:
            groups.append(([media_type], form))
        else:
            known[0].append(media_type)
    return ((tuple(media_types), form) for media_types, form in groups)


def _heads(form: Arguments) -> list[tuple[str, Annotation, str | None]]:
    return [(one.name, one.annotation, one.default_text) for one in form]


def _foreign(forms: Sequence[Arguments]) -> Iterator[tuple[str, ...]]:
    everything = dict.fromkeys(one.name for form in forms for one in form)
    for form in forms:
        own = {one.name for one in form}
        yield tuple(name for name in everything if name not in own)


def _merged(
    operation: Operation, forms: Sequence[Arguments], annotator: Annotator
) -> Iterator[FieldSignature]:
    """The arguments for all content types of the body, those that must be given first."""
    named: dict[str, list[tuple[str, FieldSignature]]] = {}
    for media_type, form in zip(_media_types(operation), forms, strict=True):
        for one in form:
            named.setdefault(one.name, []).append((media_type, one))
    merged = [
        (
            _shared([one for _, one in signatures])
            if _is_shared(signatures, len(forms))
            else _own(signatures, len(forms), annotator)
        )
        for signatures in named.values()
    ]
    yield from sorted(merged, key=lambda one: not one.required)


def _is_shared(signatures: list[tuple[str, FieldSignature]], forms: int) -> bool:
    """Whether all content types have an argument, with the same default."""
    return (
        len(signatures) == forms
        and len({one.default_text for _, one in signatures}) == 1
    )


def _shared(signatures: list[FieldSignature]) -> FieldSignature:
    return replace(
        signatures[0], annotation=union(one.annotation for one in signatures)
    )


def _own(
    signatures: list[tuple[str, FieldSignature]], forms: int, annotator: Annotator
) -> FieldSignature:
    """An argument that only some content types have, or that only some of them need."""
    first = signatures[0][1]
    types = union(_bare(one.annotation) for _, one in signatures)
    media_types = " and ".join(f"`{media_type}`" for media_type, _ in signatures)
    description = first.description
    if len(signatures) < forms:
        description = f"For {media_types}. {description or ''}".rstrip()
    if all(one.default_text == "None" for _, one in signatures):
        optional = subscript(OPTIONAL, types)
        return replace(
            first, annotation=optional, default=NONE, description=description
        )
    wrapped = subscript(annotator.scope.runtime("OptionalNullable"), types)
    unset = annotator.scope.type("UNSET")
    return replace(first, annotation=wrapped, default=unset, description=description)


def _bare(annotation: Annotation) -> Annotation:
    """An annotation without the word for what may be missing."""
    match annotation:
        case Group(
            "Optional[" | "Nullable[" | "OptionalNullable[",
            (Group() | Text() as inner,),
        ):
            return inner
        case _:
            return annotation

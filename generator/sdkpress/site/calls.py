"""The calls and the bodies that stand beside an operation's description.

Input: an operation. Output: a `Call` for each example of the document, and for each member of the union that the
body is, so that the code can follow what a reader chooses; the examples of what the server sends.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from markupsafe import Markup

from sdkpress.docs.markdown import one_line
from sdkpress.examples.call_examples import CallExample, call_example, example_names
from sdkpress.examples.conformance import conforms, member_of
from sdkpress.examples.json_values import as_mapping
from sdkpress.examples.sample_values import sample_value, tagged
from sdkpress.frozen import dataclass
from sdkpress.ir.api import Argument, ArgumentKind, Operation
from sdkpress.ir.calls import Content
from sdkpress.ir.ids import ModelId
from sdkpress.ir.media_types import ContentKind
from sdkpress.ir.models import UnionModel
from sdkpress.ir.types import Nullable, Ref, TypeRef
from sdkpress.ir.walk import named_model
from sdkpress.site.context import SiteContext
from sdkpress.site.highlight import highlighted
from sdkpress.site.views import Call, ResponseExample
from sdkpress.snippets.calls import call_snippet, call_values, program
from sdkpress.snippets.curl import curl_command
from sdkpress.spec.model import ABSENT

_MOST_MEMBERS: Final = 12
_LONGEST_BODY: Final = 20_000


@dataclass(frozen=True, slots=True)
class CallSet:
    """The calls of an operation, and which of them shows a member of a union."""

    calls: tuple[Call, ...]
    by_member: Mapping[ModelId, str]


def call_set(context: SiteContext, operation: Operation) -> CallSet:
    """The document's examples first, then a call for each member that none of them is of."""
    union = _union(context, operation)
    by_member: dict[ModelId, str] = {}
    calls = _of_examples(context, operation, union, by_member)
    if union is not None:
        calls += _of_members(context, operation, union, by_member, len(calls))
    if len(calls) > 1 and not calls[0].title:
        shown = next((n for n, k in by_member.items() if k == calls[0].key), None)
        if shown is None:
            del calls[0]  # made up, as the others are: one of them shows the same
        else:
            calls[0] = replace(calls[0], title=context.class_name(shown))
    return CallSet(tuple(calls), by_member)


def _of_examples(
    context: SiteContext,
    operation: Operation,
    union: Choice | None,
    by_member: dict[ModelId, str],
) -> list[Call]:
    """A call for each example of the document, with a note of the member that it is of."""
    calls: list[Call] = []
    for name in example_names(operation) or ("",):
        key = f"call-{len(calls) + 1}"
        example = call_example(context.shared, operation, name or None)
        calls.append(_call(context, operation, key, one_line(name), example))
        value = ABSENT if union is None else _value(union.argument, example)
        if union is None or value is ABSENT:
            continue
        member = member_of(context.shared, union.model, value)
        held = None if member is None else named_model(member)
        if held is not None:
            by_member.setdefault(held, key)
    return calls


def _of_members(
    context: SiteContext,
    operation: Operation,
    union: Choice,
    by_member: dict[ModelId, str],
    count: int,
) -> list[Call]:
    """A call for each member that no example shows."""
    shared, model = context.shared, union.model
    names = example_names(operation)
    start = call_example(shared, operation, names[0] if names else None)
    calls: list[Call] = []
    for member in model.members[:_MOST_MEMBERS]:
        held = named_model(member)
        if held is None or held in by_member:
            continue
        sample = sample_value(shared, member, within=(model.id,))
        value = tagged(shared, model, member, sample)
        if conforms(shared, Ref(model.id), value):
            key = by_member[held] = f"call-{count + len(calls) + 1}"
            example = _with_value(union.argument, start, value)
            title = context.class_name(held)
            calls.append(_call(context, operation, key, title, example))
    return calls


@dataclass(frozen=True, slots=True)
class Choice:
    """An argument that is one of several models."""

    argument: Argument
    model: UnionModel


def _union(context: SiteContext, operation: Operation) -> Choice | None:
    """The argument whose members a reader can choose from: the body, or the first required field."""
    for argument in operation.arguments:
        is_body = argument.kind is ArgumentKind.BODY
        if not is_body and not (argument.field is not None and argument.required):
            continue
        bare = (
            argument.type.of if isinstance(argument.type, Nullable) else argument.type
        )
        model = context.api.models[bare.model] if isinstance(bare, Ref) else None
        if isinstance(model, UnionModel) and len(model.members) > 1:
            return Choice(argument, model)
    return None


def _value(argument: Argument, example: CallExample) -> object:
    if argument.field is not None:
        return example.field(argument.field.wire)
    return example.body


def _with_value(argument: Argument, example: CallExample, value: object) -> CallExample:
    """The example with another value of the argument."""
    if argument.field is None:
        return replace(example, body=value)
    body = {**(as_mapping(example.body) or {}), argument.field.wire: value}
    return replace(example, body=body)


def _call(
    context: SiteContext,
    operation: Operation,
    key: str,
    title: str,
    example: CallExample,
) -> Call:
    shared = context.shared
    values = call_values(shared, operation, example)
    kind = context.snippets.result_kind(operation)
    sync = program(shared, call_snippet(shared, operation, values, kind))
    parts = call_snippet(shared, operation, values, kind, async_=True)
    async_ = program(shared, parts, async_=True)
    curl = curl_command(shared, operation, example)
    return Call(
        key=key,
        title=title,
        sync=Markup(highlighted(sync, "python")),
        async_=Markup(highlighted(async_, "python")),
        curl=Markup(highlighted(curl, "curl")),
    )


def response_examples(
    context: SiteContext, operation: Operation
) -> tuple[ResponseExample, ...]:
    """What the server sends: the document's examples, else one made up for a body of JSON."""
    examples: list[ResponseExample] = []
    for response in operation.responses:
        for content in response.contents[:1]:
            for name, value in _bodies(context, content):
                status = response.status
                examples.append(
                    ResponseExample(
                        key=f"body-{len(examples) + 1}",
                        title=f"{status} · {one_line(name)}" if name else status,
                        name=one_line(name),
                        code=_code(value),
                    )
                )
    return tuple(examples)


def _bodies(context: SiteContext, content: Content) -> Iterator[tuple[str, object]]:
    if content.examples:
        yield from ((e.name, e.value) for e in content.examples)
    elif content.kind is ContentKind.JSON or content.kind.is_stream:
        yield "", body_example(context, content.type, content.schema_examples)


def body_example(
    context: SiteContext, type_: TypeRef, examples: tuple[object, ...]
) -> object:
    """A value of the type: the document's own if it conforms, else one made up."""
    shared = context.shared
    documented = next((e for e in examples if conforms(shared, type_, e)), ABSENT)
    return sample_value(shared, type_) if documented is ABSENT else documented


def _code(value: object) -> Markup:
    if isinstance(value, str):
        return Markup(highlighted(_cut(value), "text"))
    return Markup(highlighted(json_text(value), "json"))


def json_text(value: object) -> str:
    """JSON as people read it."""
    return _cut(json.dumps(value, indent=2, ensure_ascii=False, default=str))


def _cut(text: str) -> str:
    """The text; of a very long one, the lines that a reader will look at."""
    text = text.rstrip("\n")
    if len(text) <= _LONGEST_BODY:
        return text
    return text[:_LONGEST_BODY].rpartition("\n")[0] + "\n…"

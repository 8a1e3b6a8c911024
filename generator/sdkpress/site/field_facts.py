"""What is said about a field or an argument wherever it stands.

Input: its signature, from which the code is made too. Output: `FieldFacts`: type, whether it must be given, default,
limits, values, text. Each is made once, however many lists it stands in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final

from sdkpress.docs.markdown import one_line
from sdkpress.examples.sample_values import conforming_example
from sdkpress.ir.api import Operation
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import Deprecation, EnumModel, ObjectModel
from sdkpress.ir.models import Field as ModelField
from sdkpress.ir.types import Nullable, Primitive, TypeRef, bare
from sdkpress.ir.walk import named_model
from sdkpress.python.fields import FieldSignature
from sdkpress.python.literals import scalar
from sdkpress.python.signature import field_signatures
from sdkpress.site.context import SiteContext, breakable
from sdkpress.site.text import rich
from sdkpress.site.views import Fact, FieldFacts, Link
from sdkpress.snippets.call_arguments import argument_examples
from sdkpress.spec.model import ABSENT

MOST_VALUES: Final = 12
_LONGEST: Final = 100
_NO_DEFAULTS: Final = ("None", "UNSET")
_LIMITS: Final = (
    ("minimum", "min"),
    ("exclusiveMinimum", "greater than"),
    ("maximum", "max"),
    ("exclusiveMaximum", "less than"),
    ("multipleOf", "multiple of"),
    ("minLength", "min length"),
    ("maxLength", "max length"),
    ("pattern", "pattern"),
    ("minItems", "min items"),
    ("maxItems", "max items"),
    ("uniqueItems", "unique items"),
)


class FactSheets:
    """Makes the facts of one site."""

    def __init__(self, context: SiteContext) -> None:
        self.context = context
        self._models: dict[ModelId, tuple[tuple[FieldFacts, ModelField], ...]] = {}

    def of_argument(self, operation: Operation, one: FieldSignature) -> FieldFacts:
        """The facts of a method's argument."""
        argument = one.argument
        assert argument is not None
        parameter, origin = argument.parameter, argument.parameter or argument.field
        return self._facts(
            one,
            argument.type,
            origin.deprecation if origin is not None else None,
            argument_examples(operation, argument),
            origin.keywords if origin is not None else {},
            () if parameter is None else (parameter.location,),
            _renamed("sent as", one, parameter.wire if parameter is not None else None),
        )

    def of_model(self, model: ObjectModel) -> tuple[tuple[FieldFacts, ModelField], ...]:
        """The facts of a model's fields, in order."""
        facts = self._models.get(model.id)
        if facts is None:
            signatures = field_signatures(model, self.context.annotator)
            facts = self._models[model.id] = tuple(
                (self._of_field(one, one.field), one.field)
                for one in signatures
                if one.field is not None
            )
        return facts

    def _of_field(self, one: FieldSignature, field: ModelField) -> FieldFacts:
        flags = (
            *(("read-only",) if field.read_only else ()),
            *(("write-only",) if field.write_only else ()),
        )
        renamed = _renamed("in JSON", one, field.wire)
        return self._facts(
            one,
            field.type,
            field.deprecation,
            field.examples,
            field.keywords,
            flags,
            renamed,
        )

    def _facts(
        self,
        one: FieldSignature,
        type_: TypeRef,
        deprecation: Deprecation | None,
        examples: Sequence[object],
        keywords: Mapping[str, object],
        flags: tuple[str, ...],
        renamed: tuple[Fact, ...],
    ) -> FieldFacts:
        held = named_model(type_)
        values = enum_values(None if held is None else self.context.api.models[held])
        more = None
        if held is not None and len(values) > MOST_VALUES:
            page = self.context.model_page(held)
            more = Link(f"{len(values) - MOST_VALUES} more values", f"../{page}")
        return FieldFacts(
            name=breakable(one.name),
            type=self.context.label(one.annotation),
            required=one.required,
            nullable=isinstance(type_, Nullable),
            deprecated=deprecation is not None,
            flags=flags,
            text=rich(one.description),
            facts=(
                *_default(one),
                *_limits(type_, keywords),
                *self._example(type_, examples),
                *renamed,
            ),
            values=values[:MOST_VALUES],
            more_values=more,
        )

    def _example(self, type_: TypeRef, examples: Sequence[object]) -> tuple[Fact, ...]:
        """The document's own example, if it fits the type and a line."""
        value = conforming_example(self.context.shared, type_, tuple(examples))
        if value is ABSENT:
            return ()
        text = _value(value)
        return (Fact("example", text),) if len(text) <= _LONGEST else ()


def enum_values(model: object) -> tuple[str, ...]:
    """The values of an enum as code; none of any other model."""
    if not isinstance(model, EnumModel):
        return ()
    return tuple(scalar(one.value) for one in model.values)


def _default(one: FieldSignature) -> tuple[Fact, ...]:
    text = one.server_default or one.default_text
    if text is None or text in _NO_DEFAULTS:
        return ()
    return (Fact("default", _cut(text)),)


def _limits(type_: TypeRef, keywords: Mapping[str, object]) -> list[Fact]:
    inner = bare(type_)
    facts: list[Fact] = []
    if isinstance(inner, Primitive) and inner.format:
        facts.append(Fact("format", inner.format))
    facts += (
        Fact(label, _value(keywords[word]))
        for word, label in _LIMITS
        if keywords.get(word) not in (None, False)
    )
    return facts


def _renamed(label: str, one: FieldSignature, wire: str | None) -> tuple[Fact, ...]:
    """The document's name, where Python's is another one."""
    if wire is None or wire == one.name:
        return ()
    return (Fact(label, wire),)


def _value(value: object) -> str:
    """A value as code: text in quotes, the rest as JSON."""
    if isinstance(value, str | bool | int | float):
        return _cut(scalar(value))
    return _cut(json.dumps(value, ensure_ascii=False, default=str))


def _cut(text: str) -> str:
    """One line of code that fits a column."""
    line = one_line(text)
    return line if len(line) <= _LONGEST + 20 else line[:_LONGEST] + "…"

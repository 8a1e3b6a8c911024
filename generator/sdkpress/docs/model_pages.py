"""The pages of models: objects, enums and unions, one page a class.

Input: the API, its names and the dialect. Output: a view for each model.
"""

from __future__ import annotations

from sdkpress.docs.cells import type_cell
from sdkpress.docs.example_cells import example_cell
from sdkpress.docs.markdown import (
    cell,
    deprecation_cell,
    deprecation_note,
    prose,
    struck,
)
from sdkpress.docs.tables import table
from sdkpress.docs.views import EnumPage, ObjectPage, UnionMember, UnionPage
from sdkpress.ir.models import (
    Deprecation,
    EnumModel,
    Field,
    Model,
    ObjectModel,
    UnionModel,
    Usage,
)
from sdkpress.ir.types import MapOf, TypeRef, bare
from sdkpress.python.context import GenerationContext
from sdkpress.python.literals import scalar
from sdkpress.snippets.type_text import member_text
from sdkpress.snippets.typed_values import member_code

FIELD_HEAD = ("Field", "Type", "Required", "Description")
REQUIRED = ":heavy_check_mark:"
OPTIONAL = ":heavy_minus_sign:"
NOTHING = "N/A"

_NOTE_OPEN_LITERAL = (
    "This is an open enum: values that are not listed are passed through as they are."
)
_NOTE_OPEN_CLASS = (
    "\n\n# Open enum: unrecognized values are captured as UnrecognizedStr"
)


def model_page(
    context: GenerationContext, model: Model
) -> ObjectPage | EnumPage | UnionPage:
    """The page of one model."""
    match model:
        case ObjectModel():
            return _object_page(context, model)
        case EnumModel():
            return _enum_page(context, model)
        case UnionModel():
            return _union_page(context, model)


def head_of(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The columns, with Example where some row has one. Rows are five cells wide, Example last."""
    return (*columns, "Example") if any(row[4] for row in rows) else columns


def field_row(
    context: GenerationContext,
    shown: str,
    type_text: str,
    required: bool,
    description: str | None,
    deprecation: Deprecation | None,
    example: str,
) -> tuple[str, ...]:
    """One row of a field or argument table; the Example cell is always there."""
    text = cell(context, prose(context, description))
    if deprecation is not None:
        text = deprecation_cell(context, deprecation, text)
    return (
        struck(f"`{shown}`", deprecation),
        cell(context, type_text),
        REQUIRED if required else OPTIONAL,
        text or NOTHING,
        cell(context, example),
    )


def rows_to_table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """The table of such rows, without the Example column where it would be empty."""
    head = head_of(columns, rows)
    return table(head, [row[: len(head)] for row in rows])


def is_sent(model: Model) -> bool:
    """Whether bytes in the model are uploaded rather than downloaded."""
    return model.usage is not Usage.RESPONSE


def base_of(page: str) -> str:
    """The way from a page to the `docs` folder."""
    return "../" * page.count("/")


def _object_page(context: GenerationContext, model: ObjectModel) -> ObjectPage:
    base = base_of(context.name(model.id).page)
    rows = [_field(context, model, field, base) for field in model.fields]
    if model.additional is not None:
        rows.append(_extra_row(context, model, model.additional, base))
    return ObjectPage(
        title=struck(context.name(model.id).class_name, model.deprecation),
        description=prose(context, model.description),
        deprecation=deprecation_note(context, model.deprecation),
        table=rows_to_table(FIELD_HEAD, rows),
    )


def _field(
    context: GenerationContext, model: ObjectModel, field: Field, base: str
) -> tuple[str, ...]:
    required = field.required
    return field_row(
        context,
        context.names.fields[model.id, field.wire],
        type_cell(context, field.type, base, required=required, sent=is_sent(model)),
        required,
        field.description,
        field.deprecation,
        example_cell(context, field.type, field.examples),
    )


def _extra_row(
    context: GenerationContext, model: ObjectModel, value: TypeRef, base: str
) -> tuple[str, ...]:
    """Properties that the document does not name. Their example is that of the whole object."""
    type_ = MapOf(value)
    return field_row(
        context,
        "__pydantic_extra__",
        type_cell(context, type_, base, required=False, sent=is_sent(model)),
        False,
        None,
        None,
        example_cell(context, type_, model.examples),
    )


def _union_page(context: GenerationContext, model: UnionModel) -> UnionPage:
    members = model.members
    if model.discriminator is not None and model.discriminator.declared:
        mapped = tuple(target for _, target in model.discriminator.mapping)
        members = mapped or members
    members = tuple(map(bare, members))  # null is of the union, not of a member
    if not context.dialect.repeated_members:
        members = tuple(dict.fromkeys(members))
    sent = is_sent(model)
    return UnionPage(
        title=struck(context.name(model.id).class_name, model.deprecation),
        description=prose(context, model.description),
        deprecation=deprecation_note(context, model.deprecation),
        members=tuple(
            UnionMember(
                member_text(context, member, sent=sent),
                member_code(context, model, member, sent=sent),
            )
            for member in members
        ),
    )


def _enum_page(context: GenerationContext, model: EnumModel) -> EnumPage:
    as_class = context.is_enum_class(model)
    listed = context.dialect.enum_list and not as_class
    values = [member.value for member in model.values]
    says_open = model.open and (context.dialect.open_enum_note or as_class)
    rows = [
        (f"`{name}`", cell(context, _plain(value)))
        for name, value in zip(context.names.members[model.id], values, strict=True)
    ]
    return EnumPage(
        title=struck(context.name(model.id).class_name, model.deprecation),
        description=prose(context, model.description),
        deprecation=deprecation_note(context, model.deprecation),
        usage=_enum_usage(context, model, as_class),
        note=_NOTE_OPEN_LITERAL if says_open and not as_class else "",
        members=tuple(map(scalar, values)) if listed else (),
        table="" if listed else table(("Name", "Value"), rows),
    )


def _enum_usage(context: GenerationContext, model: EnumModel, as_class: bool) -> str:
    """Code that names the enum's first value; only newer pages have it."""
    if not context.dialect.enum_list or not model.values:
        return ""
    name = context.name(model.id)
    package = context.names.client.package
    lines = f"from {package}.{name.namespace} import {name.class_name}\n"
    if as_class:
        member = context.names.members[model.id][0]
        note = _NOTE_OPEN_CLASS if model.open else ""
        return f"{lines}\nvalue = {name.class_name}.{member}{note}"
    return f"{lines}value: {name.class_name} = {scalar(model.values[0].value)}"


def _plain(value: str | int | float | bool) -> str:
    if isinstance(value, str):
        return value
    return scalar(value) if not isinstance(value, bool) else str(value).lower()

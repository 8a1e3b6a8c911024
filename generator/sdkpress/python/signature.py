"""Signatures: what a method takes and gives, and what a model's fields are.

Input: an `Operation` or `ObjectModel` and an `Annotator`. Output: `Signature` and `FieldSignature`. The code,
the pages and `inspect` print these, so that they cannot differ:

    annotator = Annotator(context, ImportScope())       # types as code outside the package writes them
    for argument in signature_of(operation, annotator).parameters:
        argument.name, source(argument.annotation), argument.required, argument.default_text

`nodes.source(annotation, leaf)` prints an annotation with links, `nodes.models_in` tells which models it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from sdkpress.frozen import dataclass
from sdkpress.ir.api import Argument, ArgumentKind, Operation
from sdkpress.ir.calls import Parameter
from sdkpress.ir.media_types import ContentKind
from sdkpress.ir.models import Field, ObjectModel, Usage
from sdkpress.ir.types import (
    Const,
    ListOf,
    Presence,
    TypeRef,
    bare,
    is_binary,
)
from sdkpress.names.words import pascal
from sdkpress.python import literals
from sdkpress.python.annotate import NONE, STR, Annotator, union
from sdkpress.python.context import GenerationContext
from sdkpress.python.defaults import field_default, scalar_default
from sdkpress.python.fields import FieldSignature as FieldSignature
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.nodes import (
    Annotation,
    Group,
    Node,
    Symbol,
    Text,
    subscript,
)
from sdkpress.python.options import free_options
from sdkpress.python.overloads import Choices, choices_of
from sdkpress.python.responses import ResponseHandling, response_handling
from sdkpress.python.symbols import OPTIONAL


@dataclass(frozen=True, slots=True)
class Form:
    """The sync or the async form of a method. `suffix` is appended to its name where both stand in one class."""

    is_async: bool
    suffix: str = ""

    @property
    def transport(self) -> str:
        """The attribute that holds the transport."""
        return "_async_transport" if self.suffix else "_transport"


ACCEPT: Final = "accept_header_override"
SYNC: Final = Form(is_async=False)
ASYNC: Final = Form(is_async=True)
ASYNC_BESIDE: Final = Form(is_async=True, suffix="_async")


def forms(context: GenerationContext) -> tuple[tuple[Form, ...], ...]:
    """The forms of methods of each class: one class with both, or one class for each."""
    if context.config.async_mode == "both":
        return ((SYNC, ASYNC_BESIDE),)
    return ((SYNC,), (ASYNC,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One form of an operation's method: all arguments are given by keyword, those that must be given first.

    `options` are what every method takes besides, and before it the arguments that choose what is sent or given.
    `accept` is the enum of the media types that the caller may ask for, where the config wants one.
    """

    name: str
    form: Form
    choices: Choices
    options: tuple[FieldSignature, ...]
    accept: str | None = None

    @property
    def arguments(self) -> tuple[FieldSignature, ...]:
        """The operation's own."""
        return self.choices.arguments

    @property
    def result(self) -> Annotation:
        """The return annotation."""
        return self.choices.result

    @property
    def parameters(self) -> tuple[FieldSignature, ...]:
        """Everything that the method takes, in order."""
        return self.arguments + self.options

    @property
    def nodes(self) -> Iterator[Node | None]:
        """Everything that needs imports."""
        yield self.result
        for parameter in self.parameters:
            yield parameter.annotation
            yield parameter.default
        for overload in self.choices.overloads:
            for argument in overload.arguments:
                yield argument.annotation
                yield argument.default


def signature_of(
    operation: Operation,
    annotator: Annotator,
    form: Form = SYNC,
    handling: ResponseHandling | None = None,
) -> Signature:
    """The signature of one form of an operation's method. `handling` is found where it is not given."""
    if handling is None:
        handling = response_handling(operation, annotator)
    forms_ = [argument_signatures(one, annotator) for one in operation.forms]
    choices = choices_of(
        operation,
        forms_,
        handling,
        lambda one: result_annotation(one, form, annotator.scope),
        annotator,
    )
    signature = Signature(
        name=annotator.context.names.operations[operation.id] + form.suffix,
        form=form,
        choices=choices,
        options=(
            *choices.beside,
            *free_options(choices.arguments, annotator.scope),
        ),
    )
    beside = {one.name for one in choices.beside}
    if handling.stream is not None and choices.stream not in beside:
        return signature
    return _with_accept(signature, operation, handling, annotator)


def _with_accept(
    signature: Signature,
    operation: Operation,
    handling: ResponseHandling,
    annotator: Annotator,
) -> Signature:
    """The signature with an argument for the media type, where the config wants one and there are several."""
    several = len(handling.media_types) > 1
    if not several or annotator.context.config.compatibility.accept_argument == "none":
        return signature
    called = operation.pinned or annotator.context.names.operations[operation.id]
    name = f"{pascal(called)}AcceptEnum"
    argument = FieldSignature(
        name=ACCEPT,
        annotation=subscript(OPTIONAL, Text(name)),
        default=NONE,
        description="The media type to ask for.",
    )
    choices = signature.choices
    if choices.overloads:  # which media type it is, only the running program knows
        last = choices.overloads[-1]
        either = tuple(
            replace(one, default=Text("False")) if one.name == choices.stream else one
            for one in last.arguments
        )
        last = replace(last, arguments=(*either, argument))
        choices = replace(choices, overloads=(*choices.overloads[:-1], last))
    return replace(
        signature,
        options=(argument, *signature.options),
        choices=choices,
        accept=name,
    )


def ordered(arguments: Iterable[Argument]) -> tuple[Argument, ...]:
    """The arguments that must be given, then the others, each in their own order."""
    return tuple(sorted(arguments, key=lambda argument: not argument.required))


def argument_signatures(
    operation: Operation, annotator: Annotator
) -> tuple[FieldSignature, ...]:
    """The operation's own arguments in the order of the method's head."""
    known = annotator.arguments.get(id(operation))
    if known is not None and known[0] is operation:
        return known[1]
    arguments = tuple(
        _argument(operation, argument, annotator)
        for argument in ordered(operation.arguments)
    )
    annotator.arguments[id(operation)] = operation, arguments
    return arguments


def _argument(
    operation: Operation, argument: Argument, annotator: Annotator
) -> FieldSignature:
    annotation, default = _argument_type(operation, argument, annotator)
    origin = argument.parameter or argument.field
    return FieldSignature(
        name=annotator.context.argument_name(operation, argument),
        annotation=annotation,
        default=default,
        wire=None if origin is None else origin.wire,
        argument=argument,
        field=argument.field,
        description=argument.description,
    )


def _is_xml(operation: Operation) -> bool:
    """Whether the body is written as XML, which may be given as text too."""
    body = operation.body
    return body is not None and body.contents[0].kind is ContentKind.XML


def _argument_type(
    operation: Operation, argument: Argument, annotator: Annotator
) -> tuple[Annotation, Node | None]:
    constant = argument.type.value if isinstance(argument.type, Const) else None
    if constant is not None and argument.kind is ArgumentKind.FIELD:
        return annotator.give(argument.type), Text(literals.scalar(constant))
    how = argument.presence
    given = annotator.give(bare(argument.type))
    if argument.kind is ArgumentKind.BODY and _is_xml(operation):
        given = union([given, STR, Text("bytes")])
    annotation = annotator.wrapped(given, how)
    origin = argument.field or argument.parameter
    in_path = argument.parameter is not None and argument.parameter.location == "path"
    if argument.required:
        # A value of the path may have a default, and never be missing.
        default = scalar_default(annotator, argument.type, argument.default)
        return annotation, default if in_path and isinstance(default, Text) else None
    if origin is None or is_sent(origin, annotator.context):
        default = scalar_default(annotator, argument.type, argument.default)
        if isinstance(default, Text):
            return annotation, default
    return annotation, _absent(how, annotator)


def is_sent(origin: Field | Parameter, context: GenerationContext) -> bool:
    """Whether the document's default goes out where the caller gives no value."""
    if origin.default_suffices:
        return True
    return context.config.compatibility.document_defaults == "sent"


def _absent(how: Presence, annotator: Annotator) -> Text:
    """What stands for a value that is not given: None where null is no value of its own."""
    return NONE if how is Presence.OPTIONAL else annotator.scope.type("UNSET")


def result_annotation(
    handling: ResponseHandling, form: Form, scope: ImportScope
) -> Annotation:
    """What a method returns (of an async one: what awaiting it gives)."""
    match handling.mode:
        case "call":
            return handling.envelope or handling.value
        case "download":
            name = "AsyncBinaryResponse" if form.is_async else "BinaryResponse"
            return scope.type(name)
        case "paginate":
            # The page is named in an annotation alone, so that nothing is loaded for it.
            page = scope.inside("utils", "AsyncPage" if form.is_async else "Page")
            item = handling.pages.item if handling.pages is not None else None
            types = (handling.value,) if item is None else (handling.value, item)
            return Group(f"{page.text}[", types, "]", symbol=page.symbol)
        case "stream":
            name = "EventStreamAsync" if form.is_async else "EventStream"
            symbol = Symbol(".utils.eventstreaming", name)
            return subscript(symbol, handling.value)


def field_signatures(
    model: ObjectModel, annotator: Annotator
) -> Iterator[FieldSignature]:
    """The fields of a model's class, each wire name once: parameters in two places of a request may share one."""
    distinct = {field.wire: field for field in reversed(model.fields)}
    for field in model.fields:
        if distinct[field.wire] is field:
            annotation, default = _field_type(model, field, annotator)
            yield FieldSignature(
                name=annotator.context.names.fields[model.id, field.wire],
                annotation=annotation,
                default=default,
                wire=field.wire,
                field=field,
                description=field.description,
            )


def _field_type(
    model: ObjectModel, field: Field, annotator: Annotator
) -> tuple[Annotation, Node | None]:
    uploaded = model.usage is not Usage.RESPONSE and _is_binary(field.type)
    describe = annotator.give if uploaded else annotator.read
    if isinstance(field.type, Const) and not isinstance(field.type.value, float):
        return describe(field.type), Text(literals.scalar(field.type.value))
    default: Node | None = None
    if model.usage is Usage.RESPONSE or is_sent(field, annotator.context):
        default = field_default(annotator, field.type, field.default)
    if field.required:
        return describe(field.type), default
    how = field.presence
    annotation = annotator.wrapped(describe(bare(field.type)), how)
    return annotation, _absent(how, annotator) if default is None else default


def _is_binary(type_: TypeRef) -> bool:
    inner = bare(type_)
    return is_binary(inner.item if isinstance(inner, ListOf) else inner)

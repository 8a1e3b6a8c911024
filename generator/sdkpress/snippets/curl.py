"""An operation → a curl command that calls it.

Input: an operation with the API it belongs to, and the name of one of its examples. Output: text for a POSIX
shell, one option a line. Credentials are shell variables, named as the SDK names those of the environment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sdkpress.examples.call_examples import CallExample, call_example
from sdkpress.examples.json_values import as_list, as_mapping
from sdkpress.examples.request_examples import (
    SentParameter,
    body_fields,
    body_value,
    json_text,
    object_body,
    sent_parameters,
    url_of,
)
from sdkpress.examples.sample_scalars import UPLOAD
from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Content
from sdkpress.ir.media_types import ContentKind
from sdkpress.ir.models import FileModel, ObjectModel
from sdkpress.ir.types import ListOf, Nullable, Ref, TupleOf, TypeRef, is_binary
from sdkpress.python.context import GenerationContext
from sdkpress.python.credentials import environment_variable
from sdkpress.runtime.parameters import encode, scalar_text
from sdkpress.snippets.client_arguments import credential_arguments
from sdkpress.spec.model import SecurityScheme

_ONE_WORD: Final = re.compile(r"[A-Za-z0-9_@%+=:,./-]+")
_SPECIAL_IN_DOUBLE: Final = re.compile(r'[\\"$`]')


def curl_command(
    context: GenerationContext,
    operation: Operation,
    example: str | CallExample | None = None,
) -> str:
    """The command, without a line break at its end. None stands for the only example that there is."""
    if not isinstance(example, CallExample):
        example = call_example(context, operation, example)
    sent = sent_parameters(context, operation, example)
    credentials = list(_credentials(context, operation))
    url = shell_word(url_of(context, operation, sent))
    query = [text for kind, text in credentials if kind == "query"]
    if query:
        has_query = any(one.parameter.location.startswith("query") for one in sent)
        url += f'"{"&" if has_query else "?"}{"&".join(query)}"'
    lines = [" ".join(["curl", *_mode(operation), url])]
    lines += [text for kind, text in credentials if kind == "option"]
    lines += _headers(operation, sent)
    lines += _cookies(sent, [text for kind, text in credentials if kind == "cookie"])
    lines += _body(context, operation, example)
    return " \\\n  ".join(lines)


def shell_word(text: str) -> str:
    """The text as one word of a POSIX shell."""
    if _ONE_WORD.fullmatch(text):
        return text
    return "'" + text.replace("'", "'\\''") + "'"


def _mode(operation: Operation) -> Iterator[str]:
    """What is special about the request or its response."""
    success = operation.success
    if success is not None and any(c.kind.is_stream for c in success.contents):
        yield "--no-buffer"
    if success is not None and any(is_binary(c.type) for c in success.contents[:1]):
        yield "--output response.bin"
    has_body = operation.body is not None and bool(operation.body.contents)
    if operation.method == "head":
        yield "--head"
    elif operation.method != ("post" if has_body else "get"):
        yield f"--request {operation.method.upper()}"


def _headers(operation: Operation, sent: tuple[SentParameter, ...]) -> Iterator[str]:
    for one in sent:
        if one.parameter.location == "header" and one.parameter.wire.strip():
            yield _header(one.parameter.wire, one.header_text())
    success = operation.success
    if success is not None and success.contents:
        yield _header("Accept", success.contents[0].media_type)


def _header(name: str, value: str) -> str:
    # curl drops a header without a value, unless it ends with a semicolon.
    return "--header " + shell_word(f"{name}: {value}" if value else f"{name};")


def _cookies(sent: tuple[SentParameter, ...], secrets: list[str]) -> Iterator[str]:
    pairs = [
        pair
        for one in sent
        if one.parameter.location == "cookie"
        for pair in one.texts()
    ]
    if secrets:
        known = _in_double("".join(f"{pair}; " for pair in pairs))
        yield f'--cookie "{known}{"; ".join(secrets)}"'
    elif pairs:
        yield "--cookie " + shell_word("; ".join(pairs))


def _credentials(
    context: GenerationContext, operation: Operation
) -> Iterator[tuple[str, str]]:
    """The credentials of the first requirement that names any: where each goes, and its text."""
    requirement = next((one for one in operation.security if one), ())
    for key, _ in requirement:
        scheme = context.api.security_schemes.get(key)
        arguments = credential_arguments(context, key)
        if scheme is not None and arguments:
            variables = ["$" + environment_variable(context, a) for a in arguments]
            yield _credential(scheme, variables)


def _credential(scheme: SecurityScheme, variables: list[str]) -> tuple[str, str]:
    word = (scheme.scheme or "bearer") if scheme.kind == "http" else "bearer"
    if scheme.kind == "apiKey":
        name = scheme.name or scheme.key
        if scheme.location == "query":
            return "query", f"{encode(name)}={variables[0]}"
        if scheme.location == "cookie":
            return "cookie", f"{encode(name)}={variables[0]}"
        return "option", f'--header "{_in_double(name)}: {variables[0]}"'
    if scheme.kind == "mutualTLS":
        return "option", "--cert client.pem"
    if word.lower() in ("basic", "digest"):
        digest = "--digest " if word.lower() == "digest" else ""
        return "option", f'{digest}--user "{":".join(variables)}"'
    word = "Bearer" if word.lower() == "bearer" else _in_double(word)
    return "option", f'--header "Authorization: {word} {variables[0]}"'


def _in_double(text: str) -> str:
    return _SPECIAL_IN_DOUBLE.sub(r"\\\g<0>", text)


def _body(
    context: GenerationContext, operation: Operation, example: CallExample
) -> Iterator[str]:
    if operation.body is None or not operation.body.contents:
        return
    content = operation.body.contents[0]
    model = object_body(context, content)
    if content.kind is ContentKind.MULTIPART and model is not None:
        yield from _multipart(context, content, model, example)
    elif content.kind is ContentKind.FORM and model is not None:
        for name, value in body_fields(context, model, example):
            for item in as_list(value) or (value,):
                yield "--data-urlencode " + shell_word(f"{name}={_text(item)}")
    else:
        yield _header("Content-Type", content.media_type)
        yield _whole(content, body_value(context, content, example))


def _whole(content: Content, value: object) -> str:
    """A body in one piece."""
    if is_binary(content.type):
        return f"--data-binary @{UPLOAD}"
    if content.kind is ContentKind.JSON:
        return "--data " + shell_word(json_text(value, indent=2))
    return "--data-raw " + shell_word(_text(value))


def _multipart(
    context: GenerationContext,
    content: Content,
    model: ObjectModel,
    example: CallExample,
) -> Iterator[str]:
    encodings = {e.wire: e.content_type for e in content.encoding}
    types = {field.wire: field.type for field in model.fields}
    for name, value in body_fields(context, model, example):
        kind = encodings.get(name)
        suffix = f";type={kind}" if kind else ""
        type_ = types[name]
        if _is_upload(context, type_):
            count = len(as_list(value) or (value,))
            yield from [f"--form {shell_word(f'{name}=@{UPLOAD}{suffix}')}"] * count
            continue
        for item in as_list(value) or (value,):
            if as_mapping(item) is not None:
                quoted = json_text(item).replace("\\", "\\\\").replace('"', '\\"')
                suffix = suffix or ";type=application/json"
                yield "--form " + shell_word(f'{name}="{quoted}"{suffix}')
            else:
                yield "--form-string " + shell_word(f"{name}={_text(item)}")


def _is_upload(context: GenerationContext, type_: TypeRef) -> bool:
    """Whether a part is a file, or a list of files."""
    match type_:
        case Nullable(of) | ListOf(of):
            return _is_upload(context, of)
        case TupleOf():
            return any(_is_upload(context, one) for one in type_.types)
        case Ref(model):
            return isinstance(context.model(model), FileModel)
        case _:
            return is_binary(type_)


def _text(value: object) -> str:
    """A value as a form field or a text body holds it."""
    if as_mapping(value) is not None or as_list(value) is not None:
        return json_text(value)
    return scalar_text(value)

"""Options: what every method takes besides the operation's own arguments, and the forms that clients share with it.

Input: where the method stands, and the arguments that it has already. Output: `FieldSignature`s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from sdkpress.python import literals
from sdkpress.python.annotate import NONE, STR
from sdkpress.python.fields import FieldSignature
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.nodes import Annotation, Node, Text, subscript
from sdkpress.python.symbols import LITERAL, MAPPING, OPTIONAL

INTEGER: Final = subscript(OPTIONAL, Text("int"))
SECONDS: Final = subscript(OPTIONAL, Text("float"))
STRING: Final = subscript(OPTIONAL, STR)


def free_options(
    arguments: Iterable[FieldSignature], scope: ImportScope
) -> Iterator[FieldSignature]:
    """The options of a method: a simple form gives way to an argument of the operation's that has its name."""
    taken = {argument.name for argument in arguments}
    for one in (*standard_options(scope), *simple_options()):
        if one.name not in taken:
            yield one


@lru_cache(maxsize=256)
def standard_options(scope: ImportScope) -> tuple[FieldSignature, ...]:
    """What every method takes besides the operation's own arguments."""
    retries = "Override the client's retry configuration for this call."
    timeout = "Override the client's timeout for this call, in milliseconds."
    headers = subscript(OPTIONAL, subscript(MAPPING, STR, STR))
    return (
        option("retries", retry_annotation(scope), retries, scope.type("UNSET")),
        option("server_url", STRING, "Override the server for this call."),
        option("timeout_ms", INTEGER, timeout),
        option("http_headers", headers, "Headers to send beside the client's own."),
    )


@cache
def simple_options() -> tuple[FieldSignature, ...]:
    """Short forms of options, which methods take besides unless an argument of their own has the name."""
    repeats = "How often to repeat this call if it fails for a passing reason."
    strictness = subscript(OPTIONAL, validation_annotation())
    strictly = "How strictly to read the response of this call."
    return (
        option("max_retries", INTEGER, repeats),
        option("timeout", SECONDS, "`timeout_ms` in seconds."),
        option("response_validation", strictness, strictly),
    )


def option(
    name: str, annotation: Annotation, description: str, default: Node = NONE
) -> FieldSignature:
    """A setting of a method or a client, which need not be given."""
    return FieldSignature(
        name=name, annotation=annotation, default=default, description=description
    )


def validation_annotation() -> Annotation:
    """How strictly responses are read."""
    words = (Text(literals.text(word)) for word in ("lenient", "strict", "off"))
    return subscript(LITERAL, *words)


def retry_annotation(scope: ImportScope) -> Annotation:
    """The type of a retry configuration; None turns retries off."""
    config = scope.inside("utils", "RetryConfig")
    return subscript(scope.runtime("OptionalNullable"), config)

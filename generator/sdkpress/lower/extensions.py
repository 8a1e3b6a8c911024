"""Reads the vendor extensions that carry behaviour: x-speakeasy-retries, -timeout and so on.

Input: the `x-` keys of an object of the document. Output: values of `ir.api`. A value of a wrong form is
reported and counts as absent, so that an extension can never cost an operation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from sdkpress.diagnostics import codes
from sdkpress.diagnostics.findings import Location, Sink
from sdkpress.ir.calls import Backoff, RetryPolicy, UsageExample
from sdkpress.ir.models import Deprecation

Extensions = Mapping[str, object]


def as_mapping(value: object) -> Mapping[str, object] | None:
    """A mapping with text keys, or None."""
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else None


def as_list(value: object) -> Sequence[object] | None:
    """A list, or None; text is no list."""
    if isinstance(value, (list, tuple)):
        return cast("Sequence[object]", value)
    return None


def as_text(value: object) -> str | None:
    """Text, or None; a number counts as its text."""
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return None


def as_integer(value: object) -> int | None:
    """A whole number, or None."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def texts(value: object) -> tuple[str, ...]:
    """The texts of a list; a lone text is a list of one."""
    if isinstance(value, str):
        return (value,)
    items = (as_text(item) for item in as_list(value) or ())
    return tuple(text for text in items if text is not None)


def deprecation(deprecated: bool, extensions: Extensions) -> Deprecation | None:
    """`deprecated` with x-speakeasy-deprecation-message and -replacement."""
    if not deprecated:
        return None
    return Deprecation(
        message=as_text(extensions.get("x-speakeasy-deprecation-message")),
        replacement=as_text(extensions.get("x-speakeasy-deprecation-replacement")),
    )


def retry_policy(raw: object, at: Location, sink: Sink) -> RetryPolicy | None:
    """x-speakeasy-retries: times in milliseconds; `strategy: none` is no policy."""
    if raw is None:
        return None
    node = as_mapping(raw)
    if node is None:
        odd(sink, "x-speakeasy-retries", "a mapping", at)
        return None
    if node.get("strategy") == "none":
        return None
    backoff = as_mapping(node.get("backoff")) or {}
    plain = Backoff()

    def milliseconds(key: str, default: int) -> int:
        number = as_integer(backoff.get(key))
        return default if number is None else number

    exponent = backoff.get("exponent")
    return RetryPolicy(
        backoff=Backoff(
            initial_interval=milliseconds("initialInterval", plain.initial_interval),
            max_interval=milliseconds("maxInterval", plain.max_interval),
            max_elapsed_time=milliseconds("maxElapsedTime", plain.max_elapsed_time),
            exponent=(
                float(exponent)
                if isinstance(exponent, (int, float))
                else plain.exponent
            ),
        ),
        status_codes=texts(node.get("statusCodes"))
        or ("429", "500", "502", "503", "504"),
        connection_errors=node.get("retryConnectionErrors") is not False,
    )


def usage_example(raw: object) -> UsageExample | None:
    """x-speakeasy-usage-example: `true`, or a mapping of title, description, position and tags."""
    if raw is None or raw is False:
        return None
    node = as_mapping(raw) or {}
    return UsageExample(
        title=as_text(node.get("title")),
        description=as_text(node.get("description")),
        position=as_integer(node.get("position")) or 0,
        tags=texts(node.get("tags")),
    )


def odd(sink: Sink, key: str, expected: str, at: Location) -> None:
    """Report an extension of another form than `expected`."""
    sink.report(
        codes.ODD_SHAPE, f"{key} is expected to be {expected}; it is ignored", at
    )

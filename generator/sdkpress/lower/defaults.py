"""Defaults as their types want them.

Input: a type and the `default` that the document writes for it. Output: the value, or ABSENT where it
can be no value of the type (then reported): such a default would make a field optional and give it
nothing to be. Only scalars are looked at.
"""

from __future__ import annotations

from sdkpress.config.model import Config
from sdkpress.diagnostics import codes
from sdkpress.ir.types import Kind, Primitive, TypeRef, bare
from sdkpress.lower.references import Resolver
from sdkpress.spec.model import ABSENT


def conforming_default(
    lowering: Resolver, type_: TypeRef, value: object, at: str
) -> object:
    """The default to go by: `"20"` of an integer is 20, an unquoted `20` of a string is `"20"`."""
    inner = bare(type_)
    if value is ABSENT or value is None or not isinstance(inner, Primitive):
        return value
    value_of_kind = _as_kind(inner.kind, value)
    if value_of_kind is ABSENT:
        message = f"the default is no {inner.kind.value}; it is ignored"
        lowering.report(codes.ODD_SHAPE, message, at)
    return value_of_kind


def default_suffices(config: Config, default: object) -> bool:
    """Whether a default stands in for a value that the document lists as required."""
    if default is ABSENT:
        return False
    if config.compatibility.sufficient_defaults == "any":
        return True
    return default is not None and not isinstance(default, (list, dict))


def _as_kind(kind: Kind, value: object) -> object:
    match kind, value:
        case (Kind.BOOLEAN, "true" | "false"):
            return value == "true"
        case (Kind.BOOLEAN, bool()) | (Kind.BINARY | Kind.NULL, _):
            return value
        case (Kind.BOOLEAN | Kind.INTEGER | Kind.NUMBER, bool()):
            return ABSENT
        case (Kind.INTEGER, str()):
            return _number(value, int)
        case (Kind.NUMBER, str()):
            return _number(value, float)
        case (Kind.INTEGER | Kind.NUMBER, int() | float()):
            return value
        case (Kind.DECIMAL | Kind.UNIX_TIME | Kind.UNIX_SECONDS, int() | float()):
            return value
        case (Kind.DECIMAL | Kind.UNIX_TIME | Kind.UNIX_SECONDS, _):
            return ABSENT
        case (Kind.INTEGER_TEXT, int()):
            return str(value)
        case (Kind.STRING, bool()):
            return str(value).lower()
        case (_, str()):
            return value
        case (Kind.STRING, int() | float()):
            return str(value)
        case _:
            return ABSENT


def _number(text: str, read: type[int] | type[float]) -> object:
    try:
        return read(text)
    except ValueError:
        return ABSENT

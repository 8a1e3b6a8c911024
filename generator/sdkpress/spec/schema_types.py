"""The `type` of a schema, also as other languages write it.

Input: a raw value of `type`. Output: the names of JSON Schema's types, and the format that a name of another language
stands for; what is no type is reported.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from sdkpress.diagnostics import codes
from sdkpress.spec.reading import Reading, as_list

_TYPES: Final = frozenset(
    {"string", "number", "integer", "boolean", "array", "object", "null"}
)
# What people write for a type: the type and format that they mean.
_MEANT: Final[dict[str, tuple[str, str | None]]] = {
    **{name: (name, None) for name in _TYPES},
    **dict.fromkeys(("int", "short", "byte"), ("integer", None)),
    "int32": ("integer", "int32"),
    **dict.fromkeys(("int64", "long", "bigint"), ("integer", "int64")),
    **dict.fromkeys(("decimal", "numeric"), ("number", None)),
    "float": ("number", "float"),
    "double": ("number", "double"),
    "bool": ("boolean", None),
    **dict.fromkeys(("str", "text", "char", "varchar"), ("string", None)),
    "date": ("string", "date"),
    **dict.fromkeys(("date-time", "datetime"), ("string", "date-time")),
    **dict.fromkeys(("uuid", "guid"), ("string", "uuid")),
    **dict.fromkeys(("file", "binary"), ("string", "binary")),
    "list": ("array", None),
    **dict.fromkeys(("dict", "map", "hash"), ("object", None)),
}


def read_types(
    reading: Reading, value: object, at: str
) -> tuple[tuple[str, ...], str | None]:
    """The types, and the format that comes with one of them."""
    format_: str | None = None
    listed = as_list(value)
    types: list[str] = []
    for index, name in enumerate([value] if listed is None else listed):
        where = at if listed is None else f"{at}/{index}"
        if not isinstance(name, str):
            reading.wrong(name, "the name of a type", where)
        elif name in _TYPES:
            if name not in types:
                types.append(name)
        elif name == "file" and reading.version == "2.0":
            types.append("string")
            format_ = format_ or "binary"
        elif (known := _MEANT.get(name.lower())) is not None:
            meant, own_format = known
            format_ = format_ or own_format
            message = f"{name!r} is not a type; it is read as {meant}"
            reading.report(codes.ODD_SHAPE, message, where)
            if meant not in types:
                types.append(meant)
        else:
            close = get_close_matches(name, _TYPES, n=1)
            listed_types = "string, number, integer, boolean, array, object and null"
            hint = (
                f"did you mean {close[0]!r}?" if close else f"types are {listed_types}"
            )
            message = f"{name!r} is not a type"
            reading.report(codes.INVALID_SHAPE, message, where, hint=hint)
    return tuple(types), format_

"""Bodies of `application/x-www-form-urlencoded`.

Input: `operation.Body`, or a part that is such a form, and its JSON-like fields. Output: `Content`. Follows the Encoding
Object (OpenAPI 3.1 section 4.8.15): arrays repeat their name, objects are JSON, scalars are text.
"""

from __future__ import annotations

from urllib.parse import quote_plus

from pydantic_core import to_json

from .content import Content
from .operation import Body, Part
from .parameters import PLAIN_BRACKETS, Encode, encode_allowing_reserved, write_pairs
from .type_guards import is_array, is_mapping


def write_form(body: Body | Part, value: object) -> Content:
    """A urlencoded body from JSON-like fields."""
    if not is_mapping(value):
        raise TypeError(f"a form needs an object, not {type(value).__name__}")
    parts = {part.name: part for part in body.parts}
    pairs: list[str] = []
    for name, one in value.items():
        part = parts.get(name)
        if one is not None:
            pairs += _form_pairs(name, one, part)
    data = "&".join(pairs).encode("ascii")
    return Content(content_type=body.content_type, data=data)


def _form_pairs(name: str, value: object, part: Part | None) -> list[str]:
    reserved = part is not None and part.allow_reserved
    encode: Encode = encode_allowing_reserved if reserved else quote_plus
    if part is not None and part.style is not None:
        explode = part.explode if part.explode is not None else part.style == "form"
        return write_pairs(name, value, part.style, explode, encode, PLAIN_BRACKETS)
    if is_array(value):
        if any(is_array(item) or is_mapping(item) for item in value):
            return [f"{encode(name)}={encode(_json(item))}" for item in value]
    elif is_mapping(value):
        return [f"{encode(name)}={encode(_json(value))}"]
    explode = part is None or part.explode is not False
    return write_pairs(name, value, "form", explode, encode)


def _json(value: object) -> str:
    return value if isinstance(value, str) else to_json(value).decode()


__all__ = ["write_form"]

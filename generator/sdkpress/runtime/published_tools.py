"""What code written for an SDK with a gen.yaml takes from its `utils`: JSON of typed values.

Input: values and their types. Output: JSON text, and values. Only SDKs with `compatibility.naming: speakeasy`
have this module.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter


def marshal_json(value: object, typ: Any = None) -> str:
    """A value as JSON text, by its wire names and without what is not set."""
    adapter = TypeAdapter[Any](type(value) if typ is None else typ)
    return adapter.dump_json(adapter.validate_python(value), by_alias=True).decode()


def unmarshal_json(raw: str | bytes, typ: Any) -> Any:
    """JSON text as a value of a type. `pydantic.ValidationError` where it does not fit."""
    return TypeAdapter[Any](typ).validate_json(raw)


__all__ = ["marshal_json", "unmarshal_json"]

"""What code written for an SDK with a gen.yaml takes from its `utils`: JSON of typed values, and a logger.

Input: values and their types. Output: JSON text, and values. Only SDKs with `compatibility.naming: speakeasy`
have this module.
"""

from __future__ import annotations

from logging import DEBUG, StreamHandler, getLogger
from os import environ
from typing import Any

from pydantic import TypeAdapter

from .options import DebugLogger


def marshal_json(value: object, typ: Any = None) -> str:
    """A value as JSON text, by its wire names and without what is not set."""
    adapter = TypeAdapter[Any](type(value) if typ is None else typ)
    return adapter.dump_json(adapter.validate_python(value), by_alias=True).decode()


def unmarshal_json(raw: str | bytes, typ: Any) -> Any:
    """JSON text as a value of a type. `pydantic.ValidationError` where it does not fit."""
    return TypeAdapter[Any](typ).validate_json(raw)


def get_default_logger(prefix: str = "") -> DebugLogger | None:
    """A logger that prints, where the environment variable `<PREFIX>_DEBUG` is set; None otherwise."""
    name = f"{prefix}_DEBUG" if prefix else "DEBUG"
    if environ.get(name, "").strip().lower() in ("", "0", "false"):
        return None
    logger = getLogger(__package__ or "sdk")
    if not logger.handlers:
        logger.addHandler(StreamHandler())
    logger.setLevel(DEBUG)
    return logger


__all__ = ["get_default_logger", "marshal_json", "unmarshal_json"]

"""What a call gives where it gives more than the value: a model of the response with the value in it.

Input: the model, the response and its value. Output: the model.
"""

from __future__ import annotations

from typing import Any, NamedTuple, get_args

from .http import httpx


def enveloped(model: Any, response: httpx.Response, value: object) -> Any:
    """A model of a response: what it names of status, media type and headers, and the value.

    Headers are by lower-case name, each with all its values. Of several bodies, the value is the first whose
    type it has.
    """
    values: dict[str, object] = {}
    for name in model.model_fields:
        match name:
            case "headers":
                headers: dict[str, list[str]] = {}
                for header, text in response.headers.multi_items():
                    headers.setdefault(header.lower(), []).append(text)
                values[name] = headers
            case "content_type":
                values[name] = response.headers.get("Content-Type", "")
            case "status_code":
                values[name] = response.status_code
            case "raw_response":
                values[name] = response
            case "http_meta":
                values[name] = HTTPMetadata(response.request, response)
            case _:
                pass
    bodies = [name for name in model.model_fields if name not in values]
    for name in bodies:
        if value is not None and (len(bodies) == 1 or _fits(model, name, value)):
            values[name] = value
            break
    return model.model_construct(**values)


def _fits(model: Any, name: str, value: object) -> bool:
    kinds = (get_args(model.model_fields[name].annotation) or (None,))[:1]
    return any(isinstance(kind, type) and isinstance(value, kind) for kind in kinds)


class HTTPMetadata(NamedTuple):
    """The request and the response of a call."""

    request: httpx.Request
    response: httpx.Response


__all__ = ["HTTPMetadata", "enveloped"]

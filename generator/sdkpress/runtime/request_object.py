"""Methods that take one request object in place of many arguments. No I/O.

    given = request_values(models.ListPetsRequest, request)

Input: the model, and what the caller gave: an instance, a mapping by attribute or wire name, or None. Output: the
values by attribute; what was not given is None or UNSET, or the default that is sent in its place.
"""

from __future__ import annotations

from typing import Any

from .model import BaseModel


def request_values(model: type[BaseModel], request: object) -> dict[str, Any]:
    """The values of a request object by attribute; raises pydantic's `ValidationError` where some do not fit."""
    whole = (
        request
        if isinstance(request, model)
        else model.model_validate({} if request is None else request)
    )
    return dict(whole.__dict__)


__all__ = ["request_values"]

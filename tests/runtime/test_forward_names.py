"""Models whose annotations name what comes later: they are built by the model that holds them."""

from __future__ import annotations

from typing import Annotated, List, Optional, Union

from pydantic import Field, TypeAdapter

from sdkpress.runtime.model import BaseModel
from sdkpress.runtime.unset import UNSET, OptionalNullable


class Outer(BaseModel):
    inner: Inner
    stop: OptionalNullable[Stop] = UNSET


class Inner(BaseModel):
    stop: Annotated[OptionalNullable[Stop], Field(alias="stop-at")] = UNSET
    also: Annotated[Optional[Stop], Field(alias="also-at")] = None


Stop = Union[str, List[str]]


def test_left_out_fields_of_a_model_that_was_built_by_another() -> None:
    adapter: TypeAdapter[Outer] = TypeAdapter(Outer)
    value = adapter.validate_python({"inner": {}})
    assert adapter.dump_json(value, by_alias=True) == b'{"inner":{}}'
    full = {"inner": {"stop-at": None, "also-at": "a"}, "stop": None}
    value = adapter.validate_python(full)
    assert adapter.dump_python(value, mode="json", by_alias=True) == full

"""Models whose annotations name what comes later: they are built by the model that holds them."""

from __future__ import annotations

from typing import Annotated, Any, List, Optional, Union

import pytest
from pydantic import Field, TypeAdapter

from sdkpress.runtime.body import write_body
from sdkpress.runtime.model import BaseModel
from sdkpress.runtime.operation import Body, Part
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


class Upload(BaseModel):
    profile: Annotated[Optional[Later], Field(alias="profileImage")] = None
    name: Annotated[Optional[Later], Field(alias="fullName")] = None


Later = Union[str, bytes]


def test_the_first_form_has_its_parts_names() -> None:
    body = Body(
        "multipart/form-data",
        lambda: Optional[Upload],
        parts=(Part("profile", "profileImage", file=True),),
    )
    content = write_body(body, {"profile": b"a", "name": "b"})
    assert content is not None and content.files is not None
    assert [name for name, _ in content.files] == ["profileImage", "fullName"]


class Holder(BaseModel):
    meta: OptionalNullable[Any] = UNSET


@pytest.mark.parametrize("value", [b"\xff", object()])
def test_what_cannot_be_written_is_an_error(value: Any) -> None:
    body = Body("application/json", lambda: Holder, flattened=True)
    with pytest.raises(ValueError):
        write_body(body, {"meta": value})
    assert b"unset" not in Holder(meta={"a": 1}).model_dump_json().encode()

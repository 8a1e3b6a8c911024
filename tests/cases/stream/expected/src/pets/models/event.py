"""`Event` and what belongs to it."""

from __future__ import annotations

from typing import Optional, Union

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class EventTypedDict(TypedDict):
    """`Event` as a plain dict."""

    event: NotRequired[str]
    data: Union[Data, DataTypedDict]


class Event(BaseModel):
    """Event."""

    event: Optional[str] = None
    data: Data


class DataTypedDict(TypedDict):
    """`Data` as a plain dict."""

    pet: str


class Data(BaseModel):
    """Data."""

    pet: str

"""`InputResponse` and what belongs to it."""

from __future__ import annotations

from typing import Annotated, List, Literal, Optional, Union

from ..types import BaseModel, Tagged, Unrecognized


class InputResponseInputKafka(BaseModel):
    """InputResponseInputKafka."""

    notifications: Optional[List[str]] = None
    id: Optional[str] = None
    type: Literal["kafka"] = "kafka"
    brokers: List[str]


class InputResponseInputFile(BaseModel):
    """InputResponseInputFile."""

    notifications: Optional[List[str]] = None
    id: Optional[str] = None
    type: Literal["file"] = "file"
    path: Optional[str] = None


InputResponse = Annotated[
    Union[InputResponseInputKafka, InputResponseInputFile, Unrecognized],
    Tagged("type", {"kafka": 0, "file": 1}),
]

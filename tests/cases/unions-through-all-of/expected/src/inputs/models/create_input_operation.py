"""`CreateInputRequest` and what belongs to it."""

from __future__ import annotations

from typing import Annotated, List, Literal, Optional, Union

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel, Tagged


class CreateInputRequestInputKafkaTypedDict(TypedDict):
    """`CreateInputRequestInputKafka` as a plain dict."""

    id: str
    type: NotRequired[Literal["kafka"]]
    brokers: List[str]


class CreateInputRequestInputKafka(BaseModel):
    """CreateInputRequestInputKafka."""

    id: str
    type: Literal["kafka"] = "kafka"
    brokers: List[str]


class CreateInputRequestInputFileTypedDict(TypedDict):
    """`CreateInputRequestInputFile` as a plain dict."""

    id: str
    type: NotRequired[Literal["file"]]
    path: NotRequired[str]


class CreateInputRequestInputFile(BaseModel):
    """CreateInputRequestInputFile."""

    id: str
    type: Literal["file"] = "file"
    path: Optional[str] = None


CreateInputRequestTypedDict = Union[
    CreateInputRequestInputKafka,
    CreateInputRequestInputKafkaTypedDict,
    CreateInputRequestInputFile,
    CreateInputRequestInputFileTypedDict,
]
"""What is accepted for `CreateInputRequest`."""

CreateInputRequest = Annotated[
    Union[CreateInputRequestInputKafka, CreateInputRequestInputFile],
    Tagged("type", {"kafka": 0, "file": 1}),
]

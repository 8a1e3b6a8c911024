"""`NoneModel` and what belongs to it."""

from __future__ import annotations

from typing import Annotated, Literal, Optional, Union

import pydantic

from ..types import BaseModel, UnrecognizedStr

NoneModelAsync = Union[Literal["True", "await", ""], UnrecognizedStr]


class NoneModel(BaseModel):
    """NoneModel."""

    class_: Annotated[str, pydantic.Field(alias="class")]
    async_: Annotated[Optional[NoneModelAsync], pydantic.Field(alias="async")] = None
    model_config_: Annotated[Optional[str], pydantic.Field(alias="model_config")] = None
    init: Annotated[Optional[str], pydantic.Field(alias="__init__")] = None

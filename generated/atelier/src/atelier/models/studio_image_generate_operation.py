"""`StudioImageGenerateRequest`."""

from __future__ import annotations

from typing import Annotated, List, Optional, Union

import pydantic
from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from .studio_image_generate_body import (
    StudioImageGenerateBody,
    StudioImageGenerateBodyTypedDict,
)


class StudioImageGenerateRequestTypedDict(TypedDict):
    """`StudioImageGenerateRequest` as a plain dict."""

    x_workspace: NotRequired[str]
    x_trace_labels: NotRequired[List[str]]
    studio_image_generate_body: Union[
        StudioImageGenerateBody, StudioImageGenerateBodyTypedDict
    ]


class StudioImageGenerateRequest(BaseModel):
    """StudioImageGenerateRequest."""

    x_workspace: Annotated[Optional[str], pydantic.Field(alias="X-Workspace")] = None
    """The workspace that pays, if you belong to several."""

    x_trace_labels: Annotated[
        Optional[List[str]], pydantic.Field(alias="X-Trace-Labels")
    ] = None
    """Labels that come back in the usage report."""

    studio_image_generate_body: Annotated[
        StudioImageGenerateBody, pydantic.Field(alias="StudioImageGenerateBody")
    ]
    """What to paint."""

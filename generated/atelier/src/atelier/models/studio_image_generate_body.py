"""`StudioImageGenerateBody` and what belongs to it."""

from __future__ import annotations

from typing import Annotated, Dict, List, Literal, Mapping, Optional, Sequence, Union

import pydantic
from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from .picture_format import PictureFormat
from .picture_input import PictureInput, PictureInputTypedDict
from .picture_size import PictureSize, PictureSizeTypedDict
from .size_name import SizeName

StudioImageGenerateBodyStyle = Literal["poster", "ink", "oil", "photo"]


class StudioImageGenerateBodyTypedDict(TypedDict):
    """`StudioImageGenerateBody` as a plain dict."""

    prompt: str
    model: str
    count: NotRequired[int]
    size: NotRequired[
        Nullable[
            Union[StudioImageGenerateBodySize, StudioImageGenerateBodySizeTypedDict]
        ]
    ]
    style: NotRequired[Nullable[StudioImageGenerateBodyStyle]]
    references: NotRequired[
        Nullable[
            Union[
                StudioImageGenerateBodyReferences,
                StudioImageGenerateBodyReferencesTypedDict,
            ]
        ]
    ]
    format_: NotRequired[PictureFormat]
    seed: NotRequired[Nullable[int]]
    guidance: NotRequired[float]
    tags: NotRequired[Mapping[str, str]]
    watermark: NotRequired[bool]


class StudioImageGenerateBody(BaseModel):
    """What to paint, and how."""

    prompt: str
    """What the picture should show."""

    model: str
    """The painter."""

    count: Optional[int] = 1
    """How many pictures to paint."""

    size: OptionalNullable[StudioImageGenerateBodySize] = UNSET
    """How large the pictures are. Left out, the model decides."""

    style: OptionalNullable[StudioImageGenerateBodyStyle] = UNSET
    """A manner of painting."""

    references: OptionalNullable[StudioImageGenerateBodyReferences] = UNSET
    """A picture, or several, that the new one should resemble."""

    format_: Annotated[Optional[PictureFormat], pydantic.Field(alias="format")] = "png"
    """The format of a file."""

    seed: OptionalNullable[int] = UNSET
    """The same seed paints the same picture."""

    guidance: Optional[float] = 7.5
    """How closely to follow the words."""

    tags: Optional[Dict[str, str]] = None
    """Words of your own that are kept with the pictures."""

    watermark: Optional[bool] = False
    """Pictures are never marked any more.

    Deprecated.
    """


StudioImageGenerateBodySizeTypedDict = Union[
    SizeName, PictureSize, PictureSizeTypedDict
]
"""What is accepted for `StudioImageGenerateBodySize`."""

StudioImageGenerateBodySize = Union[SizeName, PictureSize]
"""How large the pictures are. Left out, the model decides."""

StudioImageGenerateBodyReferencesTypedDict = Union[
    PictureInput,
    PictureInputTypedDict,
    Sequence[Union[PictureInput, PictureInputTypedDict]],
]
"""What is accepted for `StudioImageGenerateBodyReferences`."""

StudioImageGenerateBodyReferences = Union[PictureInput, List[PictureInput]]
"""A picture, or several, that the new one should resemble."""

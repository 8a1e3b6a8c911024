"""`Part`."""

from __future__ import annotations

from typing import Annotated, Union

from ..types import Tagged
from .picture_part import PicturePart, PicturePartTypedDict
from .text_part import TextPart, TextPartTypedDict

PartTypedDict = Union[TextPart, TextPartTypedDict, PicturePart, PicturePartTypedDict]
"""What is accepted for `Part`."""

Part = Annotated[
    Union[TextPart, PicturePart], Tagged("type", {"text": 0, "picture": 1})
]

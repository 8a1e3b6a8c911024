"""`StudioSoundTranscribeRequest` and what belongs to it."""

from __future__ import annotations

from typing import List, Optional, Sequence, Union

from typing_extensions import NotRequired, TypedDict

from ..types import (
    UNSET,
    BaseModel,
    FileContent,
    FileInput,
    FileModel,
    Nullable,
    OptionalNullable,
)


class StudioSoundTranscribeRequestTypedDict(TypedDict):
    """`StudioSoundTranscribeRequest` as a plain dict."""

    recordings: Sequence[
        Union[
            StudioSoundTranscribeRequestRecording,
            StudioSoundTranscribeRequestRecordingTypedDict,
            FileInput,
        ]
    ]
    language: NotRequired[str]
    speakers: NotRequired[Nullable[int]]


class StudioSoundTranscribeRequest(BaseModel):
    """StudioSoundTranscribeRequest."""

    recordings: List[StudioSoundTranscribeRequestRecording]
    """The recordings, in order."""

    language: Optional[str] = "en"
    """The language that is spoken, as a two-letter code."""

    speakers: OptionalNullable[int] = UNSET
    """How many people speak, if that is known."""


class StudioSoundTranscribeRequestRecordingTypedDict(TypedDict):
    """`StudioSoundTranscribeRequestRecording` as a plain dict."""

    file_name: str
    content: FileContent
    content_type: NotRequired[str]


class StudioSoundTranscribeRequestRecording(FileModel):
    """StudioSoundTranscribeRequestRecording."""

    file_name: str
    content: FileContent
    content_type: Optional[str] = None

"""`JobStopRequest`."""

from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel


class JobStopRequestTypedDict(TypedDict):
    """`JobStopRequest` as a plain dict."""

    job_id: str


class JobStopRequest(BaseModel):
    """JobStopRequest."""

    job_id: str
    """The job."""

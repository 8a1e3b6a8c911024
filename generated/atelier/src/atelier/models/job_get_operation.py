"""`JobGetRequest`."""

from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel


class JobGetRequestTypedDict(TypedDict):
    """`JobGetRequest` as a plain dict."""

    job_id: str


class JobGetRequest(BaseModel):
    """JobGetRequest."""

    job_id: str
    """The job."""

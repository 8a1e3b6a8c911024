"""`JobState`."""

from __future__ import annotations

from typing import Literal, Union

from ..types import UnrecognizedStr

JobState = Union[Literal["waiting", "running", "done", "failed"], UnrecognizedStr]
"""How far a job is."""

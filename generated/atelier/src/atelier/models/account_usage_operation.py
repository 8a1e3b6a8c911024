"""`AccountUsageResponse`."""

from __future__ import annotations

from typing import Any, Dict, Optional

from ..types import BaseModel
from .usage import Usage


class AccountUsageResponse(BaseModel):
    """What was used, by day."""

    days: Dict[str, Usage]
    notes: Optional[Dict[str, Any]] = None

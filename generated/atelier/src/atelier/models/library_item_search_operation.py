"""`Order`."""

from __future__ import annotations

from typing import Literal

Order = Literal["newest", "oldest", "best"]

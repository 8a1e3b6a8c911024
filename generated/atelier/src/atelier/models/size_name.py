"""`SizeName`."""

from __future__ import annotations

from typing import Literal

SizeName = Literal["small", "medium", "large", "4k"]
"""A size by name."""

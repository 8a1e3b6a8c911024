"""`Voice`."""

from __future__ import annotations

from typing import Literal

Voice = Literal["alto", "tenor", "basso"]
"""Who reads."""

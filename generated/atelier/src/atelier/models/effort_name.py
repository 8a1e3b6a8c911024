"""`EffortName`."""

from __future__ import annotations

from typing import Literal

EffortName = Literal["quick", "steady", "deep"]
"""How long to think."""

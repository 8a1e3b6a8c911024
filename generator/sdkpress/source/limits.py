"""What is refused because no real document needs it and no pass could bear it."""

from __future__ import annotations

from typing import Final

MAX_DEPTH: Final = 128
"""Containers within containers. Real documents stay below 30; the passes recurse."""

MAX_DIGITS: Final = 300
"""Digits of a whole number; one with more cannot be a float and stays text."""

MAX_ALIASED: Final = 500_000
"""Values that the aliases of a YAML text add when they are written out."""

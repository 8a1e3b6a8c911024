"""Where sdkpress keeps what it can make again.

Input: the environment. Output: a folder of this user's.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """`SDKPRESS_CACHE`, else the platform's place for this user."""
    if chosen := os.environ.get("SDKPRESS_CACHE"):
        return Path(chosen)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~\\AppData\\Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "sdkpress"

"""The surface of the last generation, and of the last release, of each output folder, in the user's cache.

Input: a folder. Output: the `Surface` that was kept for it, if there is one.
"""

from __future__ import annotations

import gzip
import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

from sdkpress.cache import cache_folder
from sdkpress.changes.surface import Surface, from_data, members_of
from sdkpress.files import replace_file

Of = Literal["generation", "release"]
_FORMAT: Final = 3


def kept_surface(folder: Path, of: Of = "generation") -> Surface | None:
    """What was kept; None where nothing was, or another sdkpress kept it."""
    try:
        data = json.loads(gzip.decompress(_place(folder, of).read_bytes()))
        if data["format"] != _FORMAT:
            return None
        return from_data(data["surface"])
    except (OSError, ValueError, KeyError, TypeError, EOFError):
        return None


def has_surface(folder: Path, of: Of) -> bool:
    """Whether one that can be read was kept: every one of this version can."""
    return _place(folder, of).is_file()


def keep_surface(
    folder: Path, surface: Surface, of: tuple[Of, ...] = ("generation",)
) -> None:
    """Keep a surface; a cache that cannot be written is done without."""
    text = json.dumps({"format": _FORMAT, "surface": surface}, default=members_of)
    content = gzip.compress(text.encode(), compresslevel=1, mtime=0)
    try:
        for place in (_place(folder, one) for one in of):
            replace_file(place, content, 0o700)
    except OSError:
        return


def _place(folder: Path, of: Of) -> Path:
    name = sha256(os.fsencode(folder.absolute())).hexdigest()[:32]
    return cache_folder() / "surfaces" / f"{name}-{of}.{_FORMAT}.json.gz"

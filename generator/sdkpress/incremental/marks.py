"""The marks of the files of a run, kept for the next one with the same question.

Input: the run's key, what it read, and the marks. Output: a file in the user's cache, and `Marks` read from it. Whatever
else lies there is taken for none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final, cast

from sdkpress.cache import forget_old, private_folder
from sdkpress.files import read_regular, replace_file
from sdkpress.frozen import dataclass

_FORMAT: Final = 1
_MOST: Final = 16
_LEAST: Final = 1 << 20  # bytes of a document for which this pays


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """`files` are the marks of files and folders by their path, `surface` that of everything but texts. `places` tell for
    files made of others where in them each of those stands."""

    files: Mapping[str, str]
    surface: str
    places: Mapping[str, Mapping[str, tuple[int, int]]]


def worth_marking(document: bytes) -> bool:
    """Whether a document is so large that a next run gains by marks."""
    return len(document) >= _LEAST


def keep_marks(key: str, inputs: Mapping[str, str | None], marks: Marks) -> None:
    """Keep the marks of a run with these inputs, by their digests; a cache that cannot be used is done without."""
    folder = private_folder("marks")
    if folder is None:
        return
    data = {
        "format": _FORMAT,
        "inputs": _digest(inputs),
        "surface": marks.surface,
        "files": dict(marks.files),
        "places": {whole: dict(places) for whole, places in marks.places.items()},
    }
    try:
        replace_file(folder / f"{key}.json", json.dumps(data).encode())
        forget_old(folder, _MOST)
    except OSError:
        return


def kept_marks(key: str, inputs: Mapping[str, str | None]) -> Marks | None:
    """The marks of the last run, where it had these inputs."""
    folder = private_folder("marks")
    if folder is None:
        return None
    try:
        data: Any = json.loads(read_regular(folder / f"{key}.json"))
        if data["format"] != _FORMAT or data["inputs"] != _digest(inputs):
            return None
        files = cast("Mapping[object, object]", data["files"])
        return Marks(
            files={str(path): str(mark) for path, mark in files.items()},
            surface=str(data["surface"]),
            places={
                str(whole): {
                    str(source): (int(start), int(end))
                    for source, (start, end) in places.items()
                }
                for whole, places in data["places"].items()
            },
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _digest(inputs: Mapping[str, str | None]) -> str:
    listed = json.dumps(sorted(inputs.items()))
    return sha256(listed.encode()).hexdigest()

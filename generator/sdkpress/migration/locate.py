"""Where the package of an SDK lies.

Input: a folder, or the name of an installed distribution. Output: the folder with its `sdk.py`.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

_DEEPEST: Final = 5


def locate(text: str) -> Path | None:
    """The package's folder; None where there is none. Nothing of the package is run."""
    folder = Path(text)
    if folder.is_dir():
        return _package(folder)
    try:
        files = distribution(text).files or ()
    except (PackageNotFoundError, ValueError):
        return None
    clients = [file for file in files if file.name == "sdk.py"]
    if not clients:
        return None
    return Path(str(min(clients, key=lambda file: len(file.parts)).locate())).parent


def _package(folder: Path) -> Path | None:
    """The outermost folder that holds a client."""
    if (folder / "sdk.py").is_file():
        return folder
    candidates = [
        path
        for path in folder.glob("**/sdk.py")
        if len(path.relative_to(folder).parts) <= _DEEPEST
        and not any(
            part.startswith((".", "_"))
            for part in path.parent.relative_to(folder).parts
        )
    ]
    return (
        min(candidates, key=lambda path: len(path.parts)).parent if candidates else None
    )

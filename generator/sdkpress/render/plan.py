"""Which files will be made and from what: the explicit list between presenting and rendering.

Input: nothing. Output: `FilePlan`, made by the presenters and read by `render.files`.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Literal

from sdkpress.frozen import dataclass

Ownership = Literal["generated", "once", "offered", "merged"]
"""`generated`: ours at every run. `once`: written if missing, then the user's. `offered`: written a single time: it
may be removed.
`merged`: something of ours among a user's own: marked sections of a README, fields of pyproject.toml."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file from a template and the frozen view it lays out (`v` in the template)."""

    path: PurePosixPath
    template: str  # below templates/: "python/model.py.jinja"
    view: object
    ownership: Ownership = "generated"
    loose_end: bool = False
    """Whether the file ends as its template does, not with one line break."""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A file whose bytes are known already: a runtime module, a marker file."""

    path: PurePosixPath
    content: bytes
    ownership: Ownership = "generated"


@dataclass(frozen=True, slots=True)
class Concatenated:
    """A file that holds the texts of other planned files, one after another, below its own head."""

    path: PurePosixPath
    head: str
    sources: tuple[PurePosixPath, ...]  # planned before this one
    ownership: Ownership = "generated"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that stays as it is: nothing that it shows has changed."""

    path: PurePosixPath
    ownership: Ownership = "generated"


FilePlan = Rendered | Verbatim | Concatenated | Kept

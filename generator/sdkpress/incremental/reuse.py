"""Which files of the last run stay as they are.

Input: the digests of an API, and the marks of the last run. Output: answers for each file that is about to be presented, and
the marks of this run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath

from sdkpress.incremental.digests import Digests
from sdkpress.incremental.marks import Marks
from sdkpress.ir.ids import Part


class Unclear(Exception):
    """A file that was to stay is not as sdkpress made it."""


class Reuse:
    """Compares marks as files are presented, and collects them.

    `last` is None where every file is made; `outputs` are those of the last run, and `read` gives the bytes of one
    of them.
    """

    def __init__(
        self,
        digests: Digests,
        last: Marks | None = None,
        outputs: frozenset[str] = frozenset(),
        read: Callable[[PurePosixPath], bytes] | None = None,
    ) -> None:
        self._digests = digests
        self._last = last
        self._outputs = outputs
        self._read = read
        self._marks: dict[str, str] = {}
        self._places: dict[str, Mapping[str, tuple[int, int]]] = {}
        self._wholes: dict[PurePosixPath, bytes] = {}

    @property
    def marks(self) -> Marks:
        """The marks of this run."""
        return Marks(
            files=self._marks, surface=self._digests.surface, places=self._places
        )

    @property
    def only_texts(self) -> bool:
        """Whether nothing but descriptions has changed since the last run."""
        return self._last is not None and self._last.surface == self._digests.surface

    def forget(self) -> None:
        """Let nothing stay."""
        self._last = None

    def keeps(
        self, path: PurePosixPath, about: Iterable[Part], *, texts: bool = True
    ) -> bool:
        """Whether a file stays, since what it is about has not changed. `texts` says whether it shows descriptions."""
        name = str(path)
        return self._is_same(name, about, texts) and name in self._outputs

    def kept_in(
        self, place: str, about: Iterable[Part], *, texts: bool = True
    ) -> tuple[PurePosixPath, ...] | None:
        """The files at a place, a folder (`tests/`) or a file, if all of them stay."""
        if not self._is_same(place, about, texts):
            return None
        below = place if place.endswith("/") else f"{place}/"
        return tuple(
            PurePosixPath(name)
            for name in sorted(self._outputs)
            if name == place or name.startswith(below)
        )

    def text(self, whole: PurePosixPath, source: PurePosixPath) -> bytes:
        """The text of a file that stays, as it stands in one that is made of several."""
        assert self._read is not None and self._last is not None, source
        if whole not in self._wholes:
            self._wholes[whole] = self._read(whole)
        places = self._last.places.get(str(whole), {})
        start, end = places.get(str(source), (0, 0))
        if not 0 < start <= end < len(self._wholes[whole]):
            raise Unclear
        return self._wholes[whole][start:end]

    def note(self, whole: PurePosixPath, places: Mapping[str, tuple[int, int]]) -> None:
        """Where the texts of others stand in a file that is made of them."""
        self._places[str(whole)] = places

    def _is_same(self, name: str, about: Iterable[Part], texts: bool) -> bool:
        mark = self._digests.mark(about, texts=texts)
        self._marks[name] = mark
        return self._last is not None and self._last.files.get(name) == mark

"""Which files of the last run stay as they are.

Input: the digests of an API, and the marks of the last run. Output: answers for each file that is about to be presented, and
the marks of this run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from sdkpress.incremental.digests import Digests
from sdkpress.incremental.marks import Marks
from sdkpress.ir.ids import Part


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

    @property
    def marks(self) -> Marks:
        """The marks of this run."""
        return Marks(files=self._marks, surface=self._digests.surface)

    @property
    def only_texts(self) -> bool:
        """Whether nothing but descriptions has changed since the last run."""
        return self._last is not None and self._last.surface == self._digests.surface

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

    def read(self, path: PurePosixPath) -> bytes:
        """The bytes of a file that stays."""
        assert self._read is not None, path
        return self._read(path)

    def _is_same(self, name: str, about: Iterable[Part], texts: bool) -> bool:
        mark = self._digests.mark(about, texts=texts)
        self._marks[name] = mark
        return self._last is not None and self._last.files.get(name) == mark

"""Scopes: which names are free, and the one way to make a taken name unique.

Input: names as they are wanted. Output: names that exist once in their scope.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable


class Scope:
    """Names that may exist once. `key` says which spellings are one name, by default each its own."""

    def __init__(
        self, taken: Iterable[str] = (), *, key: Callable[[str], str] | None = None
    ) -> None:
        self._key: Callable[[str], str] = str if key is None else key
        self._taken = {self._key(name) for name in taken}

    def is_free(self, name: str) -> bool:
        """Whether nothing has this name yet."""
        return self._key(name) not in self._taken

    def hold(self, *names: str) -> None:
        """Takes names as they are."""
        self._taken.update(self._key(name) for name in names)

    def claim(
        self,
        name: str,
        *,
        joint: str = "_",
        beside: Callable[[str], Iterable[str]] = lambda name: (name,),
        first: int = 2,
    ) -> str:
        """The name, or with the lowest number that makes it free; it is taken then.

        `beside` gives all names that must be free together, such as a method and its async twin.
        """
        unique, number = name, first - 1
        while not all(self.is_free(other) for other in beside(unique)):
            number += 1
            unique = f"{name}{joint}{number}"
        self.hold(*beside(unique))
        return unique

    def claim_all(self, wanted: Iterable[tuple[str, str]]) -> dict[str, str]:
        """A name for each key, in order."""
        return {key: self.claim(name) for key, name in wanted}

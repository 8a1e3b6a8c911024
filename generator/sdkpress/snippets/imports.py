"""The import lines of a snippet.

Input: the names that its code uses. Output: sorted lines in two blocks, the standard library's and the SDK's,
as isort's black profile orders them.
"""

from __future__ import annotations

from collections.abc import Iterable

_STANDARD = (
    "asyncio",
    "datetime",
    "decimal",
    "io",
    "logging",
    "os",
    "typing",
    "uuid",
)
_HTTP = ("httpx", "httpx2")


def import_lines(package: str, used: Iterable[str]) -> list[str]:
    """Lines that import `used`, each block followed by an empty line.

    A name is a standard module (`os`) or the HTTP library, a member of one (`datetime.date`), a member of the SDK package
    (`SyncPets`, `models`) or of one of its modules (`utils.parse_datetime`).
    """
    modules: set[str] = set()
    http: set[str] = set()
    standard: dict[str, set[str]] = {}
    sdk: dict[str, set[str]] = {}
    for name in used:
        head, _, member = name.rpartition(".")
        if name in _STANDARD:
            modules.add(name)
        elif name in _HTTP:
            http.add(name)
        elif head in _STANDARD:
            standard.setdefault(head, set()).add(member)
        else:
            sdk.setdefault(f"{package}.{head}" if head else package, set()).add(member)
    first = [f"import {module}" for module in sorted(modules)]
    first += [_from(module, standard[module]) for module in sorted(standard)]
    second = [f"import {module}" for module in sorted(http)]
    second += [_from(module, sdk[module]) for module in sorted(sdk)]
    return [*_block(first), *_block(second)]


def _block(lines: list[str]) -> list[str]:
    return [*lines, ""] if lines else []


def _from(module: str, names: set[str]) -> str:
    line = f"from {module} import {', '.join(sorted(names, key=_isort_key))}"
    return line


def _isort_key(name: str) -> tuple[int, str]:
    """isort's order inside one import: constants, classes, then the rest."""
    if name.isupper() and len(name) > 1:
        return 0, name
    return (1 if name[:1].isupper() else 2), name

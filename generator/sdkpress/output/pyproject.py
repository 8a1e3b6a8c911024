"""The SDK's `pyproject.toml`, which belongs to its team, with the few fields that are ours kept up to date.

Input: the file as the team has it and as we make it. Output: the team's file, comments and layout included, with
our name, version and dependencies, and with bounds no lower than ours. A stricter bound is the team's choice.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from typing import Any, Final, cast

_NAME: Final = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)")
_LOWER_BOUND: Final = re.compile(r">=\s*([0-9]+(?:\.[0-9]+)*)")
_HTTP_LIBRARIES: Final = frozenset({"httpx", "httpx2"})


def merge_pyproject(existing: bytes, made: bytes) -> bytes:
    """The existing file with our fields renewed. What is no TOML, or no project of PEP 621, is left alone."""
    try:
        before = tomllib.loads(existing.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return existing
    ours = tomllib.loads(made.decode())["project"]
    theirs = before.get("project")
    if not isinstance(theirs, dict):
        return existing
    changes = _changes(cast(dict[str, Any], theirs), ours)
    changed = _applied(existing, changes) if changes else existing
    return _with_package(changed, before, tomllib.loads(made.decode()))


_WHEEL: Final = ("tool", "hatch", "build", "targets", "wheel", "packages")


def _with_package(text: bytes, theirs: dict[str, Any], ours: dict[str, Any]) -> bytes:
    """The file with the folder of our package in the wheel, where that was another single one: the package is called otherwise now."""
    packages, wanted = (_at(data, _WHEEL) for data in (theirs, ours))
    if not isinstance(packages, list) or not isinstance(wanted, list):
        return text
    if packages == wanted:
        return text
    named = cast(list[object], packages)
    if len(named) != 1 or not str(named[0]).startswith("src/"):
        return text
    import tomlkit

    document: Any = tomlkit.parse(text.decode())
    wheel = document["tool"]["hatch"]["build"]["targets"]["wheel"]
    wheel["packages"][0] = cast(list[object], wanted)[0]
    return tomlkit.dumps(document).encode()


def _at(data: object, keys: tuple[str, ...]) -> object:
    for key in keys:
        if not isinstance(data, dict):
            return None
        data = cast(dict[str, object], data).get(key)
    return data


def project_version(content: bytes) -> str | None:
    """The version that a project says it has. Raises `ValueError` for what is no TOML."""
    project = tomllib.loads(content.decode()).get("project")
    if not isinstance(project, dict):
        return None
    version = cast(dict[str, Any], project).get("version")
    return version if isinstance(version, str) else None


_Change = Callable[[Any], None]


def _changes(theirs: dict[str, Any], ours: dict[str, Any]) -> list[_Change]:
    """What is to be done to the table `project`; nothing where it says what ours says."""
    dynamic = theirs.get("dynamic", ())
    changes: list[_Change] = []

    def set_(key: str, value: str) -> _Change:
        return lambda project: project.__setitem__(key, value)

    for key in ("name", "version"):
        if key not in dynamic and theirs.get(key) != ours[key]:
            changes.append(set_(key, ours[key]))
    if "requires-python" not in dynamic:
        wanted = _with_bound(
            str(theirs.get("requires-python", "")), ours["requires-python"]
        )
        if wanted != theirs.get("requires-python"):
            changes.append(set_("requires-python", wanted))
    if "dependencies" not in dynamic:
        changes += _dependency_changes(
            theirs.get("dependencies", ()), ours["dependencies"]
        )
    return changes


def _dependency_changes(current: Any, ours: list[str]) -> Iterable[_Change]:
    if not isinstance(current, (list, tuple)):
        return
    theirs = [str(one) for one in cast(list[Any], current)]
    listed = {_name(text): index for index, text in enumerate(theirs)}
    names = {_name(text) for text in ours}

    def put(index: int, text: str) -> _Change:
        return lambda project: project["dependencies"].__setitem__(index, text)

    for text in ours:
        index = listed.get(_name(text))
        if index is None:
            yield _appending(text)
        else:
            old = theirs[index]
            if (wanted := _with_bound(old, text)) != old:
                yield put(index, wanted)
    for name in _HTTP_LIBRARIES - names:
        if name in listed and len(_HTTP_LIBRARIES & set(listed)) == 1:
            yield _removing(theirs[listed[name]])


def _appending(text: str) -> _Change:
    def append(project: Any) -> None:
        if "dependencies" in project:
            project["dependencies"].append(text)
        else:
            project["dependencies"] = [text]

    return append


def _removing(text: str) -> _Change:
    return lambda project: project["dependencies"].remove(text)


def _with_bound(theirs: str, ours: str) -> str:
    """A requirement with a lower bound at least as high as ours."""
    wanted = _LOWER_BOUND.search(ours)
    if not theirs or wanted is None:
        return ours
    bound = _LOWER_BOUND.search(theirs)
    if bound is None:
        return theirs  # pinned, or bounded in a way of the team's own
    if _numbers(bound[1]) >= _numbers(wanted[1]):
        return theirs
    return theirs[: bound.start()] + wanted[0] + theirs[bound.end() :]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _name(requirement: str) -> str:
    """The normalised name of a requirement (PEP 503)."""
    match = _NAME.match(requirement)
    return re.sub(r"[-_.]+", "-", match[1]).lower() if match else requirement


def _applied(existing: bytes, changes: Iterable[_Change]) -> bytes:
    """The file with changes made to its table `project`; all the rest is as it was, byte for byte."""
    import tomlkit  # only a change needs it

    text = existing.decode()
    document = tomlkit.parse(text)
    for change in changes:
        change(document["project"])
    return tomlkit.dumps(document).encode()

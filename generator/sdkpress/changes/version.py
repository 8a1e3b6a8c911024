"""Which version follows from what changed.

Input: a version and `Change`s. Output: the next version (https://semver.org, version 2.0.0).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal

from sdkpress.changes.model import Change, Kind

Bump = Literal["major", "minor", "patch", "none"]

_RELEASE: Final = re.compile(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?")


def bump_of(changes: Iterable[Change]) -> Bump:
    """The part of a version that the changes ask to be raised, for a version from 1.0 on."""
    all_changes = list(changes)
    if any(change.breaking for change in all_changes):
        return "major"
    if any(change.kind is not Kind.WIRE for change in all_changes):
        return "minor"
    return "patch" if all_changes else "none"


def next_version(version: str, changes: Iterable[Change]) -> str:
    """The version after these changes. Before 1.0 the minor number tells what breaks (semver section 4)."""
    bump = bump_of(changes)
    release = _RELEASE.match(version)
    if bump == "none" or release is None:
        return version
    major, minor, patch = (int(part or 0) for part in release.groups())
    if release.end() < len(version) and version[release.end()] != "+":
        return f"{major}.{minor}.{patch}"  # a pre-release is followed by its release
    if major == 0:
        bump = "minor" if bump == "major" else "patch"
    if bump == "major":
        return f"{major + 1}.0.0"
    return (
        f"{major}.{minor + 1}.0" if bump == "minor" else f"{major}.{minor}.{patch + 1}"
    )

"""What a run leaves for the next one, should only texts of the document change.

Input: a document and its model. Output: a file in the user's cache, and `State` read from it. It is a pickle, and what lies in
it is trusted: so it is only read from a folder that nobody but this user can write, as the same sdkpress left it.
"""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Iterable
from copyreg import dispatch_table
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, cast

from sdkpress.cache import private_folder
from sdkpress.diagnostics.findings import Diagnostic
from sdkpress.files import replace_file
from sdkpress.frozen import dataclass
from sdkpress.ir.api import Api
from sdkpress.names.table import NameTable

_MOST_STATES: Final = 8
_LEAST: Final = 1 << 20  # bytes of a document for which this pays


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A document's data, and what was made of it. `document` is its digest."""

    sdkpress: str
    document: str
    data: object
    api: Api
    names: NameTable
    diagnostics: tuple[Diagnostic, ...]


def worth_keeping(document: bytes) -> bool:
    """Whether a document is so large that a next run gains by it."""
    return len(document) >= _LEAST


def keep_state(key: str, state: State) -> None:
    """Leave a state; a cache that cannot be used is done without."""
    folder = private_folder("states")
    if folder is None:
        return
    buffer = BytesIO()
    pickler = pickle.Pickler(buffer, protocol=5)
    pickler.dispatch_table = {**dispatch_table, MappingProxyType: _reduce}
    try:
        pickler.dump(state)
        content = buffer.getvalue()
        replace_file(folder / f"{key}.pickle", sha256(content).digest() + content)
        _forget_old(folder)
    except (OSError, pickle.PicklingError, RecursionError, TypeError):
        return


def kept_state(
    key: str, sdkpress: str, document: str
) -> tuple[State, list[str]] | None:
    """The state of the last run, where it is the one that saw this document, and the texts that were shown since."""
    folder = private_folder("states")
    if folder is None:
        return None
    try:
        content = (folder / f"{key}.pickle").read_bytes()
        if sha256(content[32:]).digest() != content[:32]:
            return None
        state: object = pickle.loads(content[32:])
    except Exception:  # whatever lies there: the run just takes longer
        return None
    if not isinstance(state, State) or state.sdkpress != sdkpress:
        return None
    shown = _shown_since(folder, key, state.document, document)
    return None if shown is None else (state, shown)


def note_texts(key: str, state: State, document: str, shown: Iterable[str]) -> None:
    """Note that the state holds for another document too, but for texts; `shown` are all that have stood there since."""
    folder = private_folder("states")
    if folder is None:
        return
    noted = {"state": state.document, "document": document, "shown": [*shown]}
    try:
        replace_file(folder / f"{key}.json", json.dumps(noted).encode())
    except OSError:
        return


def _shown_since(folder: Path, key: str, state: str, document: str) -> list[str] | None:
    """The texts that took the place of those of a state until this document; None where that is not known."""
    if state == document:
        return []
    try:
        noted = json.loads((folder / f"{key}.json").read_text(encoding="utf-8"))
        if (noted["state"], noted["document"]) == (state, document):
            return [str(text) for text in noted["shown"]]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def _reduce(mapping: Any) -> tuple[Any, ...]:
    return _proxy, (dict(cast("dict[object, object]", mapping)),)


def _proxy(mapping: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(mapping)


def _forget_old(folder: Path) -> None:
    states = list(os.scandir(folder))
    if len(states) > _MOST_STATES:
        states.sort(key=lambda entry: entry.stat().st_mtime)
        for entry in states[: len(states) // 2]:
            os.unlink(entry.path)

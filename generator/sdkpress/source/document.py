"""The document as plain data.

Input: a path. Output: a `Document`, or None and one clear finding. The data is not to be changed by
anyone. Lines and columns are looked up later, by `source.marks`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from .. import codes
from ..diagnostics import Code, Place, Sink
from .json_text import JsonFault, read_json
from .pointer import join
from .yaml_events import MAX_DEPTH, Mark, YamlFault, read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A read document: `file` as the user wrote it, the plain `data`, the file's bytes."""

    file: str
    data: object
    text: bytes
    is_json: bool = False


_SURROGATE_ESCAPE: Final = re.compile(rb"\\u[dD][89a-fA-F]")


def load_document(path: Path, sink: Sink) -> Document | None:
    """Read a YAML or JSON file. None, with an error in `sink`, when it cannot be read."""
    raw = _read(path, sink)
    return None if raw is None else load_bytes(str(path), raw, sink)


def load_bytes(file: str, raw: bytes, sink: Sink) -> Document | None:
    """Read the bytes of a YAML or JSON document; `file` is what findings call it."""
    text = _decode(file, raw, sink)
    if text is None:
        return None
    start = text.lstrip()[:1]
    if not start:
        sink.report(
            codes.EMPTY_DOCUMENT, "the file is empty", Place(file, line=1, column=1)
        )
        return None
    if start in ("{", "["):
        named_json = file.lower().endswith(".json")
        document = _load_json(file, raw, text, sink, report=named_json)
        if document is not None or named_json or sink.errors:
            return document
    return _load_yaml(file, raw, text, sink)


def _read(path: Path, sink: Sink) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        sink.report(codes.FILE_NOT_FOUND, f"there is no file {path}", Place(str(path)))
    except IsADirectoryError:
        sink.report(codes.FILE_NOT_READABLE, f"{path} is a folder", Place(str(path)))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        sink.report(codes.FILE_NOT_READABLE, f"{path}: {reason}", Place(str(path)))
    return None


def _decode(file: str, raw: bytes, sink: Sink) -> str | None:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        line, column = line_and_column(before, len(before))
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            message = "the file is UTF-16, not UTF-8"
        sink.report(codes.NOT_UTF8, message, Place(file, line=line, column=column))
        return None


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line and column of a character, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _load_json(
    file: str, raw: bytes, text: str, sink: Sink, *, report: bool
) -> Document | None:
    try:
        data = read_json(text)
    except JsonFault as fault:
        if fault.kind == "deep":
            _report_depth(file, sink, Place(file))
        elif report:
            place = Place(file)
            if fault.offset is not None:
                line, column = line_and_column(text, fault.offset)
                place = Place(file, line=line, column=column)
            sink.report(codes.INVALID_JSON, fault.message, place)
        return None
    value = data.value
    too_deep = _path_below(value, MAX_DEPTH)
    if too_deep is not None:
        _report_depth(file, sink, Place(file, too_deep))
        return None
    if _SURROGATE_ESCAPE.search(raw):
        value = _mend_surrogates(value, "#", file, sink)
    if data.repeated:
        _report_repeated(file, data.value, data.repeated, sink)
    return Document(file=file, data=value, text=raw, is_json=True)


def _report_depth(file: str, sink: Sink, at: Place) -> None:
    sink.report(codes.TOO_DEEP, f"more than {MAX_DEPTH} levels of nesting", at)


def _children(container: object) -> list[object]:
    if isinstance(container, dict):
        return list(cast("dict[str, object]", container).values())
    return cast("list[object]", container)


def _path_below(value: object, depth: int) -> str | None:
    """The pointer of a container deeper than `depth`, level by level, without recursion."""
    level: list[object] = [value] if isinstance(value, (dict, list)) else []
    for _ in range(depth):
        if not level:
            return None
        level = [
            child
            for container in level
            for child in _children(container)
            if type(child) is dict or type(child) is list
        ]
    return _first_deep_path(value, depth) if level else None


def _first_deep_path(value: object, depth: int) -> str:
    stack: list[tuple[object, tuple[str, ...]]] = [(value, ())]
    while stack:
        container, path = stack.pop()
        if len(path) >= depth:
            return join("#", *path)
        for token, child in _items(container):
            if isinstance(child, (dict, list)):
                stack.append((cast(object, child), (*path, token)))
    return "#"


def _items(container: object) -> list[tuple[str, object]]:
    if isinstance(container, dict):
        return list(cast("dict[str, object]", container).items())
    return [(str(i), item) for i, item in enumerate(cast("list[object]", container))]


def _mend_surrogates(value: object, at: str, file: str, sink: Sink) -> object:
    """The value with half surrogate pairs replaced; depth is known to be bounded."""
    if isinstance(value, str):
        mended = value.encode("utf-8", "replace").decode("utf-8").replace("?", "\ufffd")
        whole = value.isascii() or _encodes(value)
        if whole:
            return value
        sink.report(codes.INVALID_TEXT, "half a surrogate pair", Place(file, at))
        return mended if "?" not in value else _replace_halves(value)
    if isinstance(value, dict):
        return {
            cast(str, _mend_surrogates(key, at, file, sink)): _mend_surrogates(
                child, join(at, key), file, sink
            )
            for key, child in cast("dict[str, object]", value).items()
        }
    if isinstance(value, list):
        return [
            _mend_surrogates(child, join(at, i), file, sink)
            for i, child in enumerate(cast("list[object]", value))
        ]
    return value


def _encodes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _replace_halves(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def _report_repeated(
    file: str,
    value: object,
    repeated: tuple[tuple[dict[str, object], str], ...],
    sink: Sink,
) -> None:
    paths: dict[int, str] = {}
    wanted = {id(made) for made, _ in repeated}
    stack: list[tuple[object, str]] = [(value, "#")]
    while stack:
        container, at = stack.pop()
        if id(container) in wanted:
            paths[id(container)] = at
        for token, child in _items(container):
            if isinstance(child, (dict, list)):
                stack.append((cast(object, child), join(at, token)))
    for made, key in repeated:
        at = Place(file, join(paths.get(id(made), "#"), key), on_key=True)
        _report_duplicate(sink, key, at, ())


def _report_duplicate(
    sink: Sink, key: str, at: Place, related: tuple[Place, ...]
) -> None:
    sink.report(
        codes.DUPLICATE_KEY,
        f"key {key!r} is written twice; the last one counts",
        at,
        related=related,
    )


def _place(file: str, mark: Mark | None, pointer: str = "#") -> Place:
    if mark is None:
        return Place(file, pointer)
    return Place(file, pointer, line=mark.line + 1, column=mark.column + 1)


_FAULTS: Final[dict[str, Code]] = {
    "syntax": codes.INVALID_YAML,
    "deep": codes.TOO_DEEP,
    "large": codes.TOO_LARGE,
    "recursive": codes.RECURSIVE_ALIAS,
}


def _load_yaml(file: str, raw: bytes, text: str, sink: Sink) -> Document | None:
    try:
        data = read_yaml(text)
    except YamlFault as fault:
        sink.report(_FAULTS[fault.kind], fault.message, _place(file, fault.mark))
        return None
    if data.empty:
        sink.report(
            codes.EMPTY_DOCUMENT,
            "the file has only comments",
            Place(file, line=1, column=1),
        )
        return None
    for note in data.notes:
        at = _place(file, note.mark, join("#", *note.path))
        if note.kind == "duplicate":
            related = (_place(file, note.first),) if note.first else ()
            _report_duplicate(sink, note.text, at, related)
        else:
            sink.report(codes.IGNORED_TAG, f"the tag {note.text} is ignored", at)
    return Document(file=file, data=data.value, text=raw)

"""The document as plain data.

Input: a path. Output: a `Document`, or None and one clear finding. The data is not to be changed by
anyone. Lines and columns are looked up later, by `source.marks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import Final

from sdkpress.diagnostics import codes
from sdkpress.diagnostics.findings import Code, Location, Sink
from sdkpress.frozen import dataclass
from sdkpress.source.json_text import JsonFault, read_json
from sdkpress.source.origins import Origins
from sdkpress.source.pointer import join, parse
from sdkpress.source.text import Lines, line_and_column
from sdkpress.source.yaml_text import Note, YamlFault, read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A read document: `file` as the user wrote it, the plain `data`, the file's bytes.

    Where it was put together from several files, `origins` knows where its parts come from, and
    `unresolved` why a reference could not be followed. `changed`: its data are no longer those of its text.
    """

    file: str
    data: object
    text: bytes
    origins: Origins = field(default_factory=Origins)
    unresolved: Mapping[str, str] = field(default_factory=dict[str, str])
    changed: bool = False

    @property
    def has_ids(self) -> bool:
        """Whether a schema may have an `$id`, by which references may name it."""
        return self.changed or bool(self.origins) or b"$id" in self.text

    def locate(self, at: Location) -> Location:
        """A location in the whole as one in the user's own file."""
        return self.origins.locate(self.file, self.data, at)

    def text_of(self, file: str) -> bytes | None:
        """The bytes of a file that the document was put together from."""
        if file == self.file:
            return self.text
        if file in self.origins.texts:
            return self.origins.texts[file]
        try:
            return Path(file).read_bytes()
        except (OSError, ValueError):
            return None


def load_document(path: Path, sink: Sink) -> Document | None:
    """Read a YAML or JSON file. None, with an error in `sink`, when it cannot be read."""
    sink.read(path)
    raw = _read(path, sink)
    return None if raw is None else load_bytes(str(path), raw, sink)


def load_bytes(file: str, raw: bytes, sink: Sink) -> Document | None:
    """Read the bytes of a YAML or JSON document; `file` is what findings call it.

    What starts like JSON is read as JSON. If that fails it may still be YAML in flow style,
    unless the file is called `.json`.
    """
    text = _decode(file, raw, sink)
    if text is None:
        return None
    start = text.lstrip()[:1]
    if not start:
        place = Location(file, line=1, column=1)
        sink.report(codes.EMPTY_DOCUMENT, "the file is empty", place)
        return None
    reader = _Loader(file, raw, text, sink)
    if start in ("{", "["):
        try:
            return reader.json()
        except JsonFault as fault:
            if fault.kind == "deep" or file.lower().endswith(".json"):
                reader.refuse_json(fault)
                return None
    return reader.yaml()


def _read(path: Path, sink: Sink) -> bytes | None:
    file = str(path)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        sink.report(codes.FILE_NOT_FOUND, "there is no such file", Location(file))
    except IsADirectoryError:
        message = "this is a folder, not a file"
        sink.report(codes.FILE_NOT_READABLE, message, Location(file))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        sink.report(
            codes.FILE_NOT_READABLE, f"cannot be read: {reason}", Location(file)
        )
    return None


def _decode(file: str, raw: bytes, sink: Sink) -> str | None:
    text = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return text.decode()
    except UnicodeDecodeError as error:
        before = text[: error.start].decode()
        line, column = line_and_column(before, len(before))
        message = f"byte 0x{text[error.start]:02x} is not UTF-8"
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            message = "the file is UTF-16, not UTF-8"
        sink.report(codes.NOT_UTF8, message, Location(file, line=line, column=column))
        return None


_FAULTS: Final[dict[str, Code]] = {
    "syntax": codes.INVALID_YAML,
    "deep": codes.TOO_DEEP,
    "large": codes.TOO_LARGE,
    "recursive": codes.RECURSIVE_ALIAS,
}


@dataclass(frozen=True)
class _Loader:
    """One text, tried as one language or the other."""

    file: str
    raw: bytes
    text: str
    sink: Sink

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    def json(self) -> Document:
        """The text as JSON. Raises `JsonFault`."""
        data = read_json(self.text)
        if data.repeated:
            from sdkpress.source.json_places import JsonPlaces

            places = JsonPlaces(self.text)
            for pointer in dict.fromkeys(data.repeated):
                *first, last = places.keys_at(pointer)
                related = tuple(self._place(offset) for offset in first[-1:])
                at = self._place(last, pointer)
                key, times = parse(pointer)[-1], len(first) + 1
                self._report_duplicate(key, at, related, times)
        for pointer in data.halves:
            message = "the text holds half of a surrogate pair; U+FFFD replaces it"
            self.sink.report(codes.INVALID_TEXT, message, Location(self.file, pointer))
        return Document(file=self.file, data=data.value, text=self.raw)

    def refuse_json(self, fault: JsonFault) -> None:
        """Report why the text is not taken as JSON."""
        code = codes.TOO_DEEP if fault.kind == "deep" else codes.INVALID_JSON
        self.sink.report(code, fault.message, self._place(fault.offset, fault.pointer))

    def yaml(self) -> Document | None:
        """The text as YAML."""
        try:
            data = read_yaml(self.text)
        except YamlFault as fault:
            place = self._place(fault.offset)
            began = () if fault.began is None else (self._place(fault.began),)
            self.sink.report(_FAULTS[fault.kind], fault.message, place, related=began)
            return None
        if data.empty:
            place = Location(self.file, line=1, column=1)
            message = "the file has nothing but comments"
            self.sink.report(codes.EMPTY_DOCUMENT, message, place)
            return None
        for note in data.notes:
            self._report_note(note)
        return Document(file=self.file, data=data.value, text=self.raw)

    def _report_note(self, note: Note) -> None:
        at = self._place(note.offset, join("#", *note.path))
        if note.kind == "duplicate":
            first = () if note.first is None else (self._place(note.first),)
            self._report_duplicate(note.text, at, first)
        else:
            message = f"the tag {note.text} is ignored"
            self.sink.report(codes.IGNORED_TAG, message, at)

    def _report_duplicate(
        self,
        key: str,
        at: Location,
        related: tuple[Location, ...] = (),
        times: int = 2,
    ) -> None:
        count = "twice" if times == 2 else f"{times} times"
        message = f"key {key!r} is written {count}; the last one counts"
        self.sink.report(codes.DUPLICATE_KEY, message, at, related=related)

    def _place(self, offset: int | None, pointer: str = "#") -> Location:
        if offset is None:
            return Location(self.file, pointer)
        line, column = self._lines.place(offset)
        return Location(self.file, pointer, line=line, column=column)

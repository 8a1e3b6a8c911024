"""The files of a document: which address a reference means, and what stands there.

Input: references and the file that each stands in. Output: read files, each once; for what cannot be had, the
reason. Nothing outside of the document's folder and the working folder is read, and nothing is fetched but from
hosts that the user allows.
"""

from __future__ import annotations

import os
from dataclasses import field
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urljoin, urlsplit

from sdkpress.diagnostics.findings import Sink
from sdkpress.documents.nodes import as_node
from sdkpress.frozen import dataclass
from sdkpress.source.document import Document, load_bytes


class Unavailable(Exception):
    """What a reference names cannot be had; the message says why."""


class Remote(Protocol):
    """Fetches documents from hosts that are allowed."""

    def fetch(self, url: str) -> bytes:
        """The bytes at an address. Raises `Unavailable`."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """A read file. `address` is a path as findings show it, or a URL."""

    address: str
    data: object
    text: bytes
    is_remote: bool = False


@dataclass(slots=True)
class Files:
    """Reads the files that a root document leads to."""

    root: Document
    sink: Sink
    remote: Remote
    read: dict[str, Source | Unavailable] = field(
        default_factory=dict[str, "Source | Unavailable"]
    )

    def start(self) -> Source:
        """The root document itself."""
        root = self.root
        source = Source(root.file, root.data, root.text, _is_url(root.file))
        self.read[self._key(self.root.file)] = source
        return source

    def address(self, address: str, holder: Source) -> str:
        """The file or URL that the part of a reference before `#` means, seen from a file.

        Raises `Unavailable` for one that is never read.
        """
        self_address = _self_of(holder.data)
        if self_address is not None and _is_url(urljoin(self_address, address)):
            target = urljoin(self_address, address)
            if target == self_address:
                return holder.address
            folder = self_address.rpartition("/")[0] + "/"
            if target.startswith(folder) and not holder.is_remote:
                address = target.removeprefix(folder)  # the files that moved together
        if holder.is_remote:
            address = urljoin(holder.address, address)
        if _is_url(address):
            return address
        scheme = urlsplit(address).scheme
        if len(scheme) > 1:
            raise Unavailable(f"addresses with '{scheme}:' are not read")
        path = Path(holder.address).parent / unquote(address)
        return _shown(path)

    def from_root(self, address: str) -> str:
        """A file or URL as a reference of the root document names it."""
        if _is_url(address) or _is_url(self.root.file):
            return address
        try:
            folder = Path(self.root.file).parent
            return Path(os.path.relpath(address, folder)).as_posix()
        except (OSError, ValueError):
            return address

    def load(self, address: str) -> Source:
        """The file at an address. Raises `Unavailable`."""
        key = address if _is_url(address) else self._key(address)
        source = self.read.get(key)
        if source is None:
            try:
                source = self._load(address)
            except Unavailable as reason:
                source = reason
            self.read[key] = source
        if isinstance(source, Unavailable):
            raise source
        return source

    def _load(self, address: str) -> Source:
        is_remote = _is_url(address)
        raw = self.remote.fetch(address) if is_remote else self._bytes(address)
        file_sink = Sink()
        document = load_bytes(address, raw, file_sink)
        self.sink.diagnostics.extend(file_sink.diagnostics)
        if document is None:
            raise Unavailable(
                f"'{address}' cannot be read: {file_sink.diagnostics[-1].message}"
            )
        return Source(address, document.data, raw, is_remote)

    def _bytes(self, address: str) -> bytes:
        path = Path(address)
        try:
            real = path.resolve()
            home = Path(self.root.file).resolve().parent
            if not any(real.is_relative_to(f) for f in (home, Path.cwd())):
                raise Unavailable(
                    f"'{address}' lies outside of the document's folder and of the working folder"
                )
            self.sink.read(real)
            return real.read_bytes()
        except FileNotFoundError:
            raise Unavailable(f"there is no file '{address}'") from None
        except (OSError, ValueError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise Unavailable(f"'{address}' cannot be read: {reason}") from None

    @staticmethod
    def _key(address: str) -> str:
        try:
            return str(Path(address).resolve())
        except (OSError, ValueError, RuntimeError):
            return address


def _is_url(address: str) -> bool:
    return urlsplit(address).scheme.lower() in ("http", "https")


def _self_of(data: object) -> str | None:
    """`$self` (OpenAPI 3.2.0 section 4.1): what the relative references of a document start from."""
    address = (as_node(data) or {}).get("$self")
    return address if isinstance(address, str) and _is_url(address) else None


def _shown(path: Path) -> str:
    """The path without `.` and `..`, as far as its text tells."""
    parts: list[str] = []
    for part in path.parts:
        if part == ".." and parts and parts[-1] not in ("..", path.anchor):
            parts.pop()
        else:
            parts.append(part)
    return str(Path(*parts))

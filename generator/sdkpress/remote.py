"""A document that is no file: standard input, or an address that the user named.

Input: `-` or a URL. Output: its bytes. What was fetched is kept in the user's cache with its ETag, so that an unchanged
document is not sent again, and noted with its digest in `sdkpress.lock`. Nothing else is ever fetched.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Final, cast

from sdkpress import __version__
from sdkpress.cache import cache_folder
from sdkpress.files import replace_file
from sdkpress.frozen import dataclass

LOCK: Final = Path("sdkpress.lock")
_TIMEOUT: Final = 30.0  # seconds
_MOST: Final = 200 << 20  # bytes


class NotFetched(Exception):
    """The document cannot be had; the message says why, and the way out."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A document that is no file, as the user wrote it."""

    text: str

    def __str__(self) -> str:
        return "<stdin>" if self.text == "-" else self.text


@dataclass(frozen=True, slots=True)
class Given:
    """A document that was read: what findings call it, and its bytes."""

    label: str
    text: bytes


def is_remote(text: str) -> bool:
    """Whether a document is named that is no file."""
    return text == "-" or text.lower().startswith(("http://", "https://"))


def read_remote(remote: Remote, *, offline: bool = False) -> Given:
    """The document. Raises `NotFetched`."""
    if remote.text == "-":
        return Given(str(remote), sys.stdin.buffer.read())
    return Given(
        remote.text, _cached(remote.text) if offline else _fetched(remote.text)
    )


def locked_digest(url: str, folder: Path) -> str | None:
    """The digest of the document when it was last written from; None where it never was."""
    entry = _lock(folder).get(url)
    if not isinstance(entry, dict):
        return None
    return str(cast(dict[str, Any], entry).get("sha256"))


def lock(given: Given, folder: Path) -> None:
    """Note which state of the document was written from."""
    if given.label == "<stdin>":
        return
    entry = {"sha256": digest_of(given)}
    documents = _lock(folder)
    if documents.get(given.label) != entry:
        documents[given.label] = entry
        data = {**_whole_lock(folder), "documents": documents}
        text = json.dumps(data, indent=2, sort_keys=True) + "\n"
        replace_file(folder / LOCK, text.encode())


def digest_of(given: Given) -> str:
    """The SHA-256 of a document."""
    return sha256(given.text).hexdigest()


def _lock(folder: Path) -> dict[str, Any]:
    data = _whole_lock(folder).get("documents")
    return cast(dict[str, Any], data) if isinstance(data, dict) else {}


def _whole_lock(folder: Path) -> dict[str, Any]:
    """All that the lock file says; files that documents refer to are in it too."""
    try:
        data = json.loads((folder / LOCK).read_bytes())
    except (OSError, ValueError):
        return {}
    return cast(dict[str, Any], data) if isinstance(data, dict) else {}


def _cached(url: str) -> bytes:
    try:
        return _place(url).with_suffix(".document").read_bytes()
    except OSError as error:
        message = f"'{url}' was never fetched here\nhelp: run once without --offline"
        raise NotFetched(message) from error


def _fetched(url: str) -> bytes:
    from urllib.error import HTTPError, URLError
    from urllib.request import Request

    headers = {
        "Accept": "application/json, application/yaml, text/yaml, */*;q=0.5",
        "User-Agent": f"sdkpress/{__version__}",
    }
    place = _place(url)
    known = _notes(place)
    if known:
        headers.update(known)
    try:
        with _open(Request(url, headers=headers)) as response:
            text = response.read(_MOST + 1)
            tags = getattr(response, "headers", {})
    except HTTPError as error:
        if error.code == 304:
            return _cached(url)
        message = (
            f"'{url}' answers {error.code} {error.reason}\nhelp: check the address"
        )
        raise NotFetched(message) from error
    except (URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        message = f"'{url}' cannot be fetched: {reason}\nhelp: --offline takes the copy of the last run"
        raise NotFetched(message) from error
    if len(text) > _MOST:
        raise NotFetched(f"'{url}' is larger than {_MOST >> 20} MB")
    _remember(place, text, tags)
    return text


def _open(request: Any) -> IO[bytes]:
    """Ask over HTTP alone: a redirection to a file or another protocol is not followed."""
    from urllib.request import (
        HTTPDefaultErrorHandler,
        HTTPErrorProcessor,
        HTTPHandler,
        HTTPRedirectHandler,
        HTTPSHandler,
        OpenerDirector,
        ProxyHandler,
    )

    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        HTTPRedirectHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    response = opener.open(request, timeout=_TIMEOUT)
    if response is None:
        raise ValueError("it leads to another protocol")
    return cast(IO[bytes], response)


def _notes(place: Path) -> Mapping[str, str]:
    """The headers that ask for the document only if it has changed."""
    try:
        data = json.loads(place.with_suffix(".json").read_bytes())
        kept = place.with_suffix(".document").read_bytes()
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict):
        return {}
    notes = cast(dict[str, str], data)
    if notes.pop("sha256", None) != sha256(kept).hexdigest():
        return {}
    return notes


def _remember(place: Path, text: bytes, headers: Mapping[str, str]) -> None:
    notes = {"sha256": sha256(text).hexdigest()}
    if tag := headers.get("ETag"):
        notes["If-None-Match"] = tag
    if date := headers.get("Last-Modified"):
        notes["If-Modified-Since"] = date
    try:
        for suffix, content in (
            (".document", text),
            (".json", json.dumps(notes).encode()),
        ):
            replace_file(place.with_suffix(suffix), content, 0o700)
    except OSError:
        return


def _place(url: str) -> Path:
    return cache_folder() / "documents" / sha256(url.encode()).hexdigest()[:32]

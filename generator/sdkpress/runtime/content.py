"""A request body on its way: bytes, parts or a stream, and whether it can be sent again.

Input: what `body` wrote. Output: what the HTTP library takes, anew for each try.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping
from typing import IO, Any, cast

FilePart = tuple[
    str,
    tuple[str | None, Any, str | None]
    | tuple[str | None, Any, str | None, Mapping[str, str]],
]
"""Name, then file name, content (bytes, text or open file), content type and further headers."""

_CHUNK = 65536


class Content:
    """A body. `opened` are files that we opened and close after the call.

    `data` is whole, `files` are multipart parts, `source` is an open file or an iterable.
    """

    __slots__ = ("content_type", "data", "files", "source", "length", "start", "opened")

    def __init__(
        self,
        content_type: str | None = None,
        data: bytes | None = None,
        files: list[FilePart] | None = None,
        source: IO[bytes] | Iterable[bytes] | AsyncIterable[bytes] | None = None,
        length: int | None = None,
        start: int | None = None,
    ) -> None:
        self.content_type = content_type
        self.data = data
        self.files = files
        self.source = source
        self.length = length
        self.start = start
        self.opened: list[IO[bytes]] = []

    def repeatable(self) -> bool:
        """Whether a second try can send the same bytes."""
        if self.source is not None:
            return self.start is not None
        return all(_seekable(file[1][1]) for file in self.files or ())

    def sync_stream(self) -> bytes | Iterable[bytes] | None:
        """The body for a sync client. TypeError for an async iterable."""
        if self.source is None:
            return self.data
        if isinstance(self.source, AsyncIterable):
            raise TypeError("an async stream can only be sent by the async client")
        return self._pieces() if hasattr(self.source, "read") else self.source

    def async_stream(self) -> bytes | AsyncIterable[bytes] | None:
        """The body for an async client."""
        if self.source is None:
            return self.data
        if isinstance(self.source, AsyncIterable):
            return self.source
        return self._async_pieces()

    def _pieces(self) -> Iterator[bytes]:
        source = cast("IO[bytes]", self.source)
        if self.start is not None:
            source.seek(self.start)
        while piece := source.read(_CHUNK):
            yield piece

    async def _async_pieces(self) -> AsyncIterator[bytes]:
        if hasattr(self.source, "read"):
            for piece in self._pieces():
                yield piece
        else:
            for piece in cast("Iterable[bytes]", self.source):
                yield piece

    def close(self) -> None:
        """Close the files that were opened for this body."""
        for file in self.opened:
            file.close()


def from_file(content_type: str, file: IO[bytes]) -> Content:
    """A body read from where the file stands now to its end."""
    if isinstance(file.read(0), str):
        raise TypeError("the file must be opened in binary mode")
    content = Content(content_type=content_type, source=file)
    if _seekable(file):
        content.start = file.tell()
        content.length = file.seek(0, os.SEEK_END) - content.start
        file.seek(content.start)
    return content


def _seekable(content: object) -> bool:
    if not hasattr(content, "read"):
        return True
    seekable = getattr(content, "seekable", None)
    return callable(seekable) and bool(seekable())


__all__ = ["Content", "FilePart", "from_file"]

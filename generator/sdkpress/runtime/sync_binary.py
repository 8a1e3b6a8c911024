# Made from async_binary.py, which is the one to edit.
"""Binary responses, read as they arrive."""

from __future__ import annotations

from collections.abc import Generator
from os import PathLike
from types import TracebackType
from typing import Self

from .errors import Failure
from .http import httpx
from .sync_io import Releasing


class BinaryResponse(Releasing):
    """A body to read once, as a whole or piece by piece; a context manager."""

    def __init__(self, response: httpx.Response, failure: Failure) -> None:
        self.response = response
        self._failure = failure

    @property
    def headers(self) -> httpx.Headers:
        """The response's headers."""
        return self.response.headers

    def iter_bytes(self, chunk_size: int | None = None) -> Generator[bytes, None, None]:
        """The body's bytes as they arrive, in pieces of `chunk_size` bytes if given."""
        try:
            for chunk in self.response.iter_bytes(chunk_size):
                yield chunk
        except httpx.RequestError as error:
            raise self._failure(self.response, error, None) from error
        finally:
            self.close()

    def read(self) -> bytes:
        """The whole body."""
        try:
            return self.response.read()
        except httpx.RequestError as error:
            raise self._failure(self.response, error, None) from error
        finally:
            self.close()

    def save(self, path: str | PathLike[str]) -> None:
        """Write the body to a file."""
        with open(path, "wb") as file:
            for chunk in self.iter_bytes():
                file.write(chunk)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connection back; the rest of the body is not read."""
        self.response.close()


__all__ = ["BinaryResponse"]

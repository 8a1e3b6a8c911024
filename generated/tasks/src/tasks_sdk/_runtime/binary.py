"""Binary answers, read as they arrive."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator
from os import PathLike
from types import TracebackType
from typing import Self

from .event_stream import Failure
from .http import httpx


class BinaryResponse:
    """A body to read once, as a whole or piece by piece; a context manager."""

    def __init__(self, response: httpx.Response, failure: Failure) -> None:
        self.response = response
        self._failure = failure

    @property
    def headers(self) -> httpx.Headers:
        """The answer's headers."""
        return self.response.headers

    def iter_bytes(self, chunk_size: int | None = None) -> Generator[bytes, None, None]:
        """The body's bytes as they arrive, in pieces of `chunk_size` bytes if given."""
        try:
            yield from self.response.iter_bytes(chunk_size)
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

    def __del__(self) -> None:
        self.response.close()


class AsyncBinaryResponse:
    """A body to read once, as a whole or piece by piece; an async context manager."""

    def __init__(self, response: httpx.Response, failure: Failure) -> None:
        self.response = response
        self._failure = failure

    @property
    def headers(self) -> httpx.Headers:
        """The answer's headers."""
        return self.response.headers

    async def iter_bytes(
        self, chunk_size: int | None = None
    ) -> AsyncGenerator[bytes, None]:
        """The body's bytes as they arrive, in pieces of `chunk_size` bytes if given."""
        try:
            async for chunk in self.response.aiter_bytes(chunk_size):
                yield chunk
        except httpx.RequestError as error:
            raise self._failure(self.response, error, None) from error
        finally:
            await self.close()

    async def read(self) -> bytes:
        """The whole body."""
        try:
            return await self.response.aread()
        except httpx.RequestError as error:
            raise self._failure(self.response, error, None) from error
        finally:
            await self.close()

    async def save(self, path: str | PathLike[str]) -> None:
        """Write the body to a file."""
        with open(path, "wb") as file:
            async for chunk in self.iter_bytes():
                file.write(chunk)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Give the connection back; the rest of the body is not read."""
        await self.response.aclose()


__all__ = ["AsyncBinaryResponse", "BinaryResponse"]

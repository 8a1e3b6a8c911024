"""A whole response: status, headers and body, with the value on request.

Input: a response and what reads its value. Output: `RawResponse`, which both halves of the runtime give.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from .http import httpx

T = TypeVar("T")


class RawResponse(Generic[T]):
    """The response of a call that did not fail. `parse` gives what the method gives otherwise."""

    def __init__(self, response: httpx.Response, parse: Callable[[], T]) -> None:
        self.http_response = response
        self._parse = parse
        self._parsed: list[T] = []

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        return self.http_response.status_code

    @property
    def headers(self) -> httpx.Headers:
        """The response's headers."""
        return self.http_response.headers

    @property
    def content(self) -> bytes:
        """The body. The HTTP library's error where it is read as it arrives."""
        return self.http_response.content

    @property
    def text(self) -> str:
        """The body as text."""
        return self.http_response.text

    def json(self) -> Any:
        """The body as plain data. ValueError if it is no JSON."""
        return self.http_response.json()

    def parse(self) -> T:
        """What the method gives without `with_raw_response`; the same object each time.

        Raises what that raises for a response that does not fit the document.
        """
        if not self._parsed:
            self._parsed.append(self._parse())
        return self._parsed[0]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status_code}>"


__all__ = ["RawResponse"]

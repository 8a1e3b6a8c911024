"""What the debug logger is told about requests and responses, with every credential hidden."""

from __future__ import annotations

from collections.abc import Sequence
from logging import DEBUG, Logger

from .http import httpx
from .security import mask

_HIDDEN = (
    "authorization",
    "proxy-authorization",
    "cookie",
    "set-cookie",
)
_HIDDEN_WORDS = ("token", "secret", "password", "api-key", "apikey", "signature")
_LONGEST = 2000


class DebugLog:
    """Tells a logger of requests and responses."""

    def __init__(self, logger: Logger) -> None:
        self._logger = logger

    def request(self, request: httpx.Request, secrets: Sequence[str]) -> None:
        """Tell method, URL, headers and the start of a body that is in memory."""
        if not self._logger.isEnabledFor(DEBUG):
            return
        body = _body(request.content) if hasattr(request, "_content") else "(stream)"
        self._logger.debug(
            "> %s %s %s %s",
            request.method,
            mask(str(request.url), [*secrets, request.url.password]),
            mask(_headers(request.headers), secrets),
            mask(body, secrets),
        )

    def response(self, response: httpx.Response, secrets: Sequence[str]) -> None:
        """Tell status, headers and the start of a body that was read."""
        if not self._logger.isEnabledFor(DEBUG):
            return
        body = _body(response.content) if response.is_stream_consumed else "(stream)"
        self._logger.debug(
            "< %s %s %s",
            response.status_code,
            mask(_headers(response.headers), secrets),
            mask(body, secrets),
        )

    def retry(self, reason: str, wait: float) -> None:
        """Tell why and when a call is tried again."""
        self._logger.debug("retry in %.2f s after %s", wait, reason)


def _headers(headers: httpx.Headers) -> str:
    return "; ".join(f"{k}: {_header_value(k, v)}" for k, v in headers.multi_items())


def _header_value(name: str, value: str) -> str:
    name = name.lower()
    hidden = name in _HIDDEN or any(word in name for word in _HIDDEN_WORDS)
    return "***" if hidden else value


def _body(content: bytes) -> str:
    text = content[:_LONGEST].decode("utf-8", "replace")
    return text + "…" if len(content) > _LONGEST else text


__all__ = ["DebugLog"]

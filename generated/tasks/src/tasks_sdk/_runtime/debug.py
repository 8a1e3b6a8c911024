"""What the debug logger is told about requests and answers, with every credential hidden."""

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
_SHOWN = 2000


def log_request(
    logger: Logger | None, request: httpx.Request, secrets: Sequence[str]
) -> None:
    """Tell method, URL, headers and the start of a body that is in memory."""
    if logger is None or not logger.isEnabledFor(DEBUG):
        return
    body = _body(request.content) if hasattr(request, "_content") else "(stream)"
    logger.debug(
        "> %s %s %s %s",
        request.method,
        mask(str(request.url), secrets),
        mask(_headers(request.headers), secrets),
        mask(body, secrets),
    )


def log_response(
    logger: Logger | None, response: httpx.Response, secrets: Sequence[str]
) -> None:
    """Tell status, headers and the start of a body that was read."""
    if logger is None or not logger.isEnabledFor(DEBUG):
        return
    body = _body(response.content) if response.is_stream_consumed else "(stream)"
    logger.debug(
        "< %s %s %s",
        response.status_code,
        mask(_headers(response.headers), secrets),
        mask(body, secrets),
    )


def log_retry(logger: Logger | None, reason: str, wait: float) -> None:
    """Tell why and when a call is tried again."""
    if logger is not None:
        logger.debug("retry in %.2f s after %s", wait, reason)


def _headers(headers: httpx.Headers) -> str:
    return "; ".join(f"{k}: {_shown(k, v)}" for k, v in headers.multi_items())


def _shown(name: str, value: str) -> str:
    name = name.lower()
    hidden = name in _HIDDEN or any(word in name for word in _HIDDEN_WORDS)
    return "***" if hidden else value


def _body(content: bytes) -> str:
    text = content[:_SHOWN].decode("utf-8", "replace")
    return text + "…" if len(content) > _SHOWN else text


__all__ = ["log_request", "log_response", "log_retry"]

"""What loggers are told about requests and responses, with every credential hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from logging import DEBUG, Filter, LogRecord, getLogger
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from .http import httpx
from .options import DebugLogger
from .security import mask

if TYPE_CHECKING:
    from pydantic_core import ValidationError

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

    def __init__(self, logger: DebugLogger) -> None:
        self._logger = logger
        # One without levels listens to everything.
        asked: Callable[[int], bool] | None = getattr(logger, "isEnabledFor", None)
        self._listens = asked or bool

    def request(self, request: httpx.Request, secrets: Sequence[str]) -> None:
        """Tell method, URL, headers and the start of a body that is in memory."""
        if not self._listens(DEBUG):
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
        if not self._listens(DEBUG):
            return
        body = _body(response.content) if response.is_stream_consumed else "(stream)"
        self._logger.debug(
            "< %s %s %s",
            response.status_code,
            mask(_headers(response.headers), secrets),
            mask(body, secrets),
        )

    def misfit(self, error: ValidationError) -> None:
        """Tell what of a response does not fit the document, without its values."""
        for fault in error.errors(include_input=False, include_url=False):
            where = ".".join(str(step) for step in fault["loc"]) or "the body"
            self._logger.debug("taken as it came: %s: %s", where, fault["msg"])

    def retry(self, reason: str, wait: float) -> None:
        """Tell why and when a call is tried again."""
        self._logger.debug("retry in %.2f s after %s", wait, reason)


class _QueryMask(Filter):
    """Hides the values of credentials in URLs that the HTTP library logs."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def filter(self, record: LogRecord) -> bool:
        """Let the record through, masked. Its arguments hold the URL as an object."""
        if isinstance(record.args, tuple):
            record.args = tuple(
                self._masked(one) if isinstance(one, httpx.URL) else one
                for one in record.args
            )
        return True

    def _masked(self, url: httpx.URL) -> object:
        if not any(name in url.params for name in self.names):
            return url
        pairs = url.query.decode("ascii").split("&")
        shown = [self._masked_pair(pair) for pair in pairs]
        return f"{str(url).partition('?')[0]}?{'&'.join(shown)}"

    def _masked_pair(self, pair: str) -> str:
        name = pair.partition("=")[0]
        return f"{name}=***" if unquote_plus(name) in self.names else pair


_QUERY_MASK = _QueryMask()


def hide_in_log(names: Iterable[str]) -> None:
    """Keep the values of query parameters of these names out of the HTTP library's own log."""
    _QUERY_MASK.names.update(names)
    if _QUERY_MASK.names:
        getLogger(httpx.__name__).addFilter(_QUERY_MASK)


def _headers(headers: httpx.Headers) -> str:
    return "; ".join(f"{k}: {_header_value(k, v)}" for k, v in headers.multi_items())


def _header_value(name: str, value: str) -> str:
    hidden = name.lower() in _HIDDEN or is_private(name)
    return "***" if hidden else value


def is_private(name: str) -> bool:
    """Whether a header or a query parameter of this name looks as if it held a credential."""
    name = name.lower().replace("_", "-")
    return any(word in name for word in _HIDDEN_WORDS)


def _body(content: bytes) -> str:
    text = content[:_LONGEST].decode("utf-8", "replace")
    return text + "…" if len(content) > _LONGEST else text


__all__ = ["DebugLog", "hide_in_log", "is_private"]

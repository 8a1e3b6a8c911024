"""The TLS context that all clients of a process share. Input: the environment. Output: a context.

Reading the trusted certificates takes longer than a call: it is done at the first handshake, and
once, whatever the number of clients.
"""

from __future__ import annotations

import ssl
from os import environ
from threading import Lock
from typing import Any, Self

from .http import httpx


class _LazyContext(ssl.SSLContext):
    """Trusts what the HTTP library trusts."""

    def __new__(cls) -> Self:
        return super().__new__(cls, ssl.PROTOCOL_TLS_CLIENT)

    def __init__(self) -> None:
        self._lock = Lock()
        self._context: ssl.SSLContext | None = None

    def _loaded(self) -> ssl.SSLContext:
        with self._lock:
            if self._context is None:
                self._context = httpx.create_ssl_context()
        return self._context

    def set_alpn_protocols(self, alpn_protocols: Any) -> None:
        self._loaded().set_alpn_protocols(alpn_protocols)

    def wrap_socket(self, *arguments: Any, **options: Any) -> ssl.SSLSocket:
        return self._loaded().wrap_socket(*arguments, **options)

    def wrap_bio(self, *arguments: Any, **options: Any) -> ssl.SSLObject:
        return self._loaded().wrap_bio(*arguments, **options)


_CONTEXTS: dict[tuple[str | None, str | None], ssl.SSLContext] = {}


def shared_context() -> ssl.SSLContext:
    """The process's context; another one once the environment names other certificates."""
    key = environ.get("SSL_CERT_FILE"), environ.get("SSL_CERT_DIR")
    return _CONTEXTS.get(key) or _CONTEXTS.setdefault(key, _LazyContext())


__all__ = ["shared_context"]

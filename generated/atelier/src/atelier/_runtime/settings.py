"""What is decided when a client is made, so that its mistakes show at once: servers, credentials.

Input: `ClientOptions`. Output: `Settings`. Loads neither pydantic's models nor anything that only
a call needs: making a client has to be cheap.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .hooks import changes_nothing
from .http import httpx
from .operation import Scheme
from .options import ClientOptions
from .security import CredentialSource, sources
from .servers import base_url


@dataclass(frozen=True, slots=True, eq=False)
class Settings:
    """`private` are the headers, besides `Authorization`, that carry credentials (lower case).

    `hooks` are the options', or None if they change nothing.
    """

    options: ClientOptions[Any, Any, Any]
    base: str
    schemes: dict[str, Scheme]
    credentials: dict[str, CredentialSource]
    private: frozenset[str]
    hooks: Any


def resolve_settings(options: ClientOptions[Any, Any, Any]) -> Settings:
    """Choose the server and find the credentials.

    ValueError if there is no such server, none with a host, or no time at all.
    """
    checked_timeout(options.timeout_ms)
    base = base_url(
        options.servers,
        server=options.server,
        server_idx=options.server_idx,
        server_url=options.server_url,
        url_params=options.url_params,
    )
    if options.client is None and base.startswith("/"):
        raise ValueError(
            f"the server `{base}` is known without a host: give `server_url`"
        )
    return Settings(
        options,
        base,
        {scheme.key: scheme for scheme in options.schemes},
        sources(options.schemes, options.credentials),
        frozenset(
            scheme.name.lower()
            for scheme in options.schemes
            if scheme.location == "header" and scheme.name.lower() != "authorization"
        ),
        None if changes_nothing(options.hooks) else options.hooks,
    )


def checked_timeout(timeout_ms: int | None) -> int | None:
    """The same. ValueError unless there is some time."""
    if timeout_ms is not None and timeout_ms <= 0:
        raise ValueError(f"`timeout_ms` is {timeout_ms}: it has to be more than 0")
    return timeout_ms


def default_timeout() -> httpx.Timeout:
    """Of an HTTP client that the SDK makes: 10 minutes for a response, 10 seconds to connect."""
    return httpx.Timeout(600.0, connect=10.0)


__all__ = ["Settings", "checked_timeout", "default_timeout", "resolve_settings"]

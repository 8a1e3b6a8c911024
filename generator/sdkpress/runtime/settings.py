"""What is decided when a client is made, so that its mistakes show at once: servers, credentials.

Input: `ClientOptions`. Output: `Settings`. Loads neither pydantic's models nor anything that only
a call needs: making a client has to be cheap.
"""

from __future__ import annotations

from typing import Any

from .hooks import changes_nothing
from .http import httpx
from .options import ClientOptions
from .schemes import Scheme
from .security import CredentialSource, sources
from .servers import base_url

_VALIDATIONS = ("lenient", "strict", "off")


class Settings:
    """`private` are the headers, besides `Authorization`, that carry credentials, or may do so as the
    user gave them for this API alone (lower case).

    `hooks` are the options', or None if they change nothing. `time_limit` is in seconds, for one try.
    """

    __slots__ = (
        "options",
        "base",
        "schemes",
        "credentials",
        "private",
        "hooks",
        "time_limit",
    )

    def __init__(
        self,
        options: ClientOptions[Any, Any, Any],
        base: str,
        schemes: dict[str, Scheme],
        credentials: dict[str, CredentialSource],
        private: frozenset[str],
        hooks: Any,
        time_limit: float | None,
    ) -> None:
        self.options = options
        self.base = base
        self.schemes = schemes
        self.credentials = credentials
        self.private = private
        self.hooks = hooks
        self.time_limit = time_limit


def resolve_settings(options: ClientOptions[Any, Any, Any]) -> Settings:
    """Choose the server and find the credentials.

    ValueError if there is no such server, none with a host, or an option that makes no sense.
    """
    time_limit = seconds_of(options.timeout, options.timeout_ms)
    checked_retries(options.max_retries)
    checked_validation(options.response_validation)
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
            name
            for name in (
                *(s.name.lower() for s in options.schemes if s.location == "header"),
                *(name.lower() for name in options.headers or ()),
            )
            if name != "authorization"
        ),
        None if changes_nothing(options.hooks) else options.hooks,
        time_limit,
    )


def seconds_of(timeout: float | None, timeout_ms: int | None) -> float | None:
    """The time in seconds. ValueError unless there is some, or if it is given twice."""
    if timeout is not None:
        if timeout_ms is not None:
            raise ValueError("give `timeout` or `timeout_ms`, not both")
        if timeout <= 0:
            raise ValueError(f"`timeout` is {timeout}: it has to be more than 0")
        return timeout
    if timeout_ms is None:
        return None
    if timeout_ms <= 0:
        raise ValueError(f"`timeout_ms` is {timeout_ms}: it has to be more than 0")
    return timeout_ms / 1000


def checked_retries(max_retries: int | None) -> int | None:
    """The same. ValueError if it is less than none."""
    if max_retries is not None and max_retries < 0:
        raise ValueError(f"`max_retries` is {max_retries}: it has to be 0 or more")
    return max_retries


def checked_validation(validation: str) -> None:
    """ValueError if there is no such way to read responses."""
    if validation not in _VALIDATIONS:
        said = f"`response_validation` is {validation!r}: it has to be"
        raise ValueError(f"{said} one of {', '.join(_VALIDATIONS)}")


def default_timeout() -> httpx.Timeout:
    """Of an HTTP client that the SDK makes: 10 minutes for a response, 10 seconds to connect."""
    return httpx.Timeout(600.0, connect=10.0)


__all__ = [
    "Settings",
    "checked_retries",
    "checked_validation",
    "default_timeout",
    "resolve_settings",
    "seconds_of",
]

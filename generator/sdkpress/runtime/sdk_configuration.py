"""What a client was made with, as code written for an SDK with a gen.yaml reads it and changes it.

Input: constructor arguments. Output: `SDKConfiguration`, of which the client makes its options. Only SDKs
with `compatibility.naming: speakeasy` have this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from logging import DEBUG, StreamHandler, getLogger
from os import environ
from typing import TYPE_CHECKING, Any

from .http_client import AsyncHttpClient, HttpClient
from .options import DebugLogger
from .servers import Server, choose
from .unset import UNSET, OptionalNullable

if TYPE_CHECKING:
    from .retry_config import RetryConfig


@dataclass(kw_only=True, eq=False, repr=False)
class SDKConfiguration:
    """May be changed by `sdk_init` hooks, which see it before the client is made. Has no repr: it holds credentials."""

    servers: tuple[Server, ...] = ()
    server: str | None = None
    server_idx: int | None = None
    server_url: str | None = None
    url_params: Mapping[str, str] | None = None
    client: HttpClient | None = None
    async_client: AsyncHttpClient | None = None
    retry_config: OptionalNullable[RetryConfig] = UNSET
    timeout_ms: int | None = None
    debug_logger: DebugLogger | None = None
    security: Any = None
    globals: Mapping[str, object] = field(default_factory=lambda: dict[str, object]())
    user_agent: str = ""
    sdk_version: str = ""
    openapi_doc_version: str = ""
    language: str = "python"
    env_prefix: str = ""

    def get_server_details(self) -> tuple[str, dict[str, str]]:
        """The base URL, whose `{variables}` are still to be filled in, and their values."""
        given = dict(self.url_params or {})
        if self.server_url is not None:
            return self.server_url.rstrip("/"), given
        chosen = choose(self.servers, self.server, self.server_idx)
        if chosen is None:
            return "", given
        return chosen.url.rstrip("/"), {**dict(chosen.variables), **given}


def get_default_logger(prefix: str = "") -> DebugLogger | None:
    """A logger that prints, where the environment variable `<PREFIX>_DEBUG` is set; None otherwise."""
    setting = environ.get(f"{prefix}_DEBUG", "") if prefix else ""
    if setting.strip().lower() in ("", "0", "false"):
        return None
    logger = getLogger(__package__ or "sdk")
    if not logger.handlers:
        logger.addHandler(StreamHandler())
    logger.setLevel(DEBUG)
    return logger


__all__ = ["SDKConfiguration", "get_default_logger"]

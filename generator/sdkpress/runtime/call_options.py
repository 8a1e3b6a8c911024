"""What the caller of one operation may set beside its arguments. Input: keywords. Output: `CallOptions`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from .unset import UNSET, OptionalNullable

if TYPE_CHECKING:
    from .retry import RetryConfig


class CallOptions(NamedTuple):
    """The options of one call; what is not given is the client's. `timeout_ms` in milliseconds.

    `security` holds credentials of the call's own, for the operations that take them.
    """

    retries: OptionalNullable[RetryConfig] = UNSET
    server_url: str | None = None
    timeout_ms: int | None = None
    http_headers: Mapping[str, str] | None = None
    security: object = None


__all__ = ["CallOptions"]

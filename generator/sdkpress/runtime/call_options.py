"""What the caller of one operation may set beside its arguments. Input: keywords. Output: `CallOptions`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Literal

from .unset import UNSET, OptionalNullable

if TYPE_CHECKING:
    from typing import TypedDict

    from .retry_config import RetryConfig

    class OptionValues(TypedDict, total=False):
        """`CallOptions` as keywords."""

        retries: OptionalNullable[RetryConfig]
        server_url: str | None
        timeout_ms: int | None
        http_headers: Mapping[str, str] | None
        max_retries: int | None
        timeout: float | None
        response_validation: Literal["strict", "lenient", "off"] | None
        security: object


class CallOptions:
    """The options of one call; what is not given is the client's. `timeout_ms` in milliseconds, `timeout` in
    seconds.

    `security` holds credentials of the call's own, for the operations that take them.
    """

    __slots__ = (
        "retries",
        "server_url",
        "timeout_ms",
        "http_headers",
        "max_retries",
        "timeout",
        "response_validation",
        "security",
    )

    def __init__(
        self,
        retries: OptionalNullable[RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
        max_retries: int | None = None,
        timeout: float | None = None,
        response_validation: Literal["strict", "lenient", "off"] | None = None,
        security: object = None,
    ) -> None:
        self.retries = retries
        self.server_url = server_url
        self.timeout_ms = timeout_ms
        self.http_headers = http_headers
        self.max_retries = max_retries
        self.timeout = timeout
        self.response_validation: Literal["strict", "lenient", "off"] | None = (
            response_validation
        )
        self.security = security


def accepting(
    headers: Mapping[str, str] | None, media_type: Enum | None
) -> Mapping[str, str] | None:
    """The headers of a call that asks for one media type; None asks for all that can be read."""
    if media_type is None:
        return headers
    return {**(headers or {}), "Accept": str(media_type.value)}


__all__ = ["CallOptions", "accepting"]

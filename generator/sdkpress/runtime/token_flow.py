"""Descriptions of OAuth 2.0 flows. Pure data, loaded by the SDKs that can ask for tokens.

Input: values written by generated code. Output: `Flow`, by which `oauth` asks.
"""

from __future__ import annotations

from typing import Literal, NamedTuple


class Flow(NamedTuple):
    """How a token is asked for (RFC 6749 sections 4.3 and 4.4). `basic`: the client's id and secret go into a header.

    `env` are the environment variables of its credentials. `extra` are additional properties of the
    token endpoint: the attribute of a model of credentials, and the name that is sent.
    """

    grant: Literal["client_credentials", "password"]
    token_url: str | None = None
    refresh_url: str | None = None
    basic: bool = False
    env: tuple[tuple[str, str], ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


__all__ = ["Flow"]

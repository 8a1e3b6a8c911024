"""Descriptions of security schemes: where a credential comes from and how it is sent. Pure data.

Input: values written by generated code. Output: `Scheme`, by which `security` works.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from .token_flow import Flow


class Scheme(NamedTuple):
    """A security scheme and where its credential comes from.

    `argument` is the constructor argument; `env` the environment variable asked when it is not given.
    `kind`: `bearer`, `basic` and `digest` (value `user:password` or a pair), `http` (another one of RFC
    9110 section 11, whose name is `prefix`), `api_key`, `other` (left to hooks). With `flows`, the value may
    be what a token is asked for with.
    """

    key: str
    argument: str
    kind: Literal["bearer", "basic", "digest", "http", "api_key", "other"]
    name: str = "Authorization"
    location: Literal["header", "query", "cookie"] = "header"
    env: str | None = None
    prefix: str = ""
    flows: tuple[Flow, ...] = ()


__all__ = ["Scheme"]

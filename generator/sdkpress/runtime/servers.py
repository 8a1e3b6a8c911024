"""Which base URL a call goes to. Pure: options and operation in, text out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_PLACE = re.compile(r"\{([^{}]+)\}")


class Server(NamedTuple):
    """A base URL with `{variable}` places and their defaults."""

    url: str
    id: str | None = None
    variables: tuple[tuple[str, str], ...] = ()


def fill(server: Server, url_params: Mapping[str, str] | None) -> str:
    """The server's URL with its variables in place."""
    if "{" not in server.url:
        return server.url
    values = {**dict(server.variables), **(url_params or {})}

    def value_of(place: re.Match[str]) -> str:
        name = place[1]
        if name not in values:
            raise ValueError(
                f"server variable `{name}` has no value: give it in `url_params`"
            )
        return str(values[name])

    return _PLACE.sub(value_of, server.url)


def choose(
    servers: Sequence[Server], server: str | None, server_idx: int | None
) -> Server | None:
    """The server that was asked for, else the first. ValueError if there is no such one."""
    if server is not None:
        for one in servers:
            if one.id == server:
                return one
        known = ", ".join(repr(s.id) for s in servers if s.id is not None)
        raise ValueError(
            f"no server {server!r}; there are: {known or 'none with an id'}"
        )
    if server_idx is not None:
        if not 0 <= server_idx < len(servers):
            raise ValueError(
                f"no server {server_idx}; `server_idx` goes from 0 to {len(servers) - 1}"
            )
        return servers[server_idx]
    return servers[0] if servers else None


def base_url(
    servers: Sequence[Server],
    *,
    server: str | None = None,
    server_idx: int | None = None,
    server_url: str | None = None,
    url_params: Mapping[str, str] | None = None,
) -> str:
    """The base URL of a client ("" if nothing says one): `server_url` wins over a choice."""
    if server_url is not None:
        return fill(Server(url=server_url), url_params)
    chosen = choose(servers, server, server_idx)
    return "" if chosen is None else fill(chosen, url_params)


__all__ = ["Server", "base_url", "choose", "fill"]

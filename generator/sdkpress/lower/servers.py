"""Servers: base URLs, completed where the document does not say the host.

Input: Server Objects, and where the document came from. Output: the same with absolute URLs, where that is known
(OpenAPI 3.1.2 section 4.8.5: a relative URL is relative to where the document is served).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urljoin

from sdkpress.config.model import Config
from sdkpress.spec.model import Server, Spec

_SCHEMES = ("http://", "https://")


def document_servers(spec: Spec, config: Config) -> tuple[Server, ...]:
    """The document's servers, or the one that the config puts in their place."""
    if config.server_url is None:
        return completed(spec.servers, spec.file)
    return (Server(at="#/servers", url=config.server_url),)


def completed(servers: Iterable[Server], file: str) -> tuple[Server, ...]:
    """Servers whose relative URLs are joined with the document's address, if it has one."""
    if not file.startswith(_SCHEMES):
        return tuple(servers)
    return tuple(
        (
            replace(server, url=urljoin(file, server.url))
            if server.url.startswith("/")
            or "://" not in server.url
            and "{" not in server.url
            else server
        )
        for server in servers
    )

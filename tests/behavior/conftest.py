"""The Atelier SDK, a server on loopback for its document, and clients that talk to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from support.apis import OURS, document, pressed
from support.loopback import Loopback, loopback
from support.pressing import Build
from support.recorder import Received, Recorder, Reply, recorder

ATELIER = OURS[1]


@pytest.fixture(scope="session")
def sdk() -> Build:
    """The pressed SDK of specs/atelier."""
    return pressed(ATELIER)


@pytest.fixture(scope="session")
def _server() -> Iterator[Loopback]:
    with loopback(document(ATELIER)) as running:
        yield running


@pytest.fixture
def server(_server: Loopback) -> Loopback:
    """The server, with nothing seen and nothing scripted."""
    _server.seen.clear()
    _server.scripted.clear()
    return _server


@pytest.fixture
def atelier(sdk: Build, server: Loopback) -> Iterator[Any]:
    """A sync client of the server."""
    with sdk.client("sync", server_url=server.url) as client:
        yield client


@pytest.fixture
def models(sdk: Build) -> Any:
    """The SDK's `models`."""
    return sdk.module("models")


@pytest.fixture
def types(sdk: Build) -> Any:
    """The SDK's `types`."""
    return sdk.module("types")


@pytest.fixture
def utils(sdk: Build) -> Any:
    """The SDK's `utils`."""
    return sdk.module("utils")


def _same_body(request: Received) -> Reply:
    sent = request.headers.get("content-type", "")
    is_xml = sent.startswith("application/xml")
    return Reply(request.body, content_type=sent if is_xml else "application/json")


@pytest.fixture
def echo() -> Iterator[Recorder]:
    """A server that answers each request with the request's own body."""
    with recorder(_same_body) as running:
        yield running

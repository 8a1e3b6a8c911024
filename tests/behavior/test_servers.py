"""Which server a call goes to: relative ones, those of operations, and the client's own."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx2
import pytest

from sdkpress.lower.servers import completed
from sdkpress.spec.model import Server
from support.pressing import Build, press

DOCUMENT = """\
openapi: 3.1.0
info: {title: Somewhere, version: "1"}
servers: [{url: /v1}]
paths:
  /a:
    get: {operationId: a, responses: {"204": {description: Done.}}}
  /b:
    get: {operationId: b, servers: [{url: "https://own.test"}], responses: {"204": {description: Done.}}}
"""


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The SDK of the document above."""
    folder = tmp_path_factory.mktemp("somewhere")
    (folder / "openapi.yaml").write_text(DOCUMENT)
    return press(folder / "openapi.yaml", None, folder / "sdk")


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_server_without_a_host_is_asked_for_at_once(kind: str, sdk: Build) -> None:
    with pytest.raises(ValueError, match="`/v1` .*: give `server_url`"):
        sdk.client(kind)


def _urls(sdk: Build, kind: str, **arguments: Any) -> list[str]:
    seen: list[str] = []

    def reply(request: httpx2.Request) -> httpx2.Response:
        seen.append(str(request.url))
        return httpx2.Response(204)

    transport = httpx2.MockTransport(reply)
    base = arguments.pop("base_url", "")
    if kind == "sync":
        http = httpx2.Client(transport=transport, base_url=base)
        client = sdk.client("sync", client=http, **arguments)
        client.a()
        client.b()
        return seen

    async def call() -> None:
        http = httpx2.AsyncClient(transport=transport, base_url=base)
        client = sdk.client("async", client=http, **arguments)
        await client.a()
        await client.b()

    asyncio.run(call())
    return seen


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_the_clients_server_rules_every_call(kind: str, sdk: Build) -> None:
    urls = _urls(sdk, kind, server_url="https://mine.test/v2")
    assert urls == ["https://mine.test/v2/a", "https://mine.test/v2/b"]


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_an_http_client_can_know_the_host(kind: str, sdk: Build) -> None:
    urls = _urls(sdk, kind, base_url="https://host.test")
    assert urls == ["https://host.test/v1/a", "https://own.test/b"]
    with pytest.raises(ValueError, match="no server is known"):
        _urls(sdk, kind)


def test_a_document_from_an_address_completes_its_servers() -> None:
    servers = [Server(at="#", url=url) for url in ("/v1", "../x", "https://a.test")]
    urls = [s.url for s in completed(servers, "https://docs.test/api/openapi.yaml")]
    assert urls == ["https://docs.test/v1", "https://docs.test/x", "https://a.test"]
    assert completed(servers, "openapi.yaml") == tuple(servers)

"""Logins that a document forgot, from the config."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx2
import pytest

from support.pressing import press

DOCUMENT = """\
openapi: 3.1.0
info: {title: Forgetful, version: "1"}
servers: [{url: "https://forgetful.test"}]
paths:
  /a:
    get: {operationId: a, responses: {"204": {description: Done.}}}
  /open:
    get: {operationId: open, security: [], responses: {"204": {description: Done.}}}
"""
RULES = {
    "header": ("{name: token, type: api_key, parameter: X-Key}", "x-key", "secret"),
    "query": ("{name: token, type: api_key, location: query}", "token=secret", ""),
    "bearer": ("{name: token, type: bearer}", "authorization", "Bearer secret"),
}


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("rule", RULES)
def test_a_credential_of_the_config_is_sent(
    rule: str, kind: str, tmp_path: Path
) -> None:
    text, place, value = RULES[rule]
    (tmp_path / "openapi.yaml").write_text(DOCUMENT)
    config = tmp_path / "sdkpress.yaml"
    config.write_text(f"package: forgetful_{rule}_{kind}\nsecurity: [{text}]\n")
    sdk = press(tmp_path / "openapi.yaml", config, tmp_path / "sdk")
    seen: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(204)

    transport = httpx2.MockTransport(answer)
    if kind == "sync":
        client = sdk.client("sync", client=httpx2.Client(transport=transport))
        client.a()
        client.open()
    else:

        async def call() -> None:
            http = httpx2.AsyncClient(transport=transport)
            client = sdk.client("async", client=http)
            await client.a()
            await client.open()

        asyncio.run(call())
    first, second = seen
    if value:
        assert first.headers[place] == value
        assert place not in second.headers
    else:
        assert first.url.query.decode() == place
        assert second.url.query == b""

"""Many calls: nothing stays open, nothing is mixed up."""

from __future__ import annotations

import asyncio
import gc
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from sdkpress.runtime.async_transport import AsyncTransport
from sdkpress.runtime.operation import Body, Operation, Parameter, ResponseSpec
from sdkpress.runtime.options import AsyncOptions, SyncOptions
from sdkpress.runtime.sync_transport import SyncTransport
from support.raw_server import Connection, serving

ECHO: Operation[Any] = Operation(
    id="echo",
    method="post",
    path="/{name}",
    parameters=(
        Parameter("name", "name", "path", "simple", False),
        Parameter("key", "X-Key", "header", "simple", False),
    ),
    body=Body("application/json", lambda: dict[str, int]),
    responses=(ResponseSpec("200", "application/json", lambda: dict[str, Any]),),
)


def echo(connection: Connection) -> None:
    while (request := connection.read()) is not None:
        name, key = request.path[1:], request.headers["x-key"]
        body = f'{{"name": "{name}", "key": "{key}", "body": '.encode()
        connection.respond(body + request.body + b"}")


def arguments(number: int) -> dict[str, Any]:
    return {
        "parameters": {"name": f"n{number}", "key": f"k{number}"},
        "body": {"n": number},
    }


def expected(number: int) -> dict[str, Any]:
    return {"name": f"n{number}", "key": f"k{number}", "body": {"n": number}}


def test_200_calls_at_once_on_one_client() -> None:
    async def main(url: str) -> list[Any]:
        sdk = AsyncTransport(AsyncOptions(user_agent="x", server_url=url))
        tasks = (sdk.call(ECHO, **arguments(n)) for n in range(200))
        values = await asyncio.gather(*tasks)
        await sdk.close()
        return values

    with serving(echo) as server:
        values = asyncio.run(main(server.url))
    assert values == [expected(n) for n in range(200)]


def test_32_threads_on_one_client() -> None:
    with serving(echo) as server:
        sdk = SyncTransport(SyncOptions(user_agent="x", server_url=server.url))
        with ThreadPoolExecutor(32) as pool:
            values = list(
                pool.map(lambda n: sdk.call(ECHO, **arguments(n)), range(640))
            )
        sdk.close()
    assert values == [expected(n) for n in range(640)]


@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
def test_nothing_stays_open(count: int, asynchronous: bool) -> None:
    async def main(url: str) -> set[Any]:
        sdk = AsyncTransport(AsyncOptions(user_agent="x", server_url=url))
        for number in range(count):
            assert await sdk.call(ECHO, **arguments(number)) == expected(number)
        await sdk.close()
        await asyncio.sleep(0)
        return asyncio.all_tasks() - {asyncio.current_task()}

    with serving(echo) as server, warnings.catch_warnings():
        warnings.simplefilter("error")
        threads = threading.active_count()
        if asynchronous:
            assert asyncio.run(main(server.url)) == set()
        else:
            sdk = SyncTransport(SyncOptions(user_agent="x", server_url=server.url))
            for number in range(count):
                assert sdk.call(ECHO, **arguments(number)) == expected(number)
            sdk.close()
            del sdk
        gc.collect()
        for _ in range(200):
            if not server.open:
                break
            threading.Event().wait(0.01)
        assert server.open == 0 and len(server.connections) == 1
        assert threading.active_count() <= threads + 1  # the server's one connection

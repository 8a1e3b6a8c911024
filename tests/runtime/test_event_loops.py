"""An async client outside of the one event loop that it began in: several loops, threads, and trio."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Any

import pytest

from sdkpress.runtime.async_io import Mutex
from sdkpress.runtime.async_transport import AsyncTransport
from sdkpress.runtime.errors import RequestTimeoutError
from sdkpress.runtime.operation import Operation, ResponseSpec, Scheme
from sdkpress.runtime.options import AsyncOptions
from sdkpress.runtime.token_flow import Flow
from support.raw_server import Connection, RawServer, serving

OK = ResponseSpec("200", "application/json", lambda: Any)
BYTES = ResponseSpec("200", "*/*", kind="stream")
GET = Operation[Any](id="x", method="get", path="/x", responses=(OK,))
DOWNLOAD = Operation[Any](id="d", method="get", path="/d", responses=(BYTES,))
SECURED = Operation[Any](
    id="s", method="get", path="/s", responses=(OK,), security=(("login",),)
)
LOGIN = Scheme(
    "login", "login", "bearer", flows=(Flow("client_credentials", "/token"),)
)


class Counting:
    """A server that counts its connections and the tokens that it gave; a connection is kept open."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.opened = self.closed = self.tokens = 0
        self.busy = 0

    def __call__(self, connection: Connection) -> None:
        with self.lock:
            self.opened += 1
        while (request := connection.read()) is not None:
            if request.path == "/token":
                with self.lock:
                    self.tokens += 1
                time.sleep(0.05)  # long enough for others to come
                connection.respond(b'{"access_token": "t", "expires_in": 3600}')
            elif request.path == "/busy" and self.busy:
                self.busy -= 1
                connection.respond(b"{}", "503 Busy", retry_after="0")
            elif request.path == "/slow":
                time.sleep(0.5)
                connection.respond()
            else:
                connection.respond()
        with self.lock:
            self.closed += 1


@pytest.fixture
def counting() -> Counting:
    return Counting()


@pytest.fixture
def server(counting: Counting) -> Iterator[RawServer]:
    with serving(counting) as running:
        yield running


def transport(server: RawServer, **options: Any) -> AsyncTransport:
    return AsyncTransport(
        AsyncOptions(user_agent="test/1", server_url=server.url, **options)
    )


def settled(done: Callable[[], bool]) -> bool:
    """Whether something becomes true soon: the server hears of the end of a connection a little later."""
    end = time.monotonic() + 5
    while not done() and time.monotonic() < end:
        time.sleep(0.005)
    return done()


def test_a_client_in_one_loop_after_another(
    server: RawServer, counting: Counting
) -> None:
    client = transport(server)

    async def calls() -> None:
        assert await client.call(GET) == await client.call(GET)

    for count in (1, 2, 3):
        asyncio.run(calls())
        assert counting.opened == count  # one for each loop, kept between calls
        assert settled(lambda: counting.closed == counting.opened)
    asyncio.run(client.close())
    with pytest.raises(RuntimeError, match="closed"):
        asyncio.run(calls())


def test_a_loop_that_nobody_shut_down(server: RawServer, counting: Counting) -> None:
    client = transport(server)
    for count in (1, 2):
        loop = asyncio.new_event_loop()
        loop.run_until_complete(client.call(GET))
        assert counting.opened == count
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


def test_several_loops_at_a_time(server: RawServer, counting: Counting) -> None:
    client = transport(server)

    async def calls() -> int:
        return len(await asyncio.gather(*(client.call(GET) for _ in range(20))))

    def run(_: int) -> int:
        return asyncio.run(calls())

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(run, range(16))) == 320
    assert settled(lambda: counting.closed == counting.opened)


def test_a_download_outlives_its_client(server: RawServer) -> None:
    async def download() -> bytes:
        response = await transport(server).download(DOWNLOAD)
        gc.collect()
        await asyncio.sleep(0)
        return await response.read()

    assert asyncio.run(download()) == b"{}"


def test_one_token_for_all_loops(server: RawServer, counting: Counting) -> None:
    login = {"client_id": "me", "client_secret": "s3cret"}
    client = transport(server, schemes=(LOGIN,), credentials={"login": login})

    async def calls() -> None:
        await asyncio.gather(*(client.call(SECURED) for _ in range(10)))

    def run(_: int) -> None:
        asyncio.run(calls())

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(run, range(4)))
    asyncio.run(calls())
    assert counting.tokens == 1


def test_a_waiting_task_may_be_cancelled() -> None:
    async def hold(mutex: Mutex) -> None:
        async with mutex:
            pass

    async def scenario() -> None:
        mutex = Mutex()
        async with mutex:
            waiting = asyncio.create_task(hold(mutex))
            await asyncio.sleep(0.01)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
        async with asyncio.timeout(5):
            await hold(mutex)

    asyncio.run(scenario())


def test_under_trio(server: RawServer, counting: Counting) -> None:
    trio = pytest.importorskip("trio", reason="trio is not installed")
    login = {"client_id": "me", "client_secret": "s3cret"}
    client = transport(
        server, schemes=(LOGIN,), credentials={"login": login}, max_retries=1
    )
    busy = Operation[Any](id="b", method="get", path="/busy", responses=(OK,))
    slow = Operation[Any](id="w", method="get", path="/slow", responses=(OK,))

    async def calls() -> None:
        async with trio.open_nursery() as nursery:
            for _ in range(10):
                nursery.start_soon(client.call, SECURED)
        counting.busy = 1
        await client.call(busy)
        with pytest.raises(RequestTimeoutError):
            await client.call(slow, timeout=0.1, max_retries=0)

    trio.run(calls)
    trio.run(calls)
    assert counting.tokens == 1
    assert settled(lambda: counting.closed == counting.opened)


QUIET = """
import asyncio, gc, sys
from sdkpress.runtime.async_transport import AsyncTransport
from sdkpress.runtime.operation import Operation, ResponseSpec
from sdkpress.runtime.options import AsyncOptions
from typing import Any
get = Operation[Any](id="x", method="get", path="/x", responses=(ResponseSpec("200", "*/*", lambda: Any),))
client = AsyncTransport(AsyncOptions(user_agent="t", server_url=sys.argv[1]))
async def calls():
    await asyncio.gather(*(client.call(get) for _ in range(5)))
async def forgotten():
    await AsyncTransport(AsyncOptions(user_agent="t", server_url=sys.argv[1])).call(get)
for _ in range(3):
    asyncio.run(calls())
    asyncio.run(forgotten())
    gc.collect()
"""


def test_nothing_is_said_of_connections_that_nobody_closed(server: RawServer) -> None:
    command = [sys.executable, "-W", "error", "-c", QUIET, server.url]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")

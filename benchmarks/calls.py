"""What calls of a generated SDK cost, beside the bare HTTP client and beside other SDKs.

CPU time of this process alone, in one run and turn by turn, so that all meet the same machine; a
ratio is the median over the rounds. The server is a process of its own on loopback; "memory" is a
transport that needs none.

    python benchmarks/calls.py [SECTION ...] [--rounds N] [--no-peers] [--large DOCUMENT CALL]

Sections: calls, events, start, list, transfer, large (`--large stripe.yaml "charges.list()"`). Peers (`friendli`, `openai`) are installed into
`benchmarks/.venv` at first.
"""

from __future__ import annotations

import argparse
import asyncio
import compileall
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from calls_data import BODY, COMPLETION, COUNT, EVENTS, MESSAGES, items

HERE = Path(__file__).resolve().parent
PACKAGES = ["httpx2", "pydantic>=2.12", "friendli", "openai"]
TOKEN = "t-1234"
Timed = Callable[[int], float]
"""Does a thing so often; CPU seconds of one."""


def cpu(action: Callable[[], object]) -> Timed:
    """Time a function."""

    def timed(count: int) -> float:
        start = time.process_time()
        for _ in range(count):
            action()
        return (time.process_time() - start) / count

    return timed


def awaited(runner: asyncio.Runner, action: Callable[[], Any]) -> Timed:
    """Time what is awaited, in one event loop."""

    async def repeat(count: int) -> None:
        for _ in range(count):
            await action()

    def timed(count: int) -> float:
        start = time.process_time()
        runner.run(repeat(count))
        return (time.process_time() - start) / count

    return timed


def compare(title: str, contestants: dict[str, Timed], count: int, rounds: int) -> None:
    """Print the ratios to the first one."""
    for timed in contestants.values():
        timed(max(count // 5, 1))
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, timed in contestants.items():
            times[name].append(timed(count))
    bare = next(iter(times.values()))
    print(f"{title}: {min(bare) * 1e6:.0f} µs bare")
    for name, values in times.items():
        ratio = statistics.median(v / b for v, b in zip(values, bare, strict=True))
        print(f"    {name:<14}{ratio:6.2f}")


@contextmanager
def served() -> Iterator[str]:
    """The URL of a server."""
    command = [sys.executable, str(HERE / "calls_server.py")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.kill()


def transports(library: Any) -> tuple[Any, Any]:
    """A sync and an async transport that answer from memory."""

    def respond(request: Any) -> Any:
        streamed = request.url.path.endswith("/events") or b'"stream":true' in (
            request.read().replace(b" ", b"")
        )
        kind = b"text/event-stream" if streamed else b"application/json"
        stream = library.ByteStream(EVENTS if streamed else COMPLETION)
        return library.Response(200, headers=[(b"content-type", kind)], stream=stream)

    class Sync(library.BaseTransport):
        def handle_request(self, request: Any) -> Any:
            return respond(request)

    class Async(library.AsyncBaseTransport):
        async def handle_async_request(self, request: Any) -> Any:
            return respond(request)

    return Sync(), Async()


def clients(url: str, memory: bool, asynchronous: bool, peers: bool) -> dict[str, Any]:
    """name → client, of every contestant."""
    import bench_sdk
    import httpx2

    kind = "AsyncClient" if asynchronous else "Client"

    def http(library: Any) -> Any:
        more = {"transport": transports(library)[asynchronous]} if memory else {}
        return getattr(library, kind)(**more)

    ours = bench_sdk.AsyncBench if asynchronous else bench_sdk.Bench
    made = {
        "bare": http(httpx2),
        "sdkpress": ours(token=TOKEN, server_url=url, client=http(httpx2)),
    }
    if peers:
        import friendli
        import httpx
        import openai

        theirs = friendli.AsyncFriendli if asynchronous else friendli.SyncFriendli
        more = {"async_client" if asynchronous else "client": http(httpx)}
        made["friendli"] = theirs(token=TOKEN, server_url=url, **more)
        other = openai.AsyncOpenAI if asynchronous else openai.OpenAI
        made["openai"] = other(
            api_key=TOKEN, base_url=f"{url}/v1", http_client=http(httpx)
        )
    return made


def call_of(name: str, client: Any, url: str) -> Callable[[], Any]:
    """One small call; awaitable if the client is async."""
    if name == "bare":
        headers = {"Authorization": f"Bearer {TOKEN}"}
        target = f"{url}/v1/chat/completions"
        if hasattr(client, "aclose"):

            async def post() -> Any:
                return (await client.post(target, json=BODY, headers=headers)).json()

            return post
        return lambda: client.post(target, json=BODY, headers=headers).json()
    if name == "sdkpress":
        return lambda: client.chat.complete(model="m", messages=MESSAGES)
    if name == "friendli":
        return lambda: client.serverless.chat.complete(model="m", messages=MESSAGES)
    return lambda: client.chat.completions.create(model="m", messages=MESSAGES)


def events_of(name: str, client: Any, url: str) -> Callable[[], Any]:
    """One stream, read to its end."""
    if name == "bare":
        headers = {"Authorization": f"Bearer {TOKEN}"}

        def read() -> None:
            target = f"{url}/v1/chat/events"
            with client.stream("POST", target, json=BODY, headers=headers) as response:
                for line in response.iter_lines():
                    if line.startswith("data: ") and line != "data: [DONE]":
                        json.loads(line[6:])

        return read
    streams: dict[str, Callable[[], Any]] = {
        "sdkpress": lambda: client.chat.stream(model="m", messages=MESSAGES),
        "friendli": lambda: client.serverless.chat.complete(
            model="m", messages=MESSAGES, stream=True
        ),
        "openai": lambda: client.chat.completions.create(
            model="m", messages=MESSAGES, stream=True
        ),
    }

    def consume() -> None:
        count = sum(1 for _ in streams[name]())
        assert count == COUNT, count

    return consume


def section_calls(arguments: argparse.Namespace) -> None:
    """Small JSON calls."""
    with served() as url:
        for memory in (False, True):
            place = "in memory" if memory else "on loopback"
            count = 300 if arguments.peers else 1000
            made = clients(url, memory, False, arguments.peers)
            actions = {name: cpu(call_of(name, c, url)) for name, c in made.items()}
            compare(f"a call, {place}, sync", actions, count, arguments.rounds)
            with asyncio.Runner() as runner:
                made = clients(url, memory, True, arguments.peers)
                actions = {
                    name: awaited(runner, call_of(name, c, url))
                    for name, c in made.items()
                }
                compare(f"a call, {place}, async", actions, count, arguments.rounds)


def section_events(arguments: argparse.Namespace) -> None:
    """Streams of 2,000 typed events."""
    with served() as url:
        for memory in (False, True):
            place = "in memory" if memory else "on loopback"
            made = clients(url, memory, False, arguments.peers)
            actions = {name: cpu(events_of(name, c, url)) for name, c in made.items()}
            compare(f"{COUNT} events, {place}", actions, 2, arguments.rounds)


STARTS = {
    "import": {
        "bare": "import httpx2; from pydantic import BaseModel",
        "sdkpress": "import bench_sdk; bench_sdk.Bench",
        "friendli": "import friendli; friendli.SyncFriendli",
        "openai": "import openai; openai.OpenAI",
    },
    "client made": {
        "bare": "import httpx2; from pydantic import BaseModel; httpx2.Client()",
        "sdkpress": "import bench_sdk; bench_sdk.Bench(token='t', server_url='{url}')",
        "friendli": "import friendli; friendli.SyncFriendli(token='t', server_url='{url}')",
        "openai": "import openai; openai.OpenAI(api_key='t', base_url='{url}/v1')",
    },
    "first call made": {
        "bare": "import httpx2; from pydantic import BaseModel; httpx2.Client().post('{url}/v1/x', json={body}).json()",
        "sdkpress": "import bench_sdk; bench_sdk.Bench(token='t', server_url='{url}').chat.complete("
        "model='m', messages={messages})",
        "friendli": "import friendli; friendli.SyncFriendli(token='t', server_url='{url}')"
        ".serverless.chat.complete(model='m', messages={messages})",
        "openai": "import openai; openai.OpenAI(api_key='t', base_url='{url}/v1')"
        ".chat.completions.create(model='m', messages={messages})",
    },
}


def process(program: str) -> Timed:
    """Time a whole process, its children's CPU time."""

    def timed(count: int) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        for _ in range(count):
            subprocess.run([sys.executable, "-c", program], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        user, system = (
            after.ru_utime - before.ru_utime,
            after.ru_stime - before.ru_stime,
        )
        return (user + system) / count

    return timed


def section_start(arguments: argparse.Namespace) -> None:
    """Import, client, first call: whole processes."""
    with served() as url:
        for title, programs in STARTS.items():
            chosen = {
                name: process(p.format(url=url, body=BODY, messages=MESSAGES))
                for name, p in programs.items()
                if arguments.peers or name in ("bare", "sdkpress")
            }
            compare(title, chosen, 1, arguments.rounds)


def section_list(arguments: argparse.Namespace) -> None:
    """A list of 10 MB, beside `TypeAdapter.validate_json` on plain models."""
    import bench_sdk
    import httpx2
    from pydantic import BaseModel, TypeAdapter

    class Owner(BaseModel):
        id: str
        active: bool | None = None

    class Item(BaseModel):
        id: int
        name: str
        price: float
        tags: list[str]
        note: str | None = None
        owner: Owner | None = None

    body = items(10)
    adapter = TypeAdapter(list[Item])
    handler = httpx2.MockTransport(
        lambda _: httpx2.Response(
            200, content=body, headers={"content-type": "application/json"}
        )
    )
    client = httpx2.Client(transport=handler)
    sdk = bench_sdk.Bench(token=TOKEN, server_url="http://x.test", client=client)
    contestants = {
        "validate_json": cpu(lambda: adapter.validate_json(body)),
        "sdkpress": cpu(lambda: sdk.items.list_items()),
    }
    compare("a list of 10 MB", contestants, 1, arguments.rounds)


TRANSFER = """
import bench_sdk, io, resource, sys
class Zeros(io.RawIOBase):
    left = 1 << 30
    def readable(self): return True
    def read(self, size=-1):
        size = min(size, self.left); self.left -= size
        return bytes(size)
sdk = bench_sdk.Bench(token="t", server_url={url!r})
sdk.items, sdk.files
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
if {upload}:
    sdk.files.upload(request=Zeros())
else:
    with sdk.files.download() as response:
        assert sum(len(piece) for piece in response.iter_bytes()) == 1 << 30
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(f"{{(after - before) / 1024:.1f}}")
"""


def section_transfer(_: argparse.Namespace) -> None:
    """Memory that 1 GB up and down take."""
    with served() as url:
        for upload in (True, False):
            program = TRANSFER.format(url=url, upload=upload)
            done = subprocess.run(
                [sys.executable, "-c", program], capture_output=True, text=True
            )
            word = "upload" if upload else "download"
            print(f"1 GB {word}: {done.stdout.strip() or done.stderr} MB more")


LARGE = """
import time, httpx2, large_sdk
reply = lambda request: httpx2.Response(
    200, content=b"{{}}", headers={{"content-type": "application/json"}}
)
http = httpx2.Client(transport=httpx2.MockTransport(reply), auth=("a", "b"))
start = time.process_time()
sdk = large_sdk.Large(server_url="http://x.test", client=http)
try:
    sdk.{call}
except Exception as error:
    print(type(error).__name__, str(error)[:60])
print(f"{{time.process_time() - start:.2f}} s of CPU, response included")
"""


def section_large(arguments: argparse.Namespace) -> None:
    """The first call of a large SDK, from making the client to the response's model."""
    if arguments.large is None:
        print("the first call of a large SDK: give --large DOCUMENT CALL")
        return
    document, call = arguments.large
    folder = generated(Path(document), "large_sdk", "Large")
    for _ in range(3):
        subprocess.run(
            [sys.executable, "-c", LARGE.format(call=call)],
            env={**os.environ, "PYTHONPATH": str(folder)},
        )


def generated(document: Path, package: str, client: str) -> Path:
    """An SDK of a document; the folder its package is in."""
    folder = Path(tempfile.mkdtemp(prefix="sdkpress-bench-"))
    config = folder / "sdkpress.yaml"
    names = f"{{sync: {client}, async: Async{client}}}"
    config.write_text(
        f"spec: {document.resolve()}\npackage: {package}\nclient: {names}\n"
    )
    command = [os.environ.get(SDKPRESS, "sdkpress"), "generate", "-c", str(config)]
    subprocess.run(
        [*command, "-o", str(folder / "sdk")], check=True, stdout=subprocess.DEVNULL
    )
    # As an installer does, which has compiled the peers too.
    compileall.compile_dir(folder / "sdk", quiet=2)
    return folder / "sdk" / "src"


def in_venv() -> int:
    """Run again where the peers are, with the SDK at hand."""
    python = HERE / ".venv" / "bin" / "python"
    marker = HERE / ".venv" / ".peers"
    if not marker.exists():
        venv.create(HERE / ".venv", with_pip=True)
        command = [str(python), "-m", "pip", "install", "--quiet", *PACKAGES]
        subprocess.run(command, check=True)
        marker.touch()
    generator = str(Path(sys.executable).with_name("sdkpress"))
    os.environ[SDKPRESS] = generator
    folder = generated(HERE / "calls.yaml", "bench_sdk", "Bench")
    environment = {**os.environ, "PYTHONPATH": str(folder), INSIDE: "1"}
    command = [str(python), str(Path(__file__).resolve()), *sys.argv[1:]]
    return subprocess.run(command, env=environment).returncode


SDKPRESS, INSIDE = "SDKPRESS_COMMAND", "SDKPRESS_BENCHMARK"
SECTIONS: dict[str, Callable[[argparse.Namespace], None]] = {
    "calls": section_calls,
    "events": section_events,
    "start": section_start,
    "list": section_list,
    "transfer": section_transfer,
    "large": section_large,
}


def main() -> int:
    """Run the sections that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--no-peers", dest="peers", action="store_false")
    parser.add_argument("--large", nargs=2, metavar=("DOCUMENT", "CALL"))
    arguments = parser.parse_args()
    if INSIDE not in os.environ:
        return in_venv()
    for name in arguments.sections or SECTIONS:
        SECTIONS[name](arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main())

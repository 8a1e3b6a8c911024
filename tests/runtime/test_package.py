"""The runtime as an SDK carries it: a folder that needs nothing of ours, for either HTTP library."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import sdkpress.runtime

FOLDER = Path(sdkpress.runtime.__file__).parent
MODULES = sorted(FOLDER.glob("*.py"))
# anyio is what both HTTP libraries run on.
ALLOWED = {"anyio", "httpx", "httpx2", "pydantic", "pydantic_core", "typing_extensions"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.stem)
def test_imports_are_relative_or_of_a_dependency(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_bytes())):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level <= 1
            names = [node.module or ""] if node.level == 0 else []
        for name in names:
            root = name.partition(".")[0]
            assert root in sys.stdlib_module_names or root in ALLOWED
            if root.startswith("httpx"):
                assert path.stem in ("http", "http_httpx")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.stem)
def test_what_is_public_exists(path: Path) -> None:
    if path.stem in ("__init__", "http_httpx"):
        return
    module = __import__(f"sdkpress.runtime.{path.stem}", fromlist=["*"])
    assert all(hasattr(module, name) for name in getattr(module, "__all__", ()))


PROGRAM = """
import asyncio, sys
import {library} as httpx
from pressed._runtime.operation import ResponseSpec, Body, Operation, Scheme
from pressed._runtime.options import AsyncOptions, SyncOptions
from pressed._runtime.sync_transport import SyncTransport
from pressed._runtime.async_transport import AsyncTransport

operation = Operation(
    id="x", method="post", path="/x", security=(("t",),),
    responses=(ResponseSpec(status="200", media_type="application/json", type=lambda: dict[str, int]),),
    body=Body(content_type="application/json", type=lambda: dict[str, int]),
)
events = Operation(
    id="e", method="get", path="/e",
    responses=(ResponseSpec(status="200", media_type="text/event-stream", type=lambda: int, kind="sse"),),
)
def answer(request):
    if request.url.path == "/e":
        kind = {{"content-type": "text/event-stream"}}
        return httpx.Response(200, content=b"data: 1\\n\\ndata: 2\\n\\n", headers=kind)
    assert request.headers["authorization"] == "Bearer s"
    return httpx.Response(200, content=request.content, headers={{"content-type": "application/json"}})

mock = httpx.MockTransport(answer)
common = dict(
    user_agent="x", server_url="http://x.test", credentials={{"t": "s"}},
    schemes=(Scheme(key="t", argument="t", kind="bearer"),),
)
sync = SyncTransport(SyncOptions(client=httpx.Client(transport=mock), **common))
assert sync.call(operation, body={{"a": 1}}) == {{"a": 1}}
assert list(sync.stream(events)) == [1, 2]

async def main():
    client = httpx.AsyncClient(transport=mock)
    sdk = AsyncTransport(AsyncOptions(client=client, **common))
    assert await sdk.call(operation, body={{"a": 1}}) == {{"a": 1}}
    assert [e async for e in await sdk.stream(events)] == [1, 2]
    await client.aclose()

asyncio.run(main())
assert ("httpx2" in sys.modules) == ({library!r} == "httpx2")
assert not any(name.startswith("sdkpress") for name in sys.modules)
"""


@pytest.mark.parametrize(
    ("library", "source"), [("httpx2", "http.py"), ("httpx", "http_httpx.py")]
)
def test_a_copy_works_alone_with_either_library(
    tmp_path: Path, library: str, source: str
) -> None:
    pytest.importorskip(library)
    package = tmp_path / "pressed"
    runtime = package / "_runtime"
    runtime.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    for path in MODULES:
        if path.stem != "http_httpx":
            (runtime / path.name).write_bytes(path.read_bytes())
    (runtime / "http.py").write_bytes((FOLDER / source).read_bytes())
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM.format(library=library)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_making_a_client_loads_no_models_of_pydantic_and_no_event_loop() -> None:
    program = (
        "import sys; from sdkpress.runtime.options import SyncOptions\n"
        "from sdkpress.runtime.sync_transport import SyncTransport\n"
        "SyncTransport(SyncOptions(user_agent='x', server_url='http://x.test'))\n"
        "print([m for m in ('pydantic.main', 'asyncio') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=FOLDER.parent.parent,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "[]\n", done.stderr

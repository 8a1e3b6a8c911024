"""The errors as a user meets them: one base, other libraries' types, copies."""

from __future__ import annotations

import asyncio
import copy
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from conftest import REPO


@pytest.fixture
def tasks(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A generated SDK."""
    monkeypatch.syspath_prepend(str(REPO / "generated" / "tasks" / "src"))
    import tasks_sdk

    yield tasks_sdk
    for name in [n for n in sys.modules if n.split(".")[0] == "tasks_sdk"]:
        del sys.modules[name]


def failing(tasks: Any, outcome: Any, **options: Any) -> Any:
    """What a call raises."""

    def handler(request: httpx.Request) -> httpx.Response:
        if isinstance(outcome, Exception):
            raise outcome
        status, body = outcome
        kind = {"content-type": "application/json"}
        return httpx.Response(status, content=body, headers=kind)

    options = {"token": "abcd", **options}
    client = httpx.Client(transport=httpx.MockTransport(handler))
    sdk = tasks.TasksClient(client=client, **options)
    with pytest.raises(tasks.models.TasksClientError) as caught:
        sdk.tasks.get(task_id=1)

    async def again() -> None:
        mock = httpx.AsyncClient(transport=httpx.MockTransport(handler))
        await tasks.AsyncTasksClient(client=mock, **options).tasks.get(task_id=1)

    with pytest.raises(type(caught.value)):
        asyncio.run(again())
    return caught.value


OUTCOMES: list[Any] = [
    (httpx.ConnectError("x"), "ConnectionFailedError", (ConnectionError,)),
    (httpx.ReadTimeout("x"), "RequestTimeoutError", (TimeoutError, httpx.ReadTimeout)),
    (httpx.ReadError("x"), "NoResponseError", (httpx.ReadError, httpx.TransportError)),
    (httpx.TooManyRedirects("x"), "NoResponseError", (httpx.TooManyRedirects,)),
    ((500, b"{}"), "SDKError", ()),
    ((404, b'{"message": "gone"}'), "Problem", ()),
    ((200, b"{"), "ResponseValidationError", ()),
]


@pytest.mark.parametrize(("outcome", "name", "others"), OUTCOMES)
def test_one_base_for_all(tasks: Any, outcome: Any, name: str, others: Any) -> None:
    error = failing(tasks, outcome)
    kind = getattr(tasks.models, name)
    assert isinstance(error, kind) and type(error).__name__ == name
    for other in others:
        assert isinstance(error, other)
    assert (error.status_code is None) == isinstance(outcome, Exception)


@pytest.mark.parametrize(("outcome", "name", "others"), OUTCOMES)
def test_copies(tasks: Any, outcome: Any, name: str, others: Any) -> None:
    error = failing(tasks, outcome)
    for again in (
        copy.copy(error),
        copy.deepcopy(error),
        pickle.loads(pickle.dumps(error)),
    ):
        assert type(again) is type(error) and str(again) == str(error)
        assert again.request.url == error.request.url
        if name == "Problem":
            assert again.data == error.data and again.status_code == 404


def test_a_missing_credential(tasks: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TASKS_TOKEN", raising=False)
    for token in (None, "", "  "):
        error = failing(tasks, (200, b"{}"), token=token)
        assert isinstance(error, tasks.models.MissingCredentialError)
        assert isinstance(error, ValueError)


def test_documented_errors_are_kinds_of_the_default_one(tasks: Any) -> None:
    assert issubclass(tasks.models.Problem, tasks.models.SDKError)


FORK = """
import os, sys, threading
sys.path.insert(0, {support!r})
from sdkpress.runtime.operation import Operation, Parameter, ResponseSpec
from sdkpress.runtime.options import SyncOptions
from sdkpress.runtime.sync_transport import SyncTransport
from support.raw_server import serving

def echo(connection):
    while (request := connection.read()) is not None:
        connection.respond(b'"%b"' % request.path.encode())

one = Operation(
    id="x", method="get", path="/{{n}}",
    parameters=(Parameter("n", "n", "path", "simple", False),),
    responses=(ResponseSpec("200", "application/json", lambda: str),),
)
with serving(echo) as server:
    sdk = SyncTransport(SyncOptions(user_agent="x", server_url=server.url))
    sdk.call(one, parameters={{"n": 0}})
    child = os.fork()
    name = "parent" if child else "child"
    wrong = 0
    for n in range(200):
        try:
            wrong += sdk.call(one, parameters={{"n": f"{{name}}{{n}}"}}) != f"/{{name}}{{n}}"
        except Exception:
            wrong += 1
    if not child:
        os._exit(wrong > 0)
    status = os.waitpid(child, 0)[1]
    print("wrong:", wrong, status)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_a_fork_has_its_own_connections(tmp_path: Path) -> None:
    import subprocess

    done = subprocess.run(
        [sys.executable, "-c", FORK.format(support=str(REPO / "tests"))],
        cwd=REPO / "generator",
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout == "wrong: 0 0\n", done.stderr

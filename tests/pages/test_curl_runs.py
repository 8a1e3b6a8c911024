"""curl commands are code too: each one, run by a shell, makes a request that the document allows."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from sdkpress.examples.call_examples import example_names
from sdkpress.examples.request_examples import base_url
from sdkpress.ir.api import Operation
from sdkpress.python.context import GenerationContext
from sdkpress.snippets.curl import curl_command
from support.document import Document
from support.loopback import Loopback, loopback
from support.pressed import pressed as analysis
from support.pressing import Build

CURL = shutil.which("curl")


def _environment(lookup: GenerationContext) -> dict[str, str]:
    prefix = lookup.names.client.env_prefix
    names = {
        f"{prefix}_{argument}".upper() for argument in lookup.names.credentials.values()
    }
    return {**os.environ, **dict.fromkeys(names, "secret"), "no_proxy": "*"}


def _failure(
    lookup: GenerationContext,
    operation: Operation,
    example: str | None,
    server: Loopback,
    folder: Path,
) -> str | None:
    command = curl_command(lookup, operation, example)
    base = base_url(lookup, operation)
    assert command.count(base) == 1
    command = command.replace(base, server.url)
    if any(c.operation_id == operation.operation_id for _, c in server.by_template):
        command += f" \\\n  --header 'X-Test-Operation: {operation.operation_id}'"
    command += " \\\n  --silent --show-error --max-time 20"
    seen = len(server.seen)
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=_environment(lookup),
        capture_output=True,
        check=False,
    )
    if len(server.seen) != seen + 1:
        return f"{operation.operation_id}: {done.stderr.decode()}\n{command}"
    request = server.seen[-1]
    if request.problems:
        return f"{operation.operation_id}: {request.problems}\n{command}"
    return None


@pytest.mark.skipif(CURL is None, reason="needs curl")
def test_every_command_runs(pressed: Build, tmp_path: Path) -> None:
    (tmp_path / "example.file").write_bytes(b"content")
    lookup = analysis(pressed.document, pressed.config).lookup
    failures: list[str] = []
    with loopback(Document.read(pressed.document)) as server:
        for operation in lookup.api.operations:
            for example in example_names(operation) or (None,):
                failure = _failure(lookup, operation, example, server, tmp_path)
                if failure is not None:
                    failures.append(failure)
    assert not failures, f"{len(failures)} fail:\n" + "\n".join(failures[:10])

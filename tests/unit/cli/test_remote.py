"""Documents that are no files: standard input and addresses."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from conftest import REPO
from sdkpress.cli.main import main

OLD = (REPO / "specs" / "tasks" / "openapi.yaml").read_bytes()
NEW = OLD.replace(b"title: Tasks", b"title: Tasks\n  summary: Changed.")


class Server:
    """A server of one document, on loopback."""

    def __init__(self) -> None:
        self.text = OLD
        self.statuses: list[int] = []
        self.location: str | None = None
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.answer(self)

            def log_message(self, *_: object) -> None:
                return None

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_port}/openapi.yaml"
        Thread(target=self._http.serve_forever, daemon=True).start()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """304 where the client has the document."""
        tag = f'"{hash(self.text)}"'
        if self.location:
            status = 302
        elif request.path != "/openapi.yaml":
            status = 404
        else:
            status = 304 if request.headers["If-None-Match"] == tag else 200
        self.statuses.append(status)
        request.send_response(status)
        request.send_header("ETag", tag)
        if self.location:
            request.send_header("Location", self.location)
        text = self.text if status == 200 else b""
        request.send_header("Content-Length", str(len(text)))
        request.end_headers()
        request.wfile.write(text)

    def stop(self) -> None:
        """No more answers."""
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server, a working folder and a cache."""
    monkeypatch.setenv("SDKPRESS_CACHE", str(tmp_path / "cache"))
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    server = Server()
    yield server
    server.stop()


def test_an_address_is_fetched_once_per_state(server: Server) -> None:
    words = ["generate", server.url, "-o", "out"]
    assert main(words) == 0
    assert main(words) == 0
    assert main(["check", server.url, "-o", "out"]) == 0
    assert server.statuses == [200, 304, 304]
    (entry,) = json.loads(Path("sdkpress.lock").read_text())["documents"].items()
    assert entry[0] == server.url and len(entry[1]["sha256"]) == 64


def test_a_check_sees_the_state_that_was_written_from(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", server.url, "-o", "out"]) == 0
    server.text = NEW
    assert main(["check", server.url, "-o", "out"]) == 1
    assert "has changed since the SDK was written from it" in capsys.readouterr().err
    assert main(["generate", server.url, "-o", "out"]) == 0
    assert main(["check", server.url, "-o", "out"]) == 0


def test_offline_takes_the_copy(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["generate", server.url, "-o", "out"]
    assert main([*words, "--offline"]) == 2
    assert "was never fetched here" in capsys.readouterr().err
    assert main(words) == 0
    assert main([*words, "--offline"]) == 0
    assert server.statuses == [200]
    server.stop()
    assert main(words) == 2
    assert "--offline takes the copy" in capsys.readouterr().err


def test_an_address_in_the_config(server: Server) -> None:
    Path("sdkpress.yaml").write_text(f"spec: {server.url}\noutput: out\n")
    assert main(["generate"]) == 0
    server.text = NEW
    assert main(["generate"]) == 0
    assert server.statuses == [200, 200]
    assert main(["inspect", "--offline"]) == 0


@pytest.mark.parametrize("location", ["file:///etc/hostname", "ftp://127.0.0.1/x"])
def test_a_redirection_leads_to_no_other_protocol(
    server: Server, location: str, capsys: pytest.CaptureFixture[str]
) -> None:
    server.location = location
    assert main(["generate", server.url, "-o", "out"]) == 2
    said = capsys.readouterr().err
    assert "cannot be fetched" in said or "answers 302" in said
    assert not Path("out").exists()


def test_an_address_that_leads_nowhere(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", server.url + "x", "-o", "out"]) == 2
    assert "answers 404" in capsys.readouterr().err


def test_findings_name_the_address(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.text = (
        b"openapi: 3.1.0\nopenapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
    )
    assert main(["generate", server.url, "-o", "out"]) == 0
    assert f"{server.url}" in capsys.readouterr().err


def test_standard_input(
    server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        stdin = io.TextIOWrapper(io.BytesIO(OLD))
        monkeypatch.setattr(sys, "stdin", stdin)
        assert main(["generate", "-", "-o", "out"]) == 0
    assert "; 0 files written, " in capsys.readouterr().out.splitlines()[-1]
    assert not Path("sdkpress.lock").exists()

"""Remote files: fetched from allowed hosts alone, recorded, and never changed in silence."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sdkpress.documents.files import Unavailable
from sdkpress.documents.remote import Fetcher, public_addresses

URL = "https://files.example/pet.yaml"


class Server:
    """A server on loopback that stands for a host of the net."""

    content = b"{type: object}"
    status = 200
    asked = 0


@pytest.fixture
def server() -> Iterator[tuple[Server, int]]:
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked += 1
            self.send_response(state.status)
            self.send_header("content-length", str(len(state.content)))
            self.end_headers()
            self.wfile.write(state.content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield state, listening.server_port
    listening.shutdown()
    listening.server_close()


def fetcher(folder: Path, port: int, *, renew: bool = False) -> Fetcher:
    return Fetcher(
        hosts=frozenset({"files.example"}),
        lock=folder / "sdkpress.lock",
        cache=folder / "cache",
        renew=renew,
        resolve=lambda host, _: ["127.0.0.1"],
        connect=lambda host, address, _: http.client.HTTPConnection(address, port),
    )


def test_what_was_fetched_is_recorded_and_not_fetched_again(
    tmp_path: Path, server: tuple[Server, int]
) -> None:
    state, port = server
    assert fetcher(tmp_path, port).fetch(URL) == b"{type: object}"
    assert fetcher(tmp_path, port).fetch(URL) == b"{type: object}"
    assert state.asked == 1
    lock = json.loads((tmp_path / "sdkpress.lock").read_text())
    assert len(lock["remote"][URL]["sha256"]) == 64


def test_what_changed_is_refused_until_it_is_renewed(
    tmp_path: Path, server: tuple[Server, int]
) -> None:
    state, port = server
    fetcher(tmp_path, port).fetch(URL)
    for cached in (tmp_path / "cache").iterdir():
        cached.unlink()
    state.content = b"{type: string}"
    with pytest.raises(Unavailable, match="has changed"):
        fetcher(tmp_path, port).fetch(URL)
    assert fetcher(tmp_path, port, renew=True).fetch(URL) == b"{type: string}"
    assert fetcher(tmp_path, port).fetch(URL) == b"{type: string}"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://other.example/pet.yaml", "--allow-remote other.example"),
        ("http://files.example/pet.yaml", "only https"),
        ("https://me:secret@files.example/pet.yaml", "without a password"),
    ],
)
def test_what_is_not_fetched(url: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=reason):
        fetcher(tmp_path, 9).fetch(url)


@pytest.mark.parametrize("status", [302, 404, 500])
def test_only_an_answer_with_the_file_counts(
    status: int, tmp_path: Path, server: tuple[Server, int]
) -> None:
    state, port = server
    state.status = status
    with pytest.raises(Unavailable, match=str(status)):
        fetcher(tmp_path, port).fetch(URL)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "192.168.1.1", "localhost"],
)
def test_private_addresses_are_refused_even_where_they_are_allowed(host: str) -> None:
    with pytest.raises(Unavailable, match="private"):
        public_addresses(host, 443)

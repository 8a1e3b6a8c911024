"""The TLS context: shared, read late, and as strict as the HTTP library's own."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from sdkpress.runtime import tls
from sdkpress.runtime.errors import ConnectionFailedError
from sdkpress.runtime.operation import Operation, ResponseSpec
from support.raw_server import Connection, serving
from support.sessions import session

GET: Operation[Any] = Operation(
    id="x",
    method="get",
    path="/x",
    responses=(ResponseSpec("200", "application/json", lambda: Any),),
)


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate of 127.0.0.1 that signs itself, and its key."""
    command = shutil.which("openssl")
    if command is None:
        pytest.skip("there is no openssl to make a certificate with")
    paths = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [command, "req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"]
        + [
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-subj",
            "/CN=127.0.0.1",
            "-addext",
            "subjectAltName=IP:127.0.0.1",
        ]
        + ["-out", str(paths[0]), "-keyout", str(paths[1])],
        check=True,
        capture_output=True,
    )
    return paths


@pytest.mark.parametrize("asynchronous", [False, True])
def test_certificates_are_checked(
    asynchronous: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted, key = certificate(tmp_path)
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(trusted, key)

    def speak(connection: Connection) -> None:
        try:
            wrapped = server_side.wrap_socket(connection.socket, server_side=True)
        except OSError:
            return
        secure = Connection(wrapped, 0)
        if secure.read() is not None:
            secure.respond(b"1")
        secure.close()

    with serving(speak) as server:
        url = server.url.replace("http:", "https:")
        with session(asynchronous, url) as client:
            with pytest.raises(ConnectionFailedError, match="CERTIFICATE_VERIFY"):
                client.call(GET)
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
        with session(asynchronous, url) as client:
            assert client.call(GET) == 1


def test_they_are_read_once_and_late(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[ssl.SSLContext] = []

    def create() -> ssl.SSLContext:
        made.append(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
        return made[-1]

    monkeypatch.setattr(httpx, "create_ssl_context", create)
    monkeypatch.setattr(tls, "_CONTEXTS", {})

    def speak(connection: Connection) -> None:
        connection.read()
        connection.respond(b"1")

    with serving(speak) as server:
        for _ in range(3):
            with session(False, server.url) as client:
                assert client.call(GET) == 1
    assert made == []
    with serving(lambda c: None) as server:
        for _ in range(3):
            with session(False, server.url.replace("http:", "https:")) as client:
                with pytest.raises(ConnectionFailedError):
                    client.call(GET)
    assert len(made) == 1
    assert tls.shared_context().verify_mode is ssl.CERT_REQUIRED
    assert tls.shared_context().check_hostname

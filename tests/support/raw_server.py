"""A server on loopback that misbehaves as it is told: a function speaks for each connection."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Connection:
    """One connection, the `number`th of its server."""

    socket: socket.socket
    number: int
    _rest: bytes = b""
    is_closed: bool = False

    def read(self) -> Request | None:
        """The next request, None when the client has gone."""
        while b"\r\n\r\n" not in self._rest:
            if not self._more():
                return None
        head, _, self._rest = self._rest.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        method, path, _ = first.split(" ")
        headers = {
            k.lower(): v.strip() for k, _, v in (x.partition(":") for x in lines)
        }
        size = int(headers.get("content-length", 0))
        while len(self._rest) < size:
            if not self._more():
                return None
        body, self._rest = self._rest[:size], self._rest[size:]
        return Request(method, path, headers, body)

    def _more(self) -> bool:
        try:
            data = self.socket.recv(65536)
        except OSError:
            return False
        self._rest += data
        return bool(data)

    def send(self, data: bytes) -> bool:
        """Whether the client is still there."""
        try:
            self.socket.sendall(data)
        except OSError:
            return False
        return True

    def respond(
        self,
        body: bytes = b"{}",
        status: str = "200 OK",
        content_type: str = "application/json",
        **headers: str,
    ) -> bool:
        """Send a whole response."""
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
        lines.append(f"Content-Type: {content_type}")
        lines += [f"{k.replace('_', '-')}: {v}" for k, v in headers.items()]
        return self.send("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    def begin(self, content_type: str, *lines: str) -> bool:
        """Send the head of a response that ends with its connection."""
        head = ["HTTP/1.1 200 OK", f"Content-Type: {content_type}", *lines]
        return self.send("\r\n".join(head).encode() + b"\r\n\r\n")

    def reset(self) -> None:
        """Break the connection off."""
        linger = struct.pack("ii", 1, 0)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.close()

    def close(self) -> None:
        """Close, and say so afterwards: until then the client does not see the end."""
        self.socket.close()
        self.is_closed = True


Speaker = Callable[[Connection], None]


@dataclass
class RawServer:
    url: str
    connections: list[Connection] = field(default_factory=list[Connection])

    @property
    def open(self) -> int:
        """How many connections the server has not seen the end of."""
        return sum(1 for c in self.connections if not c.is_closed)


@contextmanager
def serving(speak: Speaker) -> Iterator[RawServer]:
    """A server each of whose connections is handed to `speak`, in a thread of its own, then closed."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)
    host, port = listener.getsockname()
    server = RawServer(f"http://{host}:{port}")
    threads: list[threading.Thread] = []

    def attend(connection: Connection) -> None:
        try:
            speak(connection)
        finally:
            connection.close()

    def accept() -> None:
        while True:
            try:
                accepted, _ = listener.accept()
            except OSError:
                return
            connection = Connection(accepted, len(server.connections))
            server.connections.append(connection)
            thread = threading.Thread(target=attend, args=(connection,), daemon=True)
            threads.append(thread)
            thread.start()

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield server
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join(5)
        for connection in server.connections:
            try:
                connection.socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        for thread in threads:
            thread.join(5)

"""The server of `calls.py`: answers from memory, over HTTP/1.1 on loopback. Prints its port."""

from __future__ import annotations

import asyncio

from calls_data import COMPLETION, EVENTS, GIGABYTE

JSON, STREAM, BINARY = (
    b"application/json",
    b"text/event-stream",
    b"application/octet-stream",
)
BLOCK = b"x" * (1 << 20)


def head(kind: bytes, length: int, status: bytes = b"200 OK") -> bytes:
    """The head of a response."""
    return b"HTTP/1.1 %b\r\nContent-Type: %b\r\nContent-Length: %d\r\n\r\n" % (
        status,
        kind,
        length,
    )


async def body(reader: asyncio.StreamReader, request: bytes) -> bytes:
    """Read the request's body; of a long one the last part."""
    lines = request.lower().split(b"\r\n")
    if b"transfer-encoding: chunked" in lines:
        return await chunked(reader)
    length = next((int(x[15:]) for x in lines if x.startswith(b"content-length:")), 0)
    data = b""
    while length > 0:
        data = await reader.read(min(length, 1 << 20))
        length -= len(data)
    return data


async def chunked(reader: asyncio.StreamReader) -> bytes:
    """Read a body of unknown length (RFC 9112 section 7.1); its length in digits."""
    total = 0
    while size := int((await reader.readuntil(b"\r\n")).strip(), 16):
        await reader.readexactly(size + 2)
        total += size
    await reader.readuntil(b"\r\n")
    return b"%d" % total


async def attend(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One connection."""
    try:
        while True:
            request = await reader.readuntil(b"\r\n\r\n")
            method, path, _ = request.split(b" ", 2)
            data = await body(reader, request)
            if path.endswith(b"/events") or b'"stream":true' in data.replace(b" ", b""):
                writer.write(head(STREAM, len(EVENTS)) + EVENTS)
            elif path.endswith(b"/file") and method == b"PUT":
                whole = data == b"%d" % GIGABYTE
                status = b"204 No Content" if whole else b"400 Bad Request"
                writer.write(b"HTTP/1.1 %b\r\nContent-Length: 0\r\n\r\n" % status)
            elif path.endswith(b"/file"):
                writer.write(head(BINARY, GIGABYTE))
                for _ in range(GIGABYTE // len(BLOCK)):
                    writer.write(BLOCK)
                    await writer.drain()
            else:
                writer.write(head(JSON, len(COMPLETION)) + COMPLETION)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def main() -> None:
    """Serve until killed."""
    server = await asyncio.start_server(attend, "127.0.0.1", 0, limit=1 << 20)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())

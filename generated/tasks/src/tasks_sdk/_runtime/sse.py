"""Server-sent events: bytes as they arrive to events, by the WHATWG rules. No I/O.

https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
Lines end with LF, CR or CRLF, also across pieces. Data stays bytes, for a JSON parser.
"""

from __future__ import annotations

from typing import Any, NamedTuple

_BOM = b"\xef\xbb\xbf"


class ServerSentEvent(NamedTuple):
    """One event. `event`, `id` and `retry` (milliseconds) are None where the block has none."""

    data: bytes
    event: str | None = None
    id: str | None = None
    retry: int | None = None


class EventDecoder:
    """Feed it pieces; it returns the events that became complete: bytes where there is only data.

    `last_event_id` and `retry` are what a reconnection uses; `is_plain`: the last ones are all bytes.
    """

    def __init__(self) -> None:
        self.last_event_id = ""
        self.retry: int | None = None
        self._pending: list[bytes] = []
        self._last = b""
        self._after_cr = False
        self._started = False
        self.is_plain = True

    def feed(self, piece: bytes) -> list[ServerSentEvent | bytes]:
        """Take the next bytes of the stream."""
        if not self._started:
            piece = self._start(piece)
        if self._after_cr or b"\r" in piece:
            piece = self._with_lf(piece)
        if not piece:
            return []
        pending = self._pending
        across = self._last == b"\n" and piece[:1] == b"\n"
        if not across and b"\n\n" not in piece:
            pending.append(piece)
            self._last = piece[-1:]
            return []
        if pending:
            pending.append(piece)
            piece = b"".join(pending)
        end = piece.rfind(b"\n\n")
        rest = piece[end + 2 :]
        self._pending = [rest]
        self._last = rest[-1:]
        if piece.startswith(b"data: "):
            lines: list[Any] = piece[6:end].split(b"\n\ndata: ")
            if piece.count(b"\n", 0, end) == 2 * (len(lines) - 1):
                self.is_plain = True
                return lines  # nothing but events of one line of data
        self.is_plain = False
        events = map(self._read, piece[:end].split(b"\n\n"))
        return [event for event in events if event is not None]

    def end(self) -> tuple[list[ServerSentEvent | bytes], bool]:
        """The event that the end of the stream completes, as if a blank line came after it, and
        whether its last line is whole. (The standard drops it; servers forget the blank line.)
        """
        rest = b"".join(self._pending)
        self._pending = []
        self._last = b""
        self.is_plain = False
        event = self._read(rest.removesuffix(b"\n")) if rest and self._started else None
        return ([] if event is None else [event]), rest.endswith(b"\n")

    def _start(self, piece: bytes) -> bytes:
        """Hold back what may be the start of a byte order mark, and drop a whole one."""
        piece = b"".join((*self._pending, piece))
        self._pending = []
        if len(piece) < 3 and _BOM.startswith(piece):
            self._pending = [piece]
            return b""
        self._started = True
        return piece.removeprefix(_BOM)

    def _with_lf(self, piece: bytes) -> bytes:
        """Every line end as LF. A CR at the end of a piece ends its line at once."""
        if self._after_cr and piece:
            piece = piece.removeprefix(b"\n")
            self._after_cr = False
        if piece:
            self._after_cr = piece.endswith(b"\r")
        return piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

    def _read(self, block: bytes) -> ServerSentEvent | bytes | None:
        """One block of lines; None if it has no data."""
        data: list[bytes] = []
        event: str | None = None
        id_: str | None = None
        retry: int | None = None
        for line in block.split(b"\n"):
            name, _, value = line.partition(b":")
            if value[:1] == b" ":
                value = value[1:]
            if name == b"data":
                data.append(value)
            elif name == b"event":
                event = value.decode("utf-8", "replace")
            elif name == b"id":
                if b"\0" not in value:
                    id_ = self.last_event_id = value.decode("utf-8", "replace")
            elif name == b"retry" and value.isdigit():
                retry = self.retry = int(value)
        if not data:
            return None
        text = b"\n".join(data)
        if event is None and id_ is None and retry is None:
            return text
        return ServerSentEvent(text, event, id_, retry)


class LineDecoder:
    """JSON Lines: feed it pieces; it returns the non-blank lines that became complete."""

    def __init__(self) -> None:
        self._pending: list[bytes] = []

    def feed(self, piece: bytes) -> list[bytes]:
        """Take the next bytes of the stream."""
        if b"\n" not in piece:
            self._pending.append(piece)
            return []
        lines = b"".join((*self._pending, piece)).split(b"\n")
        self._pending = [lines.pop()]
        return [line for line in lines if line and not line.isspace()]

    def end(self) -> list[bytes]:
        """The last line, which needs no line end."""
        line = b"".join(self._pending)
        self._pending = []
        return [line] if line and not line.isspace() else []


__all__ = ["EventDecoder", "LineDecoder", "ServerSentEvent"]

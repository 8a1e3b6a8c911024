"""Event streams: the WHATWG examples, every way of cutting a stream into pieces, JSON Lines."""

from __future__ import annotations

from typing import Dict, List, Tuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sdkpress.runtime.sse import EventDecoder, LineDecoder, ServerSentEvent

Event = ServerSentEvent


def decode(*pieces: bytes) -> List[ServerSentEvent]:
    decoder = EventDecoder()
    events = [event for piece in pieces for event in decoder.feed(piece)]
    return [Event(e) if isinstance(e, bytes) else e for e in events]


@pytest.mark.parametrize(
    ("stream", "expected"),
    [
        (b"data: YHOO\ndata: +2\ndata: 10\n\n", [Event(b"YHOO\n+2\n10")]),
        (
            b": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
            [
                Event(b"first event", id="1"),
                Event(b"second event", id=""),
                Event(b" third event"),
            ],
        ),
        (b"data\n\ndata\ndata\n\ndata:", [Event(b""), Event(b"\n")]),
        (b"data:test\n\ndata: test\n\n", [Event(b"test"), Event(b"test")]),
        (
            b"event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\n",
            [Event(b"73857293", "add"), Event(b"2153", "remove")],
        ),
        (b"data: cut off by the end\n", []),
        (b"event: lonely\n\ndata: x\n\n", [Event(b"x")]),
        (
            b"retry: 3000\ndata: x\n\nretry: soon\ndata: y\n\n",
            [Event(b"x", retry=3000), Event(b"y")],
        ),
        (b"id: a\0b\ndata: x\n\n", [Event(b"x")]),
        (b"\xef\xbb\xbfdata: bom\n\n", [Event(b"bom")]),
        (b"data: a\xef\xbb\xbf\n\n", [Event(b"a\xef\xbb\xbf")]),
        (b"\n\n\n\ndata: late\n\n", [Event(b"late")]),
        (b"data: a: b\n\n", [Event(b"a: b")]),
        (b"Data: no\nunknown: x\ndata : no\n data: no\ndata: yes\n\n", [Event(b"yes")]),
        (
            b"data: cr\r\rdata: crlf\r\n\r\ndata: mixed\r\n\ndata: lf\n\r",
            [Event(b"cr"), Event(b"crlf"), Event(b"mixed"), Event(b"lf")],
        ),
        (b":\ndata: after comment\n:\n\n", [Event(b"after comment")]),
    ],
)
def test_rules(stream: bytes, expected: List[ServerSentEvent]) -> None:
    assert decode(stream) == expected
    assert decode(*(stream[i : i + 1] for i in range(len(stream)))) == expected


def reference(stream: bytes) -> List[Tuple[bytes, str, str]]:
    """The standard's own algorithm, line by line, on the whole stream."""
    text = (
        stream.removeprefix(b"\xef\xbb\xbf")
        .replace(b"\r\n", b"\n")
        .replace(b"\r", b"\n")
    )
    events: List[Tuple[bytes, str, str]] = []
    fields: Dict[bytes, bytes] = {}
    last_id = b""
    for line in text.split(b"\n")[:-1]:
        if not line:
            if b"data" in fields:
                events.append(
                    (
                        fields[b"data"][:-1],
                        fields.get(b"event", b"").decode(),
                        last_id.decode(),
                    )
                )
            fields = {}
            continue
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if name == b"data":
            fields[b"data"] = fields.get(b"data", b"") + value + b"\n"
        elif name == b"event":
            fields[b"event"] = value
        elif name == b"id":
            last_id = value
    return events


LINES = st.sampled_from(
    [
        b"data: a",
        b"data:",
        b"data",
        b"data: {}",
        b":c",
        b"event: e",
        b"id: 7",
        b"id",
        b"x",
        b"",
        b"",
    ]
)
ENDS = st.sampled_from([b"\n", b"\r", b"\r\n"])


@given(
    st.lists(st.tuples(LINES, ENDS), max_size=30),
    st.booleans(),
    st.lists(st.integers(0, 200), max_size=12),
)
@example([(b"data: a", b"\r\n"), (b"", b"\r\n")], False, [8, 9, 10])
@example([(b"data: a", b"\r"), (b"", b"\n"), (b"", b"\n")], False, [8, 9])
def test_any_cut_gives_what_the_standard_gives(
    lines: List[Tuple[bytes, bytes]], bom: bool, cuts: List[int]
) -> None:
    stream = (b"\xef\xbb\xbf" if bom else b"") + b"".join(a + b for a, b in lines)
    edges = [0, *sorted({min(c, len(stream)) for c in cuts}), len(stream)]
    decoder = EventDecoder()
    found: List[Tuple[bytes, str, str]] = []
    last_id = ""
    for start, end in zip(edges, edges[1:], strict=False):
        for raw in decoder.feed(stream[start:end]):
            event = Event(raw) if isinstance(raw, bytes) else raw
            last_id = event.id if event.id is not None else last_id
            found.append((event.data, event.event or "", last_id))
    expected = reference(stream)
    assert [f[:2] for f in found] == [e[:2] for e in expected]


def test_reconnection_facts_are_kept() -> None:
    decoder = EventDecoder()
    decoder.feed(b"id: 5\nretry: 10\ndata: x\n\ndata: y\n\n")
    assert (decoder.last_event_id, decoder.retry) == ("5", 10)


def test_lines() -> None:
    decoder = LineDecoder()
    assert decoder.feed(b'{"a":1}\n\n  \r\n{"b"') == [b'{"a":1}']
    assert decoder.feed(b":") == []
    assert decoder.feed(b"2}\r\n{}") == [b'{"b":2}\r']
    assert decoder.end() == [b"{}"] and decoder.end() == []

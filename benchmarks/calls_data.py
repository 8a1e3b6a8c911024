"""What the clients of `calls.py` send and get."""

from __future__ import annotations

import json
from typing import Any

MESSAGES: list[Any] = [{"role": "user", "content": "How are you?"}]
BODY: dict[str, Any] = {"model": "m", "messages": MESSAGES}

COMPLETION = json.dumps(
    {
        "id": "c-1",
        "object": "chat.completion",
        "created": 1700000000,
        "model": "m",
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": "Fine, thank you."},
                "finish_reason": "stop",
                "logprobs": None,
            }
        ],
        "usage": {"prompt_tokens": 9, "completion_tokens": 5, "total_tokens": 14},
    }
).encode()


def _chunk(number: int) -> str:
    delta = {"content": f" word{number}"}
    choice = {"index": 0, "delta": delta, "finish_reason": None, "logprobs": None}
    chunk = {"id": "c-1", "object": "chat.completion.chunk", "created": 1700000000}
    return json.dumps({**chunk, "model": "m", "choices": [choice]})


COUNT = 2000
EVENTS = "".join(f"data: {_chunk(n)}\n\n" for n in range(COUNT)).encode()
EVENTS += b"data: [DONE]\n\n"
GIGABYTE = 1 << 30


def items(megabytes: int) -> bytes:
    """A list of small objects, of about that size."""
    listed: list[Any] = []
    size = 0
    while size < megabytes * 1_000_000:
        number = len(listed)
        item = {
            "id": number,
            "name": f"item {number}",
            "price": number / 4,
            "tags": ["a", "b"],
            "note": None,
            "owner": {"id": f"u{number}", "active": True},
        }
        size += len(json.dumps(item)) + 2
        listed.append(item)
    return json.dumps(listed).encode()

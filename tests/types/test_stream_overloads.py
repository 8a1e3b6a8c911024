"""Calls that may be read as a stream, as their users write about them, under both checkers."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.apis import STREAMED, pressed
from support.type_checkers import CHECKERS

CODE = """
from streamed import AsyncStreamed, SyncStreamed, models
from streamed.utils.eventstreaming import EventStream, EventStreamAsync

with SyncStreamed() as client:
    plain: models.Answer = client.chat(prompt="a")
    told: models.Answer = client.chat(prompt="a", stream=False)
    null: models.Answer = client.chat(prompt="a", stream=None)
    stream: EventStream[models.Piece] = client.chat(prompt="a", stream=True)
    pieces: list[str] = [piece.delta for piece in client.chat(prompt="a", stream=True)]


def either(client: SyncStreamed, streamed: bool) -> str:
    result = client.chat(prompt="a", stream=streamed)
    if isinstance(result, EventStream):
        return "".join(piece.delta for piece in result)
    return result.text


async def main() -> None:
    async with AsyncStreamed() as client:
        plain: models.Answer = await client.chat(prompt="a")
        stream: EventStreamAsync[models.Piece] = await client.chat(prompt="a", stream=True)
        print(plain.text, [piece.delta async for piece in stream])
"""


@pytest.mark.parametrize("checker", CHECKERS)
def test_both_checkers_pass_the_program(checker: str, tmp_path: Path) -> None:
    (tmp_path / "use.py").write_text(CODE, "utf-8")
    assert CHECKERS[checker](tmp_path, pressed(STREAMED).source) == ""

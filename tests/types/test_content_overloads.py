"""Calls whose body or response is of several content types, as their users write about them, under both checkers."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.apis import CONTENTS, pressed
from support.type_checkers import CHECKERS

RIGHT = """
from typing import Literal

from contents import AsyncContents, SyncContents, models
from contents.types import AsyncBinaryResponse, BinaryResponse
from contents.utils.eventstreaming import EventStream

with SyncContents() as client:
    picture: models.Picture = client.get_picture(id="a")
    same: models.Picture = client.get_picture(id="a", accept="application/json")
    file: BinaryResponse = client.get_picture(id="a", accept="image/png")
    table: str = client.get_picture(id="a", accept="text/csv")
    edited: models.Picture = client.edit(image=b"a", prompt="b")
    drawn: models.Picture = client.edit(
        images=["a"], prompt="b", n=None, content_type="application/json"
    )
    events: EventStream[models.Picture] = client.edit(
        images=["a"], prompt="b", stream=True, content_type="application/json"
    )
    page: str = client.render(request="a", content_type="text/x-markdown")
    model: str = client.render(name="a", content_type="application/json")
    client.change(name="a", content_type="application/merge-patch+json")


def download(client: SyncContents, kind: Literal["image/png", "image/jpeg"]) -> bytes:
    return client.get_picture(id="a", accept=kind).read()


async def main() -> None:
    async with AsyncContents() as client:
        file: AsyncBinaryResponse = await client.get_picture(id="a", accept="image/png")
        print(await file.read())
"""
WRONG = {
    'client.get_picture(id="a", accept="image/gif")': "get_picture",
    'client.get_picture(id="a", accept="image/png").name': "name",
    'client.edit(images=["a"], prompt="b")': "edit",
    'client.edit(image=b"a", prompt="b", content_type="application/json")': "edit",
    'client.render(request="a", content_type="text/html")': "render",
    "client.rename(name=1)": "name",
    "client.rename(title='a')": "title",
    "client.rename()": "name",
    'client.rename("a")': "argument",
}


@pytest.mark.parametrize("checker", CHECKERS)
def test_right_calls_pass_and_each_wrong_one_is_told(
    checker: str, tmp_path: Path
) -> None:
    (tmp_path / "right.py").write_text(RIGHT, "utf-8")
    head = "from contents import SyncContents\n\nclient = SyncContents()\n"
    (tmp_path / "wrong.py").write_text(
        head + "".join(f"{call}\n" for call in WRONG), "utf-8"
    )
    output = CHECKERS[checker](tmp_path, pressed(CONTENTS).source)
    assert "right.py" not in output, output
    for line, (call, word) in enumerate(WRONG.items(), start=4):
        errors = [
            text
            for text in output.splitlines()
            if f"wrong.py:{line}:" in text and "error" in text
        ]
        assert errors, f"{checker} accepts {call}: {output}"
        assert any(word in text for text in errors), (call, errors)

"""Event streams end when they should, files are sent in every form, downloads come as bytes."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path
from typing import Any

import pytest

from support.loopback import Answer, Loopback
from support.pressing import Build

TALK: dict[str, Any] = {
    "model": "parley-large",
    "messages": [{"role": "user", "content": "Hello"}],
    "stream": True,
}


def events(*texts: str) -> Answer:
    body = "".join(
        f'event: piece\ndata: {{"id": "talk_1", "text": "{text}"}}\n\n'
        for text in texts
    )
    return Answer(200, "text/event-stream", (body + "data: [DONE]\n\n").encode())


def test_events_are_typed(atelier: Any, server: Loopback, models: Any) -> None:
    with atelier.studio.chat.stream(**TALK) as stream:
        pieces = list(stream)
    assert [type(piece) for piece in pieces] == [models.ChatEvent] * 2
    assert pieces[0].data.text == "Rivers carry "
    assert pieces[1].data.end == "finished"
    assert server.last.headers["accept"] == "text/event-stream"


def test_the_sentinel_ends_the_stream(atelier: Any, server: Loopback) -> None:
    late = Answer(
        200,
        "text/event-stream",
        events("a").body + b'data: {"id": "talk_1", "text": "late"}\n\n',
    )
    server.script("studioChatStream", late)
    with atelier.studio.chat.stream(**TALK) as stream:
        assert [piece.data.text for piece in stream] == ["a"]


def test_a_stream_may_be_left_early(atelier: Any, server: Loopback) -> None:
    server.script("studioChatStream", events(*map(str, range(500))))
    with atelier.studio.chat.stream(**TALK) as stream:
        for piece in stream:
            assert piece.data.text == "0"
            break
    assert stream.response.is_closed
    assert atelier.ping() == "pong"  # the connections still work


def test_a_stream_of_the_async_client(sdk: Build, server: Loopback) -> None:
    server.script("studioChatStream", events("a", "b"), events("a", "b"))

    async def run() -> tuple[list[str], bool]:
        async with sdk.client("async", server_url=server.url) as client:
            async with await client.studio.chat.stream(**TALK) as stream:
                texts = [piece.data.text async for piece in stream]
            async with await client.studio.chat.stream(**TALK) as left:
                async for piece in left:
                    texts.append(piece.data.text)
                    break
            return texts, left.response.is_closed

    assert asyncio.run(run()) == (["a", "b", "a"], True)


def test_an_error_before_the_stream(
    atelier: Any, server: Loopback, models: Any
) -> None:
    server.script("studioChatStream", Answer.json({"message": "No words."}, 422))
    with pytest.raises(Exception) as caught:
        atelier.studio.chat.stream(**TALK)
    assert caught.value.status_code == 422
    assert caught.value.data.message == "No words."


def file_kinds(folder: Path) -> list[tuple[Any, str]]:
    """Each form a file may be given in, and the file name that should be sent."""
    path = folder / "boat.png"
    path.write_bytes(b"\x89PNG")
    return [
        (b"\x89PNG", "file"),
        (io.BytesIO(b"\x89PNG"), "file"),
        (path, "boat.png"),
        (("sea.png", b"\x89PNG"), "sea.png"),
        (("sea.png", io.BytesIO(b"\x89PNG"), "image/png"), "sea.png"),
        ({"file_name": "sea.png", "content": b"\x89PNG"}, "sea.png"),
        ({"file_name": "sea.png", "content": open(path, "rb")}, "sea.png"),
    ]


def test_every_kind_of_file(atelier: Any, server: Loopback, tmp_path: Path) -> None:
    for given, name in file_kinds(tmp_path):
        atelier.studio.image.edit(picture=given, prompt="A boat")
        parts = {part.name: part for part in server.last.parts()}
        assert parts["picture"].content == b"\x89PNG", given
        assert parts["picture"].file_name is not None
        if name != "file":
            assert parts["picture"].file_name == name
        assert parts["prompt"].content == b"A boat"
        assert set(parts) == {"picture", "prompt"}
        if hasattr(given, "close"):
            given.close()
        elif isinstance(given, dict) and hasattr(given["content"], "close"):
            given["content"].close()


def test_a_content_type_of_a_file(atelier: Any, server: Loopback) -> None:
    atelier.studio.image.edit(
        picture={"file_name": "a.bin", "content": b"x", "content_type": "image/webp"},
        prompt="A boat",
    )
    (picture,) = [p for p in server.last.parts() if p.name == "picture"]
    assert picture.content_type == "image/webp"


def test_other_parts_of_a_form(atelier: Any, server: Loopback) -> None:
    atelier.studio.image.edit(
        picture=b"x", prompt="A boat", strength=0.5, options={"border": 3}
    )
    parts = {part.name: part for part in server.last.parts()}
    assert parts["strength"].content == b"0.5"
    assert parts["options"].content_type == "application/json"
    assert b'"border":3' in parts["options"].content.replace(b" ", b"")


def test_several_files_of_one_field(sdk: Build, server: Loopback) -> None:
    async def run() -> Any:
        async with sdk.client("async", server_url=server.url) as client:
            return await client.studio.sound.transcribe(
                recordings=[("a.wav", b"1"), ("b.wav", b"2")],
                speakers=2,
                server_url=server.url,
            )

    assert asyncio.run(run()).text
    parts = server.last.parts()
    files = [(p.file_name, p.content) for p in parts if "recordings" in p.name]
    assert files == [("a.wav", b"1"), ("b.wav", b"2")]
    assert "language" not in {p.name for p in parts}  # its default is the server's


def test_a_download(atelier: Any, server: Loopback, tmp_path: Path) -> None:
    with atelier.studio.image.download(picture_id="pic_41") as file:
        assert file.read() == bytes(range(256))
    with atelier.studio.sound.speak(text="Hello", voice="alto") as sound:
        sound.save(tmp_path / "hello.wav")
    assert (tmp_path / "hello.wav").read_bytes() == bytes(range(256))


def test_text_and_no_content(atelier: Any) -> None:
    assert atelier.library.item.export() == "id,kind\npic_41,picture\n"
    assert atelier.library.collection.remove(collection_id="col_1") is None

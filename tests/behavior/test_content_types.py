"""Bodies of several content types: the caller chooses what is sent and what is asked for."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from support.apis import CONTENTS, pressed
from support.multipart import parts_of
from support.recorder import Received, Recorder, Reply, recorder

PICTURE = {"name": "cat", "size": 2}


def _answer(request: Received) -> Reply:
    asked = request.headers["accept"]
    if request.method == "PATCH":
        return Reply(status=204)
    if asked == "application/json":
        return Reply(json.dumps(PICTURE).encode())
    if asked == "text/event-stream":
        return Reply(b'data: {"name": "cat"}\n\n', content_type=asked)
    return Reply(b"some,bytes", content_type=asked)


@pytest.fixture
def server() -> Iterator[Recorder]:
    with recorder(_answer) as running:
        yield running


@pytest.fixture
def client(server: Recorder) -> Iterator[Any]:
    with pressed(CONTENTS).client("sync", server_url=server.url) as made:
        yield made


def test_the_first_content_type_is_asked_for(client: Any) -> None:
    assert client.get_picture(id="a").name == "cat"


def test_another_content_type_is_asked_for(client: Any, server: Recorder) -> None:
    assert client.get_picture(id="a", accept="image/jpeg").read() == b"some,bytes"
    assert client.get_picture(id="a", accept="text/csv") == "some,bytes"
    assert client.get_picture(id="a", accept="application/json").name == "cat"
    asked = [request.headers["accept"] for request in server.received]
    assert asked == ["image/jpeg", "text/csv", "application/json"]


def test_without_waiting(server: Recorder) -> None:
    async def calls() -> None:
        made = pressed(CONTENTS).client("async", server_url=server.url)
        async with made as client:
            file = await client.get_picture(id="a", accept="image/png")
            assert await file.read() == b"some,bytes"
            drawn = await client.edit(
                images=["a"], prompt="b", content_type="application/json"
            )
            assert drawn.name == "cat"

    asyncio.run(calls())
    assert json.loads(server.received[-1].body) == {"images": ["a"], "prompt": "b"}


def test_each_body_has_its_own_arguments(client: Any, server: Recorder) -> None:
    client.edit(image=("a.png", b"PNG"), prompt="b", n=2)
    sent = server.received[-1]
    assert sent.headers["content-type"].startswith("multipart/form-data")
    parts = {
        part.name: part.content
        for part in parts_of(sent.body, sent.headers["content-type"])
    }
    assert parts == {"image": b"PNG", "prompt": b"b", "n": b"2"}
    events = client.edit(
        images=["a"], prompt="b", n=None, stream=True, content_type="application/json"
    )
    assert [event.name for event in events] == ["cat"]
    sent = server.received[-1]
    assert json.loads(sent.body) == {
        "images": ["a"],
        "prompt": "b",
        "n": None,
        "stream": True,
    }


def test_bodies_that_differ_in_name_or_in_kind(client: Any, server: Recorder) -> None:
    client.render(request="# a", content_type="text/x-markdown")
    client.render(request="a")
    client.render(name="a", content_type="application/json")
    client.change(name="a", content_type="application/merge-patch+json")
    sent = [(one.headers["content-type"], one.body) for one in server.received]
    assert sent == [
        ("text/x-markdown", b"# a"),
        ("text/plain", b"a"),
        ("application/json", b'{"name":"a"}'),
        ("application/merge-patch+json", b'{"name":"a"}'),
    ]


def test_wrong_calls_are_told_before_any_request(client: Any, server: Recorder) -> None:
    with pytest.raises(ValueError, match="`accept` is 'image/gif'; it can be"):
        client.get_picture(id="a", accept="image/gif")
    with pytest.raises(ValueError, match="`content_type` is 'text/html'"):
        client.render(request="a", content_type="text/html")
    with pytest.raises(TypeError, match="`images` is no part of a body of multipart"):
        client.edit(images=["a"], prompt="b")
    with pytest.raises(TypeError, match="`image` is no part of a body of application"):
        client.edit(image=b"a", prompt="b", content_type="application/json")
    with pytest.raises(ValidationError, match="images\n  Field required"):
        client.edit(prompt="b", content_type="application/json")
    assert not server.received


def test_readme_lists_what_may_be_chosen(
    client: Any, server: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = (pressed(CONTENTS).folder / "README.md").read_text()
    section = readme.partition("## Content Types\n")[2].partition("<!-- End")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in section.splitlines()
        if line.startswith("| `")
    ]
    listed = {row[0].strip("`()"): (row[1], row[2]) for row in rows}
    assert list(listed) == ["get_picture", "edit", "render", "change"]
    assert listed["edit"] == (
        "`content_type`: `multipart/form-data`, `application/json`",
        "",
    )
    for media_type in listed["get_picture"][1].partition(": ")[2].split(", "):
        client.get_picture(id="a", accept=media_type.strip("`"))
        assert server.received[-1].headers["accept"] == media_type.strip("`")
    program = section.partition("```python\n")[2].partition("```")[0]
    address = 'server_url="http://localhost:8080"'
    assert address in program
    monkeypatch.syspath_prepend(pressed(CONTENTS).source)
    exec(program.replace(address, f'server_url="{server.url}"'), {})
    assert server.received[-1].headers["accept"] == "application/json"

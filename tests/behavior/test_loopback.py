"""The server that judges the SDKs must itself refuse what the document does not allow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from support.document import Document
from support.loopback import Answer, Loopback, loopback

SPECS = Path(__file__).parents[2] / "specs"
TOKEN = {"Authorization": "Bearer secret"}


@pytest.fixture(scope="module")
def server() -> Iterator[Loopback]:
    with loopback(Document.read(SPECS / "atelier" / "openapi.yaml")) as running:
        yield running


@pytest.fixture(scope="module")
def client(server: Loopback) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=server.url, headers=TOKEN, trust_env=False) as one:
        yield one


def test_a_good_request_gets_the_example(client: httpx2.Client) -> None:
    order = {"prompt": "A boat", "model": "aquarelle-2", "seed": None}
    answer = client.post("/v2/studio/images", json=order)
    assert answer.status_code == 200
    assert answer.json()["id"] == "set_8XvT"
    assert answer.headers["X-Credits-Left"] == "3"


@pytest.mark.parametrize(
    ("order", "problem"),
    [
        ({"model": "m"}, "'prompt' is a required property"),
        ({"prompt": "A boat", "model": 1}, "1 is not of type 'string'"),
        ({"prompt": "A boat", "model": "m", "model_": None, "count": None}, "None"),
        ({"prompt": "A boat", "model": "m", "size": "huge"}, "'huge'"),
    ],
)
def test_a_bad_body_is_refused(
    client: httpx2.Client, order: object, problem: str
) -> None:
    answer = client.post("/v2/studio/images", json=order)
    assert answer.status_code == 400
    assert problem in answer.text


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("/v2/library/items", "query parameter 'q' is missing"),
        ("/v2/library/items?q=a&oder=best", "query parameter 'oder' is unknown"),
        ("/v2/library/items?q=a&order=worst", "'order' has the value ['worst']"),
        ("/v2/library/items?q=a&made_on=2026-13-01", "'made_on'"),
        ("/v2/library/items?q=a&page=one", "'page'"),
        ("/v2/nowhere", "no operation GET /v2/nowhere"),
    ],
)
def test_a_bad_url_is_refused(client: httpx2.Client, url: str, problem: str) -> None:
    answer = client.get(url)
    assert answer.status_code in (400, 404)
    assert problem in answer.json()["problems"][0]


def test_good_queries_pass(client: httpx2.Client) -> None:
    url = "/v2/library/collections?label=a&label=b&kinds=picture,talk&limit=3"
    assert client.get(url).status_code == 200


def test_credentials_are_asked_for(server: Loopback) -> None:
    with httpx2.Client(base_url=server.url, trust_env=False) as client:
        assert "no credential" in client.get("/v2/jobs/job_3").text
        assert client.get("/v2/ping").text == "pong"


def test_a_form_is_taken_apart(client: httpx2.Client, server: Loopback) -> None:
    url = "/v2/studio/images/edits"
    file = ("boat.png", b"\x89PNG", "image/png")
    answer = client.post(url, data={"prompt": "A boat"}, files={"picture": file})
    assert answer.status_code == 200
    prompt, picture = server.last.parts()
    assert (prompt.name, prompt.content) == ("prompt", b"A boat")
    assert (picture.file_name, picture.content) == ("boat.png", b"\x89PNG")
    answer = client.post(url, files={"picture": file})
    assert answer.json()["problems"] == ["part 'prompt' is missing"]


def test_twins_of_a_path_are_told_apart(
    client: httpx2.Client, server: Loopback
) -> None:
    talk = {"model": "m", "messages": [{"role": "user", "content": "Hello"}]}
    assert client.post("/v2/studio/chat", json=talk).json()["id"] == "talk_19"
    answer = client.post("/v2/studio/chat", json={**talk, "stream": True})
    assert answer.headers["Content-Type"] == "text/event-stream"
    assert answer.text.endswith("data: [DONE]\n\n")
    assert server.last.operation_id == "studioChatStream"


def test_answers_can_be_scripted(client: httpx2.Client, server: Loopback) -> None:
    server.script("jobGet", Answer.json({"message": "later"}, 503), Answer.json(1))
    assert client.get("/v2/jobs/a").status_code == 503
    assert client.get("/v2/jobs/a").json() == 1
    assert client.get("/v2/jobs/a").json()["kind"] == "render"
    headers = {"X-Test-Answer": "404"}
    missing = client.get("/v2/jobs/a", headers=headers)
    assert missing.status_code == 404
    assert missing.json()["message"] == "There is no such picture."

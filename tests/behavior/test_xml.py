"""XML bodies: written and read as the document's XML objects say, and as text where a caller has text."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from support.pressing import Build, press
from support.recorder import Received, Recorder, Reply, recorder

DOCUMENT = """\
openapi: 3.1.0
info: {title: Shelf, version: "1"}
servers: [{url: "http://127.0.0.1"}]
paths:
  /books:
    post:
      operationId: addBook
      requestBody:
        required: true
        content: {application/xml: {schema: {$ref: "#/components/schemas/Book"}}}
      responses:
        "200":
          description: The book.
          content: {application/xml: {schema: {$ref: "#/components/schemas/Book"}}}
        "404":
          description: No shelf.
          content: {application/xml: {schema: {$ref: "#/components/schemas/Problem"}}}
components:
  schemas:
    Problem:
      type: object
      required: [message]
      properties: {message: {type: string}, code: {type: integer}}
    Author:
      type: object
      properties: {name: {type: string}}
    Book:
      type: object
      required: [id, title]
      xml: {name: book, prefix: b, namespace: "http://books.example/1"}
      properties:
        id: {type: integer, xml: {attribute: true, name: book-id}}
        title: {type: string}
        added: {type: string, format: date-time}
        authors:
          type: array
          xml: {wrapped: true}
          items: {allOf: [{$ref: "#/components/schemas/Author"}], xml: {name: author}}
        tags: {type: array, items: {type: string, xml: {name: tag}}}
        inPrint: {type: boolean, xml: {name: in-print}}
        notes: {type: object, additionalProperties: {type: string}}
"""
BOOK: dict[str, Any] = {
    "id": 7,
    "title": "A <b> & c",
    "added": "2024-01-02T03:04:05Z",
    "authors": [{"name": "Ann"}, {"name": "Bo"}],
    "tags": ["x", "y"],
    "in_print": True,
    "notes": {"shelf": "upper"},
}
SENT = """\
<b:book xmlns:b="http://books.example/1" book-id="7"><title>A &lt;b&gt; &amp; c</title>\
<added>2024-01-02T03:04:05Z</added>\
<authors><author><name>Ann</name></author><author><name>Bo</name></author></authors>\
<tag>x</tag><tag>y</tag><in-print>true</in-print><notes><shelf>upper</shelf></notes></b:book>"""


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("shelf")
    (folder / "openapi.yaml").write_text(DOCUMENT)
    return press(folder / "openapi.yaml", None, folder / "sdk")


@pytest.fixture
def server() -> Iterator[Recorder]:
    def echo(request: Received) -> Reply:
        return Reply(request.body, content_type="application/xml")

    with recorder(echo) as running:
        yield running


def _call(sdk: Build, server: Recorder, kind: str, body: Any) -> Any:
    client = sdk.client(kind, server_url=server.url)
    if kind == "sync":
        with client:
            return client.add_book(request=body)

    async def run() -> Any:
        async with client:
            return await client.add_book(request=body)

    return asyncio.run(run())


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_model_goes_out_and_comes_back(
    sdk: Build, server: Recorder, kind: str
) -> None:
    book = _call(sdk, server, kind, BOOK)
    [request] = server.received
    assert request.headers["content-type"] == "application/xml"
    assert ElementTree.canonicalize(request.body.decode()) == ElementTree.canonicalize(
        SENT
    )
    models = sdk.module("models")
    assert isinstance(book, models.Book)
    assert book == models.Book.model_validate(BOOK)
    assert book.authors[1].name == "Bo" and book.id == 7 and book.in_print is True


@pytest.mark.parametrize("body", [SENT, SENT.encode()])
def test_text_is_sent_as_it_is(sdk: Build, server: Recorder, body: Any) -> None:
    assert _call(sdk, server, "sync", body).title == "A <b> & c"
    assert server.received[0].body == SENT.encode()


def test_what_is_left_out_stays_out(sdk: Build, server: Recorder) -> None:
    book = _call(sdk, server, "sync", {"id": 1, "title": ""})
    assert server.received[0].body.endswith(b'book-id="1"><title/></b:book>')
    assert book.title == "" and book.tags is None


def test_arrays_that_are_wrapped_though_the_document_says_nothing(
    sdk: Build, server: Recorder
) -> None:
    server.respond = lambda _: Reply(
        b'<book book-id="1"><title>T</title><authors><author/></authors></book>',
        content_type="application/xml; charset=utf-8",
    )
    assert len(_call(sdk, server, "sync", BOOK).authors) == 1


def test_an_error_in_xml(sdk: Build, server: Recorder) -> None:
    server.respond = lambda _: Reply(
        b"<Problem><message>Gone</message><code>4</code></Problem>",
        404,
        content_type="application/xml",
    )
    models = sdk.module("models")
    with pytest.raises(models.ShelfError, match="Gone") as caught:
        _call(sdk, server, "sync", BOOK)
    error: Any = caught.value
    assert (error.data.message, error.data.code) == ("Gone", 4)


def test_what_is_no_xml(sdk: Build, server: Recorder) -> None:
    server.respond = lambda _: Reply(b"<book", content_type="application/xml")
    with pytest.raises(sdk.module("models").ResponseValidationError, match="no XML"):
        _call(sdk, server, "sync", BOOK)


def test_entities_do_not_explode(sdk: Build, server: Recorder) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = (
        f'<!DOCTYPE book [<!ENTITY e0 "x">{entities}]><book><title>&e11;</title></book>'
    )
    server.respond = lambda _: Reply(bomb.encode(), content_type="application/xml")
    with pytest.raises(sdk.module("models").ResponseValidationError):
        _call(sdk, server, "sync", BOOK)


def test_types_and_names(sdk: Build, tmp_path: Path) -> None:
    source = (sdk.source / "shelf/models/book.py").read_text()
    assert "fields={" in source and "__xml__: ClassVar[Xml]" in source

"""Request bodies as they go over the wire, by both shells."""

from __future__ import annotations

import io
import json
from datetime import datetime, timezone
from email.message import Message
from email.parser import BytesParser
from pathlib import Path
from typing import Annotated, Any, Dict, List, Optional, Union, cast

import httpx2 as httpx
import pytest
from pydantic import Field, ValidationError

from sdkpress.runtime.body import write_body
from sdkpress.runtime.files import FileContent, FileModel
from sdkpress.runtime.model import BaseModel
from sdkpress.runtime.operation import Body, Operation, Part, ResponseSpec
from sdkpress.runtime.unset import UNSET, OptionalNullable
from support.runtime_calls import Calls

NO_CONTENT = (ResponseSpec(status="204", kind="none"),)


class Inner(BaseModel):
    first_name: Annotated[str, Field(alias="firstName")]
    note: OptionalNullable[str] = UNSET


class Pet(BaseModel):
    pet_name: Annotated[str, Field(alias="petName")]
    inner: Optional[Inner] = None
    tags: Optional[List[str]] = None
    owner: OptionalNullable[str] = UNSET
    born: Optional[datetime] = None
    lives: Optional[int] = 9


class Photo(FileModel):
    file_name: Annotated[str, Field(alias="fileName")]
    content: FileContent
    content_type: Annotated[Optional[str], Field(alias="contentType")] = None


class Upload(BaseModel):
    title: str
    photo: Optional[Photo] = None
    photos: Optional[List[Photo]] = None
    inner: Optional[Inner] = None
    tags: Optional[List[str]] = None
    public: Optional[bool] = None


def operation(body: Body) -> Operation[None]:
    return Operation(
        id="send", method="post", path="/send", responses=NO_CONTENT, body=body
    )


def no_content(request: httpx.Request) -> httpx.Response:
    return httpx.Response(204)


def send(calls: Calls, body: Body, value: Any, **call: Any) -> httpx.Request:
    calls.handler = no_content
    assert calls.call(operation(body), body=value, **call) is None
    return calls.request


FLAT = Body(content_type="application/json", type=lambda: Pet, flattened=True)


def test_flat_arguments_are_one_json_object(calls: Calls) -> None:
    request = send(
        calls,
        FLAT,
        {
            "pet_name": "Tom",
            "inner": {"first_name": "A"},
            "tags": None,
            "owner": None,
            "born": datetime(2024, 1, 2, tzinfo=timezone.utc),
            "lives": UNSET,
        },
    )
    assert json.loads(request.content) == {
        "petName": "Tom",
        "inner": {"firstName": "A"},
        "owner": None,
        "born": "2024-01-02T00:00:00Z",
        "lives": 9,
    }
    assert request.headers["content-type"] == "application/json"


def test_a_model_in_a_flat_argument(calls: Calls) -> None:
    inner = Inner(first_name="A", note=None)
    request = send(calls, FLAT, {"pet_name": "Tom", "inner": inner, "owner": UNSET})
    assert json.loads(request.content)["inner"] == {"firstName": "A", "note": None}


def test_what_does_not_fit_is_an_error_before_any_request(calls: Calls) -> None:
    with pytest.raises(ValidationError):
        calls.call(operation(FLAT), body={"pet_name": "Tom", "lives": "many"})
    assert not calls.requests


def test_additional_properties_stand_beside_the_fields(calls: Calls) -> None:
    body = Body(
        content_type="application/json", type=lambda: Pet, flattened=True, extra="more"
    )
    request = send(calls, body, {"pet_name": "Tom", "more": {"colour": "red"}})
    assert json.loads(request.content) == {
        "petName": "Tom",
        "colour": "red",
        "lives": 9,
    }


@pytest.mark.parametrize(
    "value", [Pet(pet_name="Tom"), {"pet_name": "Tom"}, {"petName": "Tom"}]
)
def test_a_whole_body_is_a_model_or_a_dict(calls: Calls, value: Any) -> None:
    body = Body(content_type="application/vnd.pet+json", type=lambda: Pet)
    request = send(calls, body, value)
    assert json.loads(request.content) == {"petName": "Tom", "lives": 9}
    assert request.headers["content-type"] == "application/vnd.pet+json"


def test_lists_unions_and_null(calls: Calls) -> None:
    body = Body(
        content_type="application/json", type=lambda: List[Union[Pet, int, None]]
    )
    request = send(calls, body, [{"pet_name": "Tom", "lives": None}, 3, None])
    assert json.loads(request.content) == [{"petName": "Tom"}, 3, None]


def test_no_body(calls: Calls) -> None:
    body = Body(content_type="application/json", type=lambda: Pet, required=False)
    for value in (UNSET, None):
        calls.requests.clear()
        request = send(calls, body, value)
        assert request.content == b"" and "content-type" not in request.headers


def test_a_flat_body_that_may_be_left_out(calls: Calls) -> None:
    body = Body(
        content_type="application/json",
        type=lambda: Pet,
        flattened=True,
        required=False,
    )
    assert send(calls, body, {"pet_name": UNSET, "tags": None}).content == b""


def test_urlencoded(calls: Calls) -> None:
    body = Body(
        content_type="application/x-www-form-urlencoded",
        type=lambda: Dict[str, Any],
        parts=(
            Part(field="deep", name="deep", style="deepObject", explode=True),
            Part(field="pipes", name="pipes", style="pipeDelimited", explode=False),
            Part(
                field="open",
                name="open",
                style="form",
                explode=True,
                allow_reserved=True,
            ),
        ),
    )
    value = {
        "text": "a b&c=é",
        "many": [1, 2],
        "object": {"a": [1]},
        "deep": {"x": 1, "y": "z"},
        "pipes": ["a", "b"],
        "open": "a/b",
        "nothing": None,
        "yes": True,
    }
    request = send(calls, body, value)
    assert request.content.decode() == (
        "text=a+b%26c%3D%C3%A9&many=1&many=2&object=%7B%22a%22%3A%5B1%5D%7D"
        "&deep[x]=1&deep[y]=z&pipes=a%7Cb&open=a/b&yes=true"
    )
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"


def parts_of(request: httpx.Request) -> List[Message]:
    head = b"Content-Type: " + request.headers["content-type"].encode() + b"\r\n\r\n"
    message = BytesParser().parsebytes(head + request.content)
    assert message.is_multipart()
    return cast(List[Message], message.get_payload())


def told(part: Message) -> tuple[Any, ...]:
    return (
        part.get_param("name", header="content-disposition"),
        part.get_filename(),
        part.get_content_type() if part["content-type"] else None,
        part.get_payload(decode=True),
    )


MULTIPART = Body(
    content_type="multipart/form-data",
    type=lambda: Upload,
    flattened=True,
    parts=(
        Part(field="title", name="title"),
        Part(field="photo", name="photo", file=True),
        Part(field="photos", name="photos", file=True),
        Part(field="inner", name="inner"),
        Part(field="tags", name="tags"),
        Part(field="public", name="public"),
    ),
)


def test_multipart_fields(calls: Calls) -> None:
    value = {
        "title": "é",
        "inner": {"first_name": "A"},
        "tags": ["x", "y"],
        "public": True,
    }
    parts = parts_of(send(calls, MULTIPART, value))
    assert [told(part) for part in parts] == [
        ("title", None, None, "é".encode()),
        ("inner", None, "application/json", b'{"firstName":"A"}'),
        ("tags", None, None, b"x"),
        ("tags", None, None, b"y"),
        ("public", None, None, b"true"),
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (b"abc", ("photo", "file", "application/octet-stream", b"abc")),
        (io.BytesIO(b"abc"), ("photo", "file", "application/octet-stream", b"abc")),
        (("a.png", b"abc"), ("photo", "a.png", "image/png", b"abc")),
        (("a.bin", io.BytesIO(b"abc"), "text/x"), ("photo", "a.bin", "text/x", b"abc")),
        (
            {"file_name": "a.txt", "content": b"abc"},
            ("photo", "a.txt", "text/plain", b"abc"),
        ),
        (
            {"file_name": "a.txt", "content": b"abc", "content_type": "image/x"},
            ("photo", "a.txt", "image/x", b"abc"),
        ),
        (
            Photo(file_name="p", content=b"abc"),
            ("photo", "p", "application/octet-stream", b"abc"),
        ),
    ],
)
def test_a_file_in_every_form(calls: Calls, given: Any, expected: Any) -> None:
    if isinstance(given, io.BytesIO):
        given.seek(0)
    request = send(calls, MULTIPART, {"title": "t", "photo": given})
    assert told(parts_of(request)[1]) == expected


def test_paths_and_open_files(calls: Calls, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"jpeg")
    with path.open("rb") as file:
        request = send(
            calls,
            MULTIPART,
            {"title": "t", "photo": path, "photos": [file, ("x", path)]},
        )
    assert [told(part) for part in parts_of(request)[1:]] == [
        ("photo", "photo.jpg", "image/jpeg", b"jpeg"),
        ("photos", "photo.jpg", "image/jpeg", b"jpeg"),
        ("photos", "x", "application/octet-stream", b"jpeg"),
    ]


def test_a_file_name_cannot_end_its_header(calls: Calls) -> None:
    request = send(
        calls, MULTIPART, {"title": "t", "photo": ('a"\r\nX: y.png', b"abc")}
    )
    assert b"\r\nX: y" not in request.content
    with pytest.raises(ValueError, match="content type"):
        calls.call(
            operation(MULTIPART), body={"title": "t", "photo": ("a", b"", "x\r\nX: y")}
        )


OCTETS = Body(content_type="application/octet-stream", type=lambda: bytes)


def test_a_path_as_text_is_no_file(calls: Calls) -> None:
    with pytest.raises(TypeError, match=r"write pathlib.Path\('a.wav'\)"):
        calls.call(operation(OCTETS), body="a.wav")
    for value in ({"photo": "a.wav"}, {"photos": ["a.wav"]}):
        with pytest.raises(TypeError, match=r"write pathlib.Path\('a.wav'\)"):
            calls.call(operation(MULTIPART), body={"title": "t", **value})
    assert not calls.requests


def test_raw_bytes_and_paths(calls: Calls, tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(b"abc")
    for value in (b"abc", bytearray(b"abc"), path, io.BytesIO(b"abc")):
        calls.requests.clear()
        request = send(calls, OCTETS, value)
        assert request.content == b"abc"
        assert request.headers["content-length"] == "3"
        assert request.headers["content-type"] == "application/octet-stream"


def test_a_raw_file_is_sent_from_where_it_stands(calls: Calls) -> None:
    file = io.BytesIO(b"skipped sent")
    file.seek(8)
    request = send(calls, OCTETS, file)
    assert request.content == b"sent" and request.headers["content-length"] == "4"


def test_text_files_are_refused(calls: Calls, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("abc")
    with path.open() as file, pytest.raises(TypeError, match="binary mode"):
        calls.call(operation(OCTETS), body=file)


def test_iterators_are_streamed(calls: Calls) -> None:
    request = send(calls, OCTETS, (piece for piece in (b"ab", b"c")))
    assert request.content == b"abc"
    assert request.headers["transfer-encoding"] == "chunked"


def test_text_and_lines(calls: Calls) -> None:
    text = Body(content_type="text/plain; charset=utf-8", type=lambda: str)
    request = send(calls, text, "é")
    assert request.content == "é".encode()
    assert request.headers["content-type"] == "text/plain; charset=utf-8"
    calls.requests.clear()
    lines = Body(content_type="application/jsonl", type=lambda: List[Inner])
    request = send(calls, lines, [{"first_name": "a"}, {"firstName": "b"}])
    assert request.content == b'{"firstName":"a"}\n{"firstName":"b"}\n'


def test_a_callers_content_type_wins(calls: Calls) -> None:
    headers = {"content-type": "application/json; v=2"}
    request = send(calls, FLAT, {"pet_name": "x"}, http_headers=headers)
    assert request.headers.get_list("content-type") == ["application/json; v=2"]


OPTIONAL_PET = Body(
    content_type="application/json", type=lambda: Pet, flattened=True, required=False
)


@pytest.mark.parametrize(
    "given",
    [
        {"pet_name": None, "tags": None, "owner": UNSET, "lives": 9},
        {"pet_name": None, "born": None},
    ],
)
def test_an_optional_body_of_defaults_alone_is_not_sent(given: dict[str, Any]) -> None:
    content = write_body(OPTIONAL_PET, given)
    assert content is None


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ({"pet_name": "Ada", "lives": 9}, {"petName": "Ada", "lives": 9}),
        (
            {"pet_name": "Ada", "owner": None},
            {"petName": "Ada", "owner": None, "lives": 9},
        ),
    ],
)
def test_an_optional_body_that_says_something_is_sent(
    given: dict[str, Any], sent: object
) -> None:
    content = write_body(OPTIONAL_PET, given)
    assert content is not None and content.data is not None
    assert json.loads(content.data) == sent


def test_null_alone_is_something() -> None:
    with pytest.raises(ValidationError, match="pet_name|petName"):
        write_body(OPTIONAL_PET, {"pet_name": None, "owner": None})

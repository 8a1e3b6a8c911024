"""Answers: which one it is, its value, and the error it is otherwise."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Union

import httpx2 as httpx
import pytest

from sdkpress.runtime.errors import (
    APIError,
    ConnectionFailedError,
    ErrorClasses,
    NoResponseError,
    RequestTimeoutError,
    ResponseValidationError,
)
from sdkpress.runtime.model import BaseModel
from sdkpress.runtime.operation import Operation, ResponseSpec
from support.runtime_calls import Calls


class Pet(BaseModel):
    name: str
    age: Optional[int] = None


class Created(BaseModel):
    id: int


class Problem(BaseModel):
    detail: str
    code: Optional[int] = None


class ShopError(APIError):
    pass


class SDKError(ShopError):
    pass


class ValidationFailed(ShopError, ResponseValidationError):
    pass


class ProblemError(ShopError):
    data: Problem


OPTIONS = {
    "error_classes": ErrorClasses(default=SDKError, validation=ValidationFailed),
}


def problem(status: str, **more: Any) -> ResponseSpec:
    return ResponseSpec(
        status=status,
        media_type="application/problem+json",
        type=lambda: Problem,
        is_error=True,
        error=lambda: ProblemError,
        **more,
    )


PETS: Operation[Any] = Operation(
    id="pets",
    method="get",
    path="/pets",
    responses=(
        ResponseSpec(
            status="200", media_type="application/json", type=lambda: List[Pet]
        ),
        ResponseSpec(
            status="200", media_type="text/csv", kind="text", type=lambda: str
        ),
        ResponseSpec(status="201", media_type="application/json", type=lambda: Created),
        ResponseSpec(status="204", kind="none"),
        ResponseSpec(status="2XX", media_type="*/*", kind="stream"),
        problem("404", message="detail"),
        problem("4XX"),
        ResponseSpec(status="503", is_error=True, kind="none"),
        problem("default"),
    ),
)


def answer(
    calls: Calls, status: int, body: Any = b"", kind: Optional[str] = "application/json"
) -> Any:
    headers = {"content-type": kind} if kind else {}
    calls.handler = lambda request: httpx.Response(
        status, content=body, headers=headers
    )
    return calls.call(PETS, options=OPTIONS)


def test_json_by_status_and_type(calls: Calls) -> None:
    assert answer(calls, 200, b'[{"name":"Tom","new":1}]') == [
        Pet.model_validate({"name": "Tom", "new": 1})
    ]
    assert answer(calls, 201, b'{"id":1}') == Created(id=1)
    assert answer(calls, 204, b"", None) is None
    assert answer(calls, 206, b"\0", "image/png") == b"\0"


@pytest.mark.parametrize(
    "kind",
    [
        "application/json; charset=utf-8",
        "APPLICATION/JSON",
        "application/vnd.x+json",
        None,
    ],
)
def test_content_types_are_matched_as_they_are_meant(
    calls: Calls, kind: Optional[str]
) -> None:
    assert answer(calls, 200, b'[{"name":"Tom"}]', kind) == [Pet(name="Tom")]


def test_text(calls: Calls) -> None:
    assert answer(calls, 200, "é".encode("latin-1"), "text/csv; charset=latin-1") == "é"


def test_a_documented_error_has_its_data(calls: Calls) -> None:
    with pytest.raises(ProblemError) as caught:
        answer(
            calls, 404, b'{"detail":"no such pet","code":7}', "application/problem+json"
        )
    error = caught.value
    assert isinstance(error.data, Problem) and error.data.code == 7
    assert str(error) == error.message == "404 Not Found: no such pet"
    assert (
        error.status_code == 404 and error.body == '{"detail":"no such pet","code":7}'
    )
    assert error.headers["content-type"] == "application/problem+json"
    assert error.request.url.path == "/v1/pets"
    assert error.raw_response.status_code == 404
    assert isinstance(error, ShopError) and not isinstance(error, SDKError)


@pytest.mark.parametrize("status", [400, 499, 500])
def test_ranges_and_default(calls: Calls, status: int) -> None:
    with pytest.raises(ProblemError) as caught:
        answer(calls, status, b'{"detail":"x"}')
    assert caught.value.status_code == status


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (503, b"down", "text/plain"),
        (404, b"<html>", "text/html"),
        (200, b"<html>", "text/html"),
    ],
)
def test_anything_else_is_the_default_error(
    calls: Calls, status: int, body: bytes, kind: str
) -> None:
    with pytest.raises(SDKError) as caught:
        answer(calls, status, body, kind)
    assert caught.value.body == body.decode() and caught.value.status_code == status


@pytest.mark.parametrize(
    ("status", "body", "told"),
    [
        (200, b'[{"name":"Tom"},{"name":3}]', "1.name: Input should be a valid string"),
        (200, b"[{", "Invalid JSON"),
        (200, b"", "Invalid JSON"),
        (404, b"{}", "detail: Field required"),
    ],
)
def test_a_body_that_does_not_fit_keeps_what_came(
    calls: Calls, status: int, body: bytes, told: str
) -> None:
    with pytest.raises(ValidationFailed) as caught:
        answer(calls, status, body)
    error = caught.value
    assert told in error.message and error.body == body.decode()
    assert error.raw_response.status_code == status and error.__cause__ is not None
    assert isinstance(error, ShopError) and isinstance(error, ResponseValidationError)


def test_a_long_body_is_cut_in_the_message_only(calls: Calls) -> None:
    with pytest.raises(SDKError) as caught:
        answer(calls, 503, b"x" * 10_000, "text/plain")
    assert len(str(caught.value)) < 400 and len(caught.value.body) == 10_000


def test_an_operation_without_documented_answers(calls: Calls) -> None:
    operation: Operation[Any] = Operation(id="x", method="get", path="/x", responses=())
    assert calls.call(operation) is None
    calls.handler = lambda request: httpx.Response(418)
    with pytest.raises(APIError) as caught:
        calls.call(operation)
    assert str(caught.value).startswith("418")


def test_a_union_of_answers(calls: Calls) -> None:
    operation: Operation[Any] = Operation(
        id="x",
        method="get",
        path="/x",
        responses=(
            ResponseSpec(
                status="200",
                media_type="application/json",
                type=lambda: Union[Pet, Created, Dict[str, int]],
            ),
        ),
    )
    calls.handler = lambda request: httpx.Response(200, json={"id": 3})
    assert calls.call(operation) == Created(id=3)


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        (httpx.ConnectError("refused"), ConnectionFailedError),
        (httpx.ReadTimeout("slow"), RequestTimeoutError),
        (httpx.RemoteProtocolError("cut"), NoResponseError),
    ],
)
def test_no_answer(
    calls: Calls, raised: httpx.RequestError, kind: type[Exception]
) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise raised

    calls.handler = fail
    with pytest.raises(NoResponseError) as caught:
        calls.call(PETS, options=OPTIONS)
    assert isinstance(caught.value, kind) and caught.value.__cause__ is raised
    assert isinstance(caught.value, type(raised))
    assert type(caught.value).__name__ == kind.__name__
    assert caught.value.request.method == "GET"
    assert not isinstance(caught.value, APIError)
    assert isinstance(caught.value, TimeoutError) == (kind is RequestTimeoutError)
    assert isinstance(caught.value, ConnectionError) == (kind is ConnectionFailedError)


def test_json_of_no_known_type_and_the_answer_to_head(calls: Calls) -> None:
    answers = (ResponseSpec(status="200", media_type="application/json"),)
    calls.handler = lambda request: httpx.Response(200, json={"a": [1]})
    get: Operation[Any] = Operation(id="x", method="get", path="/x", responses=answers)
    assert calls.call(get) == {"a": [1]}
    calls.handler = lambda request: httpx.Response(
        200, headers={"content-type": "application/json"}
    )
    head: Operation[Any] = Operation(
        id="x", method="head", path="/x", responses=answers
    )
    assert calls.call(head) is None


def test_a_success_that_the_document_does_not_name(calls: Calls) -> None:
    """Where only errors are documented, any success is one without a value."""
    errors_only: Operation[None] = Operation(
        id="a", method="GET", path="/a", responses=(problem("404"),)
    )
    one = ResponseSpec(status="201", kind="none")
    named: Operation[None] = Operation(
        id="b", method="GET", path="/b", responses=(one,)
    )
    calls.handler = lambda request: httpx.Response(200, text="all right")
    assert calls.call(errors_only, options=OPTIONS) is None
    with pytest.raises(SDKError):
        calls.call(named, options=OPTIONS)

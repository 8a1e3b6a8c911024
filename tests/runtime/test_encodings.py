"""JSON in other encodings, and codings that nobody asked for."""

from __future__ import annotations

from typing import Any

import httpx2 as httpx
import pytest

from sdkpress.runtime.errors import ResponseValidationError
from sdkpress.runtime.operation import Operation, ResponseSpec
from support.runtime_calls import Calls

TEXT = '{"name": "Zoë – ж"}'
GET: Operation[Any] = Operation(
    id="x",
    method="get",
    path="/x",
    responses=(ResponseSpec("200", "application/json", lambda: dict[str, str]),),
)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (TEXT.encode(), "application/json"),
        (TEXT.encode("utf-8-sig"), "application/json"),
        (TEXT.encode("utf-16"), "application/json"),
        (TEXT.encode("utf-16-le"), "application/json"),
        (TEXT.encode("utf-16-be"), "application/json"),
        (TEXT.encode("utf-32"), "application/json"),
        (TEXT.encode("utf-32-be"), "application/json"),
        (TEXT.encode("utf-16-be"), "application/json; charset=UTF-16BE"),
        (b'{"name": "\xd6"}', 'application/json; charset="koi8-r"'),
    ],
)
def test_json_is_read_in_the_encoding_it_comes_in(
    calls: Calls, body: bytes, kind: str
) -> None:
    calls.handler = lambda request: httpx.Response(
        200, content=body, headers={"content-type": kind}
    )
    assert calls.call(GET)["name"][-1] == "ж"


@pytest.mark.parametrize("kind", ["application/json", "application/json;charset=no"])
def test_what_is_no_text_is_an_error(calls: Calls, kind: str) -> None:
    calls.handler = lambda request: httpx.Response(
        200, content=b'{"name": "\xe9"}', headers={"content-type": kind}
    )
    with pytest.raises(ResponseValidationError):
        calls.call(GET)


def test_a_coding_that_was_not_asked_for_is_named(calls: Calls) -> None:
    calls.handler = lambda request: httpx.Response(
        200,
        content=b"\x0b\x02\x80[1]\x03",
        headers={"content-type": "application/json", "content-encoding": "br"},
    )
    with pytest.raises(ResponseValidationError, match="encoded as br"):
        calls.call(GET)

"""Whole responses, as their users write about them, under both checkers."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.apis import OPTIONS, STREAMED, pressed
from support.type_checkers import CHECKERS, mypy

CODE = """
from typing import assert_type

from options import AsyncOptionsSDK, SyncOptionsSDK, models
from streamed import SyncStreamed
from streamed import models as pieces
from streamed.utils.eventstreaming import EventStream


def told(client: SyncOptionsSDK) -> None:
    response = client.with_raw_response.notes.note(version="2")
    assert_type(response.status_code, int)
    assert_type(response.parse(), models.Note)
    with client.with_streaming_response.notes.note(timeout=2.0) as opened:
        assert_type(opened.parse(), models.Note)


async def awaited(client: AsyncOptionsSDK) -> None:
    response = await client.with_raw_response.notes.note(max_retries=2)
    assert_type(response.parse(), models.Note)
    async with client.with_streaming_response.notes.note() as opened:
        assert_type(await opened.parse(), models.Note)


def streamed(client: SyncStreamed) -> None:
    whole = client.with_raw_response.chat(prompt="a")
    assert_type(whole.parse(), pieces.Answer)
    stream = client.with_raw_response.chat(prompt="a", stream=True)
    assert_type(stream.parse(), EventStream[pieces.Piece])
"""
WRONG = """
from options import SyncOptionsSDK

SyncOptionsSDK().with_raw_response.notes.note(vresion="2")
SyncOptionsSDK(timeout="2")
"""
SOURCES = [pressed(api).source for api in (OPTIONS, STREAMED)]


@pytest.mark.parametrize("checker", CHECKERS)
def test_both_checkers_pass_the_program(checker: str, tmp_path: Path) -> None:
    (tmp_path / "use.py").write_text(CODE, "utf-8")
    assert CHECKERS[checker](tmp_path, *SOURCES) == ""


def test_wrong_arguments_are_errors(tmp_path: Path) -> None:
    (tmp_path / "wrong.py").write_text(WRONG, "utf-8")
    output = mypy(tmp_path, *SOURCES)
    errors = [line for line in output.splitlines() if ": error:" in line]
    assert len(errors) == 2, output
    assert 'Unexpected keyword argument "vresion"' in errors[0]
    assert 'Argument "timeout"' in errors[1]

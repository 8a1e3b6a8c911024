"""Limits of values: where the config has them checked, a value that breaks one is told before a request."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from support.apis import LIMITED, pressed
from support.recorder import Received, Recorder, Reply, recorder

GIVEN: dict[str, Any] = {"place": "here", "item_name": "tea"}


@pytest.fixture
def client(echo: Recorder) -> Iterator[Any]:
    with pressed(LIMITED).client("sync", server_url=echo.url) as made:
        yield made


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"place": "HERE"}, "place\n  must match the pattern"),
        ({"limit": 0}, "limit\n  must be at least 1"),
        ({"limit": 11}, "limit\n  must be at most 10"),
        ({"ratio": 0}, "ratio\n  must be more than 0"),
        (
            {"tags": ["aa", "aa", "b"]},
            "tags\n  must have at most 2 items, and has 3 and must not hold an item twice "
            "and item 2 must have at least 2 characters, and has 1",
        ),
        ({"item_name": ""}, "must have at least 1 characters, and has 0"),
        ({"item_name": "coffee"}, "must have at most 5 characters, and has 6"),
        ({"amount": 4}, "amount\n  must be a multiple of 3"),
        ({"note": "long"}, "note\n  must have at most 3 characters"),
        ({"sizes": []}, "sizes\n  must have at least 1 items"),
        ({"sizes": [1, 10]}, "sizes\n  item 1 must be at most 9"),
    ],
)
def test_a_value_that_breaks_a_limit_is_told(
    given: dict[str, Any], words: str, client: Any, echo: Recorder
) -> None:
    with pytest.raises(ValidationError) as caught:
        client.order(**{**GIVEN, **given})
    assert words in str(caught.value)
    assert not echo.received


def test_values_within_their_limits_are_sent(client: Any, echo: Recorder) -> None:
    tags = ["aa", "bb"]
    order = client.order(
        **GIVEN, limit=10, ratio=0.5, tags=tags, amount=6, note=None, sizes=[9]
    )
    assert order.amount == 6
    assert json.loads(echo.received[-1].body) == {
        "itemName": "tea",
        "amount": 6,
        "note": None,
        "sizes": [9.0],
    }


def test_an_answer_is_not_held_to_the_limits() -> None:
    def answer(_: Received) -> Reply:
        return Reply(b'{"itemName": "far too long", "amount": 1}')

    with recorder(answer) as server:
        sdk = pressed(LIMITED)
        with sdk.client(
            "sync", server_url=server.url, response_validation="strict"
        ) as client:
            assert client.order(**GIVEN).item_name == "far too long"


def test_readme_says_that_limits_are_checked() -> None:
    readme = (pressed(LIMITED).folder / "README.md").read_text()
    section = readme.partition("## Limits of Values\n")[2].partition("<!-- End")[0]
    assert "raises `pydantic.ValidationError`" in section
    assert "Responses are not held to them." in section

"""literals: every value comes back from its literal, and black finds nothing to change."""

from __future__ import annotations

import ast
import json
import math

import black
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdkpress.python.literals import literal, scalar, text

CHARACTERS = st.one_of(
    st.sampled_from(list("\"'\\\n\r\t\0\x7f{}N%é漢\u0301\u200b\u202e\u2028\ud800")),
    st.characters(),
)
TEXTS = st.lists(CHARACTERS, max_size=20).map("".join)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=8,
)


@given(TEXTS)
@settings(deadline=None)
def test_text_comes_back_and_is_printable(value: str) -> None:
    source = text(value)
    assert ast.literal_eval(source) == value
    assert source.isprintable()


@given(TEXTS)
@settings(deadline=None)
def test_black_keeps_text(value: str) -> None:
    source = f"x = {text(value)}\n"
    assert black.format_str(source, mode=black.Mode()) == source


@given(VALUES)
@settings(deadline=None)
def test_any_value_comes_back(value: object) -> None:
    assert eval(literal(value), {"__builtins__": {"float": float}}) == value


def test_quotes_follow_the_fewest_escapes() -> None:
    assert text("plain") == '"plain"'
    assert text("it's") == '"it\'s"'
    assert text('say "hi"') == "'say \"hi\"'"
    assert text("\"'") == '"\\"\'"'


def test_escapes_are_those_of_json() -> None:
    assert text("a\n\t\\b") == json.dumps("a\n\t\\b")


@pytest.mark.parametrize(
    ("value", "source"),
    [
        (True, "True"),
        (None, "None"),
        (3, "3"),
        (1e22, "1e22"),
        (1.0, "1.0"),
        (math.inf, 'float("inf")'),
        (-math.inf, 'float("-inf")'),
        (math.nan, 'float("nan")'),
    ],
)
def test_scalars(value: object, source: str) -> None:
    assert scalar(value) == source

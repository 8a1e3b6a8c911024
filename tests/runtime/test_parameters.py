"""Styles: the table of OpenAPI 3.1 section 4.8.12.4, RFC 6570's extras, and text in header, path, query."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote_plus

import pytest

from sdkpress.runtime.parameters import (
    encode,
    encode_allowing_reserved,
    scalar_text,
    verbatim,
    write_pairs,
    write_path,
    write_simple,
)

ARRAY = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        ("simple", False, "blue", "blue"),
        ("simple", False, ARRAY, "blue,black,brown"),
        ("simple", True, ARRAY, "blue,black,brown"),
        ("simple", False, OBJECT, "R,100,G,200,B,150"),
        ("simple", True, OBJECT, "R=100,G=200,B=150"),
        ("label", False, "blue", ".blue"),
        ("label", False, ARRAY, ".blue,black,brown"),
        ("label", True, ARRAY, ".blue.black.brown"),
        ("label", False, OBJECT, ".R,100,G,200,B,150"),
        ("label", True, OBJECT, ".R=100.G=200.B=150"),
        ("matrix", False, "", ";color"),
        ("matrix", False, "blue", ";color=blue"),
        ("matrix", True, "blue", ";color=blue"),
        ("matrix", False, ARRAY, ";color=blue,black,brown"),
        ("matrix", True, ARRAY, ";color=blue;color=black;color=brown"),
        ("matrix", False, OBJECT, ";color=R,100,G,200,B,150"),
        ("matrix", True, OBJECT, ";R=100;G=200;B=150"),
        ("simple", False, "a/b?c#d%2Fé ", "a%2Fb%3Fc%23d%252F%C3%A9%20"),
        ("simple", False, ["a,b", "c"], "a%2Cb,c"),
        ("simple", False, True, "true"),
        ("simple", False, 1.5, "1.5"),
    ],
)
def test_path(style: str, explode: bool, value: Any, expected: str) -> None:
    assert write_path("color", value, style, explode, encode) == expected


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        ("form", True, "", "color="),
        ("form", True, "blue", "color=blue"),
        ("form", True, ARRAY, "color=blue&color=black&color=brown"),
        ("form", False, ARRAY, "color=blue,black,brown"),
        ("form", True, OBJECT, "R=100&G=200&B=150"),
        ("form", False, OBJECT, "color=R,100,G,200,B,150"),
        ("spaceDelimited", False, ARRAY, "color=blue%20black%20brown"),
        ("spaceDelimited", False, OBJECT, "color=R%20100%20G%20200%20B%20150"),
        ("spaceDelimited", True, ARRAY, "color=blue&color=black&color=brown"),
        ("pipeDelimited", False, ARRAY, "color=blue%7Cblack%7Cbrown"),
        ("pipeDelimited", False, OBJECT, "color=R%7C100%7CG%7C200%7CB%7C150"),
        (
            "deepObject",
            True,
            OBJECT,
            "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
        ),
        (
            "deepObject",
            True,
            {"a": {"b": [1, 2]}, "n": None},
            "color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D=2",
        ),
        (
            "deepObject",
            True,
            [{"price": "A", "tags": []}, {"price": "B"}],
            "color%5B0%5D%5Bprice%5D=A&color%5B1%5D%5Bprice%5D=B",
        ),
        ("form", True, [], ""),
        ("form", False, [], ""),
        ("form", False, {}, ""),
        ("form", True, [1, None, False], "color=1&color=false"),
        ("form", False, ["a,b&c", "d e"], "color=a%2Cb%26c,d%20e"),
        ("form", True, {"tags": ["x", "y"]}, "tags=x&tags=y"),
        ("form", True, 12, "color=12"),
    ],
)
def test_query(style: str, explode: bool, value: Any, expected: str) -> None:
    assert "&".join(write_pairs("color", value, style, explode, encode)) == expected


def test_names_are_encoded_too() -> None:
    assert write_pairs("a b[]", "x", "form", True, encode) == ["a%20b%5B%5D=x"]
    assert write_pairs("a b", "x y", "form", True, quote_plus) == ["a+b=x+y"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a/b:c@d", "a/b:c@d"),
        ("100%", "100%25"),
        ("%2F/%zz", "%2F/%25zz"),
        ("a#b", "a%23b"),
        ("a b", "a%20b"),
    ],
)
def test_reserved_characters_and_triplets_pass_where_allowed(
    text: str, expected: str
) -> None:
    assert encode_allowing_reserved(text) == expected


def test_header_values_are_not_encoded() -> None:
    assert write_simple(["a b", "c/d"], False, verbatim) == "a b,c/d"
    assert write_simple(OBJECT, True, verbatim) == "R=100,G=200,B=150"


@pytest.mark.parametrize(
    ("value", "text"),
    [(True, "true"), (False, "false"), (None, "null"), (3, "3"), ("x", "x")],
)
def test_scalars_are_spelt_as_in_json(value: Any, text: str) -> None:
    assert scalar_text(value) == text

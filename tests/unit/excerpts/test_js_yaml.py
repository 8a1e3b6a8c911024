"""js-yaml's layout, case by case; the expected texts are what js-yaml 4.3.2 prints."""

from __future__ import annotations

import pytest
import yaml

from sdkpress.excerpts.js_yaml import dump, dump_entry, javascript_order

LONG = "The isochronal wombat ran over a hill, and then it rested under the trees for a while."


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("", "''\n"),
        ("plain text", "plain text\n"),
        (" lead", "' lead'\n"),
        ("trail ", "'trail '\n"),
        ("a: b", "'a: b'\n"),
        ("a:b", "a:b\n"),
        ("a #b", "'a #b'\n"),
        ("a#b", "a#b\n"),
        ("a:", "'a:'\n"),
        ("it's", "it's\n"),
        ("'quoted'", "'''quoted'''\n"),
        ("-dash", "'-dash'\n"),
        ("[x]", "'[x]'\n"),
        ("a, {b}", "a, {b}\n"),
        ("null", "'null'\n"),
        ("~", "'~'\n"),
        ("yes", "'yes'\n"),
        ("yEs", "yEs\n"),
        ("N", "'N'\n"),
        ("True", "'True'\n"),
        ("12", "'12'\n"),
        ("012", "'012'\n"),
        ("0x1F", "'0x1F'\n"),
        ("1.5", "'1.5'\n"),
        ("1.", "'1.'\n"),
        (".5", "'.5'\n"),
        ("+.5", "+.5\n"),
        ("1e3", "'1e3'\n"),
        (".inf", "'.inf'\n"),
        ("1:20", "'1:20'\n"),
        ("2024-01-01", "'2024-01-01'\n"),
        ("2024-1-1", "2024-1-1\n"),
        ("2024-01-01T10:00:00Z", "'2024-01-01T10:00:00Z'\n"),
        ("1.2.3", "1.2.3\n"),
        ("<<", "'<<'\n"),
        ("=", "'='\n"),
        ("caf\u00e9 \U0001f600", "caf\u00e9 \U0001f600\n"),
        ("tab\there", '"tab\\there"\n'),
        ("nbsp\u00a0", '"nbsp\\_"\n'),
        ("\u2028\ufeff\x07\x1b", '"\\L\\uFEFF\\a\\e"\n'),
        ("caf\u00e9\x00", '"caf\u00e9\\0"\n'),
        ("a\nb", "|-\n  a\n  b\n"),
        ("a\nb\n", "|\n  a\n  b\n"),
        ("a\n\n", "|+\n  a\n\n"),
        (" a\nb", "|2-\n   a\n  b\n"),
        ("\n", "|+\n\n"),
        (None, "null\n"),
        (True, "true\n"),
        (7, "7\n"),
        (1.0, "1\n"),
        (-0.0, "-0.0\n"),
        (0.1, "0.1\n"),
        (1e-6, "0.000001\n"),
        (1e-7, "1.e-7\n"),
        (1.5e-7, "1.5e-7\n"),
        (1e20, "100000000000000000000\n"),
        (1e21, "1e+21\n"),
        (1.5e300, "1.5e+300\n"),
        (123456789.125, "123456789.125\n"),
        (float("inf"), ".inf\n"),
        ([], "[]\n"),
        ({}, "{}\n"),
        ([1, [2, 3]], "- 1\n- - 2\n  - 3\n"),
        ([{"a": 1, "b": [2]}], "- a: 1\n  b:\n    - 2\n"),
        ({"a": {"b": {}}, "c": []}, "a:\n  b: {}\nc: []\n"),
        ({"b": 1, "422": 2, "200": 3, "2XX": 4}, "'200': 3\n'422': 2\nb: 1\n2XX: 4\n"),
        ({200: "ok", True: 1}, "'200': ok\n'true': 1\n"),
        ({"a\nb": 1}, '"a\\nb": 1\n'),
    ],
)
def test_layout(value: object, text: str) -> None:
    assert dump(value) == text


def test_long_text_is_folded() -> None:
    assert dump({"a": LONG}) == (
        "a: >-\n  The isochronal wombat ran over a hill, and then it rested under the trees for"
        "\n  a while.\n"
    )


def test_folding_doubles_the_breaks_of_the_text() -> None:
    text = f"{LONG}\nshort\n\n  kept as it is\nend\n"
    folded = dump({"a": text})
    assert folded.startswith("a: >\n")
    assert "while.\n\n  short\n\n    kept as it is\n  end\n" in folded
    assert yaml.safe_load(folded) == {"a": text}


def test_width_shrinks_with_depth_down_to_forty() -> None:
    value: object = "word " * 15 + "end"
    for _ in range(30):
        value = {"k": value}
    lines = dump(value).split("\n")
    assert {len(line.strip()) for line in lines if "word" in line} <= {38, 39, 40, 34}
    assert max(len(line.strip()) for line in lines) <= 40


def test_long_word_stands_alone() -> None:
    word = "x" * 120
    assert dump(["see " + word + " there"]) == f"- >-\n  see\n  {word}\n  there\n"


def test_characters_above_the_basic_plane_count_twice() -> None:
    assert dump(["\U0001f600" * 41]).startswith("- >-")
    assert dump(["\U0001f600" * 40 + " "]).startswith("- >-")
    assert dump(["\U0001f600" * 38]).startswith("- \U0001f600")


def test_very_long_key_is_explicit() -> None:
    key = "k" * 1025
    assert dump({key: {"a": 1, "b": 2}}) == f"? {key}\n: a: 1\n  b: 2\n"


def test_what_yaml_1_1_reads_as_a_number_is_quoted() -> None:
    assert dump(["14_030", "1_0.5"]) == "- '14_030'\n- '1_0.5'\n"


def test_big_numbers_keep_their_digits() -> None:
    assert dump({"maximum": 18446744073709551615}) == "maximum: 18446744073709551615\n"


def test_an_entry_is_laid_out_where_it_stands() -> None:
    whole = {"a": {"b": {"c": LONG, "d": [1]}}}
    inner = dump_entry("b", whole["a"]["b"], 1)
    assert dump(whole) == "a:\n" + inner


def test_key_order() -> None:
    keys = ["b", "10", "9", "01", "4294967295", "4294967294"]
    assert javascript_order(keys) == ["9", "10", "4294967294", "b", "01", "4294967295"]


@pytest.mark.parametrize(
    "text",
    [
        "a\n\n\nb",
        "\n\na",
        "a\n b\nc",
        " a",
        f" {LONG}\n{LONG}",
        f"{LONG}\n\n\n",
        "a  b " * 30,
    ],
)
def test_reads_back(text: str) -> None:
    assert yaml.safe_load(dump({"k": [text]})) == {"k": [text]}

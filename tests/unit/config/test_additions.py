"""Entries added to a config that a person wrote."""

from __future__ import annotations

import pytest
import yaml

from sdkpress.config.additions import Entry, with_entries

NEW = [Entry("a", "one"), Entry("b/c", "two", "group.two")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 'm:\n  "a": one\n  "b/c": two # group.two\n'),
        ("x: 1", 'x: 1\nm:\n  "a": one\n  "b/c": two # group.two\n'),
        (
            "m: # mine\n    a: kept # why\n# end\nx: 1\n",
            'm: # mine\n    a: kept # why\n    "b/c": two # group.two\n# end\nx: 1\n',
        ),
        ("m:\n  z: 1", 'm:\n  z: 1\n  "a": one\n  "b/c": two # group.two\n'),
        ("m: {a: kept} # why\n", 'm: {a: kept, "b/c": two} # why\n'),
        ("m: {}\n", 'm: {"a": one, "b/c": two}\n'),
        ("m:\nx: 1\n", 'm:\n  "a": one\n  "b/c": two # group.two\nx: 1\n'),
        ("m:\r\n  a: x\r\n  b/c: y\r\n", "m:\r\n  a: x\r\n  b/c: y\r\n"),
    ],
)
def test_everything_else_stays(text: str, expected: str) -> None:
    made = with_entries(text, "m", NEW)
    assert made == expected
    assert {"a", "b/c"} <= yaml.safe_load(made)["m"].keys()
    assert with_entries(made, "m", NEW) == made


@pytest.mark.parametrize("text", ["- a", "m: [a]", "m: text"])
def test_what_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no mapping"):
        with_entries(text, "m", NEW)

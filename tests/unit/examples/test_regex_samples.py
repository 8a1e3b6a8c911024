"""Texts that a pattern allows."""

from __future__ import annotations

import re

import pytest

from sdkpress.examples.regex_samples import matching_text


@pytest.mark.parametrize(
    "pattern",
    [
        "^ses",
        "^AC[0-9a-fA-F]{32}$",
        "^[a-z][a-z0-9-]{0,30}[a-z0-9]$",
        r"^[\w.-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$",
        r"^\d{3}-\d{4}$",
        "^(0|[1-9][0-9]*)$",
        "^#(([0-9a-fA-F]{2}){3}|([0-9a-fA-F]){3})$",
        "^$|^[A-Za-z0-9]{2,4}$",
        "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==)$",
        r"^(http[s]?|ftp):\/\/[^:\/\s]+$",
        "^[^a-z]+?$",
        "^[]a-]$".replace("[]", "[\\]"),
        "^(?<name>a|b)c$",
        r"^\[\{x\}\]\\$",
    ],
)
def test_the_text_matches(pattern: str) -> None:
    made = matching_text(pattern)
    assert made is not None
    assert re.search(pattern.replace("(?<", "(?P<"), made)


def test_lengths_are_kept() -> None:
    assert matching_text("^[a-z]+$", 5) == "xxxxx"
    assert matching_text("^[a-z]{8}$", 0, 5) is None
    assert matching_text("^(0|[1-9][0-9]*)$", 2) == "111"


@pytest.mark.parametrize(
    "pattern",
    ["(?=a)b", r"(a)\1", r"\p{L}", "(", "[a", "*", "x{9999}", "(" * 99, "a)b"],
)
def test_what_is_not_read_gives_nothing(pattern: str) -> None:
    assert matching_text(pattern) is None

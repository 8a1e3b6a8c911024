"""Pages are as hooks for text files leave them."""

from __future__ import annotations

import pytest

from sdkpress.render.tidy import tidied


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("", ""),
        ("\n\n", ""),
        ("a", "a"),
        ("a\n\n\n", "a\n"),
        ("a \nb\t\n", "a\nb\n"),
        ("a  \nb  \n\nc  ", "a\\\nb\n\nc"),
        ("# a  \nb", "# a\nb"),
        ("| a |  \n| b |  \n", "| a |\n| b |\n"),
        ("```\na  \nb\n```\nc  \nd", "```\na\nb\n```\nc\\\nd"),
        ("~~~~\n~~~\na  \nb\n~~~~\n", "~~~~\n~~~\na\nb\n~~~~\n"),
        ("ä\u00a0 \n", "ä\u00a0\n"),
    ],
)
def test_what_hooks_would_change_is_not_written(page: str, expected: str) -> None:
    assert tidied(page.encode()).decode() == expected
    assert tidied(expected.encode()).decode() == expected

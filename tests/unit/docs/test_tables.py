"""Tables: columns of their own width or all of one, line breaks, long cells."""

from __future__ import annotations

from sdkpress.docs.tables import table


def test_all_columns_are_as_wide_as_the_longest_cell() -> None:
    rows = [("x", "longest"), ("y", "")]
    assert table(("A", "B"), rows, even=True) == (
        "| A       | B       |\n"
        "| ------- | ------- |\n"
        "| x       | longest |\n"
        "| y       |         |"
    )


def test_a_line_break_counts_one_and_is_written_as_br() -> None:
    text = table(("A",), [("one\ntwo",), ("1234567",)], even=True)
    assert text.splitlines()[2:] == ["| one<br/>two |", "| 1234567 |"]
    assert text.splitlines()[1] == "| ------- |"


def test_windows_line_breaks_are_line_breaks() -> None:
    assert "a<br/>b<br/>c" in table(("A",), [("a\r\nb\rc",)])


def test_a_table_without_rows_has_its_head_and_rule() -> None:
    assert table(("Field", "Description"), [], even=True) == (
        "| Field       | Description |\n| ----------- | ----------- |"
    )
    assert table(("A", "B"), []) == "| A | B |\n| - | - |"


def test_columns_have_their_own_widths() -> None:
    assert table(("A", "Name"), [("long", "x")]) == (
        "| A    | Name |\n| ---- | ---- |\n| long | x    |"
    )


def test_what_is_very_long_is_not_padded_to() -> None:
    lines = table(("A", "B"), [("x" * 200, "y"), ("z", "")]).splitlines()
    assert len(lines[2]) > 200
    assert max(len(lines[0]), len(lines[1]), len(lines[3])) < 80

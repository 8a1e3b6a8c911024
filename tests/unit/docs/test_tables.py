"""Tables: one width for all columns, line breaks counted as one."""

from __future__ import annotations

from sdkpress.docs.tables import fitted, table


def test_all_columns_are_as_wide_as_the_longest_cell() -> None:
    assert table(("A", "B"), [("x", "longest"), ("y", "")]) == (
        "| A       | B       |\n"
        "| ------- | ------- |\n"
        "| x       | longest |\n"
        "| y       |         |"
    )


def test_a_line_break_counts_one_and_is_written_as_br() -> None:
    text = table(("A",), [("one\ntwo",), ("1234567",)])
    assert text.splitlines()[2:] == ["| one<br/>two |", "| 1234567 |"]
    assert text.splitlines()[1] == "| ------- |"


def test_windows_line_breaks_are_line_breaks() -> None:
    assert "a<br/>b<br/>c" in table(("A",), [("a\r\nb\rc",)])


def test_a_table_without_rows_has_its_head_and_rule() -> None:
    assert table(("Field", "Description"), []) == (
        "| Field       | Description |\n| ----------- | ----------- |"
    )


def test_fitted_columns_have_their_own_widths() -> None:
    assert fitted(("A", "Name"), [("long", "x")]) == (
        "| A    | Name |\n| ---- | ---- |\n| long | x    |"
    )

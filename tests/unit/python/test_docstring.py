"""docstring: any text becomes a docstring that is Python, says the same, and that black keeps."""

from __future__ import annotations

import ast

import black
from hypothesis import given, settings
from hypothesis import strategies as st

from sdkpress.python.docstring import docstring, paragraphs

PIECES = st.one_of(
    st.sampled_from(
        ['"', '"""', "\\", "\n", "\n\n", "\n    ", "  ", "\t", "\r\n", "\0"]
    ),
    st.sampled_from(
        ["\x0c", "\x85", "\u2028", "\ud800", "é", "漢字 ", "- ", "|", "{{", "#"]
    ),
    st.sampled_from(
        ["word ", "longword" * 12, " lorem ipsum dolor" * 5, "'", "\u3000"]
    ),
    st.characters(),
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)


def words(text: str) -> list[str]:
    return text.split()


@given(TEXTS)
@settings(deadline=None, max_examples=120)
def test_any_text_is_safe_and_stable(text: str) -> None:
    source = (
        f"class A:\n{docstring(text, 4) or '    pass'}\n\n"
        f"    def f(self) -> None:\n{docstring(text, 8) or '        pass'}\n"
        "        return None\n"
    )
    tree = ast.parse(source)
    assert black.format_str(source, mode=black.Mode()) == source
    (found,) = tree.body
    assert isinstance(found, ast.ClassDef)
    unified = text.replace("\xa0", " ")
    assert words(ast.get_docstring(found) or "") == words(unified)


def test_one_line() -> None:
    assert docstring("A pet.", 4) == '    """A pet."""'
    assert docstring('Say "hi"', 4) == '    """Say "hi" """'
    assert docstring("  \n ", 4) == ""


def test_long_lines_are_folded_but_tables_and_code_are_not() -> None:
    text = "word " * 30
    assert all(len(line) <= 88 for line in docstring(text, 4).splitlines())
    table = "Head:\n\n| " + "cell | " * 30
    assert docstring(table, 0).splitlines()[2].startswith("| cell")
    code = "Head:\n\n    " + "x = 1; " * 30
    assert len(docstring("A\nb\n" + code, 0).splitlines()) == 6


def test_indented_items_hang() -> None:
    lines = docstring("List:\n- " + "word " * 20, 0).splitlines()
    assert lines[1].startswith("- word")
    assert lines[2].startswith("  word")


def test_paragraphs_leave_out_what_says_nothing() -> None:
    assert paragraphs(("a ", None, " ", "b")) == "a\n\nb"

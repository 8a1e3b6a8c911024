"""Line and column of pointers, and findings as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdkpress.diagnostics.findings import Code, Diagnostic, Location, Severity
from sdkpress.diagnostics.frame import Frames, Style
from sdkpress.source.marks import Marks
from sdkpress.source.pointer import join, parent, parse

YAML = """\
# a comment
openapi: 3.1.0
paths:
  /pets/{id}:
    get:
      parameters:
      - {name: id, in: path}
      - &q
        name: q
      - *q
base: &base
  a: 1
derived:
  <<: *base
  b: 2
"""
JSON = """\
{"openapi": "3.1.0",
 "paths": {
   "/pets/{id}": {"get": [1, {"a\\u0062": true}]},
   "twice": 1, "twice": 2 } }
"""


class TestPointer:
    @pytest.mark.parametrize("tokens", [(), ("a",), ("a/b", "~1", "~0/"), ("", "0")])
    def test_round_trip(self, tokens: tuple[str, ...]) -> None:
        assert parse(join("#", *tokens)) == tokens

    def test_escaping(self) -> None:
        assert join("#/paths", "/a~b/{c}", 0) == "#/paths/~1a~0b~1{c}/0"

    def test_parent(self) -> None:
        assert parent("#/a/b") == "#/a"
        assert parent("#/a") == "#"
        assert parent("#") == "#"


class TestMarks:
    @pytest.mark.parametrize(
        ("pointer", "on_key", "line", "column"),
        [
            ("#", False, 2, 1),
            ("#/openapi", False, 2, 10),
            ("#/openapi", True, 2, 1),
            ("#/paths/~1pets~1{id}", True, 4, 3),
            ("#/paths/~1pets~1{id}/get/parameters/0/in", False, 7, 24),
            ("#/paths/~1pets~1{id}/get/parameters/1/name", True, 9, 9),
            ("#/paths/~1pets~1{id}/get/parameters/2/name", True, 9, 9),
            ("#/derived/a", False, 12, 6),
            ("#/paths/~1pets~1{id}/post/x", False, 5, 5),
            ("#/nothing", True, 2, 1),
        ],
    )
    def test_yaml(self, pointer: str, on_key: bool, line: int, column: int) -> None:
        assert Marks(YAML.encode()).locate(pointer, on_key=on_key) == (line, column)

    @pytest.mark.parametrize(
        ("pointer", "on_key", "line", "column"),
        [
            ("#", False, 1, 1),
            ("#/openapi", False, 1, 13),
            ("#/openapi", True, 1, 2),
            ("#/paths/~1pets~1{id}/get/1", False, 3, 30),
            ("#/paths/~1pets~1{id}/get/1/ab", True, 3, 31),
            ("#/paths/twice", True, 4, 16),
            ("#/paths/~1pets~1{id}/get/9", True, 3, 26),
            ("#/x", False, 1, 1),
        ],
    )
    def test_json(self, pointer: str, on_key: bool, line: int, column: int) -> None:
        assert Marks(JSON.encode()).locate(pointer, on_key=on_key) == (line, column)

    def test_yaml_in_flow_style(self) -> None:
        assert Marks(b"{a: 1,\n b: [x]}").locate("#/b/0") == (2, 6)

    def test_a_byte_order_mark_takes_no_column(self) -> None:
        assert Marks(b"\xef\xbb\xbfa: 1\n").locate("#/a", on_key=True) == (1, 1)

    def test_characters_are_counted_not_bytes(self) -> None:
        assert Marks("é: {ü😀: 1}\n".encode()).locate("#/é/ü😀") == (1, 9)

    @pytest.mark.parametrize("raw", [b"", b"a: [", b"{", b"\xff", b"- x"])
    def test_any_bytes_have_places(self, raw: bytes) -> None:
        line, column = Marks(raw).locate("#/a/0")
        assert line == 1
        assert column >= 1

    def test_a_number_as_it_is_written(self) -> None:
        marks = Marks(b"info: {version: 1.10, x: 2}\ny: 1.0 # c\n")
        assert marks.written("#/info/version") == "1.10"
        assert marks.written("#/y") == "1.0"


SOME = Code("some-code", Severity.ERROR, "What it is.", "Do this.")


def _show(diagnostic: Diagnostic, text: str) -> str:
    return Frames({"api.yaml": text.encode()}).show(diagnostic)


class TestFrames:
    def test_all_parts(self) -> None:
        diagnostic = Diagnostic(
            SOME,
            "wrong",
            Location("api.yaml", "#/paths/~1pets~1{id}/get", on_key=True),
            (Location("api.yaml", "#/openapi"),),
            "do that",
        )
        assert _show(diagnostic, YAML) == (
            "api.yaml:5:5 error some-code: wrong\n"
            "    4 |   /pets/{id}:\n"
            "    5 |     get:\n"
            "      |     ^\n"
            "  and api.yaml:2:10\n"
            "    1 | # a comment\n"
            "    2 | openapi: 3.1.0\n"
            "      |          ^\n"
            "  at /paths/~1pets~1{id}/get\n"
            "  help: do that"
        )

    def test_without_a_hint_the_code_helps(self) -> None:
        assert _show(Diagnostic(SOME, "wrong", Location("api.yaml")), "a: 1\n") == (
            "api.yaml:1:1 error some-code: wrong\n"
            "    1 | a: 1\n"
            "      | ^\n"
            "  help: Do this."
        )

    def test_a_file_that_is_gone(self, tmp_path: Path) -> None:
        for name in (str(tmp_path / "gone.yaml"), str(tmp_path), "\0"):
            shown = Frames().show(Diagnostic(SOME, "wrong", Location(name)))
            assert shown.endswith("error some-code: wrong\n  help: Do this.")

    def test_a_file_is_read_where_no_text_is_given(self, tmp_path: Path) -> None:
        path = tmp_path / "api.yaml"
        path.write_text("a: 1\nb: 2\n")
        shown = Frames().show(Diagnostic(SOME, "wrong", Location(str(path), "#/b")))
        assert shown.startswith(f"{path}:2:4 error")

    def test_a_long_line_is_cut_around_the_place(self) -> None:
        text = '{"a": "' + "x" * 5000 + '", "b": [1], "c": "' + "y" * 5000 + '"}'
        lines = _show(Diagnostic(SOME, "w", Location("api.yaml", "#/b")), text).split(
            "\n"
        )
        assert lines[0] == "api.yaml:1:5016 error some-code: w"
        assert max(len(line) for line in lines) < 120
        assert lines[1][lines[2].index("^")] == "["

    def test_a_document_cannot_move_the_cursor(self) -> None:
        text = 'a: "\x1b[31m\u202e"\n'
        place = Location("api\x1b[2J.yaml", "#/\x1b]0;x\x07")
        frames = Frames({place.file: text.encode()})
        shown = frames.show(Diagnostic(SOME, "\x1b[31mred\rx", place, (), "\x9b1m"))
        assert all(c == "\n" or c.isprintable() for c in shown)

    def test_tabs_keep_the_caret_in_its_column(self) -> None:
        text = '{\n\t"a":\t1}'
        lines = _show(Diagnostic(SOME, "w", Location("api.yaml", "#/a")), text).split(
            "\n"
        )
        assert lines[2][lines[3].index("^")] == "1"

    def test_colour_is_the_callers(self) -> None:
        def paint(text: str, style: Style) -> str:
            return f"<{style}>{text}</>"

        frames = Frames({"api.yaml": b"a: 1\n"}, paint)
        first = frames.show(Diagnostic(SOME, "wrong", Location("api.yaml"))).split(
            "\n"
        )[0]
        assert first == "<bold>api.yaml:1:1</> <red>error some-code:</> wrong"

"""Bytes to plain data: what documents in the wild hold, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdkpress.diagnostics.findings import Diagnostic, Sink
from sdkpress.source import yaml_events
from sdkpress.source.document import load_bytes, load_document


def _load(text: str | bytes, file: str = "api.yaml") -> object:
    sink = Sink()
    raw = text if isinstance(text, bytes) else text.encode()
    document = load_bytes(file, raw, sink)
    assert sink.diagnostics == []
    assert document is not None
    assert document.text == raw
    return document.data


def _finding(text: str | bytes, file: str = "api.yaml") -> tuple[object, Diagnostic]:
    sink = Sink()
    raw = text if isinstance(text, bytes) else text.encode()
    document = load_bytes(file, raw, sink)
    assert len(sink.diagnostics) == 1, sink.diagnostics
    return None if document is None else document.data, sink.diagnostics[0]


def _refusal(text: str | bytes, file: str = "api.yaml") -> Diagnostic:
    data, finding = _finding(text, file)
    assert data is None
    return finding


@pytest.fixture(params=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers of PyYAML: libyaml is not everywhere."""
    if request.param == "pure":
        monkeypatch.delattr(yaml_events.yaml, "CSafeLoader")
    elif not hasattr(yaml_events.yaml, "CSafeLoader"):
        pytest.skip("PyYAML was built without libyaml")


@pytest.mark.usefixtures("parser")
class TestScalars:
    @pytest.mark.parametrize(
        ("written", "value"),
        [
            ("2024-01-01", "2024-01-01"),
            ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"),
            ("=", "="),
            ("yes", "yes"),
            ("No", "No"),
            ("on", "on"),
            ("OFF", "OFF"),
            ("y", "y"),
            ("1:20", "1:20"),
            ("true", True),
            ("False", False),
            ("TRUE", True),
            ("tRue", "tRue"),
            ("~", None),
            ("null", None),
            ("Null", None),
            ("nil", "nil"),
            ("12", 12),
            ("-7", -7),
            ("+7", 7),
            ("010", 10),
            ("0o17", 15),
            ("0x1F", 31),
            ("0b11", "0b11"),
            ("1_000", "1_000"),
            ("1.5", 1.5),
            ("1.", 1.0),
            (".5", 0.5),
            ("1e3", 1000.0),
            ("-1.5E-2", -0.015),
            (".", "."),
            ("1.2.3", "1.2.3"),
            ("+", "+"),
            (".nan", ".nan"),
            (".inf", ".inf"),
            ("1e999", "1e999"),
            ("123456789012345678901234567890", 123456789012345678901234567890),
            ("'12'", "12"),
            ('"true"', "true"),
            ("!!str 12", "12"),
            ("!!int '12'", 12),
            ("!!float 1", 1.0),
            ("!!binary aGk=", "aGk="),
            ("! 12", "12"),
            ("", None),
        ],
    )
    def test_core_schema(self, written: str, value: object) -> None:
        found = _load(f"a: {written}\n")
        assert found == {"a": value}
        assert isinstance(found, dict)
        assert isinstance(found["a"], type(value))
        assert isinstance(value, (str, int)) or type(found["a"]) is type(value)

    def test_more_digits_than_python_reads_stay_text(self) -> None:
        digits = "9" * 5000
        assert _load(f"a: {digits}\n") == {"a": digits}

    def test_keys_are_text(self) -> None:
        text = (
            "200: a\n4XX: b\ntrue: c\nnull: d\n1.0: e\n2024-01-01: f\n'300': g\n=: h\n"
        )
        keys = ["200", "4XX", "true", "null", "1.0", "2024-01-01", "300", "="]
        found = _load(text)
        assert isinstance(found, dict)
        assert list(found) == keys


@pytest.mark.usefixtures("parser")
class TestAliases:
    def test_an_alias_repeats_its_value(self) -> None:
        assert _load("a: &x [1]\nb: *x\n") == {"a": [1], "b": [1]}

    def test_a_key_may_have_an_anchor_or_be_an_alias(self) -> None:
        assert _load("&k a: 1\nb: {*k : 2}\n") == {"a": 1, "b": {"a": 2}}

    def test_merge_keys(self) -> None:
        text = "x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz:\n  <<: [*x, *y]\n  c: 3\n"
        assert _load(text) == {
            "x": {"a": 1, "b": 1},
            "y": {"b": 2, "c": 2},
            "z": {"c": 3, "a": 1, "b": 1},
        }

    def test_a_quoted_merge_key_is_a_key(self) -> None:
        assert _load("'<<': {a: 1}\n") == {"<<": {"a": 1}}

    def test_a_bomb_is_refused(self) -> None:
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        for level in range(1, 10):
            inside = ", ".join([f"*a{level - 1}"] * 10)
            lines.append(f"a{level}: &a{level} [{inside}]")
        finding = _refusal("\n".join(lines))
        assert finding.code.name == "too-large"
        assert finding.at.line == 6

    def test_a_recursive_alias_is_refused(self) -> None:
        finding = _refusal("a: &x\n  b: *x\n")
        assert finding.code.name == "recursive-alias"
        assert (finding.at.line, finding.at.column) == (2, 6)

    def test_an_alias_of_nothing_is_refused(self) -> None:
        finding = _refusal("a: *x\n")
        assert finding.code.name == "invalid-yaml"
        assert "*x" in finding.message


@pytest.mark.usefixtures("parser")
class TestYamlFindings:
    def test_a_duplicate_key_names_both_places_and_the_last_counts(self) -> None:
        data, finding = _finding("a:\n  b: 1\n  c: 2\n  b: 3\n")
        assert data == {"a": {"b": 3, "c": 2}}
        assert finding.code.name == "duplicate-key"
        assert (finding.at.pointer, finding.at.line, finding.at.column) == (
            "#/a/b",
            4,
            3,
        )
        (first,) = finding.related
        assert (first.line, first.column) == (2, 3)

    def test_a_merge_and_an_own_key_are_no_duplicates(self) -> None:
        assert _load("x: &x {a: 1}\ny: {<<: *x, a: 2}\n") == {
            "x": {"a": 1},
            "y": {"a": 2},
        }

    def test_the_path_of_a_finding_counts_list_items(self) -> None:
        _, finding = _finding("a:\n- x\n- b/c: {d: 1, d: 2}\n")
        assert finding.at.pointer == "#/a/1/b~1c/d"

    @pytest.mark.parametrize(
        "tag", ["!!python/object/apply:os.system", "!Ref", "!<tag:example.com,2024:x>"]
    )
    def test_a_tag_makes_nothing_but_plain_data(self, tag: str) -> None:
        for written, value in (("echo", "echo"), ("[a]", ["a"]), ("{a: 1}", {"a": 1})):
            data, finding = _finding(f"x: {tag} {written}\n")
            assert data == {"x": value}
            assert finding.code.name == "ignored-tag"
            assert finding.at.line == 1

    @pytest.mark.parametrize(
        ("text", "line", "column"),
        [
            ("a: [1, 2\n", 2, 1),
            ("a: b: c\n", 1, 5),
            ("a:\n\t- b\n", 2, 1),
            ("a: 'x\n", 2, 1),
            ("ü: \x07\n", 1, 4),
            ("a: 1\n---\nb: 2\n", 2, 1),
            ("? [1]\n: 2\n", 1, 3),
            ("%YAML 3.0\n---\na: 1\n", 1, 1),
        ],
    )
    def test_not_yaml(self, text: str, line: int, column: int) -> None:
        finding = _refusal(text)
        assert finding.code.name == "invalid-yaml"
        assert (finding.at.line, finding.at.column) == (line, column)

    @pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
    def test_deep_nesting_is_refused(self, opening: str) -> None:
        finding = _refusal("x: 1\ny:\n " + opening * 10_000)
        assert finding.code.name == "too-deep"
        assert finding.at.line == 3

    def test_a_bracket_without_an_end_is_shown(self) -> None:
        (began,) = _refusal("a: 1\nb: {c: 1\nd: 2\n").related
        assert (began.line, began.column) == (2, 4)

    def test_comments_alone_are_an_empty_document(self) -> None:
        assert _refusal("# nothing\n").code.name == "empty-document"


class TestJson:
    def test_plain_data(self) -> None:
        text = '{"a": [1, 2.5, true, null, "x"], "200": {"big": 123456789012345678901}}'
        assert _load(text, "api.json") == {
            "a": [1, 2.5, True, None, "x"],
            "200": {"big": 123456789012345678901},
        }

    @pytest.mark.parametrize("number", ["1e999", "9" * 5000])
    def test_numbers_that_do_not_fit_stay_text(self, number: str) -> None:
        assert _load(f'{{"a": {number}}}') == {"a": number}

    def test_json_without_the_name(self) -> None:
        assert _load('{"a": "\\u00e9"}', "openapi") == {"a": "é"}

    def test_yaml_in_flow_style_is_no_broken_json(self) -> None:
        assert _load("{a: 1, b: [x,],}") == {"a": 1, "b": ["x"]}

    def test_yaml_in_a_file_called_json(self) -> None:
        assert _load("a: 1\n", "api.json") == {"a": 1}

    def test_a_duplicate_key_names_both_places_and_the_last_counts(self) -> None:
        text = '{"p": [{"a": 1,\n "b": 2,\n "a": 3}]}'
        data, finding = _finding(text, "api.json")
        assert data == {"p": [{"a": 3, "b": 2}]}
        assert finding.code.name == "duplicate-key"
        assert (finding.at.pointer, finding.at.line, finding.at.column) == (
            "#/p/0/a",
            3,
            2,
        )
        (first,) = finding.related
        assert (first.line, first.column) == (1, 9)

    @pytest.mark.parametrize(
        ("text", "line", "column"),
        [('{"a": 1,}', 1, 9), ('{"a":\n  x}', 2, 3), ('{"a": 1} x', 1, 10)],
    )
    def test_not_json(self, text: str, line: int, column: int) -> None:
        finding = _refusal(text, "api.json")
        assert finding.code.name == "invalid-json"
        assert (finding.at.line, finding.at.column) == (line, column)

    def test_nan_is_no_json(self) -> None:
        assert _refusal('{"a": NaN}', "api.json").code.name == "invalid-json"

    @pytest.mark.parametrize("depth", [129, 10_000, 200_000])
    def test_deep_nesting_is_refused(self, depth: int) -> None:
        text = '{"a":' * depth + "1" + "}" * depth
        for file in ("api.json", "api.yaml"):
            assert _refusal(text, file).code.name == "too-deep"

    def test_nesting_at_the_limit_is_read(self) -> None:
        assert _load('{"a":' * 128 + "1" + "}" * 128, "api.json")

    def test_half_a_surrogate_pair_is_mended(self) -> None:
        data, finding = _finding('{"a": "x\\ud83d?", "b": "\\ud83d\\ude00"}', "a.json")
        assert data == {"a": "x\ufffd?", "b": "😀"}
        assert finding.code.name == "invalid-text"
        assert finding.at.pointer == "#/a"


class TestFiles:
    def test_a_byte_order_mark_is_no_text(self) -> None:
        assert _load(b"\xef\xbb\xbfa: 1\n") == {"a": 1}
        assert _load(b'\xef\xbb\xbf{"a": 1}', "a.json") == {"a": 1}

    def test_not_utf8(self) -> None:
        finding = _refusal(b"\xef\xbb\xbfa: 1\n\xc3\xbc: \xff\n")
        assert finding.code.name == "not-utf8"
        assert (finding.at.line, finding.at.column) == (2, 4)

    def test_utf16_is_called_so(self) -> None:
        assert "UTF-16" in _refusal("a: 1\n".encode("utf-16")).message

    @pytest.mark.parametrize("text", ["", "\n\n", " \t "])
    def test_an_empty_file(self, text: str) -> None:
        assert _refusal(text).code.name == "empty-document"

    @pytest.mark.parametrize("data", ["just text", "- a", "12", "~"])
    def test_what_is_no_mapping_is_read_all_the_same(self, data: str) -> None:
        assert not isinstance(_load(data), dict)

    def test_a_missing_file(self, tmp_path: Path) -> None:
        sink = Sink()
        assert load_document(tmp_path / "no.yaml", sink) is None
        assert [d.code.name for d in sink.diagnostics] == ["file-not-found"]

    @pytest.mark.parametrize("name", ["folder", "file/inside", "null\0byte", "x" * 300])
    def test_what_is_no_file(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "folder").mkdir()
        (tmp_path / "file").write_text("a: 1")
        sink = Sink()
        assert load_document(tmp_path / name, sink) is None
        assert [d.code.name for d in sink.diagnostics] == ["file-not-readable"]

    def test_a_loop_of_links(self, tmp_path: Path) -> None:
        (tmp_path / "a").symlink_to(tmp_path / "a")
        sink = Sink()
        assert load_document(tmp_path / "a", sink) is None
        assert [d.code.name for d in sink.diagnostics] == ["file-not-readable"]

"""jsonschema is the judge of a config; what is plainly right is known without it, and messages say what to write."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import jsonschema
import pytest

from conftest import REPO
from sdkpress.config.declaration import Shape, follows
from sdkpress.config.model import Config
from sdkpress.config.rules import violations
from sdkpress.config.schema import config_schema, schema_text
from support.snapshots import Snapshots

FILE = REPO / "generator" / "sdkpress" / "config" / "sdkpress.schema.json"
SCHEMA = cast(dict[str, Any], json.loads(schema_text()))


def test_the_published_file_is_the_declaration(snapshots: Snapshots) -> None:
    snapshots.check_text(FILE, schema_text())


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA == config_schema()


VALUES: list[object] = [
    {},
    {"package": "petstore"},
    {"package": "class"},
    {"package": "pet-store"},
    {"package": ""},
    {"package": 3},
    {"package": None},
    {"package": "a\nb"},
    {"package": "petstore\n"},
    {"packge": "petstore"},
    {"version": 1.0},
    {"version": "1.0.0rc1"},
    {"version": "one"},
    {"authors": ["A", "B"]},
    {"authors": "A"},
    {"authors": [""]},
    {"authors": [1]},
    {"async_mode": "both"},
    {"async_mode": "neither"},
    {"max_method_params": 0},
    {"max_method_params": -1},
    {"max_method_params": True},
    {"max_method_params": 1.5},
    {"open_enums": "yes"},
    {"open_enums": False},
    {"client": {"sync": "A", "async": "B", "variable": "c"}},
    {"client": {"sync": "A B"}},
    {"client": {"synk": "A"}},
    {"client": []},
    {"docs": {"operations": True}},
    {"docs": {"operations": {"index_url": "https://a.example/x"}}},
    {"docs": {"operations": {"index_url": "ftp://a"}}},
    {"docs": {"operations": "yes"}},
    {"docs": {"dialect": "reference", "enum_style": "table"}},
    {"server_url": "https://a b"},
    {"spec": ""},
    {"pagination": [{"operations": "*", "type": "link"}]},
    {"pagination": [{"operations": "*"}]},
    {"pagination": [{"operations": "", "type": "link"}, 3]},
    {"pagination": {}},
    [],
    "text",
    None,
    3,
]


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_what_jsonschema_refuses_is_found(value: object) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    good = cast(bool, validator.is_valid(value))  # pyright: ignore
    line_break = value == {"package": "petstore\n"}  # `$` matches before it in `re`
    assert (violations(value) == []) == (good and not line_break)
    # What passes without jsonschema passes with it; a doubt is no verdict.
    if follows(value, Shape(type="object", section=Config)):
        assert good


@pytest.mark.parametrize(
    "text", ["", "package: petstore\n", "docs: {dialect: reference}"]
)
def test_a_good_config_costs_no_import_of_jsonschema(text: str, tmp_path: Path) -> None:
    path = tmp_path / "sdkpress.yaml"
    path.write_text(text)
    script = (
        "import sys; from pathlib import Path\n"
        "from sdkpress.config.files import load_config\n"
        "from sdkpress.diagnostics.findings import Sink\n"
        f"assert load_config(Path({str(path)!r}), Sink())\n"
        "assert 'jsonschema' not in sys.modules"
    )
    environment = {"PYTHONPATH": str(REPO / "generator")}
    subprocess.run([sys.executable, "-c", script], check=True, env=environment)


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        ({"packge": "x"}, "there is no setting 'packge'", "did you mean 'package'?"),
        (
            {"client": {"synk": "A"}},
            "there is no setting 'client.synk'",
            "did you mean 'client.sync'?",
        ),
        (
            {"client": {"colour": "A"}},
            "there is no setting 'client.colour'",
            "'client' knows: sync, async, variable",
        ),
        (
            {"async_mode": "neither"},
            "'async_mode' is 'split' or 'both', not 'neither'",
            None,
        ),
        (
            {"async_mode": "Slpit"},
            "'async_mode' is 'split' or 'both', not 'Slpit'",
            "did you mean 'split'?",
        ),
        (
            {"package": "class"},
            "'package' cannot be 'class'",
            "it is a keyword of Python: use another name",
        ),
        (
            {"package": "pet-store"},
            "'package' cannot be 'pet-store'",
            "use letters, digits and underscores, and begin with a letter",
        ),
        ({"version": 1.0}, "'version' is a text, not 1.0", 'put it in quotes: "1.0"'),
        (
            {"client": None},
            "'client' is a mapping, not empty",
            "fill it in, or remove it",
        ),
        ({"spec": ""}, "'spec' is empty", "fill it in, or remove it"),
        ({"authors": "A"}, "'authors' is a list, not 'A'", None),
        ({"max_method_params": -1}, "'max_method_params' is at least 0, not -1", None),
        (
            {"docs": {"operations": "yes"}},
            "'docs.operations' is true or false or a mapping, not 'yes'",
            None,
        ),
        ([], "the config is a mapping, not a list", None),
        (
            {"pagination": [{"operations": "*"}]},
            "'pagination.0' lacks 'type'",
            "add it",
        ),
    ],
    ids=str,
)
def test_messages(value: object, message: str, hint: str | None) -> None:
    (finding,) = violations(value)
    assert (finding.message, finding.hint) == (message, hint)


def test_a_name_does_not_end_in_a_line_break() -> None:
    (finding,) = violations({"package": "petstore\n"})
    assert finding.path == ("package",)


def test_findings_come_in_the_order_of_the_file() -> None:
    value = {"version": 1.0, "client": {"synk": "A", "sync": "A B"}, "authors": [1, ""]}
    assert [finding.path for finding in violations(value)] == [
        ("version",),
        ("client", "synk"),
        ("client", "sync"),
        ("authors", 0),
        ("authors", 1),
    ]

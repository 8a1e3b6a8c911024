"""Groups and names that the config chooses, and methods that do not repeat their group."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdkpress.config.files import load_config
from sdkpress.diagnostics.findings import Sink
from sdkpress.pipeline import Analysis, analyze

API = """\
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /v1/issues:
    get: {operationId: issues/list-for-repo, tags: [issues], responses: {'204': {description: d}}}
    post: {operationId: issue_create, tags: [issues], responses: {'204': {description: d}}}
    delete: {operationId: issues, tags: [issues], responses: {'204': {description: d}}}
  /v1/users/{id}/keys:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: users_keys.list, tags: [users.keys], responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/key'}}}}}}
components:
  schemas:
    key: {type: object, properties: {owner: {type: object, properties: {name: {type: string}}}}}
"""


def made(
    folder: Path, config: str, name: str = "sdkpress.yaml"
) -> tuple[Analysis, Sink]:
    """The analysis of the document under a config."""
    (folder / "api.yaml").write_text(API)
    (folder / name).write_text(config)
    sink = Sink()
    settings = load_config(folder / name, sink)
    assert settings is not None, sink.diagnostics
    return analyze(folder / "api.yaml", settings, sink, lambda _: None), sink


def calls(found: Analysis) -> list[str]:
    names = found.names
    return [
        ".".join((*names.groups[o.groups[0]].attributes, names.operations[o.id]))
        for o in found.api.operations
    ]


def test_a_method_does_not_repeat_its_group(tmp_path: Path) -> None:
    assert calls(made(tmp_path, "{}")[0]) == [
        "issues.list_for_repo", "issues.create", "issues.issues", "users.keys.list",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("config", "name"),
    [
        ("groups: {stutter: keep}", "sdkpress.yaml"),
        ("configVersion: 2.0.0", "gen.yaml"),
    ],
)
def test_the_whole_name_where_it_is_wanted(
    config: str, name: str, tmp_path: Path
) -> None:
    found, _ = made(tmp_path, config, name)
    assert calls(found)[:2] == ["issues.issues_list_for_repo", "issues.issue_create"]


@pytest.mark.parametrize(
    ("config", "last"),
    [
        ("groups: {by: path}", "users.keys_list"),
        ("groups: {by: operation_id}", "users.keys_list"),
        ("groups: {names: {users: people}}", "people.keys.users_keys_list"),
        ("groups: {names: {users.keys: ''}}", "users_keys_list"),
        ("methods: {'users_*': all}", "users.keys.all"),
        ("methods: {'*': all, users_keys.list: every}", "users.keys.every"),
    ],
)
def test_a_config_chooses(config: str, last: str, tmp_path: Path) -> None:
    assert calls(made(tmp_path, config)[0])[-1] == last


def test_classes_are_called_as_the_config_says(tmp_path: Path) -> None:
    config = "models: {key: ServerKey, '#/components/schemas/key/properties/owner': KeyOwner}"
    found, sink = made(tmp_path, config)
    assert sink.diagnostics == []
    assert {"ServerKey", "KeyOwner"} <= {
        m.class_name for m in found.names.models.values()
    }


def test_names_that_nothing_has_are_told(tmp_path: Path) -> None:
    _, sink = made(tmp_path, "{methods: {'none*': a}, models: {None: B}}")
    assert [d.code.name for d in sink.diagnostics] == ["unused-name", "unused-name"]


def test_the_command_prints_and_pins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from sdkpress.cli.main import main

    before = calls(made(tmp_path, "spec: api.yaml\n")[0])
    monkeypatch.chdir(tmp_path)
    assert main(["names"]) == 0
    assert (
        '"issues/list-for-repo": list_for_repo # issues.list_for_repo'
        in capsys.readouterr().out
    )
    assert main(["names", "--pin"]) == 0
    text = (tmp_path / "sdkpress.yaml").read_text()
    assert text.startswith("spec: api.yaml\nmethods:\n")
    found, sink = made(tmp_path, text)
    assert calls(found) == before
    assert sink.diagnostics == []
    assert main(["names", "--pin"]) == 0  # nothing is missing any more
    assert (tmp_path / "sdkpress.yaml").read_text() == text


def test_a_pinned_class_is_called_as_written(tmp_path: Path) -> None:
    found, _ = made(tmp_path, "models: {key: my_GITkey}")
    assert "my_GITkey" in {m.class_name for m in found.names.models.values()}

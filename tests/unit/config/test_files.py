"""A config file becomes a Config, or findings with their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdkpress.config.files import find_config, load_config
from sdkpress.config.model import Config
from sdkpress.config.sections import ClientConfig, DocsConfig, OperationPagesConfig
from sdkpress.diagnostics.findings import Sink


def _load(
    folder: Path, text: str, name: str = "sdkpress.yaml"
) -> tuple[Config | None, Sink]:
    path = folder / name
    path.write_text(text)
    sink = Sink()
    return load_config(path, sink), sink


def test_without_a_file_the_defaults_hold() -> None:
    assert load_config(None, Sink()) == Config()


def test_every_kind_of_value_arrives(tmp_path: Path) -> None:
    config, sink = _load(
        tmp_path,
        """
        spec: openapi.yaml
        package: friendli
        authors: [A, B]
        max_method_params: 4
        client: {sync: A, async: B, variable: c}
        docs:
          snippet_example_names: false
          operations: {index_url: https://a.example/}
        """,
    )
    assert sink.diagnostics == []
    assert config == Config(
        spec="openapi.yaml",
        package="friendli",
        authors=("A", "B"),
        max_method_params=4,
        client=ClientConfig(sync="A", async_="B", variable="c"),
        docs=DocsConfig(
            snippet_example_names=False,
            operations=OperationPagesConfig(index_url="https://a.example/"),
        ),
        folder=tmp_path,
    )


@pytest.mark.parametrize(
    ("text", "expected"), [("true", OperationPagesConfig()), ("false", None)]
)
def test_operation_pages_by_a_word(
    tmp_path: Path, text: str, expected: OperationPagesConfig | None
) -> None:
    config, _ = _load(tmp_path, f"docs:\n  operations: {text}\n")
    assert config is not None
    assert config.docs.operations == expected


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "{}"])
def test_an_empty_file_is_a_config(tmp_path: Path, text: str) -> None:
    config, sink = _load(tmp_path, text)
    assert (config, sink.diagnostics) == (Config(folder=tmp_path), [])


def test_what_is_wrong_is_reported_at_its_place(tmp_path: Path) -> None:
    config, sink = _load(tmp_path, "packge: x\nclient:\n  sync: a b\n")
    assert config is None
    assert [(d.code.name, d.at.pointer, d.at.on_key) for d in sink.diagnostics] == [
        ("config-unknown-key", "#/packge", True),
        ("config-invalid", "#/client/sync", False),
    ]


def test_no_such_file(tmp_path: Path) -> None:
    sink = Sink()
    assert load_config(tmp_path / "no.yaml", sink) is None
    assert [d.code.name for d in sink.diagnostics] == ["file-not-found"]


def test_pinned_examples_lie_beside_the_config(tmp_path: Path) -> None:
    (tmp_path / "gen.lock").write_text(
        "lockVersion: 2.0.0\n"
        "trackedFiles:\n  a.md:\n    id: 1\n"
        "examples:\n"
        "  listPets:\n"
        "    Example:\n"
        "      parameters:\n"
        "        query:\n"
        "          limit: 20\n"
        "examplesVersion: 1.0.2\n"
    )
    config, sink = _load(tmp_path, "pinned_examples: gen.lock\n")
    assert sink.diagnostics == []
    assert config is not None
    example = {"parameters": {"query": {"limit": 20}}}
    assert config.examples == {"listPets": {"Example": example}}


def test_pinned_examples_that_are_not_there(tmp_path: Path) -> None:
    config, sink = _load(tmp_path, "pinned_examples: gen.lock\n")
    assert config is None
    assert [(d.code.name, d.at.pointer) for d in sink.diagnostics] == [
        ("pinned-examples-missing", "#/pinned_examples")
    ]


def test_the_config_of_a_folder(tmp_path: Path) -> None:
    assert find_config(tmp_path) is None
    (tmp_path / "sdkpress.yaml").write_text("")
    assert find_config(tmp_path) == tmp_path / "sdkpress.yaml"


def test_the_configs_beside_the_real_documents_are_clean(shared: Path) -> None:
    for path in (
        *shared.glob("seeds/friendli*.yaml"),
        shared / "truth/friendli/sdkpress.yaml",
    ):
        sink = Sink()
        assert load_config(path, sink) is not None, path
        assert sink.diagnostics == [], path

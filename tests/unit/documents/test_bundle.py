"""References to other files: what is brought in, under which name, and what is never read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import pytest

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Diagnostic, Sink
from sdkpress.documents.assemble import assemble
from sdkpress.pipeline import analyze
from sdkpress.source.document import load_document

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
ONE = "paths: {/a: {get: {operationId: a, responses: {'200': {description: d, content: {application/json: {schema: {$ref: %s}}}}}}}}\n"


def bundled(folder: Path, files: Mapping[str, str]) -> Any:
    """The data of the first file with all that it refers to, and why some is missing."""
    root = write(folder, files)
    document = load_document(root, Sink())
    assert document is not None
    whole = assemble(document, Config(), Sink())
    assert whole is not None
    return whole


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder / next(iter(files))


def findings(folder: Path, files: Mapping[str, str]) -> list[Diagnostic]:
    sink = Sink()
    analyze(write(folder, files), Config(), sink, lambda _: None)
    return sink.diagnostics


def test_a_schema_is_named_after_its_file(tmp_path: Path) -> None:
    whole = bundled(
        tmp_path,
        {
            "api.yaml": HEAD + ONE % "models/pet.json",
            "models/pet.json": '{"type": "object"}',
        },
    )
    assert whole.data["components"]["schemas"] == {"pet": {"type": "object"}}


def test_a_schema_is_named_after_the_end_of_its_pointer(tmp_path: Path) -> None:
    files = {
        "api.yaml": HEAD + ONE % "'other.yaml#/components/schemas/Pet'",
        "other.yaml": "components: {schemas: {Pet: {type: string}}}",
    }
    assert bundled(tmp_path, files).data["components"]["schemas"] == {
        "Pet": {"type": "string"}
    }


def test_a_component_that_is_a_file_is_where_that_file_stands(tmp_path: Path) -> None:
    files = {
        "api.yaml": HEAD
        + ONE % "pet.yaml"
        + "components: {schemas: {Animal: {$ref: pet.yaml}}}",
        "pet.yaml": "{type: object, properties: {mother: {$ref: pet.yaml}}}",
    }
    data = bundled(tmp_path, files).data
    mother = data["components"]["schemas"]["Animal"]["properties"]["mother"]
    assert list(data["components"]["schemas"]) == ["Animal"]
    assert mother == {"$ref": "#/components/schemas/Animal"}


def test_files_may_lead_back_to_each_other_and_to_the_root(tmp_path: Path) -> None:
    files = {
        "api.yaml": HEAD
        + ONE % "a.yaml"
        + "components: {schemas: {Own: {type: string}}}",
        "a.yaml": "{type: object, properties: {b: {$ref: b.yaml}}}",
        "b.yaml": "{type: object, properties: {a: {$ref: a.yaml}, own: {$ref: 'api.yaml#/components/schemas/Own'}}}",
    }
    schemas = bundled(tmp_path, files).data["components"]["schemas"]
    assert list(schemas) == ["Own", "a", "b"]
    assert schemas["b"]["properties"] == {
        "a": {"$ref": "#/components/schemas/a"},
        "own": {"$ref": "#/components/schemas/Own"},
    }
    assert findings(tmp_path, files) == []


def test_two_files_of_one_name(tmp_path: Path) -> None:
    files = {
        "api.yaml": HEAD
        + ONE % "one/model.yaml"
        + "components: {schemas: {Two: {items: {$ref: two/model.yaml}}}}",
        "one/model.yaml": "{type: string}",
        "two/model.yaml": "{type: integer}",
    }
    schemas = bundled(tmp_path, files).data["components"]["schemas"]
    assert schemas["model"] == {"type": "string"}
    assert schemas["two_model"] == {"type": "integer"}


def test_a_path_item_stands_where_it_is_used(tmp_path: Path) -> None:
    files = {
        "api.yaml": HEAD + "paths: {/a: {$ref: 'paths.yaml#/a', summary: Own}}",
        "paths.yaml": "a: {summary: Theirs, get: {responses: {'204': {$ref: 'all.json#/none'}}}}",
        "all.json": '{"none": {"description": "Done"}}',
    }
    data = bundled(tmp_path, files).data
    assert data["paths"]["/a"]["summary"] == "Own"
    assert data["paths"]["/a"]["get"]["responses"] == {
        "204": {"$ref": "#/components/responses/none"}
    }
    assert data["components"]["responses"] == {"none": {"description": "Done"}}


def test_in_swagger_definitions_are_brought_in(tmp_path: Path) -> None:
    files = {
        "api.yaml": "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {responses: {200: {description: d, schema: {$ref: pet.yaml}}}}}}",
        "pet.yaml": "{type: object}",
    }
    assert bundled(tmp_path, files).data["definitions"] == {"pet": {"type": "object"}}


def test_values_are_no_references(tmp_path: Path) -> None:
    example = "paths: {/a: {get: {responses: {'200': {description: d, content: {application/json: {example: {$ref: x.yaml}}}}}}}}"
    whole = bundled(tmp_path, {"api.yaml": HEAD + example})
    assert whole.unresolved == {}


def test_relative_references_start_from_self(tmp_path: Path) -> None:
    files = {
        "api.yaml": "$self: https://shop.example/api/api.yaml\n"
        + HEAD.replace("3.1", "3.2")
        + ONE % "'https://shop.example/api/pet.yaml'",
        "pet.yaml": "{type: object}",
    }
    assert "pet" in bundled(tmp_path, files).data["components"]["schemas"]


def test_a_finding_is_in_the_file_that_holds_it(tmp_path: Path) -> None:
    files = {
        "api.yaml": HEAD + ONE % "'parts/pets.yaml#/Pet'",
        "parts/pets.yaml": "Pet:\n  type: object\n  properties:\n    a: {type: wombat}\n",
    }
    (found,) = findings(tmp_path, files)
    assert Path(found.at.file) == tmp_path / "parts/pets.yaml"
    assert found.at.pointer == "#/Pet/properties/a/type"


@pytest.mark.parametrize(
    ("ref", "reason"),
    [
        ("none.yaml", "there is no file"),
        ("'file:///etc/passwd'", "'file:' are not read"),
        ("'ftp://h.example/x'", "'ftp:' are not read"),
        ("'https://h.example/x.yaml'", "--allow-remote h.example"),
        ("'http://169.254.169.254/latest'", "--allow-remote"),
        ("/etc/hostname", "outside of the document's folder"),
        ("../../../../../../../../etc/hostname", "outside of the document's folder"),
        ("'other.yaml#/none'", "there is nothing at '#/none'"),
    ],
)
def test_what_cannot_be_had_costs_its_use_alone(
    ref: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = findings(tmp_path, {"api.yaml": HEAD + ONE % ref, "other.yaml": "a: 1"})
    assert [d.code.name for d in found] == ["external-ref"]
    assert reason in found[0].message


def test_what_cannot_be_had_is_told_as_it_stands_beside_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also after an overlay, for which the whole is put together once more."""
    monkeypatch.chdir(tmp_path)
    files = {
        "api/api.yaml": HEAD + ONE % "parts/pet.yaml",
        "api/parts/pet.yaml": "properties: {a: {$ref: none.yaml}}",
        "o.yaml": "overlay: 1.0.0\ninfo: {title: o, version: '1'}\n"
        "actions: [{target: $.info, update: {summary: s}}]",
    }
    root = write(Path(), files)
    document = load_document(root, Sink())
    assert document is not None
    sink = Sink()
    whole = assemble(document, Config(overlays=("o.yaml",)), sink)
    assert whole is not None
    data: Any = whole.data
    part = data["components"]["schemas"]["pet"]["properties"]["a"]
    assert part == {"$ref": "parts/none.yaml"}
    assert whole.unresolved == {
        "parts/none.yaml": "there is no file 'api/parts/none.yaml'"
    }


def test_a_link_that_leads_outside_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.yaml").write_text("{type: object}")
    (tmp_path / "in" / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    monkeypatch.chdir(tmp_path / "in")
    (found,) = findings(tmp_path / "in", {"api.yaml": HEAD + ONE % "link.yaml"})
    assert "outside" in found.message


def test_the_command_writes_one_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from sdkpress.cli.main import main

    monkeypatch.chdir(tmp_path)
    write(
        tmp_path,
        {
            "api.yaml": (HEAD + ONE % "pet.yaml").replace("'1'", "1.10"),
            "pet.yaml": "{type: object}",
        },
    )
    assert main(["bundle", "api.yaml", "-o", "out/whole.json"]) == 0
    data = cast(
        "dict[str, Any]", json.loads((tmp_path / "out" / "whole.json").read_text())
    )
    assert data["info"]["version"] == "1.10"
    assert data["components"]["schemas"]["pet"] == {"type": "object"}
    assert main(["bundle", "api.yaml"]) == 0
    assert "$ref: '#/components/schemas/pet'" in capsys.readouterr().out

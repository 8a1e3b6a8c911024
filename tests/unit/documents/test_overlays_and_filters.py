"""Overlays, filters and merged documents."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sdkpress.config.files import load_config
from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import GenerationFailed, Sink
from sdkpress.pipeline import Analysis, analyze

API = """\
openapi: 3.1.0
info: {title: Shop, version: '1'}
servers: [{url: https://shop.example}]
tags: [{name: pets}, {name: internal}]
paths:
  /pets:
    get: {operationId: listPets, tags: [pets], responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}
    post: {operationId: addPet, tags: [pets], responses: {'204': {description: d}}}
  /admin/jobs:
    get: {operationId: listJobs, tags: [internal], responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}}}
components:
  schemas:
    Pet: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}}}
    Owner: {type: object, properties: {name: {type: string}}}
    Job: {type: object, properties: {bad: {type: wombat}}}
"""
BILLING = """\
openapi: 3.1.0
info: {title: Billing, version: '1', description: Money.}
servers: [{url: https://billing.example}]
paths:
  /pets:
    get: {operationId: listPets, tags: [bills], responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}
  /status:
    get: {operationId: status, responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Holder'}}}}}}
components:
  schemas:
    Pet: {type: object, properties: {price: {type: number}}}
    Owner: {type: object, properties: {name: {type: string}}}
    Holder: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}, owner: {$ref: '#/components/schemas/Owner'}}}
"""


def made(
    folder: Path, config: str, files: Mapping[str, str] = {}, api: str = API
) -> tuple[Analysis, Sink]:
    """The analysis of the document under a config."""
    texts = {"api.yaml": api, "sdkpress.yaml": config, **files}
    for name, text in texts.items():
        (folder / name).write_text(text)
    sink = Sink()
    settings = load_config(folder / "sdkpress.yaml", sink)
    assert settings is not None, sink.diagnostics
    return analyze(folder / "api.yaml", settings, sink, lambda _: None), sink


def ids(found: Analysis) -> list[str]:
    return [operation.operation_id for operation in found.api.operations]


@pytest.mark.parametrize(
    ("config", "kept"),
    [
        ("include: {tags: [pets]}", ["listPets", "addPet"]),
        ("include: {tags: [pets], methods: [GET]}", ["listPets"]),
        ("include: {paths: ['/admin/*']}", ["listJobs"]),
        ("include: {operations: ['list*']}", ["listPets", "listJobs"]),
        ("exclude: {tags: [internal], methods: [post]}", ["listPets"]),
        ("exclude: {operations: [listJobs]}", ["listPets", "addPet"]),
    ],
)
def test_filters(config: str, kept: list[str], tmp_path: Path) -> None:
    assert ids(made(tmp_path, config)[0]) == kept


def test_what_nothing_reaches_any_more_is_pruned(tmp_path: Path) -> None:
    found, sink = made(tmp_path, "exclude: {tags: [internal]}")
    data: Any = found.document.data
    assert list(data["components"]["schemas"]) == ["Pet", "Owner"]
    assert sink.diagnostics == []  # the fault of Job is gone with it


def test_filters_that_leave_nothing_are_told(tmp_path: Path) -> None:
    found, sink = made(tmp_path, "include: {tags: [none]}")
    assert ids(found) == []
    assert [d.code.name for d in sink.diagnostics] == ["nothing-left"]


def test_an_overlay_updates_removes_and_copies(tmp_path: Path) -> None:
    overlay = """\
overlay: 1.1.0
info: {title: Ours, version: '1'}
actions:
  - {target: $.info, update: {title: Ours, x-new: [1]}}
  - {target: "$.paths['/admin/jobs']", remove: true}
  - {target: "$.tags[?@.name == 'pets']", update: {description: All pets}}
  - {target: $.tags, update: {name: more}}
  - {target: "$.tags[1]", remove: true}
  - {target: "$.paths['/pets'].post.responses", copy: "$.paths['/pets'].get.responses"}
  - {target: $.info.title, update: Text}
"""
    found, sink = made(
        tmp_path,
        "{overlays: [ours.yaml], exclude: {tags: [internal]}}",
        {"ours.yaml": overlay},
    )
    data: Any = found.document.data
    assert sink.diagnostics == []
    assert data["info"] == {"title": "Text", "version": "1", "x-new": [1]}
    assert data["tags"] == [
        {"name": "pets", "description": "All pets"},
        {"name": "more"},
    ]
    assert list(data["paths"]) == ["/pets"]
    assert set(data["paths"]["/pets"]["post"]["responses"]) == {"200", "204"}


def test_a_fault_that_an_overlay_brings_is_in_the_overlay(tmp_path: Path) -> None:
    overlay = """\
overlay: 1.0.0
info: {title: Ours, version: '1'}
actions:
  - target: $.components.schemas.Pet.properties
    update: {age: {type: old}}
  - {target: $.nothing, update: {}}
  - {target: "$[", update: {}}
  - {update: {}}
"""
    _, sink = made(
        tmp_path,
        "{overlays: [ours.yaml], exclude: {tags: [internal]}}",
        {"ours.yaml": overlay},
    )
    told = [(Path(d.at.file).name, d.code.name, d.at.pointer) for d in sink.diagnostics]
    assert told == [
        ("ours.yaml", "overlay-without-target", "#/actions/1/target"),
        ("ours.yaml", "invalid-overlay-action", "#/actions/2/target"),
        ("ours.yaml", "invalid-overlay-action", "#/actions/3"),
        ("ours.yaml", "invalid-shape", "#/actions/0/update/age/type"),
    ]


def test_what_stands_behind_a_removed_item_keeps_its_place(tmp_path: Path) -> None:
    api = API.replace(
        "tags: [{name: pets}, {name: internal}]",
        "tags: [{name: pets}, {name: internal}, {nome: x}]",
    )
    overlay = "{overlay: 1.0.0, info: {title: O, version: '1'}, actions: [{target: '$.tags[0]', remove: true}]}"
    _, sink = made(
        tmp_path,
        "{overlays: [o.yaml], exclude: {tags: [internal]}}",
        {"o.yaml": overlay},
        api,
    )
    assert {d.at.pointer for d in sink.diagnostics} == {"#/tags/2", "#/tags/2/nome"}


def test_an_overlay_may_refer_to_files(tmp_path: Path) -> None:
    overlay = "{overlay: 1.0.0, info: {title: O, version: '1'}, actions: [{target: $.components.schemas.Owner.properties, update: {home: {$ref: home.yaml}}}]}"
    files = {
        "o.yaml": overlay,
        "home.yaml": "{type: object, properties: {street: {type: string}}}",
    }
    found, _ = made(tmp_path, "overlays: [o.yaml]", files)
    data: Any = found.document.data
    assert "home" in data["components"]["schemas"]


@pytest.mark.parametrize(
    "text", ["[]", "{openapi: 3.1.0}", "{overlay: 2.0.0, actions: []}"]
)
def test_what_is_no_overlay_stops_the_run(text: str, tmp_path: Path) -> None:
    with pytest.raises(GenerationFailed):
        made(tmp_path, "overlays: [o.yaml]", {"o.yaml": text})


def test_documents_are_merged_under_namespaces(tmp_path: Path) -> None:
    found, sink = made(
        tmp_path,
        "{documents: {billing: b.yaml}, exclude: {tags: [internal]}}",
        {"b.yaml": BILLING},
    )
    assert sink.errors == ()
    assert ids(found) == ["listPets", "addPet", "billing_listPets", "status"]
    groups = {
        operation.operation_id: operation.groups for operation in found.api.operations
    }
    assert groups["billing_listPets"] == (("billing", "bills"),)
    assert groups["status"] == (("billing",),)
    servers = {o.operation_id: [s.url for s in o.servers] for o in found.api.operations}
    assert servers["status"] == ["https://billing.example"]
    data: Any = found.document.data
    assert set(data["components"]["schemas"]) == {
        "Pet",
        "Owner",
        "billing_Pet",
        "Holder",
    }
    assert data["components"]["schemas"]["Holder"]["properties"]["pet"] == {
        "$ref": "#/components/schemas/billing_Pet"
    }


def test_all_of_a_document_is_merged(tmp_path: Path) -> None:
    """Webhooks, methods of other names, and tags with what they say."""
    other = """
openapi: 3.2.0
info: {title: Bills, version: '1'}
tags:
  - {name: money, description: All of it}
  - {name: bills, parent: money, description: What is owed}
  - {name: new, kind: badge}
paths:
  /bills:
    additionalOperations:
      COPY: {operationId: copyBill, tags: [bills], responses: {'204': {description: d}}}
    get: {operationId: listBills, tags: [new], responses: {'204': {description: d}}}
webhooks:
  paid: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}, responses: {'200': {description: d}}}}
components: {schemas: {Pet: {type: object, properties: {bill: {type: string}}}}}
"""
    config = "{documents: {billing: b.yaml}, exclude: {tags: [internal]}}"
    found, sink = made(tmp_path, config, {"b.yaml": other})
    assert sink.errors == ()
    groups = {o.operation_id: o.groups for o in found.api.operations}
    assert groups["copyBill"] == (("billing", "money", "bills"),)
    assert groups["listBills"] == (("billing",),)
    told = {group.path: group.description for group in found.api.groups}
    assert told["billing", "money"] == "All of it"
    assert told["billing", "money", "bills"] == "What is owed"
    data: Any = found.document.data
    body = data["webhooks"]["paid"]["post"]["requestBody"]["content"]
    billed = {"$ref": "#/components/schemas/billing_Pet"}
    assert body["application/json"]["schema"] == billed


def test_an_overlay_stands_for_the_document_that_it_extends(tmp_path: Path) -> None:
    overlay = "overlay: 1.1.0\ninfo: {title: o, version: '1'}\nextends: ./%s\nactions: [{target: $.info, update: {title: Changed}}]\n"
    (tmp_path / "api.yaml").write_text(API)
    (tmp_path / "o.yaml").write_text(overlay % "api.yaml")
    found = analyze(tmp_path / "o.yaml", Config(), Sink(), lambda _: None)
    assert found.document.data["info"]["title"] == "Changed"
    assert ids(found) == ["listPets", "addPet", "listJobs"]
    for target in ("none.yaml", "o.yaml"):
        (tmp_path / "o.yaml").write_text(overlay % target)
        with pytest.raises(GenerationFailed) as failed:
            analyze(tmp_path / "o.yaml", Config(), Sink(), lambda _: None)
        (fatal,) = failed.value.diagnostics
        assert (fatal.code.name, fatal.at.pointer) == ("invalid-overlay", "#/extends")


def test_an_overlay_of_another_document_is_told(tmp_path: Path) -> None:
    overlay = "overlay: 1.0.0\ninfo: {title: o, version: '1'}\nextends: ./%s\nactions: [{target: $.info, update: {title: T}}]\n"
    for target, told in (("api.yaml", []), ("other.yaml", ["overlay-of-another"])):
        _, sink = made(
            tmp_path, "overlays: [o.yaml]", {"o.yaml": overlay % target}, API
        )
        codes = [d.code.name for d in sink.diagnostics]
        assert [code for code in codes if code.startswith("overlay")] == told

"""The same document gives the same bytes, whatever the hash seed; order of parts changes no name."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.apis import FRIENDLI, OURS, ApiUnderTest, document, pressed
from support.pressing import press, sdkpress

APIS = (*OURS, FRIENDLI)
each = pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(folder)), path.read_bytes()


def needs(api: ApiUnderTest) -> None:
    if not api.present:
        pytest.skip(f"needs {api.document}")


@each
def test_hash_seeds_change_nothing(api: ApiUnderTest, tmp_path: Path) -> None:
    needs(api)
    for seed in ("1", "2"):
        out = tmp_path / seed
        arguments = ["generate", api.document, "-c", api.config or "", "-o", out]
        assert sdkpress(*arguments, PYTHONHASHSEED=seed).returncode == 0
    one, other = dict(files(tmp_path / "1")), dict(files(tmp_path / "2"))
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


@each
def test_a_second_run_changes_nothing(api: ApiUnderTest, tmp_path: Path) -> None:
    needs(api)
    sdk = press(api.document, api.config, tmp_path / "out")
    before = dict(files(sdk.folder))
    times = {path: path.stat().st_mtime_ns for path in sdk.folder.rglob("*")}
    press(api.document, api.config, sdk.folder)
    assert dict(files(sdk.folder)) == before
    changed = [
        path
        for path, at in times.items()
        if path.is_file() and path.stat().st_mtime_ns != at
    ]
    assert changed == []
    arguments = ["check", api.document, "-c", api.config or "", "-o", sdk.folder]
    assert sdkpress(*arguments).returncode == 0


@each
def test_the_order_of_components_changes_no_name(
    api: ApiUnderTest, tmp_path: Path
) -> None:
    needs(api)
    data: dict[str, Any] = json.loads(
        json.dumps(document(api).data).replace('"urn:document#', '"#')
    )
    described = []
    for seed in range(3):
        parts = data["components"]["schemas"]
        if seed:
            names = list(parts)
            random.Random(seed).shuffle(names)
            data["components"]["schemas"] = {name: parts[name] for name in names}
        file = tmp_path / f"{seed}.json"
        file.write_text(json.dumps(data))
        done = sdkpress("inspect", file, "-c", api.config or "")
        assert done.returncode == 0, done.stderr
        described.append(json.loads(done.stdout))
    assert described[0] == described[1] == described[2]


@each
def test_an_unrelated_schema_renames_nothing(api: ApiUnderTest, tmp_path: Path) -> None:
    needs(api)
    data: dict[str, Any] = json.loads(
        json.dumps(document(api).data).replace('"urn:document#', '"#')
    )
    extra = {"type": "object", "properties": {"a": {"type": "string", "enum": ["a"]}}}
    data["components"]["schemas"] = {"Zebra": extra, **data["components"]["schemas"]}
    answer = {"$ref": "#/components/schemas/Zebra"}
    data["paths"]["/zebra"] = {
        "get": {
            "operationId": "zebraGet",
            "tags": ["Zebra"],
            "responses": {
                "200": {
                    "description": "",
                    "content": {"application/json": {"schema": answer}},
                }
            },
        }
    }
    file = tmp_path / "more.json"
    file.write_text(json.dumps(data))
    done = sdkpress("inspect", file, "-c", api.config or "")
    assert done.returncode == 0, done.stderr
    names = {m["pointer"]: m["name"] for m in json.loads(done.stdout)["models"]}
    for model in pressed(api).description["models"]:
        assert names[model["pointer"]] == model["name"]

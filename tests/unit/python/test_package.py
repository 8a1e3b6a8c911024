"""The package around models and operations: runtime, project files, lazy names, the client's constructor."""

from __future__ import annotations

import inspect
import tomllib
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from conftest import REPO
from sdkpress.python.context import generation_context
from sdkpress.python.present import present_sdk
from sdkpress.python.project import toml_string
from sdkpress.render.plan import Verbatim
from support.lowered import Lowered, of_paths, of_schemas
from support.rendered import Sdk

RUNTIME = REPO / "generator" / "sdkpress" / "runtime"
PATHS = """
/a:
  get:
    operationId: a
    responses:
      "200": {description: ""}
      "404":
        description: ""
        content: {application/json: {schema: {$ref: "#/components/schemas/Sorted"}}}
"""
SCHEMAS = """
Sorted: {type: object, properties: {globals: {$ref: "#/components/schemas/Globals"}}}
Globals: {type: object, properties: {sorted: {type: object, properties: {a: {}}}}}
"""
ROOT: dict[str, Any] = {
    "security": [{"token": []}, {"X-Key": []}],
    "servers": [
        {"url": "https://{region}.x.test", "variables": {"region": {"default": "eu"}}}
    ],
    "components": {
        "securitySchemes": {
            "token": {"type": "http", "scheme": "bearer"},
            "X-Key": {"type": "apiKey", "in": "query", "name": "key"},
        }
    },
}


def plans(lowered: Lowered) -> dict[PurePosixPath, Any]:
    found = present_sdk(generation_context(lowered.api, lowered.names, lowered.config))
    return {plan.path: plan for plan in found}


def test_the_runtime_is_copied_byte_for_byte() -> None:
    found = plans(of_schemas(SCHEMAS))
    copied = {p.name: v for p, v in found.items() if p.parent.name == "_runtime"}
    modules = {path.name: path.read_bytes() for path in RUNTIME.glob("*.py")}
    del modules["http_httpx.py"]
    assert {name: plan.content for name, plan in copied.items()} == modules


def test_the_http_library_may_be_the_older_one() -> None:
    found = plans(of_schemas(SCHEMAS, http="httpx"))
    http = found[PurePosixPath("src/shop/_runtime/http.py")]
    assert isinstance(http, Verbatim)
    assert http.content == (RUNTIME / "http_httpx.py").read_bytes()


def test_hooks_are_written_once() -> None:
    found = plans(of_schemas(SCHEMAS))
    assert found[PurePosixPath("src/shop/hooks.py")].ownership == "once"
    assert found[PurePosixPath("src/shop/sdk.py")].ownership == "generated"


@pytest.mark.parametrize(
    "text", ['"', "\\", "\n", "é", "\x7f", "\x00", "]", "#", "'''"]
)
def test_texts_are_toml(text: str) -> None:
    assert tomllib.loads(f"a = {toml_string(text)}") == {"a": text}


def test_the_project_says_what_it_is() -> None:
    lowered = of_schemas(
        SCHEMAS,
        authors=("Ada <ada@x.test>", "Bob", "c@x.test"),
        license="MIT",
        repository_url="https://x.test/r",
        distribution="shop-client",
    )
    project = tomllib.loads(Sdk(lowered).files[PurePosixPath("pyproject.toml")])
    assert project["project"]["name"] == "shop-client"
    assert project["project"]["authors"] == [
        {"name": "Ada", "email": "ada@x.test"},
        {"name": "Bob"},
        {"email": "c@x.test"},
    ]
    assert project["project"]["urls"] == {"Repository": "https://x.test/r"}


def test_submodules_do_not_stand_in_the_way(tmp_path: Path) -> None:
    made = Sdk(of_paths(PATHS, SCHEMAS))
    assert made.unstable() == []
    made.imported(tmp_path)
    models = made.module("models")
    assert models.Globals().sorted_ is None
    assert {"Globals", "SDKError", "Sorted"} <= set(dir(models))
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = models.Nothing


def test_errors_may_stand_apart(tmp_path: Path) -> None:
    made = Sdk(of_paths(PATHS, SCHEMAS, errors_namespace="errors"))
    assert made.unstable() == []
    package = made.imported(tmp_path)
    assert issubclass(package.errors.Sorted, package.errors.ShopError)
    assert package.models.Globals
    assert not hasattr(package.models, "SDKError")


def test_the_client_takes_credentials_and_server_variables(tmp_path: Path) -> None:
    made = Sdk(of_paths(PATHS, SCHEMAS, ROOT))
    assert made.unstable() == []
    made.imported(tmp_path)
    client = made.module("sdk").SyncShop
    names = list(inspect.signature(client).parameters)
    assert names[:3] == ["token", "x_key", "server"]
    assert "region" in names
    text = made.text("sdk.py")
    assert 'env="SHOP_TOKEN"' in text
    assert 'kind="api_key"' in text and 'name="key"' in text
    assert 'location="query"' in text


def test_one_client_has_one_name(tmp_path: Path) -> None:
    made = Sdk(of_paths(PATHS, SCHEMAS, async_mode="both"))
    made.imported(tmp_path)
    package = made.module("sdk")
    assert inspect.signature(package.Shop).parameters["async_client"]
    assert not hasattr(package, "AsyncShop")


def test_presenting_twice_gives_the_same() -> None:
    lowered = of_paths(PATHS, SCHEMAS, ROOT)
    again = replace(lowered.names)
    api, config = lowered.api, lowered.config
    first = generation_context(api, lowered.names, config)
    second = generation_context(api, again, config)
    assert present_sdk(first) == present_sdk(second)

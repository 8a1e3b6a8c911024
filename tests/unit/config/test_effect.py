"""Every setting does something: pressing with another value gives other files."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest

from conftest import REPO
from sdkpress.cli.main import main
from sdkpress.config.files import load_config
from sdkpress.config.schema import config_schema
from sdkpress.diagnostics.findings import Sink
from sdkpress.pipeline import What, analyze, build_tree

SPEC = REPO / "specs" / "atelier" / "openapi.yaml"
OTHER: dict[str, str] = {
    "include.tags": "include: {tags: [studio.chat]}",
    "include.paths": "include: {paths: ['/v2/studio/images*']}",
    "include.methods": "include: {methods: [get]}",
    "include.operations": "include: {operations: ['studio*']}",
    "exclude.tags": "exclude: {tags: ['*']}",
    "exclude.paths": "exclude: {paths: ['/v2/studio/images*']}",
    "exclude.methods": "exclude: {methods: [delete]}",
    "exclude.operations": "exclude: {operations: ['studio*']}",
    "groups.by": "groups: {by: path}",
    "project": "project: {ci: none}",
    "project.ci": "project: {ci: gitlab}",
    "project.tests": "project: {tests: false}",
    "groups.stutter": "groups: {stutter: keep}",
    "groups.names": "groups: {names: {things: other}}",
    "methods": "methods: {'*': other}",
    "models": "models: {Picture: Other}",
    "package": "package: other",
    "distribution": "distribution: other-name",
    "version": "version: 9.9.9",
    "authors": "authors: [Somebody]",
    "license": "license: MIT",
    "repository_url": "repository_url: https://code.example/atelier",
    "async_mode": "async_mode: both",
    "client.sync": "client: {sync: Other}",
    "client.async": "client: {async: Other}",
    "client.variable": "client: {variable: other}",
    "env_prefix": "env_prefix: OTHER",
    "base_error": "base_error: OtherError",
    "default_error": "default_error: OtherError",
    "models_namespace": "models_namespace: components",
    "operations_namespace": "operations_namespace: models.operations",
    "errors_namespace": "errors_namespace: errors",
    "enum_format": "enum_format: class",
    "untyped_schemas": "untyped_schemas: any",
    "open_enums": "open_enums: false",
    "open_unions": "open_unions: false",
    "infer_discriminators": "infer_discriminators: false",
    "flatten_requests": "flatten_requests: false",
    "max_method_params": "{flatten_requests: false, max_method_params: 6}",
    "http": "http: httpx",
    "response_validation": "response_validation: strict",
    "constraints": "constraints: checked",
    "unique_items": "unique_items: sets",
    "idempotency_header": "idempotency_header: Idempotency-Key",
    "allowed_builtins": "{allowed_builtins: [], compatibility: {builtin_names: avoided}}",
    "body_argument": "body_argument: the_body",
    "all_of": "all_of: shallow",
    "server_url": "server_url: https://other.example",
    "pagination": "pagination: [{operations: '*', type: none}]",
    "security": "security: [{name: other_key, type: api_key}]",
    "sse_flat": "sse_flat: true",
    "compatibility.response_headers": "compatibility: {response_headers: models}",
    "compatibility.credentials": "compatibility: {credentials: models}",
    "compatibility.optional_bodies": "compatibility: {optional_bodies: whole}",
    "compatibility.naming": "compatibility: {naming: speakeasy}",
    "webhook_events": "webhook_events: false",
    "compatibility.sufficient_defaults": "compatibility: {sufficient_defaults: scalar}",
    "compatibility.default_response": "compatibility: {default_response: success}",
    "compatibility.document_defaults": "compatibility: {document_defaults: sent}",
    "compatibility.builtin_names": "compatibility: {builtin_names: avoided}",
    "compatibility.discriminated_bases": "compatibility: {discriminated_bases: object}",
    "compatibility.operation_models": "compatibility: {operation_models: requests}",
    "compatibility.typed_dicts": "compatibility: {typed_dicts: all}",
    "compatibility.group_suffix": "compatibility: {group_suffix: models}",
    "compatibility.client_variable": "compatibility: {client_variable: initials}",
    "compatibility.constructor_arguments": "compatibility: {constructor_arguments: positional}",
    "compatibility.const_fields": "compatibility: {const_fields: upper}",
    "compatibility.multipart_arrays": "compatibility: {multipart_arrays: brackets}",
    "compatibility.one_way_models": "compatibility: {one_way_models: split}",
    "compatibility.request_objects": "max_method_params: 0\ncompatibility: {request_objects: many_parameters}",
    "compatibility.inline_names": "compatibility: {naming: speakeasy, inline_names: first_come}",
    "compatibility.unknown_members": "compatibility: {unknown_members: models}",
    "compatibility.responses": "compatibility: {responses: envelope}",
    "compatibility.accept_argument": "compatibility: {accept_argument: several}",
    "compatibility.formats": "compatibility: {formats: dates}",
    "compatibility.tuples": "compatibility: {tuples: lists}",
    "docs.dialect": "docs: {dialect: reference}",
    "docs.tables": "docs: {tables: short}",
    "docs.snippet_example_names": "docs: {snippet_example_names: false}",
    "docs.group_paths": "docs: {group_paths: true}",
    "docs.example_sections": "docs: {example_sections: false}",
    "docs.parameter_examples": "docs: {parameter_examples: false}",
    "docs.snippet_comment": "docs: {snippet_comment: false}",
    "docs.field_examples": "docs: {field_examples: first}",
    "docs.enum_style": "docs: {enum_style: table}",
    "docs.optional_properties": "docs: {optional_properties: always}",
    "docs.operations": "docs: {operations: true}",
    "docs.operations.index_url": "docs: {operations: {index_url: 'https://a.example'}}",
    "docs.operations.document_url": "docs: {operations: {document_url: 'https://a.example'}}",
    "docs.navigation": "docs: {navigation: [mkdocs]}",
    "docs.site.title": "docs: {site: {title: Other}}",
    "docs.site.url": "docs: {site: {url: 'https://a.example'}}",
    "docs.site.logo": "docs: {site: {logo: brand.svg}}",
    "docs.site.logo_dark": "docs: {site: {logo_dark: brand.svg}}",
    "docs.site.icon": "docs: {site: {icon: brand.svg}}",
    "docs.site.accent": "docs: {site: {accent: '#123456'}}",
    "docs.site.accent_dark": "docs: {site: {accent_dark: '#123456'}}",
    "docs.site.links": "docs: {site: {links: {Blog: 'https://a.example'}}}",
    "docs.site.try_it": "docs: {site: {try_it: ['https://a.example']}}",
}
# What a run is about, and not what comes out of it; tested with the command and the config.
ABOUT_THE_RUN = {
    *(
        "spec",
        "output",
        "pinned_examples",
        "client",
        "compatibility",
        "docs",
        "docs.site",
        "groups",
    ),
    *(
        "package_only",
        "templates",
        "plugins",
        "keep",
        "sdks",
        "documents",
        "overlays",
        "include",
        "exclude",
    ),
    "allow_remote",
    "allow",
    "accept",
}


# What the document above has no occasion for.
SMALL = """\
openapi: 3.1.0
info: {title: T, version: "1"}
paths:
  /a:
    post:
      operationId: things_add
      tags: [things]
      parameters:
        - name: id
          in: query
          schema: {type: string}
          examples: {one: {value: "1"}}
      requestBody:
        content:
          application/json: {schema: {$ref: "#/components/schemas/Both"}}
      responses:
        "200": {description: Done., headers: {Location: {schema: {type: string}}}, content: {application/json: {schema: {$ref: "#/components/schemas/Base"}}, text/plain: {schema: {type: string}}}}
        default: {description: Bad., content: {application/json: {schema: {$ref: "#/components/schemas/Both"}}}}
components:
  schemas:
    Kind: {type: string, enum: [a, b]}
    Base: {type: object, properties: {t: {type: string}}, discriminator: {propertyName: t, mapping: {c: Child}}}
    Child: {allOf: [{$ref: "#/components/schemas/Base"}]}
    Both:
      allOf:
        - {type: object, properties: {x: {type: object, properties: {a: {type: string}}}}}
        - {type: object, properties: {x: {type: object, properties: {b: {type: string}}}}}
        - {type: object, properties: {kind: {description: What., allOf: [{$ref: "#/components/schemas/Kind"}]}}}
        - {properties: {only: {const: one}, made: {type: string, readOnly: true}}}
        - {properties: {key: {type: string, format: uuid}, size: {type: integer, maximum: 9}}}
        - {properties: {at: {type: array, prefixItems: [{}, {}]}, ids: {type: array, uniqueItems: true, items: {type: integer}}}}
        - {required: [tags], properties: {tags: {type: array, items: {}, default: []}}}
"""
ON_SMALL = {
    "allowed_builtins",
    "all_of",
    "compatibility.optional_bodies",
    "compatibility.response_headers",
    "docs.parameter_examples",
    "groups.stutter",
    "groups.names",
    "compatibility.sufficient_defaults",
    "compatibility.default_response",
    "compatibility.discriminated_bases",
    "compatibility.const_fields",
    "compatibility.accept_argument",
    "compatibility.formats",
    "compatibility.tuples",
    "unique_items",
    "compatibility.one_way_models",
}
WITHOUT = {
    "max_method_params": "flatten_requests: false",
    "allowed_builtins": "compatibility: {builtin_names: avoided}",
}


def _files(
    text: str, folder: Path, spec: Path = SPEC, what: What = "sdk"
) -> Mapping[PurePosixPath, bytes]:
    path = folder / "sdkpress.yaml"
    path.write_text(text)
    sink = Sink()
    config = load_config(path, sink)
    assert config is not None, sink.diagnostics
    analysis = analyze(spec, config, sink, lambda _: None)
    tree = build_tree(analysis, config, what, lambda _: None)
    return {**tree.generated, **tree.merged, **tree.once, **tree.offered}


def _settings(schema: Mapping[str, object], above: str = "") -> set[str]:
    found: set[str] = set()
    properties = schema.get("properties", {})
    assert isinstance(properties, dict)
    for name, below in properties.items():
        found |= {f"{above}{name}"} | _settings(below, f"{above}{name}.")
    return found


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small document."""
    path = tmp_path_factory.mktemp("small") / "openapi.yaml"
    path.write_text(SMALL)
    return path


@pytest.fixture(scope="module")
def default(
    small: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Mapping[PurePosixPath, bytes]]:
    """What comes out of each document without a setting, and with what a setting depends on."""
    folder = tmp_path_factory.mktemp("default")
    return {
        "": _files("", folder),
        "small": _files("", folder, small),
        "site": _files("", folder, what="site"),
        **{setting: _files(text, folder) for setting, text in WITHOUT.items()},
    }


def test_no_setting_is_forgotten() -> None:
    assert _settings(config_schema()) == OTHER.keys() | ABOUT_THE_RUN


@pytest.mark.parametrize("setting", OTHER)
def test_a_setting_has_an_effect(
    setting: str,
    default: dict[str, Mapping[PurePosixPath, bytes]],
    small: Path,
    tmp_path: Path,
) -> None:
    if setting.startswith("docs.site."):
        (tmp_path / "brand.svg").write_text("<svg/>")
        files = _files(OTHER[setting], tmp_path, what="site")
        assert files != default["site"]
    elif setting in ON_SMALL:
        assert _files(OTHER[setting], tmp_path, small) != default["small"]
    else:
        without = default[setting if setting in WITHOUT else ""]
        assert _files(OTHER[setting], tmp_path) != without


@pytest.mark.parametrize(
    ("config", "beside", "shows"),
    [
        ("package: alone", False, "*int*"),
        ("package: alone", True, "`int`"),
        ("spec: openapi.yaml", False, "`int`"),
        ("docs: {tables: code}", False, "`int`"),
        ("{spec: openapi.yaml, docs: {tables: short}}", True, "*int*"),
    ],
)
def test_pages_tell_the_code_where_there_is_an_sdk(
    tmp_path: Path, config: str, beside: bool, shows: str
) -> None:
    document = tmp_path / "openapi.yaml"
    shutil.copy(REPO / "specs" / "tasks" / "openapi.yaml", document)
    (tmp_path / "sdkpress.yaml").write_text(config)
    arguments = [str(document), "-c", str(tmp_path / "sdkpress.yaml")]
    out = str(tmp_path / "out")
    if beside:
        assert main(["generate", *arguments, "-o", out]) == 0
    assert main(["docs", *arguments, "-o", out]) == 0
    page = (tmp_path / "out" / "docs" / "models" / "task.md").read_text()
    assert f"| `id` | {shows} |" in re.sub(" +", " ", page)

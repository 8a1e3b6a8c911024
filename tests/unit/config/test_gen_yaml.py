"""A Speakeasy gen.yaml is a config too."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdkpress.config.compatibility import CompatibilityConfig
from sdkpress.config.files import load_config
from sdkpress.config.gen_lock import page_traits
from sdkpress.config.model import Config
from sdkpress.config.sections import ClientConfig
from sdkpress.diagnostics.findings import Severity, Sink


def _load(folder: Path, text: str) -> tuple[Config, Sink]:
    path = folder / "gen.yaml"
    path.write_text("configVersion: 2.0.0\n" + text)
    sink = Sink()
    config = load_config(path, sink)
    assert config is not None, sink.diagnostics
    return config, sink


def test_what_a_gen_yaml_implies(tmp_path: Path) -> None:
    config, sink = _load(tmp_path, "")
    assert sink.diagnostics == []
    assert config.compatibility == CompatibilityConfig(
        sufficient_defaults="scalar",
        default_response="success",
        naming="speakeasy",
        credentials="models",
        optional_bodies="whole",
        response_headers="models",
        document_defaults="sent",
        builtin_names="avoided",
        discriminated_bases="object",
        operation_models="all",
        typed_dicts="all",
        group_suffix="models",
        client_variable="initials",
        constructor_arguments="positional",
        const_fields="upper",
        multipart_arrays="brackets",
        one_way_models="split",
        request_objects="many_parameters",
        inline_names="first_come",
        unknown_members="models",
        accept_argument="several",
        formats="dates",
        tuples="lists",
    )
    assert config.docs.dialect == "reference"
    assert config.async_mode == "both"
    assert not config.open_enums
    assert config.pinned_examples is None


@pytest.mark.parametrize(
    ("section", "field", "value"),
    [
        ("python: {packageName: a-b}", "distribution", "a-b"),
        ("python: {packageName: a-b}", "package", "a_b"),
        ("python: {packageName: a-b, moduleName: c}", "package", "c"),
        ("python: {moduleName: '', packageName: a}", "package", "a"),
        ("python: {version: 1.2.3}", "version", "1.2.3"),
        ("python: {authors: [A]}", "authors", ("A",)),
        ("python: {license: ''}", "license", None),
        ("python: {license: MIT}", "license", "MIT"),
        ("python: {asyncMode: split}", "async_mode", "split"),
        ("python: {baseErrorName: E}", "base_error", "E"),
        ("python: {defaultErrorName: E}", "default_error", "E"),
        ("python: {envVarPrefix: E}", "env_prefix", "E"),
        ("python: {enumFormat: enum}", "enum_format", "class"),
        ("python: {enumFormat: union}", "enum_format", "literal"),
        ("python: {flattenRequests: false}", "flatten_requests", False),
        ("python: {maxMethodParams: 8}", "max_method_params", 8),
        ("python: {forwardCompatibleEnumsByDefault: true}", "open_enums", True),
        (
            "python: {forwardCompatibleUnionsByDefault: tagged-only}",
            "open_unions",
            True,
        ),
        ("python: {forwardCompatibleUnionsByDefault: 'false'}", "open_unions", False),
        ("python: {inferUnionDiscriminators: false}", "infer_discriminators", False),
        ("python: {sseFlatResponse: true}", "sse_flat", True),
        ("python: {responseSchemaValidation: true}", "response_validation", "strict"),
        ("python: {responseSchemaValidation: false}", "response_validation", "off"),
        (
            "python: {responseSchemaValidation: lenient}",
            "response_validation",
            "lenient",
        ),
        ("python: {allowedRedefinedBuiltins: [id]}", "allowed_builtins", ("id",)),
        (
            "python: {imports: {paths: {errors: errors}}}",
            "errors_namespace",
            "errors",
        ),
        ("python: {imports: {paths: {errors: ''}}}", "errors_namespace", "models"),
        (
            "generation: {baseServerUrl: https://a.example}",
            "server_url",
            "https://a.example",
        ),
        ("generation: {requestBodyFieldName: body}", "body_argument", "body"),
        ("generation: {requestBodyFieldName: ''}", "body_argument", None),
        (
            "generation: {schemas: {allOfMergeStrategy: shallowMerge}}",
            "all_of",
            "shallow",
        ),
        (
            "generation: {sdkClassName: A}",
            "client",
            ClientConfig(sync="A", async_="A"),
        ),
        (
            "generation: {sdkClassName: A}\npython: {asyncMode: split}",
            "client",
            ClientConfig(sync="A", async_="AsyncA"),
        ),
    ],
)
def test_settings(tmp_path: Path, section: str, field: str, value: object) -> None:
    config, sink = _load(tmp_path, section)
    assert getattr(config, field) == value
    assert sink.diagnostics == []


def test_optional_properties(tmp_path: Path) -> None:
    config, _ = _load(
        tmp_path,
        "generation: {usageSnippets: {optionalPropertyRendering: withExample}}",
    )
    assert config.docs.optional_properties == "with_example"


def test_what_is_not_served_is_named_in_one_note(tmp_path: Path) -> None:
    _, sink = _load(
        tmp_path,
        "generation:\n  maintainOpenAPIOrder: false\n  tests: {generateTests: true}\n"
        "python: {responseFormat: envelope, useAsyncHooks: false, novelty: 3}\n"
        "typescript: {version: 1.0.0}\n",
    )
    (note,) = sink.diagnostics
    assert note.severity is Severity.INFO
    assert note.message == (
        "settings that sdkpress does not serve yet: generation.maintainOpenAPIOrder, "
        "generation.tests.generateTests, python.novelty"
    )


def test_a_wrong_value_is_reported_where_the_gen_yaml_has_it(tmp_path: Path) -> None:
    path = tmp_path / "gen.yaml"
    path.write_text("configVersion: 2.0.0\npython:\n  asyncMode: neither\n")
    sink = Sink()
    assert load_config(path, sink) is None
    (finding,) = sink.diagnostics
    assert (finding.code.name, finding.at.pointer) == (
        "config-invalid",
        "#/python/asyncMode",
    )


def test_the_lock_beside_it_pins_examples(shared: Path) -> None:
    for bundle in ("agentset", "cribl-cloud", "friendli"):
        sink = Sink()
        config = load_config(shared / "truth" / bundle / "gen.yaml", sink)
        assert config is not None
        assert sink.errors == ()
        assert config.examples


@pytest.mark.parametrize(
    ("version", "comment", "style", "names"),
    [
        ("1.517.3", False, "table", False),
        ("1.686.1", True, "table", False),
        ("1.761.9", True, "list", False),
        ("1.787.0", True, "list", True),
    ],
)
def test_a_lock_says_which_generation_its_pages_are_of(
    tmp_path: Path, version: str, comment: bool, style: str, names: bool
) -> None:
    lock = tmp_path / "gen.lock"
    lock.write_text(f"management:\n  speakeasyVersion: {version}\nexamples: {{}}\n")
    traits = page_traits(lock)
    later = {"group_paths", "parameter_examples", "example_sections", "field_examples"}
    assert {key: value for key, value in traits.items() if key not in later} == {
        "snippet_comment": comment,
        "enum_style": style,
        "snippet_example_names": names,
    }


@pytest.mark.parametrize(
    ("version", "paths", "parameters", "sections", "examples"),
    [
        ("1.606.8", True, False, False, "first"),
        ("1.666.0", True, True, False, "first"),
        ("1.686.1", False, True, False, "first"),
        ("1.789.0", False, True, True, "all"),
    ],
)
def test_a_lock_says_what_its_pages_show(
    tmp_path: Path,
    version: str,
    paths: bool,
    parameters: bool,
    sections: bool,
    examples: str,
) -> None:
    lock = tmp_path / "gen.lock"
    lock.write_text(f"management:\n  speakeasyVersion: {version}\nexamples: {{}}\n")
    traits = page_traits(lock)
    assert traits["group_paths"] is paths
    assert traits["parameter_examples"] is parameters
    assert traits["example_sections"] is sections
    assert traits["field_examples"] == examples


def test_a_lock_without_a_version_says_nothing(tmp_path: Path) -> None:
    lock = tmp_path / "gen.lock"
    lock.write_text("lockVersion: 2.0.0\n")
    assert page_traits(lock) == {}

"""Documents that are broken in places: the SDK of the rest is made, and works."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from sdkpress.cli.main import main
from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.pipeline import analyze, build_tree

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
GOOD = "  /good: {get: {operationId: good, responses: {'204': {description: Done}}}}\n"

BROKEN = {
    "dangling schema": "  /a: {get: {responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/No'}}}}}}}",
    "dangling parameter": "  /a: {get: {parameters: [{$ref: '#/components/parameters/No'}], responses: {}}}",
    "dangling response": "  /a: {get: {responses: {'200': {$ref: '#/components/responses/No'}}}}",
    "dangling request body": "  /a: {post: {requestBody: {$ref: '#/components/requestBodies/No'}, responses: {}}}",
    "circular response": "  /a: {get: {responses: {'200': {$ref: '#/paths/~1a/get/responses/200'}}}}",
    "same operationId": "  /a: {get: {operationId: good, responses: {}}}",
    "method in capitals": "  /a: {GET: {responses: {}}}",
    "path without a slash": "  a: {get: {responses: {}}}",
    "no such place": "  /a: {get: {parameters: [{name: a, in: body}], responses: {}}}",
    "no such status": "  /a: {get: {responses: {OK: {description: d}}}}",
    "operation that is text": "  /a: {get: text}",
    "parameters that are text": "  /a: {get: {parameters: text, responses: {}}}",
    "scheme of no type": "  /a: {get: {security: [{odd: []}], responses: {}}}\ncomponents: {securitySchemes: {odd: {type: odd}}}",
    "API key without a name": "  /a: {get: {security: [{odd: []}], responses: {}}}\ncomponents: {securitySchemes: {odd: {type: apiKey, in: header}}}",
    "server without a url": "  /a: {get: {servers: [{}], responses: {}}}",
    "schema that is text": "  /a: {get: {responses: {'200': {description: d, content: {application/json: {schema: text}}}}}}",
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_the_operation_stays(broken: str, tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text(f"{HEAD}paths:\n{GOOD}{broken}\n")
    sink = Sink()
    found = analyze(path, Config(), sink, lambda _: None)
    assert [d.code.severity for d in sink.errors], "nothing was said"
    assert len(found.api.operations) == 2
    tree = build_tree(found, Config(), "sdk", lambda _: None)
    for name, content in tree.generated.items():
        if name.suffix == ".py":
            ast.parse(content)


@pytest.mark.parametrize(
    ("options", "status", "written"), [([], 0, True), (["--strict"], 1, False)]
)
def test_strict_stops_at_what_is_broken(
    options: list[str],
    status: int,
    written: bool,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text(f"{HEAD}paths:\n{GOOD}{BROKEN['dangling schema']}\n")
    assert (
        main(["generate", str(path), "-o", str(tmp_path / "out"), *options]) == status
    )
    assert (tmp_path / "out" / "pyproject.toml").exists() is written
    assert "error ref-not-found" in capsys.readouterr().err


def test_the_summary_tells_what_was_bent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text(f"{HEAD}paths:\n{GOOD}{BROKEN['same operationId']}\n")
    assert main(["generate", str(path), "-o", str(tmp_path / "out")]) == 0
    assert "1 duplicate-operation-id" in capsys.readouterr().err.splitlines()[-2]


ODD = {
    "a title that is a keyword": ("openapi: 3.1.0\ninfo: {title: 'true~', version: '1'}\npaths: {}", Config(async_mode="both")),
    "no models but errors": (f"{HEAD}paths: {{}}", Config(errors_namespace="errors")),
    "a header twice for the client": (
        f"{HEAD}paths: {{}}\nx-speakeasy-globals: {{parameters: [{{name: X-A, in: header}}, {{name: x-a, in: header}}]}}",
        Config(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("text, config", ODD.values(), ids=ODD.keys())
def test_odd_documents_make_python(text: str, config: Config, tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text(text)
    found = analyze(path, config, Sink(), lambda _: None)
    tree = build_tree(found, config, "sdk", lambda _: None)
    assert all(ast.parse(c) for n, c in tree.generated.items() if n.suffix == ".py")

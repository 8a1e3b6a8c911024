"""The modules of the tests that an SDK brings along: one for each group, whatever the groups are called."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.pipeline import analyze, build_tree


def test_groups_may_be_called_as_the_modules_of_the_tests_are(tmp_path: Path) -> None:
    operations = {
        f"/{tag}": {
            "get": {
                "operationId": f"get_{tag}",
                "tags": [tag],
                "responses": {"204": {"description": "d"}},
            }
        }
        for tag in ("package", "client", "Package")
    }
    operations["/"] = {"get": {"responses": {"204": {"description": "d"}}}}
    document = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}
    path = tmp_path / "api.json"
    path.write_text(json.dumps({**document, "paths": operations}))
    analysis = analyze(path, Config(), Sink(), lambda _: None)
    tree = build_tree(analysis, Config(), "sdk", lambda _: None)
    modules = {one.name for one in tree.generated if one.parent.name == "tests"}
    tests = [
        content.decode().count("def test_")
        for one, content in tree.generated.items()
        if one.parent == PurePosixPath("tests") and one.name in modules
    ]
    assert "test_package.py" in modules
    assert sum(tests) >= 5  # those of the package, and one for each operation

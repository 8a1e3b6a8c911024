"""Pressed SDKs under the tools that judge Python: mypy, pyright, black, ruff, and the import system."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.apis import (
    FORMATS,
    FRIENDLI,
    OPTIONS,
    OTHERS,
    OURS,
    PAGED,
    SHAPES,
    STREAMED,
    ApiUnderTest,
    pressed,
)

ALL = (*OURS, OPTIONS, PAGED, STREAMED, SHAPES, FORMATS, FRIENDLI, *OTHERS)
APIS = tuple(api for api in ALL if api.present)
every_api = pytest.mark.parametrize(
    "api", [pytest.param(api, id=api.name, marks=api.needed) for api in ALL]
)


def tool(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a tool; its output, whatever it says."""
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert "No module named" not in done.stderr, done.stderr
    return done.stdout + done.stderr


@every_api
def test_mypy_strict(
    api: ApiUnderTest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    sdk = pressed(api)
    # One cache for all: what takes long is pydantic and httpx2, which they share.
    cache = tmp_path_factory.getbasetemp().parent / "mypy-cache"
    said = tool(
        "mypy",
        "--strict",
        "--no-error-summary",
        "--hide-error-context",
        "--config-file=",
        f"--cache-dir={cache}",
        sdk.source / sdk.package,
    )
    assert said == ""


def test_pyright_strict() -> None:
    folders = [pressed(api).folder for api in APIS]
    config = {
        "include": [f"{folder.name}/src" for folder in folders],
        "extraPaths": [f"{folder.name}/src" for folder in folders],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    file = folders[0].parent / "pyrightconfig.json"
    file.write_text(json.dumps(config))
    said = tool("pyright", "-p", file, "--pythonpath", sys.executable, "--outputjson")
    report = json.loads(said[said.index("{") : said.rindex("}") + 1])
    problems = [
        f"{d['file']}:{d['range']['start']['line'] + 1} {d['message']} {d.get('rule')}"
        for d in report["generalDiagnostics"]
    ]
    assert not problems, f"{len(problems)}\n" + "\n".join(problems[:40])
    assert report["summary"]["filesAnalyzed"] > 20 * len(APIS)


@every_api
def test_black_changes_nothing(api: ApiUnderTest) -> None:
    sdk = pressed(api)
    said = tool("black", "--check", "--diff", "-q", "--config", os.devnull, sdk.folder)
    assert said == ""


@every_api
def test_imports_are_exact(api: ApiUnderTest) -> None:
    pytest.importorskip("ruff")
    rules = "F401,F821,F811,F841"
    sdk = pressed(api)
    said = tool(
        "ruff", "check", "--isolated", "--no-cache", "--select", rules, sdk.source
    )
    assert "All checks passed" in said, said[-3000:]


@every_api
def test_nothing_is_silenced(api: ApiUnderTest) -> None:
    silenced = re.compile(r"#\s*(type:\s*ignore|pyright:|noqa|mypy:)")
    for path in pressed(api).folder.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if (
            path.name == "_responses.py"
        ):  # it passes on deprecated methods, which say so
            source = source.replace("# pyright: reportDeprecated=false\n", "", 1)
        assert not silenced.search(source), path


@every_api
def test_the_import_is_lazy(api: ApiUnderTest) -> None:
    sdk = pressed(api)
    code = f"""
import sys
import {sdk.package} as package
client = package.{sdk.description["client"]["sync"]}
for credential in {sdk.description["client"]["credentials"]!r}:
    pass
prefix = package.__name__ + ".models."
errors = prefix + "_errors"  # the classes that every call may raise
print(sorted(n for n in sys.modules if n.startswith(prefix) and n != errors))
"""
    done = sdk.python(code, "-W", "error")
    assert (done.stdout, done.stderr) == ("[]\n", "")


@every_api
def test_every_module_and_name_imports(api: ApiUnderTest) -> None:
    sdk = pressed(api)
    code = f"""
import importlib, pkgutil
import {sdk.package} as package
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
from pydantic import BaseModel, TypeAdapter
for name in package.models.__all__:
    found = getattr(package.models, name)
    if isinstance(found, type) and issubclass(found, BaseException):
        continue
    if name.endswith("_SERVERS"):  # addresses of an operation's own
        assert all(isinstance(url, str) for url in found)
    elif not name.endswith("TypedDict"):
        TypeAdapter(found)
assert set(dir(package.models)) >= set(package.models.__all__)
"""
    done = sdk.python(code, "-W", "error")
    assert done.returncode == 0, done.stderr[-3000:]


@every_api
def test_the_runtime_is_copied_as_it_is(api: ApiUnderTest) -> None:
    sdk = pressed(api)
    import sdkpress.runtime

    origin = Path(sdkpress.runtime.__file__).parent
    copy = sdk.source / sdk.package / "_runtime"
    for path in copy.glob("*.py"):
        if path.name != "http.py":
            original = (origin / path.name).read_bytes()
            assert path.read_bytes().split(b"\n", 2)[2] == original
    assert (copy / "operation.py").is_file()

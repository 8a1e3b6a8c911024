"""What surrounds the package: the runtime's bytes and the project's files.

Input: `Api`, `NameTable`, `Config`. Output: `FilePlan`s. Texts of the document become TOML strings here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import PurePosixPath

from sdkpress.config.model import Config
from sdkpress.ir.api import Api
from sdkpress.names.table import NameTable
from sdkpress.python.views import ProjectView
from sdkpress.render.plan import FilePlan, Rendered, Verbatim

_HTTP_VARIANT = "http_httpx.py"


def runtime_files(config: Config, folder: PurePosixPath) -> Iterator[FilePlan]:
    """The runtime, byte for byte; `http.py` is the variant for the HTTP library of the config."""
    modules = dict(_runtime())
    variant = modules.pop(_HTTP_VARIANT)
    if config.http == "httpx":
        modules["http.py"] = variant
    for name, content in modules.items():
        yield Verbatim(folder / name, content)


@lru_cache(maxsize=1)
def _runtime() -> tuple[tuple[str, bytes], ...]:
    folder = files("sdkpress.runtime")
    found = sorted(folder.iterdir(), key=lambda entry: entry.name)
    return tuple(
        (entry.name, entry.read_bytes())
        for entry in found
        if entry.name.endswith(".py")
    )


def present_project(api: Api, names: NameTable, config: Config) -> Iterator[FilePlan]:
    """`pyproject.toml`, `.gitignore` and `.gitattributes`."""
    view = ProjectView(
        name=toml_string(names.client.distribution),
        version=toml_string(config.version),
        description=toml_string(_one_line(api.summary or f"Client of {api.title}")),
        authors="[" + ", ".join(map(_author, config.authors)) + "]",
        license=toml_string(config.license) if config.license else "",
        repository_url=(
            toml_string(config.repository_url) if config.repository_url else ""
        ),
        http_dependency=toml_string(
            "httpx2>=2.0" if config.http == "httpx2" else "httpx>=0.27"
        ),
        package=toml_string("src/" + names.client.package.replace(".", "/")),
    )
    yield Rendered(
        PurePosixPath("pyproject.toml"),
        "project/pyproject.toml.jinja",
        view,
        ownership="merged",
    )
    for name in ("gitignore", "gitattributes"):
        yield Rendered(
            PurePosixPath(f".{name}"), f"project/{name}.jinja", view, ownership="once"
        )


def _author(text: str) -> str:
    """`Ada <ada@example.com>`, a name or an address, as PEP 621 wants it."""
    name, bracket, rest = text.partition("<")
    name, address = name.strip(), rest.rstrip("> ")
    if not bracket and "@" in name:
        name, address = "", name
    parts = [f"name = {toml_string(name)}"] if name else []
    parts += [f"email = {toml_string(address)}"] if address else []
    return "{ " + ", ".join(parts) + " }"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def toml_string(text: str) -> str:
    """A basic string of TOML 1.0: JSON's escapes, and an escape for DEL; lone surrogates cannot be written."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007f")

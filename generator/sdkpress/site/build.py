"""The site's sources → the site's files, made by Zensical.

Input: what is known of a document. Output: a `FileTree`. Zensical runs in a process of its own, on a
folder that is gone afterwards.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import ToolRefused
from sdkpress.ir.api import Api
from sdkpress.names.table import NameTable
from sdkpress.output.tree import FileTree
from sdkpress.render.concatenated import condensed
from sdkpress.render.environment import template_root
from sdkpress.render.files import render
from sdkpress.site.present import present_site
from sdkpress.site.project import OUTPUT, PAGES, STYLE, TABLES, WORKER, project_file

if TYPE_CHECKING:
    from sdkpress.source.document import Document

_ASSETS: Final = {
    WORKER: "site/worker.js",
    STYLE: "site/style.css",
    TABLES: "site/tables.js",
}
_SITEMAP: Final = "sitemap.xml"  # needs the site's address, which is not known here


_MISSING: Final = """\
sdkpress: a site is made by Zensical, which is not installed
help: pip install 'sdkpress[site]'"""


def build_site(
    api: Api,
    names: NameTable,
    config: Config,
    document: Document,
    announce: Callable[[str], None],
) -> FileTree:
    """Every file of the site. Raises `ToolRefused` where Zensical is missing or fails."""
    if find_spec("zensical") is None:
        raise ToolRefused(_MISSING)
    announce("present")
    sources = present_site(api, names, config, document)
    announce("render")
    pages = render(sources.plans)
    announce("build")
    with TemporaryDirectory(prefix="sdkpress-site-") as name:
        folder = Path(name)
        _write_sources(folder, pages, project_file(sources.title, sources.tree))
        _run(folder)
        files = _built(folder / OUTPUT)
    html = frozenset(path for path in files if path.suffix == ".html")
    return FileTree(generated=files, pages=html)


def _write_sources(
    folder: Path, pages: Mapping[PurePosixPath, bytes], settings: str
) -> None:
    assets = {
        PurePosixPath(place): (template_root() / source).read_bytes()
        for place, source in _ASSETS.items()
    }
    for path, content in {**pages, **assets}.items():
        place = folder / PAGES / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(condensed(content) if path.suffix == ".md" else content)
    (folder / "zensical.toml").write_text(settings, encoding="utf-8")


def _run(folder: Path) -> None:
    # Zensical imports our Markdown extension, wherever this package lies.
    here = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(p for p in (here, os.environ.get("PYTHONPATH")) if p)
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--config-file", "zensical.toml"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not (folder / OUTPUT / "index.html").is_file():
        said = (done.stderr or done.stdout).strip()
        raise ToolRefused(f"sdkpress: Zensical made no site. It said:\n{said}")


def _built(folder: Path) -> dict[PurePosixPath, bytes]:
    return {
        PurePosixPath(path.relative_to(folder).as_posix()): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != _SITEMAP
    }

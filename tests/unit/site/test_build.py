"""The built site: every link answers, nothing is fetched from elsewhere, nothing of a document runs."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest

from conftest import REPO
from sdkpress.output.tree import FileTree
from support.pressed import pressed

pytest.importorskip("zensical", reason="needs the extra sdkpress[site]")

HOSTILE = """
openapi: 3.1.0
info:
  title: "Evil </title><script>alert('t')</script> \\" ] ["
  version: "1"
  description: "<script>alert('d')</script> [x](javascript:alert(1))"
paths:
  /a:
    get:
      operationId: "../../x'\\"<script>alert('i')</script>"
      tags: ["<script>alert('g')</script>"]
      summary: "\\" onfocus=alert('q') <img src=x onerror=alert('s')>"
      description: "</code><script>alert('o')</script>"
      responses:
        "200":
          description: "<script>alert('r')</script>"
          content:
            application/json:
              schema: {type: string}
              examples: {"</pre><script>alert('n')</script>": {value: "```\\n<script>alert('v')</script>"}}
"""


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets: list[tuple[str, str]] = []
        self.anchors: set[str] = set()
        self.handlers: list[str] = []
        self.scripts: list[str] = []
        self._in_script = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.add(value)
            if name in ("href", "src") and value:
                self.targets.append((tag, value))
            if name.startswith("on"):
                self.handlers.append(name)

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False


def _build(document: Path, config: Path | None = None) -> FileTree:
    from sdkpress.site.build import build_site

    one = pressed(document, config)
    u = one.analysis
    return build_site(u.api, u.names, one.config, u.document, lambda _: None)


def _pages(tree: FileTree) -> dict[PurePosixPath, _Page]:
    return {path: _Page(tree.generated[path].decode()) for path in tree.pages}


def test_links_answer_and_nothing_comes_from_elsewhere() -> None:
    folder = REPO / "specs/tasks"
    tree = _build(folder / "openapi.yaml", folder / "sdkpress.yaml")
    pages = _pages(tree)
    assert PurePosixPath("index.html") in pages
    assert PurePosixPath("search.js") in tree.generated
    for path, page in pages.items():
        if path.name == "404.html":  # is served at any depth
            continue
        for tag, target in page.targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                assert tag == "a", f"{path} fetches {target}"
                continue
            place = _resolved(path, unquote(parts.path))
            assert place in tree.generated, f"{path}: {target}"
            if parts.fragment and place in pages:
                assert unquote(parts.fragment) in pages[place].anchors, target


def _resolved(page: PurePosixPath, link: str) -> PurePosixPath:
    if not link:
        return page
    parts: list[str] = []
    for part in (page.parent / link).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    place = PurePosixPath(*parts)
    return place if place.suffix else place / "index.html"


def test_nothing_of_a_hostile_document_runs(tmp_path: Path) -> None:
    document = tmp_path / "openapi.yaml"
    document.write_text(HOSTILE)
    tree = _build(document)
    for page in _pages(tree).values():
        assert page.handlers == []
        assert not any("alert(" in script for script in page.scripts)
        assert not any(t.lower().startswith("javascript:") for _, t in page.targets)

"""The site's sources: every page of the tree exists, every link leads to a page, settings are TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest
import yaml

from conftest import REPO
from sdkpress.render.files import render
from sdkpress.site.present import Branch, SiteSources, present_site
from sdkpress.site.project import project_file
from sdkpress.site.text import demoted, fence_for
from support.pressed import pressed

LINK = re.compile(r"\]\(([^)#]*)(?:#[^)]*)?\)")


def _sources(name: str) -> SiteSources:
    folder = REPO / "specs" / name
    one = pressed(folder / "openapi.yaml", folder / "sdkpress.yaml")
    u = one.analysis
    return present_site(u.api, u.names, one.config, u.document)


def _pages(branches: tuple[Branch, ...]) -> Iterator[str]:
    for branch in branches:
        if branch.page:
            yield branch.page
        yield from _pages(branch.below)


@pytest.mark.parametrize("name", ["atelier", "tasks"])
def test_the_tree_leads_to_pages(name: str) -> None:
    sources = _sources(name)
    planned = {str(plan.path) for plan in sources.plans}
    assert len(planned) == len(sources.plans)
    assert set(_pages(sources.tree)) <= planned


@pytest.mark.parametrize("name", ["atelier", "tasks"])
def test_links_lead_to_pages(name: str) -> None:
    files = render(_sources(name).plans)
    for path, content in files.items():
        if path.suffix != ".md":
            continue
        for link in LINK.findall(content.decode()):
            if link and "://" not in link:
                target = PurePosixPath(*_resolved(path.parent / link))
                assert target in files, f"{path} links to {link}"


def _resolved(path: PurePosixPath) -> list[str]:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return parts


def test_an_operation_page_shows_all_ways_to_call_it() -> None:
    files = render(_sources("atelier").plans)
    page = files[PurePosixPath("operations/studioImageGenerate.md")].decode()
    assert "```http\nPOST /v2/studio/images\n```" in page
    assert "`atelier.studio.image.generate`" in page
    for tab in ("Python", "Python, async", "curl"):
        assert page.count(f'=== "{tab}"') == 2
    assert "### Poster" in page
    assert "[models.ProblemData](../models/problem.md)" in page
    assert '??? example "200 · application/json · Poster"' in page
    excerpt = yaml.safe_load(
        files[PurePosixPath("operations/studioImageGenerate.yaml")]
    )
    assert list(excerpt["paths"]) == ["/v2/studio/images"]


def test_settings_are_toml_whatever_the_titles_say() -> None:
    title = 'A "B" \\ \n \x7f ] [x] = 1 \u2028'
    tree = (
        Branch(title, "a.md"),
        Branch("x", "", (Branch(title, "b.md", (Branch("c", "c.md"),)),)),
    )
    settings = tomllib.loads(project_file(title, tree))["project"]
    assert settings["site_name"] == title
    assert settings["nav"] == [
        {title: "a.md"},
        {"x": [{title: ["b.md", {"c": "c.md"}]}]},
    ]
    assert settings["theme"]["font"] is False


def test_headings_of_a_document_stand_below_the_pages() -> None:
    text = "# A\n\n```\n# code\n```\n\n## B\n##### C"
    assert demoted(text) == "### A\n\n```\n# code\n```\n\n#### B\n###### C"


def test_fence() -> None:
    assert fence_for("x") == "```"
    assert fence_for("a\n````\nb") == "`````"

"""The order of the pages, as each site generator reads it."""

from __future__ import annotations

import json

from sdkpress.config.model import Config
from sdkpress.config.sections import DocsConfig
from sdkpress.docs import navigation
from sdkpress.docs.navigation import present_navigation
from sdkpress.python.context import generation_context
from sdkpress.render.files import render
from support.lowered import of_paths

PATHS = """
/a: {get: {operationId: listA, tags: [outer.inner], responses: {'200': {description: x, content:
  {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}}}
/b: {get: {operationId: listB, tags: [plain], responses: {'204': {description: x}}}}
"""
SCHEMAS = "Thing: {type: object, properties: {name: {type: string}}}"


def _files() -> dict[str, str]:
    lowered = of_paths(PATHS, SCHEMAS)
    every = DocsConfig(navigation=("sphinx", "mkdocs", "docusaurus", "vitepress"))
    context = generation_context(lowered.api, lowered.names, Config(docs=every))
    return {p.name: c.decode() for p, c in render(present_navigation(context)).items()}


def test_groups_are_nested_as_the_client_nests_them() -> None:
    files = _files()
    assert files["SUMMARY.md"].splitlines()[:3] == [
        "* outer",
        "    * [inner](sdks/inner/README.md)",
        "* [plain](sdks/plain/README.md)",
    ]
    outer = json.loads(files["sidebar.docusaurus.json"])["reference"][0]
    assert outer["type"] == "category" and outer["label"] == "outer"
    assert outer["items"] == [
        {"type": "doc", "id": "sdks/inner/README", "label": "inner"}
    ]
    sidebar = json.loads(files["sidebar.vitepress.json"])
    assert sidebar[0]["items"] == [{"text": "inner", "link": "sdks/inner/README"}]
    assert sidebar[1] == {"text": "plain", "link": "sdks/plain/README"}


def test_every_page_is_in_the_toctrees_once() -> None:
    index = _files()["index.md"]
    pages = [line for line in index.splitlines() if "/" in line]
    assert sorted(pages) == sorted(set(pages))
    assert {"sdks/inner/README", "sdks/plain/README", "models/thing"} <= set(pages)
    assert index.count("```{toctree}") == index.count(":maxdepth: 2")


def test_many_models_are_links_and_in_no_tree() -> None:
    names = [f"Thing{n}" for n in range(navigation.MOST_IN_TREE + 1)]
    schemas = "\n".join(f"{n}: {{type: object, properties: {{}}}}" for n in names)
    held = ", ".join(f"{n}: {{$ref: '#/components/schemas/{n}'}}" for n in names)
    schemas += f"\nThing: {{type: object, properties: {{{held}}}}}"
    paths = PATHS.partition("/b:")[0]
    lowered = of_paths(paths, schemas)
    docs = DocsConfig(navigation=("sphinx",))
    context = generation_context(lowered.api, lowered.names, Config(docs=docs))
    (index,) = render(present_navigation(context)).values()
    trees, _, listed = index.decode().partition("\n## Models\n")
    assert "sdks/inner/README" in trees and "models/thing" not in trees
    assert all(f"- [{name}](models/{name.lower()}.md)\n" in listed for name in names)


def test_without_the_setting_there_is_no_such_file() -> None:
    lowered = of_paths(PATHS, SCHEMAS)
    context = generation_context(lowered.api, lowered.names, Config())
    assert present_navigation(context) == ()

"""Pages are whole: every link answers, every public name has its page and every page its name."""

from __future__ import annotations

from support.pages import broken_links, pages_of, snippets_of
from support.pressing import Build


def test_every_internal_link_and_anchor_resolves(pressed: Build) -> None:
    assert broken_links(pressed.folder) == []


def test_every_model_has_one_page_and_every_page_a_model(pressed: Build) -> None:
    models = pressed.description["models"]
    promised = [model["page"] for model in models]
    assert len(promised) == len(set(promised))
    docs = pressed.folder / "docs"
    found = {
        str(page.relative_to(docs))
        for kind in ("models", "errors")
        for page in pages_of(docs / kind)
        if page.parent.name != "utils"
    }
    assert found == {promise.removeprefix("docs/") for promise in promised}
    for model in models:
        title = (docs / model["page"].removeprefix("docs/")).read_text("utf-8")
        assert title.startswith(f"# {model['name']}\n")


def test_every_public_model_is_described(pressed: Build) -> None:
    """Beside the models stand their twins, and the exceptions: the base, the default and one an error body.

    The page of an error body is that of its exception, which holds it as `.data` (`ProblemData`).
    """
    exported: set[str] = set()
    for namespace in ("models", "errors"):
        if (pressed.source / pressed.package / namespace).is_dir():
            exported |= set(pressed.module(namespace).__all__)
    described = {model["name"] for model in pressed.description["models"]}
    assert described <= exported
    twins = {f"{name}TypedDict" for name in exported}
    bodies = {f"{name}Data" for name in described}
    rest = exported - described - twins - bodies
    for name in rest:
        assert issubclass(getattr(pressed.module("models"), name), Exception)


def test_every_method_has_one_heading_and_every_heading_a_method(
    pressed: Build,
) -> None:
    calls = [call for op in pressed.description["operations"] for call in op["calls"]]
    headings: list[str] = []
    for page in pages_of(pressed.folder / "docs" / "sdks"):
        text = page.read_text("utf-8").splitlines()
        group = text[0].removeprefix("# ")
        headings += [
            f"{group}/{line.removeprefix('## ').strip('~')}"
            for line in _outside_fences(text)
            if line.startswith("## ") and line not in ("## Overview",)
        ]
    assert len(headings) == len(set(headings))
    assert sorted(h.split("/")[1] for h in headings) == sorted(
        call.rsplit(".", 1)[-1] for call in calls
    )


def test_every_operation_page_is_of_an_operation(pressed: Build) -> None:
    folder = pressed.folder / "docs" / "operations"
    if not folder.is_dir():
        return
    assert len(pages_of(folder)) == len(pressed.description["operations"])


def test_every_snippet_compiles(pressed: Build) -> None:
    for page in pages_of(pressed.folder):
        for snippet in snippets_of(page, "python"):
            compile(snippet.code, str(snippet), "exec")


def _outside_fences(lines: list[str]) -> list[str]:
    kept: list[str] = []
    fenced = False
    for line in lines:
        if line.startswith("```"):
            fenced = not fenced
        elif not fenced:
            kept.append(line)
    return kept

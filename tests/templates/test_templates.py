"""Templates lay out and decide nothing: they loop, ask flags, include, and write what a view holds."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import jinja2.nodes as n
import pytest

from sdkpress.render.environment import environment, template_root

TEMPLATES = sorted(template_root().rglob("*.jinja"))
ALLOWED = (
    *(n.Template, n.Output, n.TemplateData, n.Name, n.Getattr, n.For, n.If, n.Not),
    *(n.Include, n.FromImport, n.Macro, n.Call, n.Filter, n.Const, n.Keyword),
)
FILTERS = {"indent", "join"}


def _name(path: Path) -> str:
    return path.relative_to(template_root()).as_posix()


def violations(source: str) -> Iterator[tuple[int, str]]:
    """The lines where a template does more than it may."""
    for node in environment().parse(source).find_all(n.Node):
        if not isinstance(node, ALLOWED):
            yield node.lineno, type(node).__name__
        elif isinstance(node, n.Filter) and node.name not in FILTERS:
            yield node.lineno, f"filter {node.name}"
        elif isinstance(node, n.Call) and not isinstance(node.node, n.Name):
            yield node.lineno, "method call"
        elif isinstance(node, (n.Include, n.FromImport)):
            if not isinstance(node.template, n.Const):
                yield node.lineno, "computed import"


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_a_template_only_lays_out(path: Path) -> None:
    assert list(violations(path.read_text())) == []


@pytest.mark.parametrize(
    "source",
    [
        "{% set x = 1 %}",
        "{{ v.a ~ v.b }}",
        "{% if v.a == 1 %}{% endif %}",
        "{{ v.a.upper() }}",
        "{{ v.a | upper }}",
        "{% include v.a %}",
        "{{ v['a'] }}",
        "{{ v.a + 1 }}",
    ],
)
def test_the_lint_sees_what_a_template_must_not_do(source: str) -> None:
    assert list(violations(source))


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_a_template_asks_only_for_what_its_view_has(path: Path) -> None:
    source = path.read_text()
    head = re.match(r"\{# view: ([\w.]+)\.(\w+) (?:[^#]*)?#\}\n", source)
    if path.name.startswith("_"):
        return  # included: the including template's view counts
    assert head, "the first line names the view: {# view: docs.views.ObjectPage #}"
    view = getattr(
        import_module(f"sdkpress.{head[1].removeprefix('sdkpress.')}"), head[2]
    )
    assert dataclasses.is_dataclass(view)
    known = {field.name for field in dataclasses.fields(view)} | {
        name for name, value in vars(view).items() if isinstance(value, property)
    }
    asked = {
        node.attr
        for node in environment().parse(source).find_all(n.Getattr)
        if isinstance(node.node, n.Name) and node.node.name == "v"
    }
    assert asked <= known


def test_what_is_not_in_the_view_is_an_error() -> None:
    with pytest.raises(Exception, match="has no attribute .nothing."):
        environment().from_string("{{ v.nothing }}").render(v=object())

"""The passes in order: a document in, a tree of files out.

load → parse (with references resolved) → lower → name → present → render → check; `output.write` follows.
A pass that reported an error ends the run, with all of that pass's errors. Heavy modules are
imported by the pass that needs them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sdkpress.diagnostics.findings import GenerationFailed, Sink

if TYPE_CHECKING:
    from sdkpress.config.model import Config
    from sdkpress.ir.api import Api
    from sdkpress.names.table import NameTable
    from sdkpress.output.tree import FileTree
    from sdkpress.render.plan import FilePlan
    from sdkpress.source.document import Document

What = Literal["sdk", "docs", "site"]
"""`sdk`: the package with its project files and pages. `docs`: the pages alone.
`site`: the pages as a static site."""

Announce = Callable[[str], None]
"""Is told the name of each pass as it starts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A document as far as it is analysed before anything is presented."""

    document: Document
    api: Api
    names: NameTable


def analyze(path: Path, config: Config, sink: Sink, announce: Announce) -> Analysis:
    """Load, parse, lower and name the document. Raises `GenerationFailed` where it has errors."""
    announce("load")
    from sdkpress.source.document import load_document

    document = load_document(path, sink)
    _stop_at_errors(sink)
    if document is None:
        raise GenerationFailed(tuple(sink.found))
    announce("parse")
    from sdkpress.spec.parse import parse_document

    spec = parse_document(document, sink)
    _stop_at_errors(sink)
    announce("lower")
    from sdkpress.lower.api import lower

    api = lower(spec, config, sink)
    _stop_at_errors(sink)
    announce("name")
    from sdkpress.names.resolve import name

    names = name(api, config, sink)
    _stop_at_errors(sink)
    return Analysis(document=document, api=api, names=names)


def build_tree(
    analysis: Analysis, config: Config, what: What, announce: Announce
) -> FileTree:
    """Present, render and check: every file that belongs in the output folder.

    Raises `ToolRefused` where a site is asked for and its generator is missing or fails.
    """
    if what == "site":
        from sdkpress.site.build import build_site

        return build_site(analysis.api, analysis.names, config, announce)
    announce("present")
    pages = present_docs(analysis, config)
    package = present_package(analysis, config) if what == "sdk" else ()
    announce("render")
    from sdkpress.render.files import render_tree

    tree = render_tree((*package, *pages), pages=frozenset(plan.path for plan in pages))
    announce("check")
    from sdkpress.render.check import check_python

    check_python(tree.generated)
    return tree


def present_docs(analysis: Analysis, config: Config) -> tuple[FilePlan, ...]:
    """The reference pages, and the index of them."""
    from sdkpress.docs.llms import present_llms
    from sdkpress.docs.operation_pages import present_operation_pages
    from sdkpress.docs.present import present_pages

    facts = (analysis.api, analysis.names, config, analysis.document)
    pages = present_pages(*facts) + present_operation_pages(*facts)
    return pages + present_llms(analysis.api, analysis.names, pages)


def present_package(analysis: Analysis, config: Config) -> tuple[FilePlan, ...]:
    """The SDK with its project files and its README."""
    from sdkpress.docs.readme.present import present_readme
    from sdkpress.python.present import present_sdk

    api, names = analysis.api, analysis.names
    return present_sdk(api, names, config) + present_readme(api, names, config)


def _stop_at_errors(sink: Sink) -> None:
    if sink.errors:
        raise GenerationFailed(tuple(sink.found))

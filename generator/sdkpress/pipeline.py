"""The passes in order: a document in, a tree of files out.

load → parse (with references resolved) → lower → name → present → render → check; `output.write` follows.
A pass that reported something fatal ends the run. Other errors cost what holds them, and are told. Heavy modules are
imported by the pass that needs them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from sdkpress.diagnostics.findings import GenerationFailed, Sink, ToolRefused
from sdkpress.frozen import dataclass

if TYPE_CHECKING:
    from sdkpress.config.model import Config
    from sdkpress.incremental.reuse import Reuse
    from sdkpress.ir.api import Api
    from sdkpress.ir.ids import Part
    from sdkpress.names.table import NameTable
    from sdkpress.output.tree import FileTree
    from sdkpress.remote import Given
    from sdkpress.render.plan import FilePlan
    from sdkpress.snippets.operation_snippets import OperationSnippets
    from sdkpress.source.document import Document

What = Literal["sdk", "package", "docs", "site"]
"""`sdk`: the package with its project files and pages. `package`: the package alone, to lie in a project that is
there. `docs`: the pages alone. `site`: the pages as a static site."""

Announce = Callable[[str], None]
"""Is told the name of each pass as it starts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A document as far as it is analysed before anything is presented."""

    document: Document
    api: Api
    names: NameTable


def analyze(
    path: Path,
    config: Config,
    sink: Sink,
    announce: Announce,
    given: Given | None = None,
) -> Analysis:
    """Load, parse, lower and name the document: the file at the path, or one that was `given`.

    Raises `GenerationFailed` where it is no document, `ToolRefused` where a plugin fails.
    """
    announce("load")
    from sdkpress.source.document import load_bytes, load_document

    if given is None:
        document = load_document(path, sink)
    else:
        document = load_bytes(given.label, given.text, sink)
    if document is not None:
        from sdkpress.documents.assemble import assemble

        document = assemble(document, config, sink)
    _stop_at_fatal(sink)
    if document is None:
        raise GenerationFailed(tuple(sink.diagnostics))
    sink.locate = document.locate
    sink.texts.update(document.origins.texts)
    announce("parse")
    from sdkpress.spec.parse import parse_document

    spec = parse_document(document, sink)
    _stop_at_fatal(sink)
    announce("lower")
    from sdkpress.lower.api import lower

    api = lower(spec, config, sink)
    _stop_at_fatal(sink)
    if config.plugins:
        from sdkpress.plugins import load_plugins

        plugins = load_plugins(config.plugins)
        for file in plugins.files:
            sink.read(file)
        api = plugins.api(api, config)
    announce("name")
    from sdkpress.names.resolve import name

    names = name(api, config, sink)
    _stop_at_fatal(sink)
    if config.allow:
        from sdkpress.validation.allowances import allow

        others = {
            index: one
            for index, one in enumerate(config.allow)
            if one.code != "schema-violation"
        }
        allow(sink, others, str(config.folder / "sdkpress.yaml"))
    return Analysis(document=document, api=api, names=names)


def build_tree(
    analysis: Analysis,
    config: Config,
    what: What,
    announce: Announce,
    reuse: Reuse | None = None,
) -> FileTree:
    """Present, render and check every file that belongs in the output folder, but those that stay by `reuse`.

    Raises `ToolRefused` where a site is asked for and its generator is missing or fails, or where templates or plugins
    of the user's fail.
    """
    overrides = _overrides(config)
    if what == "site":
        from sdkpress.site.build import build_site

        api, names = analysis.api, analysis.names
        return build_site(api, names, config, announce, overrides)
    announce("present")
    package, pages = _plans(analysis, config, what, reuse)
    plans = (*package, *pages)
    if config.plugins:
        from sdkpress.plugins import load_plugins

        plans = load_plugins(config.plugins).plans(plans)
    announce("render")
    from sdkpress.render.files import OverrideFailed, render_tree

    try:
        tree = render_tree(
            plans,
            pages=frozenset(plan.path for plan in pages),
            tidy=config.docs.dialect == "default",
            overrides=overrides,
            kept=reuse,
        )
    except OverrideFailed as error:
        raise ToolRefused(str(error)) from error
    announce("check")
    from sdkpress.render.check import check_python

    check_python(tree.generated)
    return tree


def _plans(
    analysis: Analysis, config: Config, what: What, reuse: Reuse | None
) -> tuple[tuple[FilePlan, ...], tuple[FilePlan, ...]]:
    """The plans of the package with its project files, and those of the pages."""
    from sdkpress.python.context import generation_context
    from sdkpress.snippets.operation_snippets import OperationSnippets

    context = generation_context(analysis.api, analysis.names, config, reuse)
    snippets = OperationSnippets(context)
    pages = present_docs(analysis, snippets) if what != "package" else ()
    package: tuple[FilePlan, ...] = ()
    if what != "docs":
        package = present_package(snippets)
    if what == "package":
        package = _package_alone(package, analysis)
    elif what == "sdk":
        from sdkpress.project.present import present_surroundings

        package += tuple(present_surroundings(snippets))
    return package, pages


def _overrides(config: Config) -> Path | None:
    """The folder of the user's own templates. Raises `ToolRefused` with everything that is wrong with them."""
    if config.templates is None:
        return None
    from sdkpress.render.environment import environment_with
    from sdkpress.render.overrides import faults_in

    folder = config.folder / config.templates
    if not folder.is_dir():
        raise ToolRefused(f"sdkpress: `templates` names no folder: '{folder}'")
    faults = list(faults_in(folder, environment_with(folder.resolve())))
    if faults:
        lines = (
            f"{one.file}:{one.line}: {one.message}"
            + (f"\n  help: {one.hint}" if one.hint else "")
            for one in faults
        )
        raise ToolRefused("\n".join(lines))
    return folder.resolve()


def present_docs(
    analysis: Analysis, snippets: OperationSnippets
) -> tuple[FilePlan, ...]:
    """The reference pages, and the index of them."""
    from sdkpress.docs.llms import present_llms
    from sdkpress.docs.navigation import present_navigation
    from sdkpress.docs.operation_pages import present_operation_pages
    from sdkpress.docs.present import present_pages

    context = snippets.context
    pages = present_pages(snippets)
    pages += present_operation_pages(context, analysis.document)
    llms = present_llms(context.api, context.names, pages)
    return pages + llms + present_navigation(context)


def present_package(snippets: OperationSnippets) -> tuple[FilePlan, ...]:
    """The SDK with its project files and its README."""
    from sdkpress.docs.readme.present import README, USAGE, present_readme
    from sdkpress.python.present import present_sdk
    from sdkpress.render.plan import Kept

    context = snippets.context
    plans = present_sdk(context)
    groups = (group.path for group in context.api.groups)
    about: tuple[Part, ...] = (*context.operations, *groups)
    if all([context.keeps(path, about) for path in (README, USAGE)]):
        return (*plans, Kept(README), Kept(USAGE))
    return plans + present_readme(snippets)


def _package_alone(
    plans: tuple[FilePlan, ...], analysis: Analysis
) -> tuple[FilePlan, ...]:
    """The modules of the package, by their path in the package's own folder."""
    package = PurePosixPath("src", *analysis.names.client.package.split("."))
    return tuple(
        replace(plan, path=plan.path.relative_to(package))
        for plan in plans
        if plan.path.is_relative_to(package)
    )


def _stop_at_fatal(sink: Sink) -> None:
    if sink.fatal:
        raise GenerationFailed(tuple(sink.diagnostics))

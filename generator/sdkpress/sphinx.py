"""A Sphinx extension: the reference pages are part of the documentation that Sphinx builds.

Input: `sdkpress_config` and `sdkpress_output` of a `conf.py`. Output: pages below the source folder, written
before Sphinx looks for sources, as `sdkpress docs` writes them. Sphinx reads them through MyST-Parser.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError
from sphinx.util import logging

from sdkpress import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sdkpress.run import Job

_OF_MODELS = ("models", "errors")  # folders of pages
_LOGGER = logging.getLogger(__name__)


def setup(app: Sphinx) -> Mapping[str, object]:
    """Called by Sphinx. `sdkpress_config` is relative to `conf.py`, `sdkpress_output` to the source folder."""
    app.add_config_value("sdkpress_config", "sdkpress.yaml", "env", frozenset({str}))
    app.add_config_value("sdkpress_output", "reference", "env", frozenset({str}))
    app.connect("builder-inited", write_pages)
    app.connect("env-updated", _excuse_models)
    app.connect("html-page-context", _scroll_tables)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def write_pages(app: Sphinx) -> None:
    """Write the pages; what is broken in the document and could be read past is a warning.

    Raises `ExtensionError` with what is wrong and where, and then writes nothing.
    """
    from sdkpress.cli.report import in_the_way
    from sdkpress.diagnostics.findings import GenerationFailed, Sink
    from sdkpress.diagnostics.frame import Frames
    from sdkpress.output.write import WriteFailed, WriteRefused
    from sdkpress.run import NoDocument, build, resolve_job, write_build

    config = Path(app.confdir) / app.config.sdkpress_config
    folder = Path(app.srcdir) / app.config.sdkpress_output
    sink = Sink()
    frames = Frames()
    try:
        job = _with_toctrees(resolve_job(None, config, folder, sink))
        build_ = build(job, "docs", sink, _silent)
        changes = write_build(build_, "docs", False, _silent)
    except GenerationFailed as failure:
        message = "\n".join(frames.show(one) for one in failure.diagnostics)
        raise ExtensionError(message) from failure
    except NoDocument as failure:
        raise ExtensionError(f"{config}: `spec` names no document") from failure
    except WriteRefused as failure:
        raise ExtensionError(in_the_way(failure.entries, folder)) from failure
    except WriteFailed as failure:
        raise ExtensionError(str(failure)) from failure
    for error in sink.errors:  # what was read past: `sphinx-build -W` stops at it
        _LOGGER.warning("%s", frames.show(error), type="sdkpress")
    _LOGGER.info("sdkpress: %d pages written to %s", len(changes.written), folder)


def _excuse_models(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """No model of a large API is in a toctree: `docs/index` links to them. Says so where Sphinx would warn."""
    docs = PurePosixPath(app.config.sdkpress_output) / "docs"
    folders = tuple(f"{docs / folder}/" for folder in _OF_MODELS)
    for name in env.found_docs:
        if name.startswith(folders) and name not in env.files_to_rebuild:
            env.metadata[name]["orphan"] = True
    return []


def _scroll_tables(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], _tree: object
) -> None:
    """A table of the pages scrolls by itself: few themes keep it within a narrow window."""
    folder = PurePosixPath(app.config.sdkpress_output)
    if "body" in context and PurePosixPath(page).is_relative_to(folder):
        body: str = context["body"]
        body = body.replace("<table", '<div style="overflow-x: auto"><table')
        context["body"] = body.replace("</table>", "</table></div>")


def _with_toctrees(job: Job) -> Job:
    """The job, with the toctrees of the pages among its files."""
    docs = job.config.docs
    if "sphinx" in docs.navigation:
        return job
    docs = replace(docs, navigation=(*docs.navigation, "sphinx"))
    return replace(job, config=replace(job.config, docs=docs))


def _silent(_: str) -> None:
    return None

"""What makes an SDK a project of its own besides its code: its tests, a CI workflow, a changelog.

Input: the snippets of a run. Output: `FilePlan`s. The tests are made anew at every run; workflow and changelog are written
once, and belong to the team from then on.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from sdkpress.project.tests import present_tests
from sdkpress.project.views import WorkflowView
from sdkpress.render.plan import FilePlan, Kept, Rendered, Verbatim
from sdkpress.snippets.operation_snippets import OperationSnippets

_WORKFLOWS: Final = {
    "github": (".github/workflows/test.yml", "project/github.yml.jinja"),
    "gitlab": (".gitlab-ci.yml", "project/gitlab.yml.jinja"),
}
_CHANGELOG: Final = b"# Changelog\n"


def present_surroundings(snippets: OperationSnippets) -> Iterator[FilePlan]:
    """Tests, workflow and changelog, as far as the config wants them."""
    context = snippets.context
    config = context.config
    if config.docs.dialect == "reference":
        return  # pages alone are compared with those of others
    with_tests = config.project.tests
    if with_tests:
        kept = context.kept_in("tests/", context.operations)
        if kept is not None:
            yield from map(Kept, kept)
        else:
            yield from present_tests(snippets)
    if config.project.ci != "none":
        path, template = _WORKFLOWS[config.project.ci]
        view = WorkflowView(document=context.document, tests=with_tests)
        yield Rendered(PurePosixPath(path), template, view, ownership="offered")
    yield Verbatim(PurePosixPath("CHANGELOG.md"), _CHANGELOG, ownership="offered")

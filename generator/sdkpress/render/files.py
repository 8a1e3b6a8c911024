"""Plans into bytes.

Input: `FilePlan`s. Output: the bytes of each file by its path, in the order of the plans.
What goes wrong here is our bug, never the document's: it names the template and the view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from traceback import extract_tb
from types import MappingProxyType
from typing import Final, Protocol

from jinja2 import Environment, Template

from sdkpress.output.tree import FileTree
from sdkpress.render.concatenated import Span, condensed, join
from sdkpress.render.environment import environment, environment_with
from sdkpress.render.plan import Concatenated, FilePlan, Kept, Ownership, Rendered
from sdkpress.render.tidy import tidied

_PAGES: Final = frozenset({".md", ".mdx", ".txt"})


class RenderingFailed(Exception):
    """A template could not lay out its view: a bug of sdkpress."""


class OverrideFailed(Exception):
    """A template of the user's own could not lay out its view; `file` and `line` are where it failed."""

    def __init__(self, file: str, line: int, error: Exception) -> None:
        super().__init__(f"{file}:{line}: {error}")


def _as_it_is(_: PurePosixPath, content: bytes) -> bytes:
    return content


class KeptTexts(Protocol):
    """The texts of files that stay, inside a file that is made of several; and a note of where each stands."""

    def text(self, whole: PurePosixPath, source: PurePosixPath) -> bytes:
        """The text of a source, as it stands in the whole."""
        ...

    def note(self, whole: PurePosixPath, places: Mapping[str, Span]) -> None:
        """Where the text of each source stands now."""
        ...


def render(
    plans: Iterable[FilePlan],
    overrides: Path | None = None,
    *,
    finish: Callable[[PurePosixPath, bytes], bytes] = _as_it_is,
    kept: KeptTexts | None = None,
) -> Mapping[PurePosixPath, bytes]:
    """The bytes of every planned file that is not kept. Two plans for one path are a bug.

    `finish` is what becomes of each file in the end, `kept` has the texts of those that stay.

    Raises `OverrideFailed` where a template in the folder of `overrides` cannot lay out its view.
    """
    jinja = environment() if overrides is None else environment_with(overrides)
    templates: dict[str, Template] = {}
    files: dict[PurePosixPath, bytes] = {}
    for plan in plans:
        path = plan.path
        if path in files:
            raise RenderingFailed(f"two files are planned as {path}")
        if isinstance(plan, Kept):
            continue
        if isinstance(plan, Rendered):
            content = _lay_out(plan, jinja, templates, overrides)
        elif isinstance(plan, Concatenated):
            content, places = _concatenated(plan, files, kept)
            if kept is not None and finish(path, content) == content:
                kept.note(path, places)
        else:
            content = plan.content
        files[path] = finish(path, content)
    return MappingProxyType(files)


def _concatenated(
    plan: Concatenated, files: Mapping[PurePosixPath, bytes], kept: KeptTexts | None
) -> tuple[bytes, dict[str, Span]]:
    texts: list[bytes] = []
    for source in plan.sources:
        if source in files:
            texts.append(condensed(files[source]))
        elif kept is not None:
            texts.append(kept.text(plan.path, source))
        else:
            raise RenderingFailed(f"{source} is kept where there is nothing yet")
    content, spans = join(plan.head, texts)
    return content, dict(zip(map(str, plan.sources), spans, strict=True))


def render_tree(
    plans: Sequence[FilePlan],
    *,
    pages: frozenset[PurePosixPath] = frozenset(),
    tidy: bool = False,
    overrides: Path | None = None,
    kept: KeptTexts | None = None,
) -> FileTree:
    """The bytes of every planned file, sorted by who owns the file afterwards.

    `pages` tells which of them `sdkpress docs` makes too. `tidy` leaves no blanks at line ends of pages.
    """
    listed = tuple(plan for plan in plans if not isinstance(plan, Kept))
    finish = _tidied_page if tidy else _as_it_is
    files = render(plans, overrides, finish=finish, kept=kept)

    def owned(ownership: Ownership) -> Mapping[PurePosixPath, bytes]:
        return MappingProxyType(
            {p.path: files[p.path] for p in listed if p.ownership == ownership}
        )

    return FileTree(
        generated=owned("generated"),
        once=owned("once"),
        offered=owned("offered"),
        merged=owned("merged"),
        pages=pages,
        kept=frozenset(plan.path for plan in plans if isinstance(plan, Kept)),
    )


def _tidied_page(path: PurePosixPath, content: bytes) -> bytes:
    return tidied(content) if path.suffix in _PAGES else content


def _lay_out(
    plan: Rendered,
    jinja: Environment,
    templates: dict[str, Template],
    overrides: Path | None,
) -> bytes:
    try:
        template = templates.get(plan.template)
        if template is None:
            template = templates[plan.template] = jinja.get_template(plan.template)
        text = template.render(v=plan.view)
        if text and not plan.loose_end:
            text = text.rstrip("\n") + "\n"
        return (_with_lf(text) if "\r" in text else text).encode()
    except Exception as error:
        place = None if overrides is None else _place_in(overrides, error)
        if place is not None:
            raise OverrideFailed(*place, error) from error
        raise RenderingFailed(
            f"{plan.path}: template {plan.template} with {type(plan.view).__name__}: {error}"
        ) from error


def _place_in(overrides: Path, error: Exception) -> tuple[str, int] | None:
    """The template of the user's own, and its line, that was at work when something failed."""
    root = str(overrides)
    for frame in reversed(extract_tb(error.__traceback__)):
        if frame.filename.endswith(".jinja") and frame.filename.startswith(root):
            return frame.filename, frame.lineno or 1
    return None


def _with_lf(text: str) -> str:
    """The text with one kind of line end: a document's own carriage returns must not stay in a page."""
    return text.replace("\r\n", "\n").replace("\r", "\n")

"""One run: which document, config and folder it is about, and what it makes of them.

Input: what a user gave, or left out. Output: `Job`, then `Build`. Nothing is printed or written here;
`generate` is the same for programs, and does write.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sdkpress.config.files import FILE_NAME, PYPROJECT, find_config, load_config
from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import GenerationFailed, Sink
from sdkpress.files import read_regular
from sdkpress.frozen import dataclass
from sdkpress.pipeline import Analysis, Announce, What, analyze, build_tree
from sdkpress.rebuild import Rebuild
from sdkpress.remote import Given, Remote, is_remote, read_remote

if TYPE_CHECKING:
    from sdkpress.changes.news import News
    from sdkpress.incremental.reuse import Reuse
    from sdkpress.output.compare import Comparison, Rules
    from sdkpress.output.tree import FileTree
    from sdkpress.output.write import Changes


class NoDocument(Exception):
    """Neither the command nor a config names a document. `job` is the rest of the job."""

    def __init__(self, job: Job) -> None:
        super().__init__("no document is named")
        self.job = job


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a run is about. `output` is None where the name of the package decides."""

    spec: Path
    config: Config
    output: Path | None
    given: Given | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What came out, and the folder it belongs in."""

    analysis: Analysis
    tree: FileTree
    folder: Path
    keep: tuple[str, ...] = ()
    news: News | None = None
    is_named: bool = True  # by the config, else after the document's title
    reuse: Reuse | None = None  # what stays of the last run, and marks for the next


def resolve_job(
    spec: Path | Given | None,
    config: Path | None,
    output: Path | None,
    sink: Sink,
    *,
    offline: bool = False,
    sdk: str | None = None,
) -> Job:
    """Fill what was left out from the config. Raises `GenerationFailed` for a config with errors,
    `NoDocument` where no document is named, `NotFetched` where it has an address and cannot be had.
    """
    path = config or find_config(Path())
    for name in (FILE_NAME, PYPROJECT) if config is None else (path,):
        sink.read(name)
    settings = load_config(path, sink, sdk)
    if settings is None:
        raise GenerationFailed(tuple(sink.diagnostics))
    _read_templates(settings, sink)
    if output is None and settings.output is not None:
        output = _without_detours(settings.folder / settings.output)
    if spec is None:
        if settings.spec is None:
            raise NoDocument(Job(spec=Path(), config=settings, output=output))
        if is_remote(settings.spec):
            spec = read_remote(Remote(settings.spec), offline=offline)
        else:
            spec = settings.folder / settings.spec
    if isinstance(spec, Given):
        return Job(spec=Path(), config=settings, output=output, given=spec)
    return Job(spec=spec, config=settings, output=output)


def _without_detours(path: Path) -> Path:
    """`pets/../sdk` as `sdk`, where no link makes another folder of it."""
    if ".." not in path.parts:
        return path
    plain = Path(os.path.normpath(path))
    return plain if plain.resolve() == path.resolve() else path


def _read_templates(config: Config, sink: Sink) -> None:
    """Note the templates that a run depends on, those that may yet come included."""
    if config.templates is not None:
        from sdkpress.render.overrides import template_names

        for name in template_names():
            sink.read(config.folder / config.templates / name)


def build(
    job: Job,
    what: What,
    sink: Sink,
    announce: Announce,
    *,
    release: bool = False,
    rebuild: Rebuild | None = None,
) -> Build:
    """Everything up to writing. Raises `GenerationFailed` for a document with errors.

    A `release` has the version that follows from what changed since the last generation, and an entry in the
    changelog. With `rebuild`, files of the last run stay that would be the same.
    """
    analysis = analyze(job.spec, job.config, sink, announce, job.given)
    folder = job.output or _default_folder(analysis, what)
    config = job.config
    if what == "sdk":
        config = with_version(config, folder, sink)
    config = _with_tables(config, what, folder)
    reuse = None
    if rebuild is not None and rebuild.pays(analysis, config):
        announce("compare with the last run")
        reuse = rebuild.reuse(analysis, config, folder)
    news = None
    if what in ("sdk", "package") and (reuse is None or not reuse.only_texts):
        announce("diff")
        from sdkpress.changes.news import news_of

        news = news_of(analysis.api, analysis.names, config, folder, release)
    if release and news is not None:
        config = replace(config, version=news.version, version_is_set=True)
    tree = _tree(analysis, config, what, announce, reuse)
    if release and news is not None:
        tree = tree.with_merged(news.changelog(folder))
    keep = job.config.keep
    return Build(
        analysis=analysis,
        tree=tree,
        folder=folder,
        keep=keep,
        news=news,
        is_named=config.package is not None,
        reuse=reuse,
    )


def _tree(
    analysis: Analysis,
    config: Config,
    what: What,
    announce: Announce,
    reuse: Reuse | None,
) -> FileTree:
    """The files; all of them, where one that was to stay turns out to be another's."""
    if reuse is None:
        return build_tree(analysis, config, what, announce)
    from sdkpress.incremental.reuse import Unclear

    try:
        return build_tree(analysis, config, what, announce, reuse)
    except Unclear:
        reuse.forget()
        return build_tree(analysis, config, what, announce, reuse)


def _default_folder(analysis: Analysis, what: What) -> Path:
    client = analysis.names.client
    if what == "package":
        return Path(*client.package.split("."))
    return Path(client.distribution)


def with_version(config: Config, folder: Path, sink: Sink | None = None) -> Config:
    """The config with the version that the SDK's pyproject.toml has, where the config names none."""
    from sdkpress.output.pyproject import project_version

    path = folder / "pyproject.toml"
    try:
        version = project_version(read_regular(path))
    except OSError:
        return config
    except ValueError as error:
        if sink is not None:
            _tell_of_broken_project(path, error, sink)
        return config
    if version is None or config.version_is_set:
        return config
    return replace(config, version=version)


def _tell_of_broken_project(path: Path, error: ValueError, sink: Sink) -> None:
    from sdkpress.diagnostics.codes import PROJECT_INVALID
    from sdkpress.diagnostics.findings import Location

    place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    line, column = (int(place[1]), int(place[2])) if place else (1, 1)
    message = f"the SDK's pyproject.toml is left as it is: {error}"
    sink.report(PROJECT_INVALID, message, Location(str(path), line=line, column=column))


def _with_tables(config: Config, what: What, folder: Path) -> Config:
    """The config with `docs.tables` decided: pages tell the code where there is an SDK that they are about."""
    alone = what == "docs" and config.spec is None and not os.path.isdir(folder / "src")
    tables = config.docs.tables or ("short" if alone else "code")
    return replace(config, docs=replace(config.docs, tables=tables))


def compare_build(build_: Build, what: What, announce: Announce) -> Comparison:
    """What writing would change. Raises `UnsafePath`, `BrokenManifest`, and `WriteFailed` for a folder
    that cannot be read."""
    announce("compare")
    from sdkpress.output.compare import compare
    from sdkpress.output.lock import FolderInUse
    from sdkpress.output.write import WriteFailed

    def waiting() -> None:
        announce("wait for another run")

    folder = build_.folder
    try:
        return compare(build_.tree, folder, _rules(build_, what), waiting)
    except FolderInUse as error:
        raise WriteFailed(str(error)) from error
    except OSError as error:
        raise WriteFailed(f"cannot read '{folder}': {error.strerror}") from error


def write_build(build_: Build, what: What, force: bool, announce: Announce) -> Changes:
    """Write what was built. Raises `WriteRefused`, `WriteFailed`, `UnsafePath` and `BrokenManifest`."""
    announce("write")
    from sdkpress.output.write import bring

    return bring(
        build_.tree,
        build_.folder,
        _rules(build_, what),
        force=force,
        waiting=lambda: announce("wait for another run"),
    )


def generate(
    spec: str | Path,
    output: str | Path,
    *,
    config: str | Path | None = None,
    what: What = "sdk",
    force: bool = False,
) -> Changes:
    """Press the document into the folder, as `sdkpress generate` does, and tell what was written.

    Without `config`, the `sdkpress.yaml` of the working folder counts. Raises `GenerationFailed`
    with every finding, `WriteRefused` where files are in the way, `WriteFailed`.
    """

    def silent(_: str) -> None:
        return None

    sink = Sink()
    job = resolve_job(
        Path(spec), None if config is None else Path(config), Path(output), sink
    )
    build_ = build(job, what, sink, silent)
    return write_build(build_, what, force, silent)


def _rules(build_: Build, what: What) -> Rules:
    from sdkpress.output.compare import Rules

    return Rules(_merge, what == "docs", keep=build_.keep)


def _merge(path: PurePosixPath, existing: bytes, made: bytes) -> bytes:
    if path.name == "CHANGELOG.md":
        return made
    if path.name == "pyproject.toml":
        from sdkpress.output.pyproject import merge_pyproject

        return merge_pyproject(existing, made)
    from sdkpress.docs.readme.sections import merge_sections

    return merge_sections(existing.decode(), made.decode()).encode()

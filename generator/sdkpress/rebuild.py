"""A run after one that read the same document, where only descriptions in it have changed since.

Input: a job, and what is noted of its last run. Output: a `Build` of the files that show the changed texts, or None where more
has changed, or it cannot be told: then everything is to be built. The files that are not built are as the last run left
them.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from sdkpress.diagnostics.findings import Sink
from sdkpress.files import read_regular
from sdkpress.frozen import dataclass
from sdkpress.incremental.replace import replace_texts
from sdkpress.incremental.state import (
    State,
    keep_state,
    kept_state,
    note_texts,
    worth_keeping,
)
from sdkpress.incremental.texts import are_alike, changed_texts
from sdkpress.incremental.traces import Trace, shows, traces_of
from sdkpress.output.manifest import MANIFEST, BrokenManifest, digest, parse_manifest
from sdkpress.pipeline import Analysis, Announce, Partial, What, build_tree
from sdkpress.run import Build, Job, config_of_build
from sdkpress.unchanged import LastRun

if TYPE_CHECKING:
    from sdkpress.config.model import Config

_MOST_SHOWN: Final = 100
_ALWAYS: Final = frozenset({"llms.txt", "llms-full.txt"})


class _Unclear(Exception):
    """What a text stands in cannot be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A document in which texts have changed. `shown` are all texts that files may still show, `since` those that took
    the place of texts of the state."""

    analysis: Analysis
    state: State
    shown: tuple[str, ...]
    since: tuple[str, ...]


def rebuild(
    job: Job, what: What, last: LastRun, sink: Sink, announce: Announce
) -> Build | None:
    """Build what shows the texts that changed; None where everything is to be built."""
    if what == "site" or job.given is not None or not _is_plain(job.config):
        return None
    reading = _look(job, last, sink, announce)
    if reading is None:
        return None
    folder = Path(last.folder)
    config = config_of_build(job.config, what, folder)
    try:
        partial = _partial(folder, reading.shown, last)
        tree = build_tree(reading.analysis, config, what, announce, partial)
    except (OSError, BrokenManifest, _Unclear):
        return None
    digest_now = sha256(reading.analysis.document.text).hexdigest()
    return Build(
        analysis=reading.analysis,
        tree=tree,
        folder=folder,
        keep=job.config.keep,
        others=frozenset(last.outputs) - {str(path) for path in tree.paths},
        leave_state=lambda: note_texts(
            last.key, reading.state, digest_now, reading.since
        ),
    )


def remember_state(key: str, sdkpress: str, build_: Build, sink: Sink) -> None:
    """Leave what the next run needs to build texts alone, where it would gain by it."""
    if build_.leave_state is not None:
        build_.leave_state()
        return
    analysis = build_.analysis
    document = analysis.document
    alone = not document.changed and not document.origins.texts
    if alone and worth_keeping(document.text):
        state = State(
            sdkpress=sdkpress,
            document=sha256(document.text).hexdigest(),
            data=document.data,
            api=analysis.api,
            names=analysis.names,
            diagnostics=tuple(sink.diagnostics),
        )
        keep_state(key, state)


def _is_plain(config: Config) -> bool:
    """Whether the document is one file as it stands, and nobody else has a say in what becomes of it."""
    return config.docs.dialect == "default" and not any(
        (
            *(config.plugins, config.overlays, config.documents, config.include),
            *(config.exclude, config.allow, config.pinned_examples),
        )
    )


def _look(job: Job, last: LastRun, sink: Sink, announce: Announce) -> _Found | None:
    """Read the document, and compare it with that of the last run."""
    announce("load")
    from sdkpress.source.document import load_document

    own = Sink()
    document = load_document(job.spec, own)
    if document is None or own.diagnostics or not worth_keeping(document.text):
        return None
    announce("compare texts")
    kept = kept_state(last.key, last.sdkpress, last.digest_of(str(job.spec)))
    if kept is None:
        return None
    state, shown = kept
    texts = changed_texts(state.data, document.data)
    if texts is None or len(shown) > _MOST_SHOWN:
        return None
    if not replace_texts(state.api, texts) or not are_alike(state.data, document.data):
        return None
    sink.inputs.extend(last.inputs)
    sink.diagnostics.extend(state.diagnostics)
    sink.locate = document.locate
    return _Found(
        analysis=Analysis(document=document, api=state.api, names=state.names),
        state=state,
        shown=(*shown, *(text.before for text in texts)),
        since=tuple(dict.fromkeys((*shown, *(text.now for text in texts)))),
    )


def _partial(folder: Path, texts: tuple[str, ...], last: LastRun) -> Partial:
    """The files that may show one of the texts, and a way to read the others."""
    manifest = parse_manifest(read_regular(folder / MANIFEST))
    digests = manifest.files

    def kept(path: PurePosixPath) -> bytes:
        content = read_regular(folder / path)
        if digest(content) != digests.get(path):
            raise _Unclear  # a hook, or git, has changed its ends of lines
        return content

    traces: list[Trace] = []
    for text in texts:
        found = traces_of(text)
        if found is None:
            raise _Unclear
        traces += found
    wanted: set[PurePosixPath] = set()
    for output in last.outputs:
        path = PurePosixPath(output)
        if traces and path.name not in _ALWAYS and path != MANIFEST:
            place = folder / path
            if place.is_file() and shows(read_regular(place), traces):
                wanted.add(path)
    return Partial(wanted=frozenset(wanted), kept=kept)

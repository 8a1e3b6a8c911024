"""What a run can leave as the last one with the same question left it.

Input: what is noted of the last run, and the API of this one. Output: `Reuse`, which tells of each file whether it stays.

The passes up to the names are always run: what an operation or a model is called, and how it travels, may depend on any other.
Then each file has a mark, made from everything that its content depends on. Where the mark is that of the last run,
nothing is presented, rendered, checked or written. Nothing else is kept of a run, so that nothing in the cache is trusted
with more than that.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sdkpress.frozen import dataclass
from sdkpress.unchanged import LastRun

if TYPE_CHECKING:
    from collections.abc import Callable

    from sdkpress.config.model import Config
    from sdkpress.incremental.reuse import Reuse
    from sdkpress.pipeline import Analysis


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuild:
    """A run that leaves marks under `key`, and may go by those of the last one."""

    key: str
    last: LastRun | None

    def pays(self, analysis: Analysis, config: Config) -> bool:
        """Whether it is worth finding out what stays."""
        from sdkpress.incremental.marks import worth_marking

        return worth_marking(analysis.document.text) and _is_plain(config)

    def reuse(self, analysis: Analysis, config: Config, folder: Path) -> Reuse | None:
        """What stays in the folder; None where that cannot be found out."""
        from sdkpress.incremental.digests import digests_of
        from sdkpress.incremental.marks import kept_marks
        from sdkpress.incremental.reuse import Reuse
        from sdkpress.python.context import generation_context

        api, names, last = analysis.api, analysis.names, self.last
        context = generation_context(api, names, config)
        try:
            digests = digests_of(
                api,
                names,
                (config, tuple(context.policies.items())),
                lambda id_: (
                    *(id_ in context.errors, id_ in context.typed_dict_models),
                    *sorted(context.deferred.get(id_, ())),
                ),
            )
        except (ValueError, RecursionError):
            return None
        if last is None or Path(last.folder) != folder:
            return Reuse(digests)
        marks = kept_marks(self.key, last.inputs)
        return Reuse(digests, marks, frozenset(last.outputs), _reader(folder))


def _is_plain(config: Config) -> bool:
    """Whether nobody else has a say in what becomes of the API, and pages tell of nothing besides it."""
    return config.docs.dialect == "default" and not config.plugins


def _reader(folder: Path) -> Callable[[PurePosixPath], bytes]:
    """What reads a file that stays. It raises `Unclear` where the file is not what the manifest says: a hook, or git, may
    have changed its ends of lines."""
    from sdkpress.files import read_regular
    from sdkpress.incremental.reuse import Unclear
    from sdkpress.output.manifest import MANIFEST, BrokenManifest, parse_manifest

    digests: dict[PurePosixPath, str] = {}

    def read(path: PurePosixPath) -> bytes:
        try:
            if not digests:
                manifest = parse_manifest(read_regular(folder / MANIFEST))
                digests.update(manifest.files)
            content = read_regular(folder / path)
        except (OSError, BrokenManifest) as error:
            raise Unclear from error
        if sha256(content).hexdigest() != digests.get(path):
            raise Unclear
        return content

    return read

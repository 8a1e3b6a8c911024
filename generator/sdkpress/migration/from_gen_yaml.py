"""A `sdkpress.yaml` that says what a Speakeasy `gen.yaml` says, and what becomes of each of its settings.

Input: the folder's `gen.yaml` and, beside it, its `gen.lock`. Output: `Migration`: the text of the new file and a
report by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, cast

import yaml

from sdkpress.config.gen_lock import constructor_arguments, page_traits
from sdkpress.config.gen_yaml import Translation, translate
from sdkpress.frozen import dataclass

_HEAD: Final = """\
# The settings of {name}, in the words of sdkpress: `sdkpress generate` with this file gives the same names and
# calls. What stands under `compatibility` and `docs` is there for those who use the published SDK; see
# docs/migrating.md for what each costs, and leave out what nobody needs.
"""

_DIFFERENT: Final = (
    "The SDK's code is new: modules whose names begin with an underscore hold other things.",
    "Calls that list pages give a `Page` with `items`, `next()` and `pages()`, and loops over all items.",
    "Files named in .genignore, custom code regions and hand-made changes to generated files are not taken over: move them into files of your own.",
    "Another response than the given one, returned by a hook's `after_error`, changes nothing.",
)

_NO_COUNTERPART: Final[Mapping[str, str]] = {
    "generation.devContainers.enabled": "no .devcontainer is written",
    "generation.tests.generateTests": "no tests are written",
    "generation.tests.generateNewTests": "no tests are written",
    "python.enableCustomCodeRegions": "code of your own goes into files of your own",
    "python.useAsyncHooks": "hooks of the async client may be async",
}


@dataclass(frozen=True, slots=True)
class Migration:
    """`config` is the text of the sdkpress.yaml; the others are lines of the report."""

    config: str
    served: tuple[str, ...]
    without_counterpart: tuple[str, ...]
    different: tuple[str, ...]


def migrate(path: Path, spec: str | None) -> Migration:
    """Translate a gen.yaml. Raises `ValueError` if the file is none."""
    data = yaml.safe_load(path.read_text("utf-8"))
    if not isinstance(data, dict) or "configVersion" not in data:
        raise ValueError(f"{path} is no gen.yaml: it has no configVersion")
    lock = path.with_name("gen.lock")
    traits = page_traits(lock) if lock.is_file() else None
    order = constructor_arguments(lock) if lock.is_file() else None
    translation = translate(cast("dict[str, object]", data), traits, order)
    settings: dict[str, object] = {} if spec is None else {"spec": spec}
    settings.update(translation.settings)
    text = yaml.safe_dump(settings, sort_keys=False, allow_unicode=True)
    return Migration(
        config=_HEAD.format(name=path.name) + text,
        served=tuple(_served(translation)),
        without_counterpart=tuple(_lacking(translation)),
        different=_DIFFERENT,
    )


def _served(translation: Translation) -> Iterator[str]:
    for trail, origin in translation.origins.items():
        theirs = origin.removeprefix("#/").replace("/", ".")
        yield f"{theirs} → {'.'.join(str(part) for part in trail)}"


def _lacking(translation: Translation) -> Iterator[str]:
    for name in translation.not_served:
        reason = _NO_COUNTERPART.get(name)
        yield f"{name}: {reason}" if reason else name

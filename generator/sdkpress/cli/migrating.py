"""`sdkpress init --from gen.yaml`: the settings of a published SDK in the words of sdkpress.

Input: the gen.yaml, and the document. Output: a `sdkpress.yaml` beside the gen.yaml, and a report.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sdkpress.cli.status import DONE, FAULTY, USAGE
from sdkpress.config.files import FILE_NAME
from sdkpress.files import replace_file
from sdkpress.migration.from_gen_yaml import migrate

if TYPE_CHECKING:
    from sdkpress.cli.console import Console


def begin_from(source: Path, spec: object, force: bool, console: Console) -> int:
    """Write the file and print the report; the exit status."""
    if not source.is_file():
        console.complain(f"sdkpress: there is no file '{source}'")
        return USAGE
    target = source.with_name(FILE_NAME)
    if target.exists() and not force:
        console.complain(f"sdkpress: {target} exists; --force replaces it")
        return FAULTY
    named = None if spec is None else str(spec)
    if isinstance(spec, Path):
        named = Path(os.path.relpath(spec, source.parent)).as_posix()
    try:
        migration = migrate(source, named)
    except ValueError as error:
        console.complain(f"sdkpress: {error}")
        return USAGE
    replace_file(target, migration.config.encode())
    console.result(f"wrote {target}")
    _list(console, "Served", migration.served)
    _list(console, "Without a counterpart", migration.without_counterpart)
    _list(console, "Different for users", migration.different)
    return DONE


def _list(console: Console, title: str, lines: Iterable[str]) -> None:
    listed = list(lines)
    if listed:
        console.result(f"\n{title}:")
        for line in listed:
            console.result(f"  {line}")

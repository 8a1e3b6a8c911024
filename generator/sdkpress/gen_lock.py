"""The pinned example values of a Speakeasy `gen.lock`.

Input: its path. Output: operation id → name of the example → parts of the request and the answers.
Only the section `examples` is read: the rest of such a file is ten times as long.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from sdkpress.diagnostics import Sink
from sdkpress.source.document import load_bytes

_SECTION = re.compile(rb"^examples:[^\n]*\n(?:(?![^\s#])[^\n]*\n?)*", re.MULTILINE)

Examples = dict[str, Mapping[str, object]]


def pinned_examples(path: Path, sink: Sink) -> Examples | None:
    """The examples of a lock file, empty where it has none; None where the sink got an error."""
    section = _SECTION.search(path.read_bytes())
    if section is None:
        return {}
    document = load_bytes(str(path), section.group(), sink)
    if document is None:
        return None
    examples = cast(dict[str, object], document.data)["examples"]
    if not isinstance(examples, dict):
        return {}
    return {
        operation: cast(Mapping[str, object], named)
        for operation, named in cast(dict[str, object], examples).items()
        if isinstance(named, dict)
    }

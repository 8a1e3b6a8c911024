"""What a Speakeasy `gen.lock` says: pinned example values, and how its generation wrote pages.

Input: its path. Output: operation id → name of the example → parts of the request and the responses; and
settings of `docs:`. Only the section `examples` is parsed: the rest of such a file is ten times as long.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from sdkpress.diagnostics.findings import Sink
from sdkpress.source.document import load_bytes

_SECTION = re.compile(rb"^examples:[^\n]*\n(?:(?![^\s#])[^\n]*\n?)*", re.MULTILINE)

_VERSION = re.compile(rb"^  speakeasyVersion: v?(\d+)\.(\d+)", re.MULTILINE)

# From which generation on pages have a trait. The exact releases are not known; these bounds part the
# pages that are.
_SNIPPET_COMMENT = (1, 590)
_ENUM_LIST = (1, 700)
_EXAMPLE_NAMES = (1, 780)
_EXAMPLE_SECTIONS = (1, 700)
_DOTTED_GROUPS = (1, 680)
_PARAMETER_EXAMPLES = (1, 640)
_VARIABLES_FIRST = (1, 680)
_ALL_EXAMPLES = (1, 700)

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


def constructor_arguments(path: Path) -> str | None:
    """The order of the client's arguments in this lock's generation; None if it does not say which that is."""
    match = _VERSION.search(path.read_bytes())
    if match is None:
        return None
    version = int(match[1]), int(match[2])
    return "positional" if version >= _VARIABLES_FIRST else "url_first"


def page_traits(path: Path) -> dict[str, object]:
    """The settings of `docs:` that the pages of this lock's generation follow; none if it does not say."""
    match = _VERSION.search(path.read_bytes())
    if match is None:
        return {}
    version = int(match[1]), int(match[2])
    return {
        "snippet_comment": version >= _SNIPPET_COMMENT,
        "enum_style": "list" if version >= _ENUM_LIST else "table",
        "group_paths": version < _DOTTED_GROUPS,
        "field_examples": "all" if version >= _ALL_EXAMPLES else "first",
        "parameter_examples": version >= _PARAMETER_EXAMPLES,
        "example_sections": version >= _EXAMPLE_SECTIONS,
        "snippet_example_names": version >= _EXAMPLE_NAMES,
    }

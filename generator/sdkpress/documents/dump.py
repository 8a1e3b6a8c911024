"""A document as text.

Input: a document, perhaps put together from several files. Output: YAML or JSON, keys in their order.
"""

from __future__ import annotations

import json
from typing import Any, cast

from sdkpress.diagnostics.findings import Location
from sdkpress.source.document import Document
from sdkpress.source.marks import Marks


def dump(document: Document, *, as_json: bool) -> str:
    """The text of a document."""
    data = _with_version_as_written(document)
    if as_json:
        return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    import yaml

    class Dumper(yaml.SafeDumper):
        """Writes what is used twice twice: an alias is no part of OpenAPI."""

        def ignore_aliases(self, data: Any) -> bool:
            del data
            return True

    return yaml.dump(
        data, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=100
    )


def _with_version_as_written(document: Document) -> object:
    """The version 1.10, written without quotes, is a number to YAML, and 1.1."""
    data = document.data
    if not isinstance(data, dict):
        return data
    root = cast("dict[str, Any]", data)
    info = root.get("info")
    version = (
        cast("dict[str, Any]", info).get("version") if isinstance(info, dict) else None
    )
    if not isinstance(version, float):
        return root
    origin = document.locate(Location(document.file, "#/info/version"))
    raw = document.text_of(origin.file)
    text = "" if raw is None else Marks(raw).written(origin.pointer)
    return {
        **root,
        "info": {**cast("dict[str, Any]", info), "version": text or str(version)},
    }

"""Entries added to a config that a person wrote: everything else stays as it is, to the last comment.

Input: the text of a `sdkpress.yaml`, and settings that are mappings. Output: the text with the entries that it does not
have yet, behind those that it has.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from sdkpress.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a setting; the note becomes a comment where there is room for one."""

    key: str
    value: str
    note: str | None = None

    @property
    def text(self) -> str:
        """The entry in quotes as JSON has them, which is YAML too."""
        return f"{json.dumps(self.key, ensure_ascii=False)}: {self.value}"

    @property
    def line(self) -> str:
        """The entry on a line of its own."""
        return self.text if self.note is None else f"{self.text} # {self.note}"


def with_entries(text: str, setting: str, entries: Iterable[Entry]) -> str:
    """The config with the entries that its setting lacks. Raises `yaml.YAMLError`, and `ValueError` where the
    config or the setting is no mapping."""
    root = _composed(text)
    if root is not None and not isinstance(root, MappingNode):
        raise ValueError("it is no mapping")
    value = None if root is None else _value_of(root, setting)
    if value is None:
        lines = [f"{setting}:", *(f"  {entry.line}" for entry in entries)]
        lead = text if not text or text.endswith("\n") else f"{text}\n"
        return lead + "".join(f"{line}\n" for line in lines)
    known = _keys(value, setting)
    new = [entry for entry in entries if entry.key not in known]
    if not new:
        return text
    if isinstance(value, MappingNode) and value.flow_style:
        return _in_braces(text, value, new)
    return _below(text, value, new)


def _composed(text: str) -> Node | None:
    return yaml.SafeLoader(text).get_single_node()


def _value_of(root: MappingNode, setting: str) -> Node | None:
    pairs: Sequence[tuple[Node, Node]] = root.value
    return next((value for key, value in pairs if key.value == setting), None)


def _keys(value: Node, setting: str) -> set[str]:
    if isinstance(value, MappingNode):
        return {str(key.value) for key, _ in value.value}
    if isinstance(value, ScalarNode) and value.tag == "tag:yaml.org,2002:null":
        return set()
    raise ValueError(f"`{setting}` is no mapping")


def _in_braces(text: str, value: MappingNode, new: Sequence[Entry]) -> str:
    at = (
        value.value[-1][1].end_mark.index if value.value else value.start_mark.index + 1
    )
    lead = ", " if value.value else ""
    added = ", ".join(entry.text for entry in new)
    return f"{text[:at]}{lead}{added}{text[at:]}"


def _below(text: str, value: Node, new: Sequence[Entry]) -> str:
    """New lines behind the last entry, indented as the first one is."""
    last, indent = value, 2
    if isinstance(value, MappingNode):
        last, indent = value.value[-1][1], value.value[0][0].start_mark.column
    end = text.find("\n", last.end_mark.index)
    before, after = (f"{text}\n", "") if end < 0 else (text[: end + 1], text[end + 1 :])
    return before + "".join(f"{' ' * indent}{one.line}\n" for one in new) + after

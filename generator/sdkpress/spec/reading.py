"""How the passes around a raw document read it: typed looks at plain values, with findings.

Input: a `Document`. Output: a `Reading`, whose methods give a value of the wanted type or report
what is wrong at its pointer and give nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Final, cast

from sdkpress.diagnostics import codes
from sdkpress.diagnostics.findings import Code, Location, Sink
from sdkpress.frozen import dataclass
from sdkpress.source.document import Document
from sdkpress.source.pointer import escape
from sdkpress.spec.model import Version

NOTHING: Final[Mapping[str, object]] = MappingProxyType({})

_NAMES: Final[dict[type, str]] = {
    dict: "a mapping",
    list: "a list",
    str: "text",
    int: "a number",
    float: "a number",
    bool: "a boolean",
    type(None): "null",
}


def kind_of(value: object) -> str:
    """What a plain value is, in words."""
    return _NAMES.get(type(value), type(value).__name__)


def as_mapping(value: object) -> Mapping[str, object] | None:
    """The value if it is a mapping."""
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else None


def as_list(value: object) -> list[object] | None:
    """The value if it is a list."""
    return cast("list[object]", value) if isinstance(value, list) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document under the reader's eyes. `rewrites` is the root's extension rewrite, new name → old."""

    document: Document
    root: Mapping[str, object]
    version: Version
    sink: Sink
    rewrites: Mapping[str, str] = field(default_factory=dict[str, str])

    def report(
        self,
        code: Code,
        message: str,
        at: str,
        *,
        on_key: bool = False,
        related: tuple[str, ...] = (),
        hint: str | None = None,
    ) -> None:
        """Add a finding at a pointer."""
        places = tuple(Location(self.document.file, pointer) for pointer in related)
        self.sink.report(
            code,
            message,
            Location(self.document.file, at, on_key=on_key),
            related=places,
            hint=hint,
        )

    def wrong(self, value: object, wanted: str, at: str) -> None:
        """Report a value of the wrong type."""
        self.report(
            codes.INVALID_SHAPE, f"{wanted} is expected, not {kind_of(value)}", at
        )

    def mapping(
        self, value: object, at: str, what: str = "a mapping"
    ) -> Mapping[str, object]:
        """The value as a mapping; anything else is reported and read as an empty one."""
        mapping = as_mapping(value)
        if mapping is None:
            self.wrong(value, what, at)
            return NOTHING
        return mapping

    def child(
        self, node: Mapping[str, object], key: str, at: str
    ) -> Mapping[str, object]:
        """The mapping at `key`, empty when the key is absent or null."""
        value = node.get(key)
        return NOTHING if value is None else self.mapping(value, f"{at}/{escape(key)}")

    def items(self, node: Mapping[str, object], key: str, at: str) -> list[object]:
        """The list at `key`, empty when the key is absent or null."""
        value = node.get(key)
        if value is None:
            return []
        items = as_list(value)
        if items is None:
            return self.listed(value, "a list", f"{at}/{escape(key)}")
        return items

    def listed(self, value: object, wanted: str, at: str) -> list[object]:
        """What stands where a list is expected, reported: a mapping of mappings is read as the list
        of its values, any other mapping as a list of one."""
        self.wrong(value, wanted, at)
        node = as_mapping(value)
        if node is None:
            return []
        if node and all(isinstance(one, dict) for one in node.values()):
            return list(node.values())
        return [value]

    def text(self, node: Mapping[str, object], key: str, at: str) -> str | None:
        """The text at `key`. Numbers and booleans are taken as text, as YAML writes them."""
        value = node.get(key)
        if value is None or type(value) is str:
            return value
        return self.as_text(value, f"{at}/{escape(key)}")

    def as_text(self, value: object, at: str) -> str | None:
        """A scalar as text; a mapping or list is reported."""
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, (int, float)):
            return self._written(value, at)
        if value is not None:
            self.wrong(value, "text", at)
        return None

    def _written(self, value: int | float, at: str) -> str:
        """A number as the document writes it: the version 1.10 is not 1.1."""
        if isinstance(value, int):
            return str(value)
        from sdkpress.source.marks import Marks

        origin = self.document.locate(Location(self.document.file, at))
        raw = self.document.text_of(origin.file)
        text = "" if raw is None else Marks(raw).written(origin.pointer)
        try:
            return text if float(text) == value else str(value)
        except ValueError:
            return str(value)

    def flag(self, node: Mapping[str, object], key: str, at: str) -> bool:
        """The boolean at `key`; absent is false."""
        return self.as_flag(node.get(key), f"{at}/{key}")

    def as_flag(self, value: object, at: str) -> bool:
        """A boolean; null is false, the texts `true` and `false` are taken with a warning."""
        if value is None or isinstance(value, bool):
            return bool(value)
        if value in ("true", "false"):
            message = f"a boolean is expected, not the text {value!r}"
            self.report(codes.ODD_SHAPE, message, at)
            return value == "true"
        self.wrong(value, "a boolean", at)
        return False

    def texts(self, node: Mapping[str, object], key: str, at: str) -> tuple[str, ...]:
        """The texts of the list at `key`; a lone text is reported and read as a list of one."""
        value = node.get(key)
        if isinstance(value, str):
            self.wrong(value, "a list", f"{at}/{escape(key)}")
            return (value,)
        texts = (
            self.as_text(value, f"{at}/{escape(key)}/{index}")
            for index, value in enumerate(self.items(node, key, at))
        )
        return tuple(text for text in texts if text is not None)

    def extensions(self, node: Mapping[str, object]) -> Mapping[str, object]:
        """The `x-` keys, with those of other vendors under the names that the root gives them."""
        extensions = {key: value for key, value in node.items() if key.startswith("x-")}
        if not extensions:
            return NOTHING
        for name, other in self.rewrites.items():
            if other in extensions and name not in extensions:
                extensions[name] = extensions[other]
        return MappingProxyType(extensions)

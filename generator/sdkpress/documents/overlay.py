"""Overlays (OpenAPI Overlay 1.0 and 1.1): a list of changes to a document that someone else owns.

Input: a document, and the files of the overlays in order. Output: the changed document, whose new parts come from
the overlay as far as findings are concerned. An action that selects nothing is told. JSONPath (RFC 9535) is
`python-jsonpath`'s.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import unquote

from sdkpress.config.model import Config
from sdkpress.diagnostics import codes
from sdkpress.diagnostics.findings import Location, Sink
from sdkpress.documents.files import Unavailable
from sdkpress.documents.nodes import as_node
from sdkpress.documents.with_files import files_of
from sdkpress.source.document import Document, load_document
from sdkpress.source.origins import Origin, Origins, beside

_VERSIONS: Final = ("1.0", "1.1")
_Node = dict[str, Any]


def apply_overlays(
    document: Document, config: Config, sink: Sink, extending: Document | None = None
) -> Document | None:
    """The document after `extending`, the overlay that stands for it, and those of the config; None, with a fatal
    finding, where one cannot be read."""
    data = _owned(document.data, document.origins)
    if extending is not None:
        data = _Overlay(extending, document.origins, sink).applied(data)
    for name in config.overlays:
        overlay = load_document(config.folder / name, sink)
        if overlay is None or not _is_overlay(overlay, sink):
            return None
        _report_another(overlay, document, sink)
        data = _Overlay(overlay, document.origins, sink).applied(data)
    return replace(document, data=data, changed=True)


def extended(
    overlay: Document, config: Config, sink: Sink, *, renew: bool
) -> Document | None:
    """The document that an overlay says it `extends` (Overlay 1.1.0 section 4.4.1); None, with a fatal finding, where
    it cannot be had."""
    if not _is_overlay(overlay, sink):
        return None
    address = cast(_Node, overlay.data).get("extends")
    at = Location(overlay.file, "#/extends")
    if not isinstance(address, str):
        message = "the overlay does not say which document it `extends`"
        sink.report(codes.INVALID_OVERLAY, message, Location(overlay.file))
        return None
    files = files_of(overlay, config, sink, renew=renew)
    try:
        source = files.load(files.address(address, files.start()))
    except Unavailable as reason:
        sink.report(codes.INVALID_OVERLAY, str(reason), at)
        return None
    if "overlay" in (as_node(source.data) or {}):
        sink.report(codes.INVALID_OVERLAY, "it extends another overlay", at)
        return None
    texts = {source.address: source.text} if source.is_remote else {}
    return Document(
        file=source.address,
        data=source.data,
        text=source.text,
        origins=Origins(texts=texts),
    )


def _report_another(overlay: Document, document: Document, sink: Sink) -> None:
    """Tell of an overlay that was written for another file; where addresses are concerned, nobody can know."""
    address = cast(_Node, overlay.data).get("extends")
    if not isinstance(address, str) or "://" in address or "://" in document.file:
        return
    meant = Path(overlay.file).parent / unquote(address)
    if meant.resolve() != Path(document.file).resolve():
        message = f"this overlay extends '{address}', not '{document.file}'; it is applied all the same"
        at = Location(overlay.file, "#/extends")
        sink.report(codes.OVERLAY_OF_ANOTHER, message, at)


def _is_overlay(overlay: Document, sink: Sink) -> bool:
    data = overlay.data
    version = cast(_Node, data).get("overlay") if isinstance(data, dict) else None
    if ".".join(str(version).split(".")[:2]) in _VERSIONS:
        return True
    message = "an overlay is a mapping with `overlay: 1.0.0` or 1.1.0"
    sink.report(codes.INVALID_OVERLAY, message, Location(overlay.file))
    return False


@dataclass(slots=True)
class _Overlay:
    """One overlay at work on data of our own, which it may change."""

    overlay: Document
    origins: Origins
    sink: Sink

    def applied(self, data: object) -> object:
        """The data after every action in order."""
        actions = cast(_Node, self.overlay.data).get("actions")
        if not isinstance(actions, list):
            self._odd("an overlay has a list of `actions`", "#")
            return data
        for index, raw in enumerate(cast("list[object]", actions)):
            at = f"#/actions/{index}"
            if isinstance(raw, dict):
                data = self._act(data, cast(_Node, raw), at)
            else:
                self._odd("an action is a mapping", at)
        return data

    def _act(self, data: object, action: _Node, at: str) -> object:
        target = action.get("target")
        if not isinstance(target, str):
            self._odd("an action has a `target`", at)
            return data
        places = self._selected(data, target, f"{at}/target")
        if places is None:
            return data
        if not places:
            message = f"nothing is found at {target}"
            self.sink.report(
                codes.OVERLAY_WITHOUT_TARGET,
                message,
                Location(self.overlay.file, f"{at}/target"),
            )
        if action.get("remove") is True:
            for parts in sorted(places, key=_last_first, reverse=True):
                data = self._remove(data, parts)
            return data
        if "update" in action:
            value, origin = action["update"], Origin(self.overlay.file, f"{at}/update")
        elif "copy" in action:
            copied = self._copied(data, action["copy"], at)
            if copied is None:
                return data
            value, origin = copied
        else:
            self._odd("an action has `update`, `copy` or `remove: true`", at)
            return data
        for parts in places:
            data = self._update(data, parts, value, origin)
        return data

    def _copied(
        self, data: object, path: object, at: str
    ) -> tuple[object, Origin] | None:
        """What `copy` names (Overlay 1.1.0 section 4.4.3): one value of the document."""
        places = (
            self._selected(data, path, f"{at}/copy") if isinstance(path, str) else None
        )
        if places is None or len(places) != 1:
            self._odd("`copy` is a JSONPath that selects one value", f"{at}/copy")
            return None
        value = data
        for part in places[0]:
            value = cast(Any, value)[part]
        return value, Origin(self.overlay.file, f"{at}/copy")

    def _selected(
        self, data: object, path: str, at: str
    ) -> list[tuple[str | int, ...]] | None:
        """The places that a JSONPath selects; None, with a finding, for one that is none."""
        import jsonpath

        environment = jsonpath.JSONPathEnvironment(strict=True)  # RFC 9535 alone
        try:
            return [m.parts for m in environment.finditer(path, cast(Any, data))]
        except (jsonpath.JSONPathError, RecursionError) as error:
            self._odd(f"{path!r} is not a JSONPath that can be used: {error}", at)
            return None

    def _update(
        self,
        data: object,
        parts: tuple[str | int, ...],
        value: object,
        origin: Origin,
    ) -> object:
        if not parts:
            return self._merged(data, value, origin)
        holder = _holder(data, parts)
        old = holder[parts[-1]]
        new = self._merged(old, value, origin)
        holder[parts[-1]] = new
        if not isinstance(old, (dict, list)):
            self.origins.note(holder, str(parts[-1]), origin)
        return data

    def _merged(self, old: object, value: object, origin: Origin) -> object:
        """`update` in `old` (Overlay 1.1.0 section 4.4.3.1): mappings merge, lists grow, the rest is replaced."""
        if isinstance(old, list):
            items = cast("list[object]", old)
            many = isinstance(value, list)
            grown = cast("list[object]", value) if many else [value]
            for index, one in enumerate(grown):
                item_origin = origin.child(str(index)) if many else origin
                self.origins.note(items, str(len(items)), item_origin)
                items.append(_owned(one, self.origins))
            return items
        if not isinstance(old, dict) or not isinstance(value, dict):
            return _owned(value, self.origins)
        node = cast(_Node, old)
        for key, one in cast(_Node, value).items():
            below = origin.child(key)
            known = node.get(key)
            if isinstance(known, dict) and isinstance(one, dict):
                self._merged(cast(object, known), cast(object, one), below)
            elif isinstance(known, list) and isinstance(one, list):
                self._merged(cast(object, known), cast(object, one), below)
            else:
                node[key] = _owned(one, self.origins)
                self.origins.note(node, key, below)
        return node

    def _remove(self, data: object, parts: tuple[str | int, ...]) -> object:
        if not parts:
            return {}
        holder = _holder(data, parts)
        last = parts[-1]
        if isinstance(holder, dict):
            cast(_Node, holder).pop(str(last), None)
        elif isinstance(last, int) and last < len(holder):
            # What stood behind keeps the place that it has in its own file.
            known = dict(self.origins.known(holder))
            del holder[last]
            for index in range(last, len(holder)):
                token = str(index + 1)
                self.origins.note(holder, str(index), known.get(token) or beside(token))
        return data

    def _odd(self, message: str, at: str) -> None:
        self.sink.report(
            codes.INVALID_OVERLAY_ACTION, message, Location(self.overlay.file, at)
        )


def _last_first(parts: tuple[str | int, ...]) -> tuple[Any, ...]:
    return tuple((p if isinstance(p, int) else -1, str(p)) for p in parts)


def _holder(data: object, parts: tuple[str | int, ...]) -> Any:
    value: Any = data
    for part in parts[:-1]:
        value = value[part]
    return value


def _owned(value: object, origins: Origins) -> object:
    """A copy that may be changed, which knows where its members come from."""
    if isinstance(value, dict):
        node: _Node = {
            key: _owned(one, origins) for key, one in cast(_Node, value).items()
        }
        origins.copied(cast(object, value), node)
        return node
    if isinstance(value, list):
        items = [_owned(one, origins) for one in cast("list[object]", value)]
        origins.copied(cast(object, value), items)
        return items
    return value

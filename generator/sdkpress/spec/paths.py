"""Paths and webhooks: which operations there are.

Input: the raw `paths` or `webhooks`. Output: `Operation`s in document order; no operation is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from sdkpress.diagnostics import codes
from sdkpress.source.pointer import escape
from sdkpress.spec.keys import METHODS, check_keys
from sdkpress.spec.model import Operation
from sdkpress.spec.operations import TEMPLATE, OperationReader, PathItem
from sdkpress.spec.reading import NOTHING, Reading, as_mapping
from sdkpress.spec.refs import References


class PathReader:
    """Reads path items."""

    def __init__(
        self, reading: Reading, references: References, operations: OperationReader
    ) -> None:
        self.reading = reading
        self.references = references
        self.operations = operations

    def read_paths(self, paths: Mapping[str, object], at: str) -> tuple[Operation, ...]:
        """The operations of `paths`."""
        items: list[PathItem] = []
        for path, raw in paths.items():
            if path.startswith("x-"):
                continue
            where = f"{at}/{escape(path)}"
            if not path.startswith("/"):
                message = f"path {path!r} must begin with a slash"
                self.reading.report(codes.INVALID_SHAPE, message, where, on_key=True)
            items.append(self._item(path, raw, where, path))
        operations = [
            operation for item in items for operation in self._operations(item)
        ]
        self._check_same(operations)
        return self._with_own_ids(operations)

    def read_webhooks(
        self, hooks: Mapping[str, object], at: str
    ) -> tuple[Operation, ...]:
        """The operations of `webhooks`; their `path` is the key."""
        items = (
            self._item(name, raw, f"{at}/{escape(name)}", None)
            for name, raw in hooks.items()
            if not name.startswith("x-")
        )
        return tuple(
            operation for item in items for operation in self._operations(item)
        )

    def check_item(self, raw: object, at: str) -> None:
        """Read a path item of `components` that no path names, for its findings."""
        self._operations(self._item(at, raw, at, None))

    def _operations(self, item: PathItem) -> list[Operation]:
        operations = [self.operations.read(item, key) for key in self._methods(item)]
        taken = {operation.method for operation in operations}
        return [*operations, *self._additional(item, taken)]

    def _additional(self, item: PathItem, taken: set[str]) -> Iterable[Operation]:
        """The operations of `additionalOperations` (OpenAPI 3.2.0 section 4.9.1), by method."""
        raw, at = item.find("additionalOperations") or (NOTHING, "")
        named = NOTHING if raw is NOTHING else self.reading.mapping(raw, at)
        for method, value in named.items():
            where = f"{at}/{escape(method)}"
            if method.startswith("x-"):
                continue
            if method.lower() in METHODS or not _TOKEN.fullmatch(method):
                message = f"{method!r} is not for `additionalOperations`"
                hint = f"write it as `{method.lower()}` beside `additionalOperations`"
                known = method.lower() in METHODS
                self.reading.report(
                    codes.INVALID_SHAPE,
                    message,
                    where,
                    on_key=True,
                    hint=hint if known else None,
                )
                if not known or method.lower() in taken:
                    continue
            elif method != method.upper():
                message = f"the method {method!r} is sent as {method.upper()!r}"
                self.reading.report(codes.ODD_SHAPE, message, where, on_key=True)
            yield self.operations.read_at(item, value, where, method.lower())

    def _methods(self, item: PathItem) -> Iterable[str]:
        """The keys of the operations."""
        seen: set[str] = set()
        for key in item.keys():
            method = key.lower()
            if method not in METHODS:
                continue
            if key != method:
                message = (
                    f"methods are written in small letters: {method!r}, not {key!r}"
                )
                at = f"{item.at}/{escape(key)}"
                self.reading.report(codes.INVALID_SHAPE, message, at, on_key=True)
            if method not in seen:
                seen.add(method)
                yield key

    def _item(self, name: str, raw: object, at: str, path: str | None) -> PathItem:
        node = as_mapping(raw)
        if node is None:
            if raw is not None:
                self.reading.wrong(raw, "a path item", at)
            node = NOTHING
        check_keys(self.reading, "path item", node, at, besides=_spelled_large)
        layers = ((node, at), *self._referred(node, at))
        return PathItem(at=at, name=name, path=path, layers=layers)

    def _referred(
        self, node: Mapping[str, object], at: str
    ) -> tuple[tuple[Mapping[str, object], str], ...]:
        """The path item that a `$ref` names; the keys beside the `$ref` win over its keys."""
        ref = node.get("$ref")
        if not isinstance(ref, str):
            return ()
        if not self.references.targets.is_local(ref):
            reason = self.reading.document.unresolved.get(ref)
            message = reason or f"the path item {ref!r} lies outside of the document"
            self.reading.report(codes.EXTERNAL_PATH_ITEM, message, f"{at}/$ref")
            return ()
        target = self.references.part(node, at, "a path item")
        if target is None:
            return ()
        return ((self.reading.mapping(target.raw, target.at), target.at),)

    def _check_same(self, operations: list[Operation]) -> None:
        """Two paths that differ only in the names in braces, with a method in common."""
        seen: dict[tuple[str, str], Operation] = {}
        for operation in operations:
            shape = (TEMPLATE.sub("{}", operation.path), operation.method)
            first = seen.setdefault(shape, operation)
            if first is not operation:
                message = (
                    f"{operation.method.upper()} {operation.path} cannot be told from "
                    f"{first.method.upper()} {first.path}"
                )
                self.reading.report(
                    codes.SAME_PATH,
                    message,
                    operation.at,
                    on_key=True,
                    related=(first.at,),
                )

    def _with_own_ids(self, operations: list[Operation]) -> tuple[Operation, ...]:
        """The operations; one with the operationId of another is named after its path."""
        seen: dict[str, Operation] = {}
        identified: list[Operation] = []
        for operation in operations:
            name = operation.operation_id
            if name is not None and not operation.ignored:
                first = seen.setdefault(name, operation)
                if first is not operation:
                    self._report_same_id(name, operation, first)
                    operation = replace(operation, operation_id=None)
            identified.append(operation)
        return tuple(identified)

    def _report_same_id(self, name: str, later: Operation, first: Operation) -> None:
        self.reading.report(
            codes.DUPLICATE_OPERATION_ID,
            f"operationId {name!r} is already that of {first.method.upper()} {first.path}; "
            "this operation is named after its path",
            f"{later.at}/operationId",
            related=(f"{first.at}/operationId",),
            hint="give one of the two operations another operationId",
        )


_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110 section 9.1


def _spelled_large(key: str) -> bool:
    return key.lower() in METHODS

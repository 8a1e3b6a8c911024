"""References and compositions: a schema as what it says in the end.

Input: schemas with symbolic references. Output: schemas with references followed and allOf merged; what
cannot be is reported, once for each place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from sdkpress.config.model import Config
from sdkpress.diagnostics import codes
from sdkpress.diagnostics.findings import Code, Location, Sink
from sdkpress.ir.media_types import ContentKind, content_kind
from sdkpress.lower.aliases import type_names
from sdkpress.lower.compose import Merge
from sdkpress.spec.keys import METHODS
from sdkpress.spec.model import ABSENT, Schema, Spec

_HOLDERS: Final = ("#/components/schemas/", "#/definitions/")  # since 3.0; 2.0
_ANNOTATIONS: Final = frozenset(
    """all_of at default deprecated description example examples extensions keywords nullable read_only
    title types write_only""".split()
)
_DESCRIBED: Final = frozenset(("all_of", "at", "description"))


class Resolver:
    """Answers what the schemas of one document say."""

    def __init__(self, spec: Spec, config: Config, sink: Sink) -> None:
        self.spec = spec
        self.config = config
        self.sink = sink
        self._merged: dict[str, Schema] = {}
        self._reported: set[tuple[str, str]] = set()
        self._extended: dict[str, Mapping[str, None]] = {}

    @cached_property
    def has_xml(self) -> bool:
        """Whether any body of the document is XML."""
        return any(
            content_kind(media_type) is ContentKind.XML
            for operation in (*self.spec.operations, *self.spec.webhooks)
            for body in (operation.request_body, *operation.responses.values())
            if body is not None
            for media_type in body.content
        )

    @cached_property
    def type_names(self) -> Mapping[str, str]:
        """After which component the type of a schema with aliases is named; none with `naming: speakeasy`."""
        if self.config.compatibility.naming == "speakeasy":
            return {}
        return type_names(self.spec)

    @cached_property
    def first_operations(self) -> Mapping[str, str]:
        """The first operation of each path item, by the order of methods; none with `naming: speakeasy`, where the
        document's order counts."""
        if self.config.compatibility.naming == "speakeasy":
            return {}
        firsts: dict[str, tuple[int, str]] = {}
        for operation in self.spec.operations:
            order = (
                METHODS.index(operation.method) if operation.method in METHODS else 99
            )
            holder = operation.at.rpartition("/")[0]
            firsts[holder] = min(
                firsts.get(holder, (order, operation.at)), (order, operation.at)
            )
        return {holder: at for holder, (_, at) in firsts.items()}

    @cached_property
    def _members_of(self) -> Mapping[str, Sequence[str]]:
        """By pointer the schemas that are composed of a schema itself."""
        direct: dict[str, list[str]] = {}
        for pointer, schema in self.spec.schemas.items():
            for member in schema.all_of:
                if member.ref is not None:
                    direct.setdefault(member.ref, []).append(pointer)
        return direct

    def extended(self, base: str) -> Mapping[str, None]:
        """The schemas that are composed of one, at any level, in the document's order."""
        known = self._extended.get(base)
        if known is None:
            found, pending = set[str](), [base]
            while pending:
                more = set(self._members_of.get(pending.pop(), ())) - found
                found |= more
                pending += more
            every = self.spec.schemas if found else ()
            known = dict.fromkeys(pointer for pointer in every if pointer in found)
            self._extended[base] = known
        return known

    def follow(self, schema: Schema) -> Schema:
        """The schema at the end of a chain of references (itself if it is none)."""
        seen: set[str] = set()
        while schema.ref is not None:
            if self.extends(schema):
                base = Schema(at=schema.at, ref=schema.ref)
                return replace(schema, ref=None, all_of=(base, *schema.all_of))
            target = self.spec.schemas.get(schema.ref)
            if target is None or schema.ref in seen:
                return Schema(at=schema.at, boolean=True)
            seen.add(schema.ref)
            schema = target
        return schema

    def extends(self, schema: Schema) -> bool:
        """Whether a reference adds to what it names: since 3.1 its siblings count as allOf does."""
        return self.spec.version not in ("2.0", "3.0") and bool(
            schema.properties
            or schema.required
            or schema.all_of
            or schema.any_of
            or schema.one_of
            or schema.enum is not None
            or schema.const is not ABSENT
            or schema.additional_properties is not None
        )

    def plain(self, schema: Schema) -> Schema:
        """The schema with references followed and allOf merged."""
        schema = self.follow(schema)
        if not schema.all_of:
            return schema
        known = self._merged.get(schema.at)
        if known is None:
            published = self.config.compatibility.naming == "speakeasy"
            merge = Merge(self.follow, self.config.all_of, bases_describe=published)
            known = merge.merged(schema)
            for contradiction in merge.contradictions:
                self.unsupported(f"allOf cannot hold: {contradiction}", schema)
            if merge.contradictions:
                known = Schema(
                    at=schema.at, boolean=True, description=schema.description
                )
            self._merged[schema.at] = known
        return known

    def lone_reference(self, schema: Schema, *, is_component: bool) -> Schema | None:
        """The reference in `allOf: [$ref]` with annotations only: a way to describe a reference.

        Members that only annotate count as siblings. A component written so is a type of its own. With
        `naming: speakeasy` anything but a description makes a copy of what is referred to.
        """
        references = [member for member in schema.all_of if member.ref is not None]
        others = [member for member in schema.all_of if member.ref is None]
        if is_component or len(references) != 1 or self.extends(references[0]):
            return None
        parts = (schema, *others)
        allowed = (
            _DESCRIBED
            if self.config.compatibility.naming == "speakeasy"
            else _ANNOTATIONS
        )
        if not all(says_only(part, allowed) for part in parts):
            return None
        if any(part.nullable for part in others):
            return replace(references[0], nullable=True)
        return references[0]

    def targets(self, schema: Schema) -> frozenset[str]:
        """The pointers of what a composition refers to."""
        return frozenset(
            self.follow(member).at for member in schema.all_of if member.ref is not None
        )

    def unsupported(self, message: str, schema: Schema) -> None:
        """Reports that a schema becomes `Unknown`."""
        self.report(codes.UNSUPPORTED_SCHEMA, message, schema.at)

    def report(self, code: Code, message: str, at: str) -> None:
        """Reports a finding once, however often its place is visited."""
        if (at, message) not in self._reported:
            self._reported.add((at, message))
            self.sink.report(code, message, Location(self.spec.file, at))


def component_key(pointer: str) -> str | None:
    """The key of a component that a pointer names; None for anything deeper or elsewhere."""
    for holder in _HOLDERS:
        key = pointer.removeprefix(holder)
        if key != pointer and "/" not in key:
            return unescaped(key)
    return None


def unescaped(token: str) -> str:
    """One token of a pointer as the key it stands for (RFC 6901)."""
    return token.replace("~1", "/").replace("~0", "~")


def says_only(schema: Schema, allowed: frozenset[str]) -> bool:
    """Whether a schema says nothing besides some keys."""
    plain = Schema(at=schema.at)
    return all(
        getattr(schema, name) == getattr(plain, name)
        for name in Schema.__slots__
        if name not in allowed
    )

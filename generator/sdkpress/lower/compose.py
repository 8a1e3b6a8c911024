"""allOf: several schemas that all hold at once, as one schema.

Input: a schema with `all_of` and a way to follow references. Output: one schema without `all_of`
(OpenAPI 3.1.2 section 4.8.24.2), and the contradictions that were met. `deep` merges a property that
several members write; `shallow` takes the last one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final, Literal

from sdkpress.source.pointer import join
from sdkpress.spec.model import ABSENT, Discriminator, Schema

Follow = Callable[[Schema], Schema]
"""The schema at the end of a chain of references (itself if it is none)."""

_LIMIT: Final = 100


@dataclass(slots=True)
class Merge:
    """One merge: how to do it, and what it met."""

    follow: Follow
    mode: Literal["deep", "shallow"] = "deep"
    bases_describe: bool = False  # whether what a base says about itself holds for all
    contradictions: list[str] = field(default_factory=list[str])
    _active: list[str] = field(default_factory=list[str])  # the schemas being merged
    # What was merged whole: two members may lead to the same base, and that to others in the same way.
    _known: dict[str, Schema] = field(default_factory=dict[str, Schema])
    _left_out: int = 0  # members that were not read because of where they stood

    def merged(self, schema: Schema) -> Schema:
        """The schema that says what `schema` and all its `all_of` members say.

        A member that is being merged already says nothing new: it is left out.
        """
        if len(self._active) >= _LIMIT:
            self.contradictions.append(f"allOf nests more than {_LIMIT} levels deep")
            return replace(schema, all_of=())
        self._active.append(schema.at)
        try:
            return self._merged(schema)
        finally:
            self._active.pop()

    def _merged(self, schema: Schema) -> Schema:
        # What stands beside allOf comes after the members' properties.
        result = replace(schema, all_of=(), ref=None, properties=MappingProxyType({}))
        own_extensions = result.extensions
        for index, member in enumerate(schema.all_of):
            part = self.follow(member)
            if member.ref is not None and part.at in self._active:
                self._left_out += 1
                continue
            part = self._one_of_its_own(part)
            if part.all_of:
                part = self._one_of_its_own(self._base(part))
            of_a_base = member.ref is not None and len(schema.all_of) > 1
            if of_a_base and not self.bases_describe:
                # What a base says about itself is not about what extends it.
                part = replace(part, description=None, example=ABSENT, examples=())
            result = self._joined(part, result, first=index == 0)
        result = replace(
            result,
            properties=self._properties(
                result.properties, schema.properties, schema.at
            ),
        )
        if own_extensions is not result.extensions:
            name = "x-speakeasy-name-override"
            if name in result.extensions and name not in own_extensions:
                # A name belongs to the schema that wrote it, not to what is composed of it.
                rest = {k: v for k, v in result.extensions.items() if k != name}
                result = replace(result, extensions=MappingProxyType(rest))
        return result

    def _base(self, schema: Schema) -> Schema:
        """A member that is composed itself, merged once unless what it says hangs on where it stands."""
        known = self._known.get(schema.at)
        if known is None:
            before = self._left_out, len(self.contradictions)
            known = self.merged(schema)
            if before == (self._left_out, len(self.contradictions)):
                self._known[schema.at] = known
        return known

    def _one_of_its_own(self, base: Schema) -> Schema:
        """The base without its alternatives, where what is merged is one of them: it was chosen."""
        choices = (*base.one_of, *base.any_of)
        if any(self.follow(choice).at in self._active for choice in choices):
            self._left_out += 1
            return replace(base, one_of=(), any_of=(), discriminator=None)
        return base

    def _joined(self, part: Schema, outer: Schema, *, first: bool) -> Schema:
        """`part` (a member) under `outer` (what is known so far, whose annotations win)."""
        if part.boolean is False:
            self.contradictions.append("a member allows nothing")
        return replace(
            outer,
            types=self._types(part, outer),
            nullable=_nullable(part, outer, first=first),
            title=outer.title,
            description=(
                part.description if outer.description is None else outer.description
            ),
            format=part.format if outer.format is None else outer.format,
            enum=self._enum(part, outer),
            const=part.const if outer.const is ABSENT else outer.const,
            default=part.default if outer.default is ABSENT else outer.default,
            example=part.example if outer.example is ABSENT else outer.example,
            examples=outer.examples or part.examples,
            properties=self._properties(outer.properties, part.properties, outer.at),
            required=tuple(dict.fromkeys((*part.required, *outer.required))),
            additional_properties=_additional(part, outer),
            pattern_properties=MappingProxyType(
                {**part.pattern_properties, **outer.pattern_properties}
            ),
            items=part.items if outer.items is None else outer.items,
            prefix_items=outer.prefix_items or part.prefix_items,
            any_of=self._choices(part.any_of, outer.any_of),
            one_of=self._choices(part.one_of, outer.one_of),
            discriminator=_discriminator(part, outer),
            deprecated=outer.deprecated,
            read_only=outer.read_only or part.read_only,
            write_only=outer.write_only or part.write_only,
            content_encoding=outer.content_encoding or part.content_encoding,
            content_media_type=outer.content_media_type or part.content_media_type,
            content_schema=outer.content_schema or part.content_schema,
            extensions=_united(part.extensions, outer.extensions),
            keywords=_united(part.keywords, outer.keywords),
        )

    def _types(self, part: Schema, outer: Schema) -> tuple[str, ...]:
        if not part.types or not outer.types:
            return part.types or outer.types
        both = tuple(t for t in outer.types if t in part.types or _wider(t, part.types))
        narrower = both or tuple(t for t in part.types if _wider(t, outer.types))
        if not narrower:
            self.contradictions.append(
                f"type {'/'.join(part.types)} and type {'/'.join(outer.types)}"
            )
        return narrower or outer.types

    def _enum(self, part: Schema, outer: Schema) -> tuple[object, ...] | None:
        if part.enum is None or outer.enum is None:
            return part.enum if outer.enum is None else outer.enum
        both = tuple(value for value in outer.enum if value in part.enum)
        if not both:
            self.contradictions.append("enums without a common value")
            return outer.enum
        return both

    def _properties(
        self, early: Mapping[str, Schema], late: Mapping[str, Schema], at: str
    ) -> Mapping[str, Schema]:
        if not early or not late:
            return late or early
        joined = dict(early)
        for name, schema in late.items():
            known = joined.get(name)
            if known is None or self.mode == "shallow":
                joined[name] = schema
            else:
                joined[name] = _both(known, schema, join(at, "properties", name))
        return MappingProxyType(joined)

    def _choices(
        self, part: tuple[Schema, ...], outer: tuple[Schema, ...]
    ) -> tuple[Schema, ...]:
        """The alternatives of several members: a value is one of any of them.

        Python has no type for "one of these and one of those": each alternative is a type, with what
        stands beside them all.
        """
        if not part or not outer:
            return outer or part
        if not all(self._is_object(choice) for choice in (*part, *outer)):
            self.contradictions.append("two sets of alternatives")
            return outer
        known = {self.follow(choice).at for choice in outer}
        return outer + tuple(c for c in part if self.follow(c).at not in known)

    def _is_object(self, schema: Schema) -> bool:
        schema = self.follow(schema)
        return not schema.types or "object" in schema.types


def _discriminator(part: Schema, outer: Schema) -> Discriminator | None:
    """What tells the alternatives apart: of two sets neither property does."""
    choices, others = part.one_of or part.any_of, outer.one_of or outer.any_of
    if choices and others:
        same = part.discriminator == outer.discriminator
        return outer.discriminator if same else None
    return outer.discriminator or (part.discriminator if choices else None)


def _both(known: Schema, later: Schema, at: str) -> Schema:
    """A property that two members write: both hold, and the later one describes it.

    It belongs to the composed schema: another one may join the same member with something else.
    """
    if known is later or known == later:
        return known
    return Schema(at=at, all_of=(later, known), title=later.title)


def _wider(name: str, others: tuple[str, ...]) -> bool:
    return name == "integer" and "number" in others


def _nullable(part: Schema, outer: Schema, *, first: bool) -> bool:
    """Null passes only where every member lets it; a schema without types does not forbid it."""
    if outer.nullable:
        return True
    if part.nullable and part == Schema(at=part.at, nullable=True):
        return True  # it says nothing else, and so means the whole
    if outer.types or not first:
        return False
    return part.nullable


def _additional(part: Schema, outer: Schema) -> Schema | None:
    """A closed member beside others would allow nothing; what is composed is open then."""
    first, second = part.additional_properties, outer.additional_properties
    if first is None or second is None:
        lone = first if second is None else second
        if lone is not None and lone.boolean is False and second is None:
            return None
        return lone
    return second if first.boolean is not None else first


def _united(
    part: Mapping[str, object], outer: Mapping[str, object]
) -> Mapping[str, object]:
    if not part:
        return outer
    return MappingProxyType({**part, **outer}) if outer else part

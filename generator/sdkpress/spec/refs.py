"""References: what each names, with findings for what is missing, outside of the document or circular.

Input: raw values with a `$ref`. Output: normalised pointers (`#/components/schemas/Pet`, not
percent-encoded) and the definitions they name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from urllib.parse import unquote

from sdkpress.diagnostics import codes
from sdkpress.source.pointer import escape, unescape
from sdkpress.spec.reading import NOTHING, Reading, as_mapping
from sdkpress.spec.targets import Target, Targets


@dataclass(slots=True)
class References:
    """Answers the references of one document; remembers the schemas that are asked for."""

    reading: Reading
    targets: Targets
    schemas_to_read: dict[str, Target] = field(default_factory=dict[str, Target])
    _schemas: dict[str, str] = field(default_factory=dict[str, str])
    _reported: set[str] = field(default_factory=set[str])

    def schema(self, ref: str, at: str, key: str = "$ref") -> str | None:
        """The normalised pointer of the schema that `key` of the schema at `at` names; None, with
        a finding, when nothing can be named."""
        if ref in self._schemas and not self.targets.has_ids:
            return self._schemas[ref]
        target = self.find(ref, at, key)
        pointer = None if target is None else self._noted(target)
        if pointer is not None and ref[:1] == "#" and pointer[1:] == unquote(ref[1:]):
            self._schemas[ref] = pointer  # the same wherever it stands
        return pointer

    def recursive(self, at: str) -> str | None:
        """The normalised pointer of what `$recursiveRef: '#'` names; None with a finding."""
        target = self.targets.recursive(at)
        if target is None:
            message = (
                "no schema around has `$recursiveAnchor: true`; any value is taken"
            )
            self.reading.report(codes.IGNORED_KEYWORD, message, f"{at}/$recursiveRef")
            return None
        return self._noted(target)

    def _noted(self, target: Target) -> str | None:
        if not isinstance(target.raw, (dict, bool)):
            self.reading.wrong(target.raw, "a schema", target.at)
            return None
        self.schemas_to_read.setdefault(target.at, target)
        return target.at

    def part(self, raw: object, at: str, what: str) -> Target | None:
        """Follow the references of a parameter, response, … to its definition."""
        seen: list[str] = []
        while True:
            node = as_mapping(raw)
            if node is None:
                self.reading.wrong(raw, what, at)
                return None
            ref = node.get("$ref")
            if not isinstance(ref, str):
                return Target(at, raw)
            seen.append(at)
            target = self.find(ref, at)
            if target is None:
                return None
            if target.at in seen:
                self.report_cycle((*seen[seen.index(target.at) :], target.at))
                return None
            at, raw = target.at, target.raw

    def find(self, ref: str, at: str, key: str = "$ref") -> Target | None:
        """The definition a reference names, or None with a finding: one for each text."""
        target = self.targets.find(ref, at)
        if target is not None or ref in self._reported:
            return target
        self._reported.add(ref)
        if self.targets.is_local(ref):
            message = f"there is nothing at {ref!r}"
            hint = self._nearest(ref)
            where = f"{at}/{escape(key)}"
            self.reading.report(codes.REF_NOT_FOUND, message, where, hint=hint)
        else:
            self._report_external(ref, at)
        return None

    def _report_external(self, ref: str, at: str) -> None:
        reason = self.reading.document.unresolved.get(ref)
        schema = self.targets.walk(f"#/components/schemas/{escape(ref)}")
        hint = None if schema is None else f"did you mean {schema.at!r}?"
        if reason is None:
            reason = f"{ref!r} lies outside of the document"
        self.reading.report(codes.EXTERNAL_REF, reason, f"{at}/$ref", hint=hint)

    def _nearest(self, ref: str) -> str | None:
        fragment = unquote(ref.partition("#")[2])
        holder, _, name = fragment.rpartition("/")
        around = self.targets.walk("#" + holder)
        names = NOTHING if around is None else as_mapping(around.raw) or NOTHING
        close = get_close_matches(unescape(name), list(names), n=1)
        return f"did you mean {close[0]!r}?" if close else None

    def report_cycle(self, path: tuple[str, ...]) -> None:
        """Report references that lead back to their start; both ends are shown."""
        start, end = path[0], path[max(0, len(path) - 2)]
        self.reading.report(
            codes.REF_CYCLE,
            f"references go in a circle: {' → '.join(path)}",
            start,
            related=() if start == end else (end,),
        )

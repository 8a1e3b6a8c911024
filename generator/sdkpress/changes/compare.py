"""Two surfaces → what changes for the users of the SDK, and on the wire.

Input: the `Surface` of the old document and of the new one. Output: `Change`s: breaking ones first, each kind in the
order of the documents. Calls are matched by what they send, then by name; models by name, then by what they hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

from sdkpress.changes.members import Side, compare_arguments, compare_fields
from sdkpress.changes.model import ORDER, Change, Kind
from sdkpress.changes.shapes import Fit, Shape, renamed, shape_text
from sdkpress.changes.surface import Call, ModelSurface, Surface


def compare_surfaces(old: Surface, new: Surface) -> tuple[Change, ...]:
    """Every change, breaking ones first."""
    changes = {
        (change.kind, change.subject, change.message): change
        for change in _Comparison(old, new).changes()
    }
    return tuple(
        sorted(changes.values(), key=lambda one: (not one.breaking, ORDER[one.kind]))
    )


class _Comparison:
    """The two, with what is looked up in them."""

    def __init__(self, old: Surface, new: Surface) -> None:
        models = {model.name: model for model in old.models}
        self.new = new
        self.new_models = {model.name: model for model in new.models}
        self.renamed = dict(_renamed_models(models, self.new_models))
        # From here on the old types go by their new names, so that a new name alone is no new type.
        self.old = replace(
            old,
            calls=tuple(_call_renamed(call, self.renamed) for call in old.calls),
            models=tuple(_model_renamed(model, self.renamed) for model in old.models),
        )
        self.old_models = {model.name: model for model in self.old.models}
        known = {self.renamed.get(name, name): m for name, m in self.old_models.items()}
        # An argument takes in the new SDK what was given in the old; a result of the new is used as the old's was.
        self.giving = Fit(self.new_models, known)
        self.reading = Fit(known, self.new_models)

    def changes(self) -> Iterator[Change]:
        yield from self._client()
        pairs = _paired_calls(self.old.calls, self.new.calls)
        for before, after in pairs:
            yield from self._call(before, after)
        yield from self._models()

    def _client(self) -> Iterator[Change]:
        old, new = self.old, self.new
        if old.package != new.package:
            message = f"the package is now `{new.package}`"
            yield Change(
                kind=Kind.RENAMED, subject=old.package, message=message, breaking=True
            )
        for before, after in zip(old.classes, new.classes, strict=False):
            if before != after:
                message = f"the client is now `{after}`"
                yield Change(
                    kind=Kind.RENAMED, subject=before, message=message, breaking=True
                )
        for name in old.client:
            if name not in new.client:
                yield Change(
                    kind=Kind.REMOVED,
                    subject=f"{new.classes[0]}({name}=)",
                    message="the client takes no such argument any more",
                    breaking=True,
                )
        for name in new.client:
            if name not in old.client:
                yield Change(
                    kind=Kind.NEW,
                    subject=f"{new.classes[0]}({name}=)",
                    message="a new argument of the client",
                    breaking=False,
                )
        if old.servers != new.servers:
            message = f"servers were {_listed(old.servers)}, now {_listed(new.servers)}"
            yield Change(
                kind=Kind.WIRE,
                subject="servers",
                message=message,
                breaking=False,
                old="#/servers",
                new="#/servers",
            )

    def _call(self, before: Call | None, after: Call | None) -> Iterator[Change]:
        if before is None or after is None:
            one = after or before
            assert one is not None
            is_new = before is None
            yield Change(
                kind=Kind.NEW if is_new else Kind.REMOVED,
                subject=f"{one.name}()",
                message=(
                    f"{one.wire}, returns {one.result_text}" if is_new else one.wire
                ),
                breaking=not is_new,
                old=None if is_new else one.at,
                new=one.at if is_new else None,
            )
            return
        for name in before.names:
            if name not in after.names:
                yield Change(
                    kind=Kind.RENAMED,
                    subject=f"{name}()",
                    message=f"now `{after.name}()`",
                    breaking=True,
                    old=before.at,
                    new=after.at,
                )
        yield from compare_arguments(before, after, self.giving)
        yield from self._result(before, after)
        yield from _on_the_wire(before, after)

    def _result(self, before: Call, after: Call) -> Iterator[Change]:
        old, new = before.result, after.result
        if before.mode == after.mode and old == new:
            if _may_be_none(before.result_text) == _may_be_none(after.result_text):
                return
        good = before.mode == after.mode
        if good and old is not None:
            good = new is not None and self.reading.fits(old, new)
        if good and _may_be_none(after.result_text):
            good = _may_be_none(before.result_text)
        if good and before.result_text == after.result_text:
            return
        yield Change(
            kind=Kind.RETYPED,
            subject=f"{after.name}()",
            message=f"returned `{before.result_text}`, now `{after.result_text}`",
            breaking=not good,
            old=before.at,
            new=after.at,
        )

    def _models(self) -> Iterator[Change]:
        for name, before in self.old_models.items():
            after = self.new_models.get(self.renamed.get(name, name))
            if after is None:
                yield Change(
                    kind=Kind.REMOVED,
                    subject=name,
                    message=f"the {before.kind} is gone",
                    breaking=True,
                    old=before.at,
                )
                continue
            if after.name != name:
                yield Change(
                    kind=Kind.RENAMED,
                    subject=name,
                    message=f"now `{after.name}`",
                    breaking=True,
                    old=before.at,
                    new=after.at,
                )
            yield from self._model(before, after)
        come = set(self.renamed.values())
        for name, after in self.new_models.items():
            if name not in self.old_models and name not in come:
                yield Change(
                    kind=Kind.NEW,
                    subject=name,
                    message=f"a new {after.kind}",
                    breaking=False,
                    new=after.at,
                )

    def _model(self, before: ModelSurface, after: ModelSurface) -> Iterator[Change]:
        if before.kind != after.kind:
            yield Change(
                kind=Kind.RETYPED,
                subject=before.name,
                message=f"was an {before.kind}, now an {after.kind}",
                breaking=True,
                old=before.at,
                new=after.at,
            )
        elif before.kind == "object":
            side = Side(self.giving, self.reading, before.usage)
            yield from compare_fields(before, after, side)
        else:
            yield from self._choices(before, after)

    def _choices(self, before: ModelSurface, after: ModelSurface) -> Iterator[Change]:
        """Values of an enum, members of a union: what is gone cannot be given or was returned before."""
        what = "value" if before.kind == "enum" else "member"
        old, new = _choices(before), _choices(after)
        for text in old:
            if text not in new and not self._still_fits(before, after, old[text]):
                lenient = after.open and before.usage == "response"
                yield Change(
                    kind=Kind.REMOVED,
                    subject=f"{after.name}: {text}",
                    message=f"the {what} is gone",
                    breaking=not lenient,
                    old=before.at,
                    new=after.at,
                )
        for text in new:
            if text not in old:
                yield Change(
                    kind=Kind.NEW,
                    subject=f"{after.name}: {text}",
                    message=f"a new {what}",
                    breaking=False,
                    old=before.at,
                    new=after.at,
                )

    def _still_fits(
        self, before: ModelSurface, after: ModelSurface, choice: object
    ) -> bool:
        """Whether another member of the union takes what one that is gone took."""
        if before.kind != "union":
            return False
        gone = cast(Shape, choice)
        return any(self.giving.fits(member, gone) for member in after.members)


def _choices(model: ModelSurface) -> dict[str, object]:
    if model.kind == "enum":
        return {repr(value): value for value in model.values}
    return {shape_text(member): member for member in model.members}


def _call_renamed(call: Call, names: Mapping[str, str]) -> Call:
    """The call with the new names of models in its types."""
    if not names:
        return call
    arguments = tuple(
        replace(one, shape=renamed(one.shape, names)) for one in call.arguments
    )
    result = None if call.result is None else renamed(call.result, names)
    return replace(call, arguments=arguments, result=result)


def _model_renamed(model: ModelSurface, names: Mapping[str, str]) -> ModelSurface:
    if not names:
        return model
    fields = tuple(
        replace(one, shape=renamed(one.shape, names)) for one in model.fields
    )
    members = tuple(renamed(member, names) for member in model.members)
    return replace(model, fields=fields, members=members)


def _on_the_wire(before: Call, after: Call) -> Iterator[Change]:
    """What is sent elsewhere or otherwise, although the call is written the same."""
    facts = (
        (before.wire, after.wire, "sent as"),
        (_listed(before.sends[:1]), _listed(after.sends[:1]), "the body is sent as"),
        (_security(before), _security(after), "credentials"),
    )
    for old, new, what in facts:
        if old != new:
            yield Change(
                kind=Kind.WIRE,
                subject=f"{after.name}()",
                message=f"{what} {old}, now {new}",
                breaking=False,
                old=before.at,
                new=after.at,
            )
    for status, name in before.errors.items():
        other = after.errors.get(status)
        if other != name:
            yield Change(
                kind=Kind.RETYPED,
                subject=f"{after.name}()",
                message=f"status {status} raised `{name}`, now {f'`{other}`' if other else 'the default error'}",
                breaking=True,
                old=before.at,
                new=after.at,
            )
    for status, name in after.errors.items():
        if status not in before.errors:
            yield Change(
                kind=Kind.NEW,
                subject=f"{after.name}()",
                message=f"status {status} raises `{name}`",
                breaking=False,
                new=after.at,
            )
    if after.deprecated and not before.deprecated:
        yield Change(
            kind=Kind.DEPRECATED,
            subject=f"{after.name}()",
            message="the call is deprecated",
            breaking=False,
            new=after.at,
        )


def _paired_calls(
    old: tuple[Call, ...], new: tuple[Call, ...]
) -> Iterator[tuple[Call | None, Call | None]]:
    """Each old call with the new one that it became, then the new ones that are left."""
    left = list(new)
    for before in old:
        after = next((c for c in left if c.wire == before.wire), None)
        after = after or next((c for c in left if c.name == before.name), None)
        if after is not None:
            left.remove(after)
        yield before, after
    for after in left:
        yield None, after


def _renamed_models(
    old: Mapping[str, ModelSurface], new: Mapping[str, ModelSurface]
) -> Iterator[tuple[str, str]]:
    """Models that hold the same under another name, where there is no doubt which."""
    gone = [model for name, model in old.items() if name not in new]
    come = [model for name, model in new.items() if name not in old]
    for before in gone:
        alike = [model for model in come if _alike(before, model)]
        if len(alike) == 1:
            if sum(_alike(other, alike[0]) for other in gone) == 1:
                yield before.name, alike[0].name


def _alike(one: ModelSurface, other: ModelSurface) -> bool:
    if one.kind != other.kind:
        return False
    if one.kind == "object":
        names = {field.key for field in one.fields}
        return bool(names) and names == {field.key for field in other.fields}
    return one.values == other.values and one.members == other.members


def _may_be_none(text: str) -> bool:
    return text == "None" or text.startswith("Optional[")


def _security(call: Call) -> str:
    options = [" and ".join(option) or "none" for option in call.security]
    return " or ".join(options) or "none"


def _listed(texts: tuple[str, ...]) -> str:
    return ", ".join(texts) or "none"

"""Two surfaces → what changes for the users of the SDK, and on the wire.

Input: the `Surface` of the old document and of the new one. Output: `Change`s: breaking ones first, each kind in the
order of the documents.
"""

from __future__ import annotations

from collections.abc import Iterator

from sdkpress.changes.calls import compare_call, listed
from sdkpress.changes.fit import Fit, Fits
from sdkpress.changes.model import ORDER, Change, Kind
from sdkpress.changes.models import compare_models
from sdkpress.changes.pairs import paired_calls, renamed_models, with_new_names
from sdkpress.changes.surface import Surface


def compare_surfaces(old: Surface, new: Surface) -> tuple[Change, ...]:
    """Every change, breaking ones first."""
    changes = {
        (change.kind, change.subject, change.message): change
        for change in _changes(old, new)
    }
    return tuple(
        sorted(changes.values(), key=lambda one: (not one.breaking, ORDER[one.kind]))
    )


def _changes(old: Surface, new: Surface) -> Iterator[Change]:
    new_models = {model.name: model for model in new.models}
    names = dict(
        renamed_models({model.name: model for model in old.models}, new_models)
    )
    old = with_new_names(old, names) if names else old
    old_models = {model.name: model for model in old.models}
    known = {names.get(name, name): model for name, model in old_models.items()}
    # An argument takes in the new SDK what was given in the old; a result of the new is used as the old's was.
    fits = Fits(
        giving=Fit(new_models, known, given=True),
        making=Fit(new_models, known, given=False),
        reading=Fit(known, new_models, given=False),
    )
    yield from _client(old, new)
    for before, after in paired_calls(old.calls, new.calls):
        yield from compare_call(before, after, fits)
    yield from compare_models(old_models, new_models, names, fits)


def _client(old: Surface, new: Surface) -> Iterator[Change]:
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
        message = f"servers were {listed(old.servers)}, now {listed(new.servers)}"
        yield Change(
            kind=Kind.WIRE,
            subject="servers",
            message=message,
            breaking=False,
            old="#/servers",
            new="#/servers",
        )

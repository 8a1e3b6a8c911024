"""Content types that a caller may choose between: of a request body, and of a response.

Input: the contents of a body, and the models once they are whole. Output: the contents that say something of
their own. A second way to write the same value (XML beside JSON) is none of them; a second name for what is
not looked into (`image/png` beside `image/jpeg`) is one, and so is one for the same JSON that is sent
(`application/merge-patch+json` beside `application/json-patch+json`), as it tells the server what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from sdkpress.ir.calls import Body, Content, Response
from sdkpress.ir.ids import ModelId
from sdkpress.ir.media_types import ContentKind, essence
from sdkpress.ir.models import EnumModel, Model, ObjectModel, UnionModel
from sdkpress.ir.types import ListOf, MapOf, Nullable, Ref, TupleOf, TypeRef

_BY_NAME_SENT: Final = (ContentKind.JSON, ContentKind.TEXT, ContentKind.BINARY)
_BY_NAME_READ: Final = (ContentKind.TEXT, ContentKind.BINARY)

Models = Mapping[ModelId, Model | None]


def other_contents(body: Body, models: Models) -> tuple[Content, ...]:
    """The contents of a request body that a caller may send in place of the first."""
    if len(body.contents) < 2:
        return ()
    return _distinct(body.contents, models, _BY_NAME_SENT)[1:]


def with_choices(response: Response, models: Models) -> Response:
    """The response with the contents marked that a caller may ask for. Streams are asked for in another way."""
    whole = tuple(c for c in response.contents if not c.kind.is_stream)
    if response.is_error or len(whole) < 2:
        return response
    chosen = _distinct(whole, models, _BY_NAME_READ)
    if len(chosen) < 2:
        return response
    contents = tuple(
        replace(content, is_choice=True) if content in chosen else content
        for content in response.contents
    )
    return replace(response, contents=contents)


def _distinct(
    contents: tuple[Content, ...], models: Models, by_name: tuple[ContentKind, ...]
) -> tuple[Content, ...]:
    distinct: list[Content] = []
    for content in contents:
        if not any(_is_repeat(content, one, models, by_name) for one in distinct):
            distinct.append(content)
    return tuple(distinct)


def _is_repeat(
    content: Content, known: Content, models: Models, by_name: tuple[ContentKind, ...]
) -> bool:
    if essence(content.media_type) == essence(known.media_type):
        return True
    kinds = {content.kind, known.kind}
    if kinds <= set(by_name) and (len(kinds) == 1 or ContentKind.JSON not in kinds):
        return False
    return _same(content.type, known.type, models, frozenset())


def _same(
    one: TypeRef, other: TypeRef, models: Models, above: frozenset[tuple[str, str]]
) -> bool:
    """Whether two types take the same values, as far as their shape tells."""
    if one == other:
        return True
    match one, other:
        case (Nullable(a), Nullable(b)) | (ListOf(a), ListOf(b)) | (MapOf(a), MapOf(b)):
            return _same(a, b, models, above)
        case TupleOf(), TupleOf():
            return (one.least, len(one.types)) == (
                other.least,
                len(other.types),
            ) and all(
                _same(a, b, models, above)
                for a, b in zip(one.types, other.types, strict=True)
            )
        case Ref(a), Ref(b):
            pair = (a, b)
            return pair in above or _same_model(
                models.get(a), models.get(b), models, above | {pair}
            )
        case _:
            return False


def _same_model(
    one: Model | None,
    other: Model | None,
    models: Models,
    above: frozenset[tuple[str, str]],
) -> bool:
    match one, other:
        case ObjectModel(), ObjectModel():
            if len(one.fields) != len(other.fields):
                return False
            return all(
                (a.wire, a.required) == (b.wire, b.required)
                and _same(a.type, b.type, models, above)
                for a, b in zip(one.fields, other.fields, strict=True)
            )
        case EnumModel(), EnumModel():
            return [v.value for v in one.values] == [v.value for v in other.values]
        case UnionModel(), UnionModel():
            return len(one.members) == len(other.members) and all(
                _same(a, b, models, above)
                for a, b in zip(one.members, other.members, strict=True)
            )
        case _:
            return False

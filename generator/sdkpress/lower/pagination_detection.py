"""Lists that look as if they came in pages, though neither the document nor the config says so.

Input: lowered operations. Output: one finding for each way in which they seem to be walked, with the entry of
`pagination:` that would do it. Nothing is followed before somebody says that it is so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from sdkpress.config.model import Config
from sdkpress.diagnostics import codes
from sdkpress.diagnostics.findings import Location, Sink
from sdkpress.frozen import dataclass
from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Content, Parameter, PathTo
from sdkpress.ir.ids import ModelId
from sdkpress.ir.media_types import ContentKind
from sdkpress.ir.models import Field, Model, ObjectModel
from sdkpress.ir.types import Kind, ListOf, Primitive, Ref, TypeRef, bare

_PAGE: Final = ("page", "pageNumber", "page_number", "pageNum", "page_num")
_OFFSET: Final = ("offset", "skip", "start")
_LIMIT: Final = (
    *("per_page", "perPage", "page_size", "pageSize", "limit", "size"),
    *("count", "maxResults", "max_results", "first", "take"),
)
_CURSOR: Final = (
    *("cursor", "page_token", "pageToken", "next_token", "nextToken", "next_cursor"),
    *("page_cursor", "start_cursor", "after", "continuation_token"),
)
_NEXT_CURSOR: Final = (
    *("next_cursor", "nextCursor", "next_page_token", "nextPageToken", "next_token"),
    *("nextToken", "next_page_cursor", "continuation_token", "after", "next"),
)
_NEXT_URL: Final = (
    "next",
    "next_url",
    "nextUrl",
    "next_page_url",
    "nextLink",
    "next_link",
)
_AROUND: Final = ("meta", "pagination", "paging", "page_info", "pageInfo", "links")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walk:
    """How a list seems to be walked; equal for the operations of one way."""

    type: str
    position: str | None = None
    limit: str | None = None
    next: str | None = None

    def rule(self, operations: str) -> str:
        """The entry of the config, on one line."""
        parts = {
            "operations": operations,
            "type": self.type,
            "position": self.position,
            "limit": self.limit,
            "next": self.next,
        }
        entries = (f"{k}: {_quoted(v)}" for k, v in parts.items() if v is not None)
        return f"{{{', '.join(entries)}}}"


def report_unsaid_pages(
    operations: Iterable[Operation],
    models: Mapping[ModelId, Model],
    config: Config,
    file: str,
    sink: Sink,
) -> None:
    """One finding for each way, at the first operation that seems to be walked so."""
    if config.pagination:
        return
    ways: dict[_Walk, list[Operation]] = {}
    for operation in operations:
        if operation.method == "get" and operation.pagination is None:
            way = next(_ways(operation, models), None)
            if way is not None:
                ways.setdefault(way, []).append(operation)
    for way, alike in ways.items():
        first = alike[0]
        others = f" and {len(alike) - 1} more" if len(alike) > 1 else ""
        message = f"{first.operation_id}{others}: lists that seem to come in pages"
        pattern = "*" if len(alike) > 1 else first.operation_id
        hint = f"if so, add `pagination: [{way.rule(pattern)}]` to the config"
        sink.report(
            codes.PAGINATION_UNSAID, message, Location(file, first.id), hint=hint
        )


def _ways(operation: Operation, models: Mapping[ModelId, Model]) -> Iterator[_Walk]:
    """What would lead on, the surest first."""
    success = operation.success
    content = success.contents[0] if success is not None and success.contents else None
    if success is None or content is None or content.kind is not ContentKind.JSON:
        return
    body = _object(content.type, models)
    path = items_path(content, models)
    if path is None:
        return
    given = {p.wire: p for p in operation.parameters if p.location == "query"}
    limit = next((name for name in _LIMIT if _is_number(given.get(name))), None)
    if any(header.wire.lower() == "link" for header in success.headers):
        yield _Walk(type="link")
    if body is not None:
        cursor = next((name for name in _CURSOR if name in given), None)
        after = _property(body, _NEXT_CURSOR, models, urls=False)
        if cursor is not None and after is not None:
            yield _Walk(type="cursor", position=cursor, limit=limit, next=after)
        if "starting_after" in given and _field(body, "has_more") is not None:
            last = f"{_path('$', str(path[0]))}[-1].id"
            yield _Walk(
                type="cursor",
                position="starting_after",
                limit=limit,
                next=last,
            )
        following = _property(body, _NEXT_URL, models, urls=True)
        if following is not None:
            yield _Walk(type="url", next=following)
    for kind, names in (("page", _PAGE), ("offset", _OFFSET)):
        position = next((name for name in names if _is_number(given.get(name))), None)
        if position is not None and limit is not None:
            yield _Walk(type=kind, position=position, limit=limit)


def items_path(
    content: Content, models: Mapping[ModelId, Model | None]
) -> PathTo | None:
    """The path of the one list that a response is or has; None where there is none, or more than one."""
    if isinstance(bare(content.type), ListOf):
        return ()
    body = _object(content.type, models)
    fields = () if body is None else body.fields
    lists = [field.wire for field in fields if isinstance(bare(field.type), ListOf)]
    return (lists[0],) if len(lists) == 1 else None


def _property(
    body: ObjectModel,
    names: tuple[str, ...],
    models: Mapping[ModelId, Model],
    *,
    urls: bool,
) -> str | None:
    """The path of a text among the response's own properties, or among those that tell about the page."""
    holders = {"$": body}
    for name in _AROUND:
        field = _field(body, name)
        inner = None if field is None else _object(field.type, models)
        if inner is not None:
            holders[_path("$", name)] = inner
    for start, holder in holders.items():
        for name in names:
            field = _field(holder, name)
            if field is not None and _is_text(field) and _is_url(field) == urls:
                return _path(start, name)
    return None


def _is_text(field: Field) -> bool:
    type_ = bare(field.type)
    return isinstance(type_, Primitive) and type_.kind is Kind.STRING


def _is_url(field: Field) -> bool:
    """Whether a text is the address of the next page rather than a mark for it."""
    type_ = bare(field.type)
    is_uri = isinstance(type_, Primitive) and type_.format in ("uri", "url")
    words = (field.wire + (field.description or "")).lower()
    return is_uri or any(word in words for word in ("url", "link", "uri"))


def _field(model: ObjectModel, wire: str) -> Field | None:
    return next((field for field in model.fields if field.wire == wire), None)


def _object(
    type_: TypeRef, models: Mapping[ModelId, Model | None]
) -> ObjectModel | None:
    inner = bare(type_)
    model = models.get(inner.model) if isinstance(inner, Ref) else None
    return model if isinstance(model, ObjectModel) else None


def _is_number(parameter: Parameter | None) -> bool:
    type_ = None if parameter is None else bare(parameter.type)
    return isinstance(type_, Primitive) and type_.kind in (Kind.INTEGER, Kind.NUMBER)


def _path(start: str, name: str) -> str:
    plain = name.replace("_", "a").replace("-", "a")
    return f"{start}.{name}" if plain.isalnum() else f'{start}["{name}"]'


def _quoted(text: str) -> str:
    return f"'{text}'" if set(text) & set('*$[]{}:,#&!|>%@`"') else text

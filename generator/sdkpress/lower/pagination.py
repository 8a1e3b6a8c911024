"""How the pages of an operation's list follow each other, by x-speakeasy-pagination.

Input: the extension, and what the operation takes and gives. Output: `Pagination`. What cannot be followed is
reported with the way out, and the operation stays a plain call.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from sdkpress.diagnostics import codes
from sdkpress.diagnostics.findings import Location, Sink
from sdkpress.ir.calls import (
    Body,
    Pagination,
    PaginationInput,
    Parameter,
    PathTo,
    Response,
)
from sdkpress.ir.ids import ModelId
from sdkpress.ir.media_types import ContentKind
from sdkpress.ir.models import Model, ObjectModel
from sdkpress.ir.paths import walk
from sdkpress.ir.types import Ref, bare
from sdkpress.lower.extensions import as_list, as_mapping, as_text, odd

KEY: Final = "x-speakeasy-pagination"
_STEP: Final = re.compile(
    r"""\.(?P<name>[A-Za-z_][\w-]*)
    |\[\s*(?P<index>-?\d{1,9})\s*\]
    |\[\(\s*@\.length\s*-\s*(?P<back>\d{1,9})\s*\)\]
    |\[(?P<quoted>'[^'\\]*'|"[^"\\]*")\]""",
    re.VERBOSE,
)
_ROLES: Final = ("page", "offset", "limit", "cursor")


class Call(NamedTuple):
    """What an operation takes and gives."""

    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[Response, ...]
    models: Mapping[ModelId, Model | None]


def pagination(raw: object, at: Location, sink: Sink) -> Pagination | None:
    """The extension as it is written. Paths of another form than JSONPath's plain steps are reported."""
    if raw is None:
        return None
    node = as_mapping(raw)
    kind = as_text(node.get("type")) if node is not None else None
    if node is None or kind not in ("offsetLimit", "cursor", "url"):
        expected = "a mapping with `type` offsetLimit, cursor or url"
        odd(sink, KEY, expected, at)
        return None
    outputs = as_mapping(node.get("outputs")) or {}
    inputs: list[PaginationInput] = []
    for item in as_list(node.get("inputs")) or ():
        entry = as_mapping(item) or {}
        name, role = as_text(entry.get("name")), as_text(entry.get("type"))
        if name is not None and role is not None:
            place = as_text(entry.get("in")) or "parameters"
            inputs.append(PaginationInput(name=name, location=place, role=role))

    def output(key: str) -> PathTo | None:
        text = as_text(outputs.get(key))
        path = None if text is None else parse_path(text)
        if text is not None and path is None:
            problem = f"the path {json.dumps(text)} of `{key}` is not read: write names and positions, as in `$.data[-1].id`"
            sink.report(codes.PAGINATION_NOT_FOLLOWED, f"{KEY}: {problem}", at)
        return path

    return Pagination(
        kind=kind,
        inputs=tuple(inputs),
        results=output("results"),
        num_pages=output("numPages"),
        next_cursor=output("nextCursor"),
        next_url=output("nextUrl"),
    )


def parse_path(text: str) -> PathTo | None:
    """The steps of a JSONPath (RFC 9535) that names one place: `$.data[-1]['id']`. None for any other.

    `[(@.length-1)]` is read as `[-1]`.
    """
    if not text.startswith("$"):
        return None
    steps: list[str | int] = []
    at = 1
    while at < len(text):
        step = _STEP.match(text, at)
        if step is None:
            return None
        if step["name"] is not None:
            steps.append(step["name"])
        elif step["quoted"] is not None:
            steps.append(step["quoted"][1:-1])
        elif step["index"] is not None:
            steps.append(int(step["index"]))
        else:
            steps.append(-int(step["back"]))
        at = step.end()
    return tuple(steps)


def followed(
    paging: Pagination, call: Call, at: Location, sink: Sink, source: str = KEY
) -> Pagination | None:
    """The same if the operation can be walked page by page; else why not is reported."""
    faults = pagination_faults(paging, call)
    for fault in faults:
        message = f"{source}: {fault}; the call gives its first page only"
        sink.report(codes.PAGINATION_NOT_FOLLOWED, message, at)
    return None if faults else paging


def pagination_faults(paging: Pagination, call: Call) -> list[str]:
    """Why the operation cannot be walked page by page; nothing where it can."""
    return [
        *_input_faults(paging, call),
        *_output_faults(paging, call),
        *_lacks(paging),
    ]


def _lacks(paging: Pagination) -> Iterator[str]:
    """What the kind needs and the extension does not give."""
    if paging.kind == "link":
        return
    if paging.kind == "url":
        if paging.next_url is None:
            yield "url needs the output `nextUrl`"
    elif paging.kind == "cursor":
        if paging.role("cursor") is None:
            yield "cursor needs an input of type cursor"
        if paging.next_cursor is None and paging.next_header is None:
            yield "cursor needs the output `nextCursor`"
    elif paging.role("page", "offset") is None:
        yield "offsetLimit needs an input of type page or offset"
    elif paging.results is None and (
        paging.role("page") is None or paging.num_pages is None
    ):
        yield "offsetLimit needs the output `results`, which tells when the list ends"


def _input_faults(paging: Pagination, call: Call) -> Iterator[str]:
    for given in paging.inputs:
        if given.role not in _ROLES:
            yield f"the input {json.dumps(given.name)} has a type that is none of {', '.join(_ROLES)}"
        elif given.location == "parameters":
            if all(p.wire != given.name for p in call.parameters):
                yield f"there is no parameter {json.dumps(given.name)}"
        elif given.location != "requestBody":
            yield f"the input {json.dumps(given.name)} is neither in parameters nor in requestBody"
        elif not _in_body(given, call):
            yield f"the request body has no property {json.dumps(given.name)}"


def _in_body(given: PaginationInput, call: Call) -> bool:
    type_ = None if call.body is None else bare(call.body.contents[0].type)
    model = call.models.get(type_.model) if isinstance(type_, Ref) else None
    return isinstance(model, ObjectModel) and any(
        field.wire == given.name for field in model.fields
    )


def _output_faults(paging: Pagination, call: Call) -> Iterator[str]:
    good = [r for r in call.responses if not r.is_error and r.contents]
    content = good[0].contents[0] if good else None
    if content is None or content.kind not in (
        ContentKind.JSON,
        ContentKind.XML,
    ):
        yield "the response is neither JSON nor XML"
        return
    outputs = {
        "results": paging.results,
        "numPages": paging.num_pages,
        "nextCursor": paging.next_cursor,
        "nextUrl": paging.next_url,
    }
    for key, path in outputs.items():
        if path is not None and walk(call.models, content.type, path) is None:
            yield f"the schema of the response has nothing at `{key}`"


__all__ = ["Call", "followed", "pagination", "pagination_faults", "parse_path"]

"""Pages by the config, for documents that do not say how their lists are walked.

Input: the rules of `pagination:`, an operation and what it takes and gives. Output: its `Pagination`. A pattern
means the operations that it fits; a rule that names a single operation must fit it.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Final

from sdkpress.config.model import Config
from sdkpress.config.sections import PaginationRule
from sdkpress.diagnostics import codes
from sdkpress.diagnostics.findings import Location, Sink
from sdkpress.ir.calls import Pagination, PaginationInput, PathTo
from sdkpress.lower.pagination import (
    Call,
    followed,
    pagination_faults,
    parse_path,
)
from sdkpress.lower.pagination_detection import items_path
from sdkpress.spec.model import Operation

_KINDS: Final = {"page": "offsetLimit", "offset": "offsetLimit"}


def rules_for(
    config: Config, operation: Operation, operation_id: str
) -> tuple[PaginationRule, ...]:
    """The rules whose pattern is the operation's id, or its method and path, in order."""
    place = f"{operation.method.upper()} {operation.path}"
    return tuple(
        rule
        for rule in config.pagination
        if fnmatchcase(operation_id, rule.operations)
        or (" " in rule.operations and fnmatchcase(place, rule.operations))
    )


def pagination_by_rules(
    rules: tuple[PaginationRule, ...], call: Call, at: Location, sink: Sink
) -> Pagination | None:
    """The first rule that fits the call; None where one says `none`, or where none fits."""
    for rule in rules:
        if rule.type == "none":
            return None
        aimed = not set("*?[") & set(rule.operations)
        paging = _from_rule(rule, call, at, sink)
        if paging is None:
            return None
        if aimed:
            return followed(paging, call, at, sink, f"pagination of {rule.operations}")
        if _is_list(rule, paging, call) and not pagination_faults(paging, call):
            return paging
    return None


def _is_list(rule: PaginationRule, paging: Pagination, call: Call) -> bool:
    """Whether a pattern can mean the call: it gives items, and shows how it is walked."""
    if paging.results is None:
        return False
    says_link = any(
        header.wire.lower() == "link"
        for response in call.responses
        if not response.is_error
        for header in response.headers
    )
    return rule.type != "link" or says_link or bool(paging.inputs)


def _from_rule(
    rule: PaginationRule, call: Call, at: Location, sink: Sink
) -> Pagination | None:
    """What a rule says about a call. A path that is none is reported."""
    paths: dict[str, PathTo | None] = {}
    header = _header(rule)
    path_to_next = rule.next if header is None else None
    written = {"results": rule.results, "next": path_to_next, "pages": rule.pages}
    for key, text in written.items():
        paths[key] = None if text is None else parse_path(text)
        if text is not None and paths[key] is None:
            message = f"pagination of {rule.operations}: `{key}` is no path like `$.data[-1].id`"
            sink.report(codes.PAGINATION_NOT_FOLLOWED, message, at)
            return None
    given = ((rule.position, rule.type), (rule.limit, "limit"))
    return Pagination(
        kind=_KINDS.get(rule.type, rule.type),
        inputs=tuple(
            PaginationInput(
                name=name,
                location=_location(name, call),
                role="page" if role in ("url", "link") else role,
            )
            for name, role in given
            if name is not None
        ),
        results=_own_items(call) if rule.results is None else paths["results"],
        num_pages=paths["pages"],
        next_cursor=paths["next"] if rule.type == "cursor" else None,
        next_url=paths["next"] if rule.type == "url" else None,
        next_header=header,
    )


def _header(rule: PaginationRule) -> str | None:
    """The response's header that holds the next cursor: `header:NAME`."""
    if rule.type != "cursor" or rule.next is None:
        return None
    kind, _, name = rule.next.partition(":")
    return name.strip() or None if kind == "header" else None


def _own_items(call: Call) -> PathTo | None:
    """The one list that the response is or has."""
    good = next((r for r in call.responses if not r.is_error and r.contents), None)
    return None if good is None else items_path(good.contents[0], call.models)


def _location(name: str, call: Call) -> str:
    """Parameters go before properties of the body."""
    is_parameter = any(parameter.wire == name for parameter in call.parameters)
    return "parameters" if is_parameter or call.body is None else "requestBody"

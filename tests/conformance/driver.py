"""Calls of generated SDKs against the TypeSpec conformance server.

Input: an SDK, its description by `sdkpress inspect` and a case of the suite (OpenAPI names and wire values).
Output: what is wrong with the call, or nothing. No call is written by hand: the description names the
method and its arguments, the method's own annotations tell which Python values a user would give.
"""

from __future__ import annotations

import asyncio
import base64
import collections.abc
import datetime
import decimal
import importlib
import json
import typing
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from types import ModuleType
from typing import Any

from pydantic import TypeAdapter
from pydantic.errors import PydanticUserError

from conformance.responses import differences, response_problems

Json = Any
Case = Mapping[str, Any]


class CannotBeSaid(Exception):
    """The SDK has no method or argument for what the case gives."""


@dataclass(frozen=True)
class Sdk:
    """One generated SDK: its import name and what `sdkpress inspect` says of it."""

    package: str
    description: Mapping[str, Any]

    @cached_property
    def module(self) -> ModuleType:
        """The package itself."""
        return importlib.import_module(self.package)

    @cached_property
    def names(self) -> dict[str, Any]:
        """What annotations may name."""
        found: dict[str, Any] = dict(vars(typing))
        found |= {"datetime": datetime.datetime, "date": datetime.date}
        found |= {"Decimal": decimal.Decimal, "UUID": uuid.UUID}
        found |= {"timedelta": datetime.timedelta, "time": datetime.time}
        for name in ("models", "types", "utils", "errors"):
            try:
                found[name] = importlib.import_module(f"{self.package}.{name}")
            except ModuleNotFoundError:
                continue
        found |= {
            name: getattr(found["types"], name) for name in found["types"].__all__
        }
        return found

    def operation(self, case: Case) -> Mapping[str, Any]:
        """The operation of a case, by its id, else by method and path."""
        operations = self.description["operations"]
        for one in operations:
            if one["operation_id"] == case["operationId"]:
                return typing.cast(Mapping[str, Any], one)
        for one in operations:
            if (one["method"].lower(), one["path"]) == (case["method"], case["path"]):
                return typing.cast(Mapping[str, Any], one)
        raise CannotBeSaid(f"no operation {case['operationId']}")

    def client(self, kind: str, case: Case, server: str) -> Any:
        """A client for the case: the credentials and the server that it names."""
        arguments: dict[str, Any] = {"server_url": _server_url(case, server)}
        credentials = {
            c["scheme"]: c for c in self.description["client"]["credentials"]
        }
        security = case.get("security") or {}
        if (
            case["expect"]["raises"]
            and case["expect"]["status"] == 403
            and not security
        ):
            security = {scheme: {"value": "a wrong one"} for scheme in credentials}
        for scheme, given in security.items():
            if scheme not in credentials:
                raise CannotBeSaid(f"no credential for {scheme}")
            arguments[credentials[scheme]["argument"]] = given["value"]
        return getattr(self.module, self.description["client"][kind])(**arguments)


def _server_url(case: Case, server: str) -> str:
    url: str = case.get("serverUrl") or "http://localhost:3000"
    for name, value in (case.get("serverVariables") or {}).items():
        url = url.replace("{" + name + "}", value)
    return url.replace("http://localhost:3000", server)


def call_case(
    sdk: Sdk, kind: str, case: Case, later: list[Case], server: str
) -> list[str]:
    """Make the call, with the pages that follow, and say what is wrong with what came of it."""
    try:
        operation = sdk.operation(case)
        with_client = sdk.client(kind, case, server)
        path = operation["call" if kind == "sync" else "async_call"]
        method = reduce(getattr, path.split("."), with_client)
        xml = _read_first(sdk, case, server)
        arguments = _arguments(sdk, method, operation, case, xml)
    except CannotBeSaid as problem:
        return [str(problem)]
    wants = case["expect"]
    try:
        if kind == "sync":
            with with_client:
                outcome = _Outcome(sdk, operation, case, later)
                outcome.result = method(**arguments)
                outcome.read()
        else:
            outcome = asyncio.run(
                _called(sdk, operation, case, later, with_client, method, arguments)
            )
    except Exception as error:
        status = getattr(error, "status_code", None)
        if wants["raises"] and status == wants["status"]:
            return []
        return [f"{type(error).__name__}: {str(error)[:300]}"]
    if wants["raises"]:
        return [f"nothing raised, {wants['status']} expected"]
    return outcome.problems(server)


# The document does not say that the arrays are wrapped, or which property is the element's text.
_XML_UNTOLD = (
    "Payload_Xml_ModelWithSimpleArraysValue_put",
    "Payload_Xml_ModelWithArrayOfModelValue_put",
    "Payload_Xml_ModelWithEmptyArrayValue_put",
    "Payload_Xml_ModelWithTextValue_put",
)


def _read_first(sdk: Sdk, case: Case, server: str) -> Any:
    """The model to send as XML: what reading the same resource gives, as the suite has XML text alone."""
    if (case.get("body") or {}).get("contentType") != "application/xml":
        return None
    if case["scenario"] in _XML_UNTOLD:
        return None
    reading = {**case, "operationId": case["operationId"].replace("_put", "_get")}
    if reading["operationId"] == case["operationId"]:
        return None
    operation = sdk.operation(reading)
    with sdk.client("sync", case, server) as client:
        result = reduce(getattr, operation["call"].split("."), client)()
    return None if isinstance(result, (str, bytes)) else result


class _Outcome:
    """What a call returned, read to its end while the client is open."""

    def __init__(
        self, sdk: Sdk, operation: Mapping[str, Any], case: Case, later: list[Case]
    ) -> None:
        self.sdk, self.operation, self.case, self.later = sdk, operation, case, later
        self.result: Any = None
        self.content: Any = None
        self.pages: list[Any] = []

    @property
    def is_paged(self) -> bool:
        return bool(self.later) and hasattr(self.result, "pages")

    def read(self) -> None:
        result = self.result
        if self.is_paged:
            self.pages = [page.result for page in result.pages()]
        elif hasattr(result, "read"):
            self.content = result.read()
        elif hasattr(result, "result") and hasattr(result, "pages"):
            self.content = result.result
        elif hasattr(result, "__next__"):
            with result:
                self.content = list(result)
        else:
            self.content = result

    async def read_async(self) -> None:
        result = self.result
        if self.is_paged:
            self.pages = [page.result async for page in result.pages()]
        elif hasattr(result, "read"):
            self.content = await result.read()
        elif hasattr(result, "result") and hasattr(result, "pages"):
            self.content = result.result
        elif hasattr(result, "__anext__"):
            async with result:
                self.content = [event async for event in result]
        else:
            self.content = result

    def problems(self, server: str) -> list[str]:
        if not self.later:
            return response_problems(self.case, self.content, server)
        if not self.is_paged:
            return ["the result is no page, although pages follow"]
        cases = [self.case, *self.later]
        if len(self.pages) != len(cases):
            return [f"{len(self.pages)} pages, not {len(cases)}"]
        return [
            problem
            for case, page in zip(cases, self.pages, strict=True)
            for problem in response_problems(case, page, server)
        ]


async def _called(
    sdk: Sdk,
    operation: Mapping[str, Any],
    case: Case,
    later: list[Case],
    client: Any,
    method: Any,
    arguments: dict[str, Any],
) -> _Outcome:
    async with client:
        outcome = _Outcome(sdk, operation, case, later)
        outcome.result = await method(**arguments)
        await outcome.read_async()
    return outcome


def _arguments(
    sdk: Sdk, method: Any, operation: Mapping[str, Any], case: Case, xml: Any = None
) -> dict[str, Any]:
    """The keyword arguments of the call; `xml` is the value of an XML body, as a model."""
    hints = _hints(sdk, method)
    arguments: dict[str, Any] = {"retries": None}
    rows = {
        (row["in"], row["name"].lower()): row["argument"]
        for row in operation["parameters"]
    }
    for location, given in case["args"].items():
        for name, value in given.items():
            argument = rows.get((location, name.lower()))
            if argument is None and (location, name.lower()) == ("header", "accept"):
                argument = next(
                    (a for a in ("accept", "accept_header_override") if a in hints),
                    None,
                )
                if argument is None or not _is_choice(value, hints[argument]):
                    arguments["http_headers"] = {"accept": value}
                    continue
            if argument is None:
                raise CannotBeSaid(f"no argument for the {location} parameter {name}")
            arguments[argument] = _python_value(value, hints.get(argument))
    body = case.get("body")
    if body is not None and body["contentType"] == "application/xml":
        arguments |= {operation["body"]["argument"]: xml or body["text"]}
    elif body is not None:
        arguments |= _body(operation, hints, body)
    elif case["body_missing"] and case["body_required"] and operation["body"]:
        row = operation["body"]
        if "argument" in row:
            arguments[row["argument"]] = {}
    return arguments


def _is_choice(value: Any, hint: Any) -> bool:
    """Whether an argument takes a content type; others are sent as a header."""
    return value in typing.get_args(hint)


def _hints(sdk: Sdk, method: Any) -> dict[str, Any]:
    function = getattr(method, "__func__", method)
    function = getattr(function, "__wrapped__", function)
    names = {**sdk.names, **vars(importlib.import_module(function.__module__))}
    return {
        name: _evaluated(text, names)
        for name, text in function.__annotations__.items()
        if name != "return"
    }


def _evaluated(annotation: Any, names: dict[str, Any]) -> Any:
    if not isinstance(annotation, str):
        return annotation
    try:
        return eval(annotation, names)
    except Exception:
        return None


_CONVERTED = (
    datetime.datetime,
    datetime.date,
    datetime.time,
    datetime.timedelta,
    decimal.Decimal,
    uuid.UUID,
    bytes,
)


def _python_value(value: Json, hint: Any) -> Any:
    """The value as a user writes it: a datetime where the argument is one, else the plain value."""
    if hint is None or isinstance(value, bytes):
        return value
    if isinstance(value, str) and _is_bytes(hint):
        return base64.b64decode(value) if len(value) % 4 == 0 else value
    item = _item(hint)
    if isinstance(value, list) and _is_bytes(item):
        return [_python_value(one, item) for one in value]
    if not _holds(hint, _CONVERTED):
        return value
    try:
        return TypeAdapter(hint).validate_json(json.dumps(value))
    except (ValueError, PydanticUserError):
        return value  # a file, say


def _item(hint: Any) -> Any:
    """What a list holds, where the argument takes one."""
    if typing.get_origin(hint) in (list, collections.abc.Sequence):
        return typing.get_args(hint)[0]
    return next(filter(None, map(_item, typing.get_args(hint))), None)


def _is_bytes(hint: Any) -> bool:
    """Whether an argument takes bytes and nothing else: those that the document writes as base64."""
    if hint is bytes:
        return True
    kinds = [one for one in typing.get_args(hint) if one is not type(None)]
    return kinds == [bytes, str]


def _holds(hint: Any, kinds: tuple[type, ...]) -> bool:
    if hint in kinds:
        return True
    value = getattr(hint, "__value__", None)
    if value is not None:
        return _holds(value, kinds)
    return any(_holds(argument, kinds) for argument in typing.get_args(hint))


def _body(
    operation: Mapping[str, Any], hints: dict[str, Any], body: Mapping[str, Any]
) -> dict[str, Any]:
    row = operation["body"]
    if row is None:
        raise CannotBeSaid("no argument for the body")
    extra: dict[str, Any] = {}
    if "content_type" in hints:
        extra["content_type"] = body["contentType"]
    elif any("*" in kind for kind in row["content_types"]):
        extra["http_headers"] = {"content-type": body["contentType"]}
    match body["kind"]:
        case "json":
            value = body["json"]
        case "raw":
            value = body["text"]
        case "bytes" if "base64" in body:
            value = base64.b64decode(body["base64"])
        case (
            "bytes"
        ):  # JSON Lines: items where the argument takes them, else the text as bytes
            value = body["text"].encode()
            hint = hints.get(row.get("argument", ""))
            if _holds(hint, (str,)):
                value = body["text"]
            elif not _holds(hint, (bytes,)):
                value = [json.loads(line) for line in body["text"].splitlines()]
        case _:
            return extra | _parts(row, hints, body)
    fields = row.get("fields")
    if "argument" in row and isinstance(value, dict):
        if _holds(hints.get(row["argument"]), (bytes,)):  # a file, whatever is in it
            value = body["text"].encode()
    if "argument" in row:
        return extra | {
            row["argument"]: _python_value(value, hints.get(row["argument"]))
        }
    if not isinstance(value, dict):
        raise CannotBeSaid(f"no argument for the whole body {str(value)[:60]}")
    arguments = {
        fields[name]: _python_value(item, hints.get(fields[name]))
        for name, item in value.items()
        if name in fields
    }
    rest = {name: item for name, item in value.items() if name not in fields}
    if rest:
        further = row.get("additional_properties")
        if further is None:
            raise CannotBeSaid(f"no argument for further properties {sorted(rest)}")
        arguments[further] = rest
    return extra | arguments


def _parts(
    row: Mapping[str, Any], hints: dict[str, Any], body: Mapping[str, Any]
) -> dict[str, Any]:
    values: dict[str, Any] = dict(body.get("parts") or {})
    for file in body.get("files") or ():
        one = (file["filename"], base64.b64decode(file["base64"]), file["contentType"])
        name = file["fieldname"]
        known = values.get(name)
        if known is None:
            values[name] = one
        else:
            values[name] = [*(known if isinstance(known, list) else [known]), one]
    fields = row.get("fields")
    if fields is None:
        return {row["argument"]: values}
    unknown = values.keys() - fields.keys()
    if unknown:
        raise CannotBeSaid(f"no argument for the parts {sorted(unknown)}")
    return {
        fields[name]: _part_value(value, hints.get(fields[name]))
        for name, value in values.items()
    }


def _part_value(value: Any, hint: Any) -> Any:
    """The suite reads `123` in a part as a number, also where the document says text."""
    if isinstance(value, int) and hint is not None and not _holds(hint, (int, float)):
        return str(value)
    return value


__all__ = ["CannotBeSaid", "Sdk", "call_case", "differences"]

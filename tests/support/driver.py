"""Calling every operation of a pressed SDK: a description and a document in, complaints out.

For each operation the server must see exactly what the arguments mean, and the answer must come back
as the declared type with everything that was sent.
"""

from __future__ import annotations

import asyncio
import datetime
import inspect
import json
import re
import typing
from collections.abc import Mapping
from functools import reduce
from typing import Any
from urllib.parse import parse_qsl

from pydantic import TypeAdapter

from support.arguments import (
    CallMaker,
    Expected,
    Variant,
    differences,
    path_differences,
    same_text,
)
from support.document import Call, Document
from support.loopback import Loopback, answer_for
from support.pressing import Build
from support.request_check import Request, api_keys
from support.styles import plain

STREAM = re.compile(r"(?:\w+\.)*EventStream\[(.*)\]")


class Driver:
    """Drives one SDK against one server."""

    def __init__(
        self, sdk: Build, document: Document, server: Loopback, *, sends_defaults: bool
    ) -> None:
        self.sdk = sdk
        self.document = document
        self.server = server
        self.maker = CallMaker(document, sends_defaults=sends_defaults)
        self.presets = document.presets(with_defaults=sends_defaults)
        self.calls = {(call.method, call.path): call for call in document.calls()}
        self.described = {
            (one["method"].lower(), one["path"]): one
            for one in sdk.description["operations"]
        }

    def drive(self, key: tuple[str, str], kind: str, variant: Variant) -> list[str]:
        """Call one operation once and say what is wrong."""
        call, described = self.calls[key], self.described[key]
        calling = self.maker.make(call, described, variant)
        method = self._method(kind, described)
        unknown = calling.arguments.keys() - inspect.signature(method).parameters.keys()
        if unknown:
            return [f"{described['call']} has no arguments {sorted(unknown)}"]
        arguments = {
            **calling.arguments,
            "http_headers": self._headers(call),
            "retries": None,
            "server_url": self.server.url,
        }
        count = len(self.server.seen)
        try:
            result = self._run(kind, method, arguments)
        except Exception as error:
            seen = self.server.seen[count:]
            problems = [p for request in seen for p in request.problems]
            return [f"{type(error).__name__}: {str(error)[:600]}", *problems]
        if len(self.server.seen) != count + 1:
            return [f"{len(self.server.seen) - count} requests were sent"]
        request = self.server.last
        return [
            *request.problems,
            *self._request_differences(calling.expected, request),
            *self._result_problems(call, described, result),
        ]

    @staticmethod
    def _headers(call: Call) -> dict[str, str]:
        if call.operation_id is None:
            return {}
        return {"X-Test-Operation": call.operation_id}

    def _method(self, kind: str, described: Mapping[str, Any]) -> Any:
        self._client = self.sdk.client(kind)
        path = described["call" if kind == "sync" else "async_call"]
        return reduce(getattr, path.split("."), self._client)

    def _run(self, kind: str, method: Any, arguments: dict[str, Any]) -> Any:
        if kind == "sync":
            with self._client:
                return _read(method(**arguments))

        async def run() -> Any:
            async with self._client:
                return await _read_async(await method(**arguments))

        return asyncio.run(run())

    def _request_differences(self, expected: Expected, seen: Request) -> list[str]:
        found = path_differences(expected.path, seen.raw_path)
        if seen.method != expected.method:
            found.append(f"method {seen.method}")
        keys = api_keys(self.document, "query")
        wanted = sorted(expected.query)
        query = sorted(pair for pair in seen.query if pair[0] not in keys)
        if len(query) != len(wanted) or not all(
            a[0] == b[0] and same_text(a[1], b[1])
            for a, b in zip(query, wanted, strict=True)
        ):
            found.append(f"query {query}, not {wanted}")
        for name, text in expected.headers.items():
            if not same_text(seen.headers.get(name, "(none)"), text):
                found.append(f"header {name}: {seen.headers.get(name)!r}, not {text!r}")
        return found + self._body_differences(expected, seen)

    def _body_differences(self, expected: Expected, seen: Request) -> list[str]:
        if expected.content_type is None:
            if seen.content_type == "application/json":  # of a body that is optional
                return differences({}, seen.json(), self.presets)
            return [f"a body {seen.body[:80]!r}"] if seen.body else []
        if seen.content_type != expected.content_type:
            return [f"content type {seen.content_type}, not {expected.content_type}"]
        if expected.content_type.endswith("json"):
            return differences(expected.body, seen.json(), self.presets)
        if expected.content_type == "multipart/form-data":
            return self._part_differences(expected.body, seen)
        if "form-urlencoded" in expected.content_type:
            pairs = parse_qsl(seen.body.decode(), keep_blank_values=True)
            wanted = [
                (name, plain(item))
                for name, value in expected.body.items()
                if not isinstance(value, dict)
                for item in (value if isinstance(value, list) else [value])
            ]
            missing = [pair for pair in wanted if pair not in pairs]
            return [f"form without {missing}: {pairs}"] if missing else []
        body = expected.body
        raw = body.encode() if isinstance(body, str) else body
        return [] if seen.body == raw else [f"body {seen.body[:80]!r}"]

    def _part_differences(
        self, expected: Mapping[str, Any], seen: Request
    ) -> list[str]:
        parts = seen.parts()
        found: list[str] = []
        for name, value in expected.items():
            mine = [p for p in parts if p.name.removesuffix("[]") == name]
            items = value if isinstance(value, list) else [value]
            if any(isinstance(item, bytes) for item in items):
                if [p.content for p in mine] != items or not all(
                    p.file_name == "upload.bin" for p in mine
                ):
                    found.append(f"file part {name}: {mine}")
            elif any(isinstance(item, dict) for item in items):
                values = [json.loads(p.content) for p in mine]
                if len(values) == 1 and isinstance(values[0], list):
                    values = values[0]
                found += differences(items, values, self.presets, name)
            else:
                texts = [p.content.decode() for p in mine]
                if not _same_texts(texts, items):
                    found.append(f"part {name}: {texts}, not {items}")
        for name in {p.name.removesuffix("[]") for p in parts} - expected.keys():
            texts = [p.content.decode() for p in parts if p.name == name]
            presets = self.presets.get(name, [])
            if not any(_same_texts(texts, [preset]) for preset in presets):
                found.append(f"part {name} {texts} was not expected")
        return found

    def _result_problems(
        self, call: Call, described: Mapping[str, Any], result: Any
    ) -> list[str]:
        row = self._response_row(call, described)
        if row is None or row["type"] is None:
            return [] if result is None else [f"a result {result!r} for no content"]
        stream = STREAM.fullmatch(row["type"])
        text = described["result"]
        if stream:
            if not isinstance(result, list) or not result:
                return ["a stream without events"]
            adapter = self._adapter(stream[1])
            for event in result:
                adapter.validate_python(event)
            return []
        if isinstance(result, bytes):
            return [] if "bytes" in text or "Binary" in text else [f"bytes for {text}"]
        try:
            self._adapter(text).validate_python(result, strict=True)
        except ValueError as error:
            return [f"the result is no {text}: {str(error)[:300]}"]
        return self._loss(call, row, text, result)

    def _loss(
        self, call: Call, row: Mapping[str, Any], text: str, result: Any
    ) -> list[str]:
        """What of the sent answer is not in the parsed one."""
        headers = {"accept": row["content_type"] or "*/*"}
        sent = answer_for(self.document, call, headers)
        if not (sent.content_type or "").endswith("json"):
            return []
        again = self._adapter(text).dump_python(result, mode="json", by_alias=True)
        found = differences(json.loads(sent.body), again, self.presets)
        return [f"answer: {one}" for one in found]

    def _response_row(
        self, call: Call, described: Mapping[str, Any]
    ) -> Mapping[str, Any] | None:
        rows = [r for r in described["responses"] if not r["error"]]
        full = [r for r in rows if r["type"] is not None]
        return next(iter(full or rows), None)

    def _adapter(self, text: str) -> TypeAdapter[Any]:
        package = self.sdk.module()
        names: dict[str, Any] = {**vars(typing), "datetime": datetime.datetime}
        names |= {"date": datetime.date, "bytes": bytes}
        for name in ("models", "types", "utils", "errors"):
            try:
                names[name] = getattr(package, name)
            except AttributeError:
                continue
        for name in ("Nullable", "OptionalNullable", "UnrecognizedStr"):
            names[name] = getattr(names["types"], name, None)
        type_ = eval(text, names)
        if typing.get_origin(type_) is names["utils"].Page:
            type_ = typing.get_args(type_)[0]
        return TypeAdapter(type_)


def _same_texts(texts: list[str], values: list[Any]) -> bool:
    """Whether texts stand for values; a number may be written as `1` or `1.0`."""
    return len(texts) == len(values) and all(
        text == plain(value)
        or (isinstance(value, int | float) and float(text) == value)
        for text, value in zip(texts, values, strict=True)
    )


def _read(result: Any) -> Any:
    if hasattr(result, "pages"):
        return result.result
    if hasattr(result, "iter_bytes"):
        with result:
            return result.read()
    if hasattr(result, "__next__"):
        with result:
            return list(result)
    return result


async def _read_async(result: Any) -> Any:
    if hasattr(result, "pages"):
        return result.result
    if hasattr(result, "iter_bytes"):
        async with result:
            return await result.read()
    if hasattr(result, "__anext__"):
        async with result:
            return [event async for event in result]
    return result

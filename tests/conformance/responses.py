"""What a call returned beside what the server sent.

Input: a case of the suite and the value that the method returned. Output: the differences.
"""

from __future__ import annotations

import base64
import datetime
import json
from collections.abc import Mapping
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import Any

from pydantic_core import to_jsonable_python


def response_problems(case: Mapping[str, Any], result: Any, server: str) -> list[str]:
    """How the result differs from the response that the case describes."""
    body = case["expect"].get("body")
    if body is None:
        return [] if result is None else [f"a result {result!r} for no content"]
    if body["kind"] == "bytes" and "base64" not in body:
        return _stream_problems(case, body, result)
    if body["kind"] == "bytes":
        content = base64.b64decode(body["base64"])
        return [] if result == content else [f"bytes differ: {str(result)[:60]}"]
    if body["kind"] == "raw":
        return _text_problems(body, result)
    if isinstance(result, bytes):  # what the schema calls bytes is not read as JSON
        try:
            return differences(body["json"], json.loads(result))
        except ValueError:  # what the document writes as base64
            standard = base64.b64encode(result).decode()
            for_urls = base64.urlsafe_b64encode(result).decode().rstrip("=")
            sent = body["json"]
            return differences(sent, for_urls if sent == for_urls else standard)
    result = _with_numbers(result)
    port = server.rpartition(":")[2]
    sent = json.dumps(body["json"]).replace("localhost:3000", f"localhost:{port}")
    shown = to_jsonable_python(result, by_alias=True, bytes_mode="base64")
    return differences(json.loads(sent), shown)


def _with_numbers(result: Any) -> Any:
    """Decimals on their own as the numbers that they were: pydantic would write them as text."""
    if isinstance(result, list):
        return [_with_numbers(one) for one in result]
    return float(result) if isinstance(result, Decimal) else result


def _stream_problems(
    case: Mapping[str, Any], body: Mapping[str, Any], result: Any
) -> list[str]:
    """Each item of the stream must hold what was sent as its data."""
    if not isinstance(result, list):
        return [f"no stream: {result!r}"]
    if body["contentType"] == "text/event-stream":
        lines = [part for part in body["text"].split("\n\n") if "data:" in part]
        sent = ["\n".join(_data_lines(part)) for part in lines]
        sent = [text for text in sent if text != "[DONE]"]  # ends the stream
    else:
        sent = body["text"].splitlines()
    if case["scenario"].endswith("_reconnect"):
        result = result[: len(sent)]  # the others come over the next connection
    if len(sent) != len(result):
        return [f"{len(result)} items, not {len(sent)}"]
    return [
        f"{item!r} is not {text!r}"
        for text, item in zip(sent, result, strict=True)
        if not _holds(to_jsonable_python(item, by_alias=True), text)
    ]


def _data_lines(event: str) -> list[str]:
    return [
        line.removeprefix("data:").strip()
        for line in event.splitlines()
        if line.startswith("data:")
    ]


def _holds(shown: Any, text: str) -> bool:
    try:
        data = json.loads(text)
    except ValueError:
        data = text
    if shown == text or not differences(data, shown):
        return True
    return isinstance(shown, dict) and any(_holds(v, text) for v in shown.values())


def _text_problems(body: Mapping[str, Any], result: Any) -> list[str]:
    kind = body["contentType"]
    if kind.startswith("text/plain"):
        return [] if result == body["text"] else [f"text differs: {result!r}"]
    if isinstance(result, list):  # the events of a stream, or the items of JSON Lines
        return [] if result else ["nothing was streamed"]
    if result is None:
        return [f"nothing for a body of {kind}"]
    if kind == "application/xml" and isinstance(result, (str, bytes)):
        return ["XML was not read"]
    return []


def differences(expected: Any, shown: Any, at: str = "") -> list[str]:
    """Where two JSON values differ; moments in time are compared as such."""
    if isinstance(expected, dict) and isinstance(shown, dict):
        problems = [
            f"{at}/{name} is missing" for name in expected.keys() - shown.keys()
        ]
        problems += [
            f"{at}/{name} was not sent: {shown[name]!r}"
            for name in shown.keys() - expected.keys()
            if shown[name] is not None
        ]
        for name in expected.keys() & shown.keys():
            problems += differences(expected[name], shown[name], f"{at}/{name}")
        return problems
    if isinstance(expected, list) and isinstance(shown, list):
        if len(expected) != len(shown):
            return [f"{at}: {len(shown)} items, not {len(expected)}"]
        return [
            problem
            for index, pair in enumerate(zip(expected, shown, strict=True))
            for problem in differences(*pair, f"{at}/{index}")
        ]
    return [] if _same(expected, shown) else [f"{at}: {shown!r}, not {expected!r}"]


def _same(expected: Any, shown: Any) -> bool:
    if expected == shown and isinstance(expected, bool) == isinstance(shown, bool):
        return True
    if isinstance(expected, str) and isinstance(shown, str):
        moments = _moment(expected), _moment(shown)
        return moments[0] is not None and moments[0] == moments[1]
    return False


def _moment(text: str) -> datetime.datetime | None:
    for read in (datetime.datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text)
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    return None

"""What an encoding says that nothing is made of is told, with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.pipeline import analyze

BODY = {
    "type": "object",
    "properties": {"a": {"type": "object", "properties": {"b": {"type": "string"}}}},
}
FORM, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"


@pytest.mark.parametrize(
    ("media_type", "key", "value", "code", "where"),
    [
        ("application/json", "encoding", {"a": {}}, "without-effect", ""),
        (FORM, "itemEncoding", {}, "without-effect", ""),
        (MULTIPART, "encoding", {"c": {}}, "without-effect", "/c"),
        (
            FORM,
            "encoding",
            {"a": {"headers": {"X": {}}}},
            "without-effect",
            "/a/headers",
        ),
        (
            MULTIPART,
            "encoding",
            {"a": {"contentType": "text/csv", "encoding": {"b": {}}}},
            "without-effect",
            "/a/encoding",
        ),
        (
            MULTIPART,
            "encoding",
            {"a": {"headers": {"X-A": {"schema": {"type": "string"}}}}},
            "ignored-keyword",
            "/a/headers/X-A",
        ),
        (
            MULTIPART,
            "encoding",
            {"a": {"contentType": "application/xml"}},
            "ignored-keyword",
            "/a/contentType",
        ),
    ],
)
def test_what_says_nothing_is_told(
    media_type: str, key: str, value: Any, code: str, where: str, tmp_path: Path
) -> None:
    content = {media_type: {"schema": BODY, key: value}}
    operation = {
        "operationId": "send",
        "requestBody": {"content": content},
        "responses": {"204": {"description": "d"}},
    }
    document = {
        "openapi": "3.2.0",
        "info": {"title": "T", "version": "1"},
        "servers": [{"url": "https://a.example"}],
        "paths": {"/a": {"put": operation}},
    }
    path = tmp_path / "api.json"
    path.write_text(json.dumps(document))
    sink = Sink()
    analyze(path, Config(), sink, lambda _: None)
    (finding,) = sink.diagnostics
    at = f"#/paths/~1a/put/requestBody/content/{media_type.replace('/', '~1')}/{key}"
    assert (finding.code.name, finding.at.pointer) == (code, at + where)


def test_callbacks_are_told(tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    path.write_text(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {operationId: a, "
        "callbacks: {c: {'{$url}': {post: {responses: {'200': {description: d}}}}}}, responses: {'204': {description: d}}}}}"
    )
    sink = Sink()
    analyze(path, Config(), sink, lambda _: None)
    assert [d.at.pointer for d in sink.diagnostics] == ["#/paths/~1a/get/callbacks"]


def test_an_example_as_it_is_sent_is_read(tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    path.write_text(
        "openapi: 3.2.0\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {operationId: a, responses: {'200': {description: d, "
        'content: {application/json: {schema: {type: object}, examples: {e: {serializedValue: \'{"a": 1}\'}, f: {serializedValue: "{"}}}}}}}}}'
    )
    analysis = analyze(path, Config(), Sink(), lambda _: None)
    (content,) = analysis.api.operations[0].responses[0].contents
    assert [one.value for one in content.examples] == [{"a": 1}, "{"]

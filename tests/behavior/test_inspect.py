"""What `sdkpress inspect` tells programs is true of the SDK."""

from __future__ import annotations

from functools import reduce
from inspect import signature
from typing import Any

from support.pressing import Build


def operation(sdk: Build, operation_id: str) -> dict[str, Any]:
    found: dict[str, Any]
    (found,) = [
        one
        for one in sdk.description["operations"]
        if one["operation_id"] == operation_id
    ]
    return found


def test_an_operation(sdk: Build) -> None:
    described = operation(sdk, "libraryCollectionCreate")
    assert described["method"] == "POST"
    assert described["path"] == "/v2/library/collections"
    assert described["call"] == "library.collection.create"
    assert [(p["in"], p["name"], p["argument"]) for p in described["parameters"]] == [
        ("header", "X-Workspace", "x_workspace"),
        ("header", "Idempotency-Key", "idempotency_key"),
    ]
    assert described["body"]["content_types"] == ["application/json"]
    assert described["body"]["fields"]["visibility"] == "visibility"
    assert described["body"]["additional_properties"] == "additional_properties"
    rows = [(r["status"], r["content_type"], r["type"]) for r in described["responses"]]
    assert rows[0] == ("201", "application/json", "models.Collection")
    assert [row[0] for row in rows] == ["201", "409", "422"]
    assert described["result"] == "models.Collection"


def test_a_whole_body_a_stream_a_download_and_nothing(sdk: Build) -> None:
    move = operation(sdk, "libraryItemMove")["body"]
    assert "fields" not in move
    assert move["argument"] == "request"
    assert operation(sdk, "studioChatStream")["result"].startswith("EventStream[")
    assert operation(sdk, "studioImageDownload")["result"] == "BinaryResponse"
    assert operation(sdk, "jobStop")["result"] is None
    assert operation(sdk, "jobStop")["deprecated"]
    assert operation(sdk, "ping")["call"] == "ping"


def test_the_client(sdk: Build) -> None:
    client = sdk.description["client"]
    assert (client["package"], client["sync"]) == ("atelier", "Atelier")
    given = signature(getattr(sdk.module(), client["sync"])).parameters
    arguments = [one["argument"] for one in client["credentials"]]
    assert arguments == ["token", "admin_key"]
    assert list(given)[: len(arguments)] == arguments
    assert {one["argument"] for one in client["globals"]} <= given.keys()


def test_every_argument_exists(sdk: Build) -> None:
    for described in sdk.description["operations"]:
        method = reduce(getattr, described["call"].split("."), sdk.client("sync"))
        arguments = {one["argument"] for one in described["parameters"]}
        if described["body"] is not None:
            arguments |= set(described["body"].get("fields", {}).values())
        assert arguments <= signature(method).parameters.keys()


def test_every_model_has_a_module_and_a_page(sdk: Build) -> None:
    pages = sdk.folder
    for model in sdk.description["models"]:
        assert (pages / model["page"]).is_file(), model
        path = model["module"].replace(".", "/")
        assert (sdk.source / f"{path}.py").is_file(), model
    names = {model["wire"]: model["name"] for model in sdk.description["models"]}
    assert names["StudioImageGenerateBody"] == "StudioImageGenerateBody"

"""A large reference cycle of objects that hold each other as an id or as the object itself: what is loaded, and when."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest

from support.pressing import Build, press
from support.recorder import Recorder, Reply, recorder

COUNT = 110
TEXT = {"type": "string"}


def reference(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def thing(number: int) -> dict[str, Any]:
    """Holds the next thing, which may be deleted, and the one before it."""
    following, previous = (number + 1) % COUNT, (number - 1) % COUNT
    return {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": TEXT,
            "at": {"type": "string", "format": "date-time"},
            "next": {
                "anyOf": [TEXT, reference(f"Thing{following}"), reference("Deleted")]
            },
            "previous": {
                "anyOf": [TEXT, reference(f"Thing{previous}")],
                "nullable": True,
            },
        },
    }


DELETED = {
    "type": "object",
    "required": ["id", "deleted"],
    "properties": {"id": TEXT, "deleted": {"type": "boolean"}},
}


def document() -> dict[str, Any]:
    def got(schema: dict[str, str]) -> dict[str, Any]:
        content = {"application/json": {"schema": schema}}
        return {"200": {"description": "Found.", "content": content}}

    get = {"operationId": "get", "responses": got(reference("Thing0"))}
    return {
        "openapi": "3.0.3",
        "info": {"title": "Things", "version": "1"},
        "servers": [{"url": "https://things.test"}],
        "paths": {"/thing": {"get": get}},
        "components": {
            "schemas": {
                **{f"Thing{number}": thing(number) for number in range(COUNT)},
                "Deleted": DELETED,
            }
        },
    }


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("things")
    file = folder / "openapi.json"
    file.write_text(json.dumps(document()))
    return press(file, None, folder / "sdk")


@pytest.fixture
def server() -> Iterator[Recorder]:
    with recorder(lambda _: Reply(b"{}")) as running:
        yield running


@pytest.fixture(params=["sync", "async"])
def get(request: pytest.FixtureRequest, build: Build, server: Recorder) -> Any:
    """The thing that a body is read as."""

    def ask(body: dict[str, Any], **options: Any) -> Any:
        server.respond = lambda _: Reply(json.dumps(body).encode())
        if request.param == "sync":
            with build.client("sync", server_url=server.url) as client:
                return client.get(**options)

        async def waiting() -> Any:
            async with build.client("async", server_url=server.url) as client:
                return await client.get(**options)

        return asyncio.run(waiting())

    return ask


def test_an_id_stays_one(get: Any) -> None:
    one = get({"id": "a", "next": "b", "previous": None})
    assert (one.next, one.previous) == ("b", None)


def test_an_object_is_read_as_its_class(get: Any, build: Build) -> None:
    models = build.module("models")
    body = {
        "id": "a",
        "next": {
            "id": "b",
            "at": "2024-01-02T03:04:05Z",
            "unknown": [1],
            "next": {"id": "c", "previous": "b"},
        },
        "previous": {"id": "z"},
    }
    one = get(body)
    assert type(one.next) is models.Thing1 and type(one.previous) is models.Thing109
    assert type(one.next.next) is models.Thing2
    assert one.next.at.year == 2024 and one.next.unknown == [1]
    assert json.loads(one.model_dump_json()) == body
    assert json.loads(one.model_dump_json(exclude_unset=True)) == body
    dumped = one.model_dump(exclude={"next": {"next"}})
    assert dumped["next"]["at"] == one.next.at and "next" not in dumped["next"]
    assert models.Thing0.model_validate(one.model_dump()) == one
    assert models.Thing0(id="a", next=models.Thing1(id="b")).next.id == "b"


def test_of_several_objects_the_one_that_fits(get: Any, build: Build) -> None:
    models = build.module("models")
    # A thing has an id too: what is deleted is told by having more of what is known.
    deleted = get({"id": "a", "next": {"id": "b", "deleted": True}}).next
    assert type(deleted) is models.Deleted and deleted.deleted is True


def test_what_does_not_fit(get: Any, build: Build) -> None:
    models = build.module("models")
    odd = {"id": "a", "next": {"id": "b", "at": "soon"}, "previous": {"id": 5}}
    with pytest.raises(models.ResponseValidationError, match="next") as caught:
        get(odd, response_validation="strict")
    faults = caught.value.__cause__.errors()
    places = {(fault["loc"][0], fault["loc"][-1]) for fault in faults}
    assert {("next", "at"), ("previous", "id")} <= places
    bent = get(odd)
    assert type(bent.next) is models.Thing1 and bent.next.at == "soon"
    assert type(bent.previous) is models.Thing109 and bent.previous.id == 5


LOADED = """
import sys
from things import models

def count():
    return sum(name.startswith("things.models.thing") for name in sys.modules)

models.Thing0.model_validate_json('{"id": "a", "next": "b"}')
assert count() == 1, count()
models.Thing0.model_validate_json('{"id": "a", "next": {"id": "b", "next": "c"}}')
assert count() == 2, count()
models.Thing0.model_json_schema()
assert models.Thing5(id="a").id == "a"
assert count() == 3, count()
"""


def test_only_what_is_met_is_loaded(build: Build) -> None:
    done = build.python(LOADED, "-W", "error")
    assert (done.returncode, done.stderr) == (0, "")


def test_each_module_can_be_imported_first(build: Build) -> None:
    names = [f"things.models.thing{number}" for number in range(0, COUNT, 10)]
    code = "import importlib, sys\n" + "".join(
        f"importlib.import_module({name!r})\n" for name in names
    )
    done = build.python(code, "-W", "error")
    assert (done.returncode, done.stderr) == (0, "")

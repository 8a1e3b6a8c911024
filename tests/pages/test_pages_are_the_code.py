"""A page tells exactly what the code is: each row is the parameter that `inspect` finds, or the field of the class."""

from __future__ import annotations

import datetime
import importlib
import inspect
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from conftest import REPO, SHARED
from support.once import Once
from support.page_tables import Row, canonical, results, rows, sections
from support.pages import pages_of
from support.pressing import Build, press

OPTIONS = {"retries", "server_url", "timeout_ms", "http_headers"}
ANY_EXTRA = ("__pydantic_extra__", "Dict[str, Any]", False, None)
SUPPORT = REPO / "tests" / "support"
DOCUMENTS = [
    *(REPO / "specs" / name / "openapi.yaml" for name in ("tasks", "atelier")),
    *(SUPPORT / f"{name}.yaml" for name in ("contents", "formats", "shapes", "paged")),
    SHARED / "truth" / "friendli" / "openapi.yaml",
    SHARED / "specs" / "notion.json",
    pytest.param(SHARED / "specs" / "github.json", marks=pytest.mark.slow),
]


@pytest.fixture(
    scope="module", params=DOCUMENTS, ids=lambda path: path.parent.name + path.stem
)
def sdk(request: pytest.FixtureRequest, once: Once) -> Build:
    document: Path = request.param
    if not document.is_file():
        pytest.skip("needs ../shared: real documents of other vendors")
    config = document.with_name("sdkpress.yaml")
    ours = REPO in document.parents and config.is_file()
    name = f"page_{document.parent.name}_{document.stem}"
    if not ours:
        config = once.root / f"{name}.yaml"

    def make(folder: Path) -> None:
        if not ours:
            settings = "unique_items: sets\n" if document.parent == SUPPORT else ""
            config.write_text(f"package: {name}\n{settings}")
        press(document, config, folder)

    return Build(document, config, once(name, make))


def _code(name: str, annotation: str, default: Any, required: bool) -> tuple[Any, ...]:
    return name, canonical(annotation), required, None if required else default


def _page(row: Row, names: Mapping[str, Any]) -> tuple[Any, ...]:
    """A row in the same terms. Where there is no default the type tells which: None, or UNSET beside null."""
    default: Any = None
    if not row.required:
        default = names["UNSET"] if row.type.startswith("OptionalNullable[") else None
        if row.default:
            default = eval(row.default, dict(names))
    return row.name, row.type, row.required, default


def _names(sdk: Build) -> dict[str, Any]:
    """What the code of pages may name."""
    packages = ("models", "errors", "utils", "types")
    found = {
        name: sdk.module(name)
        for name in packages
        if (sdk.source / sdk.package / name).is_dir()
    }
    return {**found, "datetime": datetime, "UNSET": sdk.module("types").UNSET}


def _methods(sdk: Build) -> Iterator[tuple[tuple[str, str, str], list[Any]]]:
    clients = [sdk.client("sync"), sdk.client("async")]
    for operation in sdk.description["operations"]:
        found = []
        for client in clients:
            target = client
            for attribute in operation["call"].split("."):
                target = getattr(target, attribute)
            found.append(target)
        key = operation["operation_id"], operation["method"].lower(), operation["path"]
        yield key, found


def test_parameters_and_results(sdk: Build) -> None:
    methods = dict(_methods(sdk))
    names = _names(sdk)
    shown: set[tuple[str, str, str]] = set()
    wrong: list[str] = []
    for page in pages_of(sdk.folder / "docs" / "sdks"):
        for key, section in sections(page.read_text("utf-8")):
            shown.add(key)
            sync, async_ = map(inspect.signature, methods[key])
            assert OPTIONS <= sync.parameters.keys()
            code = [
                _code(
                    one.name,
                    one.annotation,
                    one.default,
                    one.default is inspect.Parameter.empty,
                )
                for one in sync.parameters.values()
            ]
            listed = [_page(row, names) for row in rows(section)]
            if listed != code:
                wrong.append(f"{key}:\n  page {listed}\n  code {code}")
            gives = tuple(canonical(str(s.return_annotation)) for s in (sync, async_))
            if results(section) != gives:
                wrong.append(f"{key}:\n  page {results(section)}\n  code {gives}")
    assert shown == methods.keys()
    assert not wrong, f"{len(wrong)} differ:\n" + "\n".join(wrong[:5])


def test_fields(sdk: Build) -> None:
    names = _names(sdk)
    wrong: list[str] = []
    for model in sdk.description["models"]:
        if model["kind"] != "object":
            continue
        listed = [
            _page(row, names)
            for row in rows((sdk.folder / model["page"]).read_text("utf-8"))
        ]
        class_ = _class(model)
        code = list(_fields(class_))
        extra = "__pydantic_extra__" in class_.__annotations__
        if ANY_EXTRA in listed and not extra:
            # Every model takes more properties of any type; a page says so where the document does.
            assert class_.model_config["extra"] == "allow"
            listed.remove(ANY_EXTRA)
        if listed != code:
            wrong.append(f"{model['name']}:\n  page {listed}\n  code {code}")
    assert not wrong, f"{len(wrong)} differ:\n" + "\n".join(wrong[:5])


def _class(model: Mapping[str, str]) -> Any:
    module = importlib.import_module(model["module"])
    class_ = getattr(module, model["name"])
    if not issubclass(class_, Exception):
        return class_
    # The page of an error is about the data that its exception holds.
    (data,) = (
        value
        for name, value in vars(module).items()
        if class_.__annotations__.get("data") == name
    )
    return data


def _fields(class_: Any) -> Iterator[tuple[Any, ...]]:
    fields = class_.model_fields
    annotations = sorted(
        class_.__annotations__.items(), key=lambda item: item[0] == "__pydantic_extra__"
    )
    for name, annotation in annotations:
        if name == "__pydantic_extra__":
            yield name, canonical(annotation), False, None
        elif name in fields:
            field = fields[name]
            default = (
                None
                if field.is_required()
                else field.get_default(call_default_factory=True)
            )
            yield _code(name, annotation, default, field.is_required())

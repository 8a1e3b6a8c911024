"""Methods: arguments in order, what they take, what they return, and the description they call with."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest

from support.lowered import of_paths
from support.rendered import Sdk

SCHEMAS = """
Cat: {type: object, properties: {name: {type: string}}}
"""
PATHS = """
/cats/{cat-id}:
  parameters:
    - {name: cat-id, in: path, required: true, schema: {type: string}}
  put:
    operationId: replaceCat
    tags: [Cats]
    summary: Replace a cat
    description: Puts \"\"\"another\"\"\" cat there.
    parameters:
      - {name: dry, in: query, schema: {type: boolean, default: false}}
      - {name: X-Trace, in: header, schema: {type: [string, "null"]}}
    requestBody:
      required: true
      content:
        application/json:
          schema:
            type: object
            required: [name, mates]
            properties:
              note: {type: string}
              name: {type: string}
              mates: {type: array, items: {$ref: "#/components/schemas/Cat"}}
              kind: {const: cat}
    responses:
      "200":
        description: ""
        content: {application/json: {schema: {$ref: "#/components/schemas/Cat"}}}
      "204": {description: ""}
  delete:
    operationId: removeCat
    tags: [Cats]
    deprecated: true
    responses: {"204": {description: ""}}
/cats/events:
  get:
    operationId: watch
    tags: [Cats]
    responses:
      "200":
        description: ""
        content:
          text/event-stream:
            x-speakeasy-sse-sentinel: "[DONE]"
            schema: {$ref: "#/components/schemas/Cat"}
/cats/picture:
  get:
    operationId: picture
    tags: [Cats.Picture]
    responses:
      "200":
        description: ""
        content: {image/png: {schema: {type: string, format: binary}}}
/text:
  get:
    operationId: text
    responses:
      "200": {description: "", content: {text/plain: {schema: {type: string}}}}
"""


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Sdk:
    made = Sdk(of_paths(PATHS, SCHEMAS))
    made.imported(tmp_path_factory.mktemp("sdk"))
    return made


@pytest.fixture(scope="module")
def cats(sdk: Sdk) -> Any:
    return sdk.module("cats")


def test_black_keeps_every_file(sdk: Sdk) -> None:
    assert sdk.unstable() == []


def test_required_arguments_come_first(cats: Any) -> None:
    found = inspect.signature(cats.Cats.replace_cat).parameters
    assert list(found)[1:6] == ["cat_id", "name", "mates", "dry", "x_trace"]
    assert list(found)[-7:] == [
        *("retries", "server_url", "timeout_ms", "http_headers"),
        *("max_retries", "timeout", "response_validation"),
    ]
    assert all(p.kind is p.KEYWORD_ONLY for p in list(found.values())[1:])
    assert found["dry"].default is None  # the document's default is not sent
    assert found["kind"].default == "cat"
    assert found["name"].default is inspect.Parameter.empty


def test_types_of_arguments_and_results(cats: Any) -> None:
    types = inspect.get_annotations(cats.Cats.replace_cat)
    assert types["x_trace"] == "OptionalNullable[str]"
    assert types["mates"] == "Sequence[Union[models.Cat, models.CatTypedDict]]"
    assert types["return"] == "Optional[models.Cat]"
    assert inspect.get_annotations(cats.Cats.remove_cat)["return"] == "None"
    assert (
        inspect.get_annotations(cats.Cats.watch)["return"] == "EventStream[models.Cat]"
    )
    async_type = inspect.get_annotations(cats.AsyncCats.watch)["return"]
    assert async_type == "EventStreamAsync[models.Cat]"


def test_sync_and_async_share_one_description(sdk: Sdk) -> None:
    text = sdk.text("cats.py")
    assert text.count("_REPLACE_CAT: op.Operation[") == 1
    assert text.count("            _REPLACE_CAT,\n") == 2
    assert "return self._transport.call(" in text
    assert "return await self._transport.call(" in text
    assert 'sentinel="[DONE]"' in text


def test_arguments_reach_the_transport_under_their_keys(sdk: Sdk) -> None:
    text = sdk.text("cats.py")
    assert '{"cat_id": cat_id, "dry": dry, "x_trace": x_trace}' in text
    assert '"mates": mates' in text
    assert 'op.path("cat-id", argument="cat_id")' in text
    assert 'op.query("dry", type=bool)' in text
    assert 'op.header("X-Trace", argument="x_trace", nullable=True)' in text


def test_deprecated_methods_say_so(cats: Any) -> None:
    assert cats.Cats.remove_cat.__deprecated__


def test_the_docstring_lists_the_arguments(cats: Any) -> None:
    doc = inspect.getdoc(cats.Cats.replace_cat) or ""
    assert doc.startswith('Replace a cat\n\nPuts """another""" cat there.\n\nArgs:\n')
    assert "    timeout_ms:" in doc
    assert "cat_id" not in doc  # the document says nothing about it


DESCRIBED = """
/cats:
  get:
    operationId: find
    parameters:
      - {name: owner, in: query, description: Whose cats., schema: {type: string}}
    responses:
      "200":
        description: The cats, youngest first.
        content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Cat"}}}}
      "404":
        description: Nobody has cats.
        content: {application/json: {schema: {$ref: "#/components/schemas/Problem"}}}
      "410":
        description: Gone
        content: {application/json: {schema: {$ref: "#/components/schemas/Problem"}}}
  delete:
    operationId: chase
    responses: {"200": {description: OK, content: {application/json: {schema: {type: string}}}}}
"""


def test_the_docstring_says_what_is_returned_and_raised(tmp_path: Path) -> None:
    made = Sdk(
        of_paths(DESCRIBED, SCHEMAS + "Problem: {type: object, properties: {a: {}}}")
    )
    assert made.unstable() == []
    made.imported(tmp_path)
    client = made.module("sdk").SyncShop
    doc = inspect.getdoc(client.find) or ""
    assert doc.startswith("Args:\n    owner: Whose cats.\n    retries: ")
    assert "\n\nReturns:\n    The cats, youngest first.\n\nRaises:\n" in doc
    assert "    models.Problem: 404, 410. Nobody has cats.\n" in doc
    assert doc.endswith("    models.SDKError: Any other error response.")
    other = inspect.getdoc(client.chase) or ""
    assert "Returns:" not in other  # "OK" says nothing
    assert other.endswith("    models.SDKError: An error response.")


def test_groups_are_made_when_used(sdk: Sdk) -> None:
    client = sdk.module("sdk").SyncShop()
    assert client.cats is client.cats
    assert type(client.cats.picture).__name__ == "Picture"
    assert "def text(" in sdk.text("sdk.py")


def test_one_class_with_both_forms(tmp_path: Path) -> None:
    made = Sdk(of_paths(PATHS, SCHEMAS, async_mode="both"))
    assert made.unstable() == []
    made.imported(tmp_path)
    cats = made.module("cats")
    assert inspect.iscoroutinefunction(cats.Cats.replace_cat_async)
    assert not inspect.iscoroutinefunction(cats.Cats.replace_cat)
    assert not hasattr(cats, "AsyncCats")
    client = made.module("sdk").Shop()
    assert client.cats.picture


def test_names_of_packages_may_be_methods(tmp_path: Path) -> None:
    paths = """
    /models:
      get:
        operationId: models
        responses:
          "200":
            description: ""
            content: {application/json: {schema: {$ref: "#/components/schemas/Cat"}}}
    /utils:
      get: {operationId: utils, responses: {"204": {description: ""}}}
    """
    made = Sdk(of_paths(paths, SCHEMAS))
    assert made.unstable() == []
    text = made.text("sdk.py")
    assert "from . import models as _models" in text
    assert ") -> _models.Cat:" in text
    made.imported(tmp_path)
    made.module("sdk")


def test_names_that_the_class_body_uses_may_be_methods(tmp_path: Path) -> None:
    paths = "".join(f"""
    /{name}:
      get:
        operationId: {name}
        deprecated: true
        parameters:
          - {{name: {name}, in: query, schema: {{type: string, format: date}}}}
        responses: {{"204": {{description: ""}}}}
    """ for name in ("str", "int", "datetime", "deprecated", "cached_property", "list"))
    made = Sdk(of_paths(paths))
    assert made.unstable() == []
    made.imported(tmp_path)
    client = made.module("sdk").SyncShop
    assert all(hasattr(client, name) for name in ("str_", "deprecated_", "list"))

"""A document's own response examples through an SDK: `python response_examples.py DOCUMENT SDK_FOLDER INSPECT MODE`.

Each JSON example of each operation is what a server on loopback answers; the operation is called for it with
`response_validation` as MODE says. Prints, as JSON, how many examples of successes there are, and for each that was
not returned as data what happened instead; `breaking` are those that are not what their own schema says. An example of
an error must raise an error with its status.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

from pydantic_core import to_jsonable_python

from support.arguments import CallMaker
from support.document import Call, Document
from support.recorder import Received, Reply, recorder
from support.schema_values import Unsatisfiable


@dataclass(frozen=True)
class Example:
    """A JSON example of a response. `fits`: it is what its own schema says."""

    status: int
    content_type: str
    name: str
    value: Any
    fits: bool


def examples_of(document: Document, call: Call) -> Iterator[Example]:
    """The JSON examples of an operation's responses."""
    for status, response in call.responses.items():
        if not re.fullmatch(r"\d\d\d", status):
            continue
        for kind, media in (response.get("content") or {}).items():
            if "json" not in kind or "seq" in kind or "lines" in kind:
                continue
            for name, value in _values(document, media):
                fits = document.is_valid(value, media.get("schema", {}))
                yield Example(int(status), kind, name, value, fits)


def _values(document: Document, media: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    if "example" in media:
        yield "example", media["example"]
    for name, raw in (media.get("examples") or {}).items():
        one = document.follow(raw)
        if isinstance(one, dict) and "value" in one:
            yield name, one["value"]


def main(document_path: Path, folder: Path, inspect: Path, mode: str) -> dict[str, Any]:
    """Call each operation once for each of its examples."""
    warnings.simplefilter("ignore")
    document = Document.read(document_path)
    description = json.loads(inspect.read_text())
    client_names = description["client"]
    sys.path.insert(0, str(folder / "src"))
    package = importlib.import_module(client_names["package"])
    described = {(o["method"].lower(), o["path"]): o for o in description["operations"]}
    maker = CallMaker(document)
    counts = {"successes": 0, "errors": 0}
    breaking: list[str] = []
    wrong: dict[str, str] = {}
    reply = Reply()

    def respond(_: Received) -> Reply:
        return reply

    with recorder(respond) as server:
        arguments: dict[str, Any] = {
            one["argument"]: "secret" for one in client_names["credentials"]
        }
        arguments["server_url"] = server.url
        arguments["response_validation"] = mode
        client = getattr(package, client_names["sync"])(**arguments)
        with client:
            for call in document.calls():
                row = described.get((call.method, call.path))
                if row is None:
                    continue
                for one in examples_of(document, call):
                    success = one.status < 400
                    counts["successes" if success else "errors"] += 1
                    key = f"{call.method} {call.path} {one.status} {one.name}"
                    if success and not one.fits:
                        breaking.append(key)
                    data = json.dumps(one.value).encode()
                    reply = Reply(data, one.status, content_type=one.content_type)
                    problem = _call(client, row, maker, call, one)
                    if problem:
                        wrong[key] = problem
    return {**counts, "breaking": breaking, "wrong": wrong}


def _call(
    client: Any,
    row: Mapping[str, Any],
    maker: CallMaker,
    call: Call,
    example: Example,
) -> str | None:
    status = example.status
    method = reduce(getattr, row["call"].split("."), client)
    try:
        arguments = maker.make(call, row, "least").arguments
    except (Unsatisfiable, KeyError) as problem:
        return f"no arguments: {problem!r}"
    if row["accept"] and example.content_type in _annotation(row, row["accept"]):
        arguments[row["accept"]] = example.content_type
    try:
        result = method(**arguments, retries=None)
    except Exception as error:
        if status >= 400 and getattr(error, "status_code", None) == status:
            if type(error).__name__ != "ResponseValidationError":
                return None
        return f"{type(error).__name__}: {str(error)[:200]}"
    if status >= 400:
        return "nothing raised"
    if hasattr(result, "pages") and hasattr(result, "result"):
        result = result.result
    return _lost(example.value, to_jsonable_python(result, by_alias=True))


def _annotation(row: Mapping[str, Any], argument: str) -> str:
    found: str = next(
        one["annotation"] for one in row["signature"] if one["argument"] == argument
    )
    return found


def _lost(sent: Any, shown: Any, at: str = "") -> str | None:
    """What was sent and is not there; null may be shown as absent."""
    if isinstance(sent, dict) and isinstance(shown, dict):
        # An example that has the name of Python's attribute is read as the field.
        plain = {_plain(name): item for name, item in shown.items()}
        shown = {
            name: plain.get(_plain(name)) for name in sent if _plain(name) in plain
        }
        for name, item in sent.items():
            if name not in shown and item is not None:
                return f"{at}/{name} is lost"
            if name in shown and (problem := _lost(item, shown[name], f"{at}/{name}")):
                return problem
        return None
    if isinstance(sent, list) and isinstance(shown, list):
        if len(sent) != len(shown):
            return f"{at} has {len(shown)} items"
        return next(
            (
                problem
                for index, pair in enumerate(zip(sent, shown, strict=True))
                if (problem := _lost(*pair, f"{at}/{index}"))
            ),
            None,
        )
    if isinstance(sent, (dict, list)) != isinstance(shown, (dict, list)):
        return f"{at} is {shown!r:.80}"
    return None


def _plain(name: str) -> str:
    return name.replace("_", "").lower()


if __name__ == "__main__":
    made = main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
    print(json.dumps(made, indent=1))

"""A document's own response examples through an SDK: `python response_examples.py DOCUMENT SDK_FOLDER INSPECT MODE`.

Each JSON example of each operation is what a server on loopback answers; the operation is called for it with
`response_validation` as MODE says. Prints, as JSON, how many examples of successes there are, and for each that was
not returned as data what happened instead. An example of an error must raise an error with its status.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
import warnings
from collections.abc import Iterator, Mapping
from functools import reduce
from pathlib import Path
from typing import Any

from pydantic_core import to_jsonable_python

from support.arguments import CallMaker
from support.document import Call, Document
from support.recorder import Received, Reply, recorder
from support.schema_values import Unsatisfiable


def examples_of(document: Document, call: Call) -> Iterator[tuple[int, str, str, Any]]:
    """Status, content type, name and value of each JSON example of an operation's responses."""
    for status, response in call.responses.items():
        if not re.fullmatch(r"\d\d\d", status):
            continue
        for kind, media in (response.get("content") or {}).items():
            if "json" not in kind or "seq" in kind or "lines" in kind:
                continue
            if "example" in media:
                yield int(status), kind, "example", media["example"]
            for name, raw in (media.get("examples") or {}).items():
                one = document.follow(raw)
                if isinstance(one, dict) and "value" in one:
                    yield int(status), kind, name, one["value"]


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
    wrong: dict[str, str] = {}
    reply = Reply()

    def respond(_: Received) -> Reply:
        return reply

    with recorder(respond) as server:
        arguments: dict[str, Any] = {
            one["argument"]: "secret" for one in client_names["credentials"]
        }
        arguments["server_url"] = server.url
        client = getattr(package, client_names["sync"])(**arguments)
        with client:
            for call in document.calls():
                row = described.get((call.method, call.path))
                if row is None:
                    continue
                for status, kind, name, value in examples_of(document, call):
                    success = status < 400
                    counts["successes" if success else "errors"] += 1
                    reply = Reply(json.dumps(value).encode(), status, content_type=kind)
                    problem = _call(client, row, maker, call, status, value)
                    if problem:
                        wrong[f"{call.method} {call.path} {status} {name}"] = problem
    return {**counts, "wrong": wrong}


def _call(
    client: Any,
    row: Mapping[str, Any],
    maker: CallMaker,
    call: Call,
    status: int,
    value: Any,
) -> str | None:
    method = reduce(getattr, row["call"].split("."), client)
    try:
        arguments = maker.make(call, row, "least").arguments
    except (Unsatisfiable, KeyError) as problem:
        return f"no arguments: {problem!r}"
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
    return _lost(value, to_jsonable_python(result, by_alias=True))


def _lost(sent: Any, shown: Any, at: str = "") -> str | None:
    """What was sent and is not there; null may be shown as absent."""
    if isinstance(sent, dict) and isinstance(shown, dict):
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


if __name__ == "__main__":
    made = main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
    print(json.dumps(made, indent=1))

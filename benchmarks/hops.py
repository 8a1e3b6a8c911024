"""How far one thing travels: the modules that a marked value passes through, and its hops.

python benchmarks/hops.py                 the four walks in this tree
python benchmarks/hops.py --tree PATH     the same in another checkout, to compare

A walk is a small document with one marked word in it, and what is made of it. Counted are the calls of functions of
sdkpress, and of the SDK that it made, that are handed the marked word: as text, or as an object, list or mapping that
holds it directly. A hop is such a call from one module into another. Text longer than a line or two is not counted: a
whole file holds every word.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import FrameType
from typing import Any, Final

MARK: Final = "marvellous"
_LONGEST: Final = 300

_HEAD = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://pets.example"}]
paths:
  /pet:
    get:
      operationId: getPet
"""
_RESPONSE = """\
      responses:
        "200":
          description: A pet.
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
components:
  schemas:
"""
_PET = "    Pet: {properties: {name: {type: string}}}\n"
_DOCUMENTS: Final = {
    "a nullable field to class and page": (
        _HEAD
        + _RESPONSE
        + f'    Pet: {{properties: {{{MARK}: {{type: [string, "null"]}}}}}}\n'
    ),
    "a query parameter to argument and request": (
        _HEAD
        + f"      parameters: [{{name: {MARK}, in: query, schema: {{type: string}}}}]\n"
        + _RESPONSE
        + _PET
    ),
    "an example to a snippet": (
        _HEAD
        + "      parameters:\n        - {name: q, in: query, required: true,"
        + f" schema: {{type: string}}, example: {MARK}}}\n"
        + _RESPONSE
        + _PET
    ),
    "a finding to the terminal": (_HEAD + _RESPONSE + f"    Pet: {{type: {MARK}}}\n"),
}


class Walk:
    """Counts the calls that carry the mark, by module and function."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(f"{folder}{os.sep}" for folder in folders)
        self._frames: dict[int, FrameType] = {}
        self.functions: Counter[tuple[str, str]] = Counter()
        self.hops = 0

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event != "call" or code.co_name.startswith("<"):
            return
        if not code.co_filename.startswith(self._folders) or id(frame) in self._frames:
            return
        if code.co_name.startswith("__"):
            return
        names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        values = [frame.f_locals[name] for name in names if name in frame.f_locals]
        if values and isinstance(
            getattr(type(values[0]), code.co_name, None), property
        ):
            return  # reading a fact of an object hands nothing on
        if any(map(carries, values)):
            self._frames[id(frame)] = frame  # a generator's frame comes again
            self.functions[code.co_filename, code.co_name] += 1
            self.hops += self._caller(frame) != code.co_filename

    def _caller(self, frame: FrameType) -> str:
        """The module of ours that the call came from."""
        caller = frame.f_back
        while caller and not caller.f_code.co_filename.startswith(self._folders):
            caller = caller.f_back
        return caller.f_code.co_filename if caller else ""

    @property
    def modules(self) -> Set[str]:
        """The files that it passed."""
        return {file for file, _ in self.functions}


def carries(value: Any) -> bool:
    """Whether a value is the marked word, or holds it directly."""
    if _is_marked(value):
        return True
    if isinstance(value, Mapping):
        return any(_is_marked(key) or _is_marked(one) for key, one in value.items())
    if isinstance(value, list | tuple | set | frozenset):
        return any(map(_is_marked, value))
    if is_dataclass(value) and not isinstance(value, type):
        parts = [getattr(value, field.name, None) for field in fields(value)]
        return any(map(_is_marked, parts)) or any(
            _is_marked(one) for part in parts if isinstance(part, tuple) for one in part
        )
    return False


def _is_marked(value: Any) -> bool:
    return isinstance(value, str) and MARK in value and len(value) <= _LONGEST


def command() -> Callable[[list[str]], int]:
    """The command's entry, wherever this version has it."""
    with contextlib.suppress(ModuleNotFoundError):
        found: Callable[[list[str]], int] = importlib.import_module(
            "sdkpress.cli.main"
        ).main
        return found
    old: Callable[[list[str]], int] = importlib.import_module("sdkpress.cli").main
    return old


def call(folder: Path) -> None:
    """Call the operation of the SDK that was made, with the marked parameter, over no network."""
    sys.path.insert(0, str(folder / "src"))
    import httpx2

    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json={"name": "Tom"})

    pets: Any = importlib.import_module("pets")
    client = httpx2.Client(transport=httpx2.MockTransport(answer))
    with pets.SyncPets(client=client) as api:
        api.get_pet(**{MARK: MARK})


def walk(name: str, document: str, tree: Path) -> Walk:
    """Follow the mark through one run."""
    main = command()
    with tempfile.TemporaryDirectory() as name_:
        folder = Path(name_)
        (folder / "openapi.yaml").write_text(document)
        tracer = Walk((tree / "generator" / "sdkpress", folder / "out"))
        os.chdir(folder)
        with contextlib.redirect_stderr(io.StringIO()) as said:
            sys.setprofile(tracer)
            try:
                status = main(["generate", "openapi.yaml", "-o", "out"])
                if status == 0 and "request" in name:
                    call(folder / "out")
            finally:
                sys.setprofile(None)
        if "terminal" in name and MARK not in said.getvalue():
            raise SystemExit("the finding did not reach the terminal")
        os.chdir(tree)
    return tracer


def main() -> None:
    """Print the walks, each in a process of its own: a second run would find modules loaded."""
    parser = argparse.ArgumentParser(description="Count the hops of four walks.")
    parser.add_argument(
        "--tree", type=Path, default=Path(__file__).parents[1], help="the checkout"
    )
    parser.add_argument(
        "--walk",
        choices=tuple(_DOCUMENTS),
        help="follow this one, and name its functions",
    )
    options = parser.parse_args()
    tree: Path = options.tree.resolve()
    if options.walk is None:
        for name in _DOCUMENTS:
            arguments = ["--tree", str(tree), "--walk", name]
            environment = {**os.environ, "PYTHONPATH": str(tree / "generator")}
            command_ = [sys.executable, __file__, *arguments]
            done = subprocess.run(
                command_, env=environment, check=True, capture_output=True, text=True
            )
            print(done.stdout.splitlines()[-1])
        return
    tracer = walk(options.walk, _DOCUMENTS[options.walk], tree)
    for (file, function), count in tracer.functions.items():
        print(f"  {Path(file).relative_to('/')}:{function} {count}")
    modules, calls = len(tracer.modules), tracer.functions.total()
    functions = len(tracer.functions)
    print(
        f"{options.walk}: {modules} modules, {tracer.hops} hops between them,"
        f" {functions} functions, {calls} calls"
    )


if __name__ == "__main__":
    main()

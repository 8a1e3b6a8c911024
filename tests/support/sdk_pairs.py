"""Two versions of an SDK, judged by what a type checker and recorded responses say of a program written for the old one.

Input: two documents as plain data. Output: `Verdict`: what `sdkpress diff` did not call breaking although it is, and what
it called breaking although nothing fails.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
import types
import typing
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jsonschema import FormatChecker
from mypy import api as mypy_api
from pydantic import BaseModel, TypeAdapter, ValidationError
from typing_extensions import TypeAliasType

from sdkpress.changes.compare import compare_surfaces
from sdkpress.changes.model import Change
from sdkpress.changes.pairs import paired_calls, renamed_models
from sdkpress.changes.surface import Surface, surface_of
from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.ir.models import ObjectModel, UnionModel, Usage
from sdkpress.ir.types import Ref
from sdkpress.pipeline import Analysis, analyze, build_tree
from support.document import Document
from support.full_use import MISSING, Program, full_use
from support.schema_values import SchemaValues, Unsatisfiable

PACKAGE = "used_sdk"
CONFIG = Config(package=PACKAGE)
_ERROR = re.compile(r"^[^:]+:(\d+): error: (.*)$")


@dataclass
class Version:
    """One document and what is made of it."""

    document: Document
    analysis: Analysis
    surface: Surface
    files: dict[Path, bytes]


@dataclass(frozen=True)
class Case:
    """A recorded value of a type, which is one of the member where the type is a union."""

    type: str
    value: Any
    member: str | None = None


@dataclass
class Verdict:
    """Both kinds of disagreement, in words."""

    changes: tuple[Change, ...]
    uses: int
    failing: int
    missed: list[str] = field(default_factory=list[str])
    needless: list[str] = field(default_factory=list[str])


Evidence = tuple[Program, int, dict[str, list[str]], set[str]]


class Judge:
    """Works in a folder of its own, so that mypy keeps what does not change."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._package = folder / PACKAGE
        self._document = folder / "openapi.json"
        self._package.mkdir(parents=True, exist_ok=True)
        self._seen: dict[tuple[int, int], Evidence] = {}

    def version(self, data: dict[str, Any]) -> Version:
        """Press a document. Raises `GenerationFailed` where it is none."""
        self._document.write_text(json.dumps(data, default=str, ensure_ascii=False))
        analysis = analyze(self._document, CONFIG, Sink(), lambda _: None)
        tree = build_tree(analysis, CONFIG, "package", lambda _: None)
        files = {
            self._package / path: content
            for part in (tree.generated, tree.once)
            for path, content in part.items()
        }
        return Version(
            document=Document.read(self._document),
            analysis=analysis,
            surface=surface_of(analysis.api, analysis.names, CONFIG),
            files=files,
        )

    def judge(
        self, old: Version, new: Version, changes: tuple[Change, ...] | None = None
    ) -> Verdict:
        """What fails of the program for the old one, beside what `diff` says, or was told by others."""
        if changes is None:
            changes = compare_surfaces(old.surface, new.surface)
        key = (id(old), id(new))
        if key not in self._seen:
            self._seen[key] = self._evidence(old, new)
        program, uses, errors, misread = self._seen[key]
        verdict = Verdict(changes, uses, len(errors))
        _compare(verdict, program, errors, misread, _names(old, new))
        refused = set(_refused(old, new, changes))
        verdict.needless = [one for one in verdict.needless if one not in refused]
        return verdict

    def _evidence(self, old: Version, new: Version) -> Evidence:
        """The program, how many of its functions are right with the old SDK, and what fails with the new one."""
        program = full_use(old.analysis, CONFIG)
        self._put(old)
        wrong = frozenset(self._errors(program, frozenset()))
        cases = list(self._cases(old))
        before = self._misread(program, cases)
        self._put(new)
        errors = self._errors(program, wrong)
        misread = self._misread(program, cases) - before
        return program, len(program.uses) - len(wrong), errors, misread

    def _put(self, version: Version) -> None:
        for path in self._package.rglob("*.py"):
            if path not in version.files:
                path.unlink()
        for path, content in version.files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.is_file() or path.read_bytes() != content:
                path.write_bytes(content)

    def _errors(
        self, program: Program, without: frozenset[str]
    ) -> dict[str, list[str]]:
        text, owners = program.text(without)
        path = self._package / "_program.py"
        path.write_text(text)
        out, err, status = mypy_api.run(
            [
                *("--strict", "--follow-imports=silent", "--no-error-summary"),
                *("--hide-error-context", "--no-color-output", "--no-pretty"),
                *("--cache-dir", str(self._folder / ".mypy_cache")),
                *("--config-file", "/dev/null", str(path)),
            ]
        )
        assert status < 2, err or out
        found: dict[str, list[str]] = defaultdict(list)
        for line in out.splitlines():
            match = _ERROR.match(line)
            if match and owners[int(match[1]) - 1]:
                found[owners[int(match[1]) - 1]].append(match[2])
        return found

    def _cases(self, version: Version) -> Iterator[Case]:
        """Recorded values: of each object that is read, and of each member of a union."""
        values = SchemaValues(version.document)
        names = {model.at: model.name for model in version.surface.models}
        for model in version.analysis.api.models.values():
            if model.is_error or model.usage is Usage.REQUEST:
                continue
            name = names[str(model.id)]
            if isinstance(model, ObjectModel):
                value = _made(values, model)
                if isinstance(value, dict):
                    yield Case(name, value)
                    schema = version.document.follow(version.document.at(str(model.id)))
                    required = schema.get("required", ())
                    yield Case(name, {k: v for k, v in value.items() if k in required})
            for member in model.members if isinstance(model, UnionModel) else ():
                of = (
                    version.analysis.api.models[member.model]
                    if isinstance(member, Ref)
                    else None
                )
                if isinstance(of, ObjectModel):
                    yield Case(name, _made(values, of), names[str(of.id)])

    def _misread(self, program: Program, cases: list[Case]) -> set[str]:
        """The fields, as `diff` names them, that give a value which the program does not expect."""
        if str(self._folder) not in sys.path:
            sys.path.insert(0, str(self._folder))
        for name in [one for one in sys.modules if one.split(".")[0] == PACKAGE]:
            del sys.modules[name]
        importlib.invalidate_caches()
        models = importlib.import_module(f"{PACKAGE}.models")
        lenient = importlib.import_module(f"{PACKAGE}._runtime.lenient")
        used = importlib.import_module(f"{PACKAGE}._program")
        reads: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for use in program.uses:
            if use.read_field is not None:
                reads[use.read_field[0]].append((use.read_field[1], use.name))
        found: set[str] = set()
        for case in cases:
            name = case.type
            class_ = getattr(models, name.rpartition(".")[2], None)
            if class_ is None:
                continue
            value = _read(class_, case.value, lenient)
            if case.member is not None:
                if f"models.{type(value).__name__}" != case.member:
                    found.add(f"{name}: {case.member}")
                continue
            for attribute, use_name in reads[name]:
                function = getattr(used, use_name, None)
                try:
                    expected = typing.get_type_hints(function)["return"]
                    given = getattr(value, attribute)
                except (AttributeError, NameError, TypeError):
                    continue  # what is gone, the type checker tells
                if not _conforms(given, expected):
                    found.add(f"{name}.{attribute}")
        return found


def _made(values: SchemaValues, model: ObjectModel) -> Any:
    """A value of a model; None where none is found."""
    try:
        return values.make(values.document.follow(values.document.at(str(model.id))))
    except (Unsatisfiable, KeyError, ValueError, TypeError, IndexError):
        return None


def _read(class_: Any, value: Any, lenient: Any) -> Any:
    try:
        return TypeAdapter(class_).validate_json(json.dumps(value))
    except ValidationError:
        return lenient.closest(class_, value)


def _conforms(value: Any, type_: Any) -> bool:
    """Whether a value is what code with this annotation expects, to the type."""
    if isinstance(type_, TypeAliasType):
        return _conforms(value, type_.__value__)
    origin, arguments = typing.get_origin(type_), typing.get_args(type_)
    if type_ is Any or type_ is object:
        return True
    if origin is typing.Annotated:
        return _conforms(value, arguments[0])
    if origin in (typing.Union, types.UnionType):
        return any(_conforms(value, one) for one in arguments)
    if origin is typing.Literal:
        return type(value) in {type(one) for one in arguments}
    if origin is list:
        return isinstance(value, list) and all(
            _conforms(one, arguments[0]) for one in value
        )
    if origin is dict:
        return isinstance(value, dict) and all(
            _conforms(one, arguments[1]) for one in value.values()
        )
    if hasattr(type_, "__supertype__"):
        return _conforms(value, type_.__supertype__)
    if type_ is None or type_ is type(None):
        return value is None
    if type_ is float:
        return type(value) in (int, float)
    if isinstance(type_, type) and not issubclass(type_, BaseModel):
        return isinstance(value, type_) and not (
            isinstance(value, bool) and type_ is not bool
        )
    return not isinstance(type_, type) or isinstance(value, type_)


def _names(old: Version, new: Version) -> dict[str, str]:
    """What calls and models of the old SDK are called in the new one."""
    calls = {
        name: before.name if after is None else after.name
        for before, after in paired_calls(old.surface.calls, new.surface.calls)
        if before is not None
        for name in before.names
    }
    olds, news = (
        {model.name: model for model in side.surface.models} for side in (old, new)
    )
    return {**calls, **dict(renamed_models(olds, news))}


def _compare(
    verdict: Verdict,
    program: Program,
    errors: dict[str, list[str]],
    misread: set[str],
    names: dict[str, str],
) -> None:
    breaking = [change for change in verdict.changes if change.breaking]
    told = {change.subject for change in breaking}
    failing: dict[str, str] = {}
    for use in program.uses:
        if use.name not in errors:
            continue
        gone = [MISSING.search(message) for message in errors[use.name]]
        subjects = {_model(m[1] or m[2]) for m in gone if m} or {use.subject}
        for subject in {*subjects, use.subject}:
            failing.setdefault(subject, errors[use.name][0])
        for subject in subjects:
            if use.base not in errors and not any(
                _about(one, subject, names) for one in told
            ):
                lines = "\n        ".join(use.lines)
                verdict.missed.append(f"{subject}: {errors[use.name]}\n        {lines}")
    for subject in misread:
        failing.setdefault(subject, "misread")
    for change in breaking:
        if "raised" in change.message:
            continue  # which exception is caught, no type checker knows
        if not any(_about(change.subject, subject, names) for subject in failing):
            verdict.needless.append(f"{change.key}: {change.message}")


def _model(name: str) -> str:
    return f"models.{name.removesuffix('TypedDict')}"


def _about(told: str, subject: str, names: dict[str, str]) -> bool:
    """Whether a change is about what a function is about: it itself, what holds it, or a part of it."""
    if "(" in subject:
        call, _, argument = subject.partition("(")
        told_call, _, told_argument = told.partition("(")
        if told_call not in (call, names.get(call)):
            return False
        return ")" in (argument[:1], told_argument[:1]) or argument == told_argument
    model = re.match(r"models\.\w+", subject)
    if model and model[0] in names:
        renamed = names[model[0]] + subject[model.end() :]
        if _about(told, renamed, {}):
            return True
    if told == subject:
        return True
    return any(
        whole == part[: len(whole)] and part[len(whole)] in ".:"
        for whole, part in ((told, subject), (subject, told))
        if len(part) > len(whole)
    )


def _refused(old: Version, new: Version, changes: tuple[Change, ...]) -> Iterator[str]:
    """The changes after which a value that was right to send is refused by the new document."""
    for change in changes:
        if not change.breaking or change.old is None or change.new is None:
            continue
        try:
            before = _schema(old.document.follow(old.document.at(change.old)))
            after = _schema(new.document.follow(new.document.at(change.new)))
            for value in _values(before, old.document):
                if value is None:
                    continue  # where null is not known, None is not sent
                if new.document.problems(value, after) or _misfits(value, after):
                    yield f"{change.key}: {change.message}"
                    break
        except (KeyError, Unsatisfiable, ValueError, TypeError, IndexError):
            continue


def _misfits(value: Any, schema: dict[str, Any]) -> bool:
    """Whether a text has another format than is asked for; the documents' own check knows dates alone."""
    return not FormatChecker().conforms(value, schema.get("format", ""))


def _schema(node: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = node["schema"] if "in" in node and "name" in node else node
    return schema


def _values(schema: dict[str, Any], document: Document) -> Iterator[Any]:
    schema = document.follow(schema)
    yield SchemaValues(document, request=True).make(schema)
    yield from schema.get("enum", ())
    for key in ("anyOf", "oneOf"):
        for member in schema.get(key, ()):
            yield from _values(member, document)
    if isinstance(schema.get("type"), list):
        for type_ in schema["type"]:
            yield from _values({**schema, "type": type_}, document)
    if schema.get("nullable"):
        yield None

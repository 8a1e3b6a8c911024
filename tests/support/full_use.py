"""The program that uses all of an SDK: every call with each argument, every field that is read or given.

Input: an analysed document. Output: functions with the annotations of that SDK, each with its subject as `sdkpress diff`
names it. What no longer type-checks with another version of the SDK is what breaks for somebody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sdkpress.config.model import Config
from sdkpress.ir.api import Operation
from sdkpress.ir.models import EnumModel, ObjectModel, UnionModel, Usage
from sdkpress.ir.types import Const
from sdkpress.pipeline import Analysis
from sdkpress.python.annotate import Annotator
from sdkpress.python.context import generation_context
from sdkpress.python.credentials import credentials
from sdkpress.python.fields import FieldSignature
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.nodes import Annotation, Symbol, source, symbols_in
from sdkpress.python.signature import field_signatures, signature_of
from sdkpress.python.symbols import import_lines

HEAD = '''"""Every use of the SDK."""
from __future__ import annotations
from typing import *
from typing_extensions import assert_never
'''


@dataclass(frozen=True)
class Use:
    """One function of the program. `base`: the one that must be right for this one to tell anything."""

    name: str
    subject: str
    lines: tuple[str, ...]
    base: str | None = None
    read_field: tuple[str, str] | None = None  # of which class, which attribute


@dataclass
class Program:
    """The functions, and what they import."""

    uses: list[Use] = field(default_factory=list[Use])
    symbols: set[Symbol] = field(default_factory=set[Symbol])

    def text(self, without: frozenset[str] = frozenset()) -> tuple[str, list[str]]:
        """The module, and for each of its lines the function that it belongs to."""
        symbols = self.symbols | {Symbol(".", "models")}
        lines = HEAD.splitlines() + list(import_lines(symbols))
        owners = [""] * len(lines)
        for use in self.uses:
            if use.name not in without:
                lines += use.lines
                owners += [use.name] * len(use.lines)
        return "\n".join(lines) + "\n", owners


def full_use(analysis: Analysis, config: Config) -> Program:
    """The program for one document."""
    return _Maker(analysis, config).program()


class _Maker:
    def __init__(self, analysis: Analysis, config: Config) -> None:
        self._context = generation_context(analysis.api, analysis.names, config)
        self._annotator = Annotator(self._context, ImportScope())
        self._client = analysis.names.client.sync
        self._analysis = analysis
        self._program = Program()

    def program(self) -> Program:
        self._program.symbols.add(Symbol(".", self._client))
        for argument in (argument for _, argument in credentials(self._context)):
            self._add(
                f"{self._client}({argument}=)",
                [
                    f"def NAME(given: str) -> {self._client}:",
                    f"    return {self._client}({argument}=given)",
                ],
            )
        for operation in self._analysis.api.operations:
            self._calls(operation)
        for model in self._analysis.api.models.values():
            name = self._context.class_text(model.id)
            match model:
                case ObjectModel():
                    self._object(model, name)
                case EnumModel():
                    self._enum(model, name)
                case UnionModel():
                    self._union(model, name)
        return self._program

    def _add(
        self,
        subject: str,
        lines: list[str],
        base: str | None = None,
        read_field: tuple[str, str] | None = None,
    ) -> str:
        name = f"use_{len(self._program.uses)}"
        spelled = tuple(line.replace("NAME", name, 1) for line in lines)
        self._program.uses.append(Use(name, subject, spelled, base, read_field))
        return name

    def _text(self, annotation: Annotation) -> str:
        self._program.symbols.update(symbols_in([annotation]))
        return source(annotation)

    def _calls(self, operation: Operation) -> None:
        signature = signature_of(operation, self._annotator)
        result = self._text(signature.result)
        for path in operation.groups:
            attributes = self._context.names.groups[path].attributes
            call = ".".join((*attributes, signature.name))
            must = [one for one in signature.arguments if one.required]
            any_result = "None" if result == "None" else "object"
            base = self._add(f"{call}()", self._call(call, must, any_result))
            self._add(f"{call}()", self._call(call, must, result), base)
            for one in signature.arguments:
                if one not in must:
                    lines = self._call(call, [*must, one], any_result)
                    self._add(f"{call}({one.name}=)", lines, base)

    def _call(self, call: str, given: list[FieldSignature], gives: str) -> list[str]:
        takes = "".join(f", {one.name}_: {self._text(one.annotation)}" for one in given)
        passed = ", ".join(f"{one.name}={one.name}_" for one in given)
        done = "return " if gives != "None" else ""
        return [
            f"def NAME(sdk_: {self._client}{takes}) -> {gives}:",
            f"    {done}sdk_.{call}({passed})",
        ]

    def _object(self, model: ObjectModel, name: str) -> None:
        exists = self._add(name, ["def NAME() -> object:", f"    return {name}"])
        fields = list(field_signatures(model, self._annotator))
        if model.usage is not Usage.REQUEST:
            for one in fields:
                reads = [
                    f"def NAME(given: {name}) -> {self._text(one.annotation)}:",
                    f"    return given.{'data.' if model.is_error else ''}{one.name}",
                ]
                key = None if model.is_error else (name, one.name)
                self._add(f"{name}.{one.name}", reads, exists, key)
        if model.usage is Usage.RESPONSE or model.is_error:
            return
        must = [one for one in fields if one.required]
        base = self._add(name, self._made(name, must), exists)
        for one in fields:
            if one not in must:
                subject = f"{name}.{one.name}"
                self._add(subject, self._made(name, [*must, one]), base)
        if model.id in self._context.typed_dict_models:
            self._dicts(model, name, fields, exists)

    def _made(self, name: str, given: list[FieldSignature]) -> list[str]:
        takes = ", ".join(f"{one.name}_: {self._text(one.annotation)}" for one in given)
        passed = ", ".join(f"{one.name}={one.name}_" for one in given)
        return [f"def NAME({takes}) -> {name}:", f"    return {name}({passed})"]

    def _dicts(
        self, model: ObjectModel, name: str, fields: list[FieldSignature], exists: str
    ) -> None:
        dict_name = self._text(self._annotator.typed_dict(model.id))
        must = [one for one in fields if one.required]

        def lines(given: list[FieldSignature]) -> list[str]:
            types = [self._annotator.give(one.field.type) for one in given if one.field]
            takes = ", ".join(
                f"{one.name}_: {self._text(type_)}"
                for one, type_ in zip(given, types, strict=True)
            )
            items = ", ".join(f'"{one.name}": {one.name}_' for one in given)
            return [f"def NAME({takes}) -> {dict_name}:", f"    return {{{items}}}"]

        base = self._add(name, lines(must), exists)
        for one in fields:
            if one not in must:
                self._add(f"{name}.{one.name}", lines([*must, one]), base)

    def _enum(self, model: EnumModel, name: str) -> None:
        exists = self._add(
            name, [f"def NAME(given: {name}) -> object:", "    return given"]
        )
        for value in model.values:
            subject = f"{name}: {value.value!r}"
            if model.usage is not Usage.RESPONSE:
                gives = [f"def NAME() -> {name}:", f"    return {value.value!r}"]
                self._add(subject, gives, exists)
            if model.usage is not Usage.REQUEST:
                compares = [
                    f"def NAME(given: {name}) -> bool:",
                    f"    return given == {value.value!r}",
                ]
                self._add(subject, compares, exists)
        if model.usage is not Usage.REQUEST:
            lines = [f"def NAME(given: {name}) -> bool:"]
            for value in model.values:
                lines += [f"    if given == {value.value!r}:", "        return True"]
            self._add(name, [*lines, "    assert_never(given)"], exists)

    def _union(self, model: UnionModel, name: str) -> None:
        exists = self._add(
            name, [f"def NAME(given: {name}) -> object:", "    return given"]
        )
        if model.usage is not Usage.RESPONSE:
            taken = name
            if model.id in self._context.typed_dict_models:
                taken = (
                    f"Union[{name}, {self._text(self._annotator.typed_dict(model.id))}]"
                )
            for member in model.members:
                given = self._text(self._annotator.give(member))
                gives = [f"def NAME(given: {given}) -> {taken}:", "    return given"]
                self._add(name, gives, exists)
        if model.usage is not Usage.REQUEST and not any(
            isinstance(member, Const) for member in model.members
        ):
            members = ", ".join(
                self._text(self._annotator.read(member)) for member in model.members
            )
            reads = [
                f"def NAME(given: {name}) -> Union[{members}]:",
                "    return given",
            ]
            self._add(name, reads, exists)


MISSING = re.compile(
    r'Module has no attribute "(\w+)"|Name "models\.(\w+)" is not defined'
)

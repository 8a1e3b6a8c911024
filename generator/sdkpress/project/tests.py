"""The tests that an SDK brings along: one call of each operation, against a server that the document describes.

Input: the snippets of a run. Output: `FilePlan`s below `tests/`: a module for each group, what the server knows as
data, and the server itself. The calls are those that the pages show.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from sdkpress.examples.sample_scalars import UPLOAD
from sdkpress.examples.sample_values import conforming_example, sample_value
from sdkpress.ir.api import Group as OperationGroup
from sdkpress.ir.api import Operation
from sdkpress.project.answers import has_answer, server_line
from sdkpress.project.views import ServerView, TestModuleView, TestView
from sdkpress.python import literals
from sdkpress.python.context import GenerationContext
from sdkpress.python.credentials import environment_variable
from sdkpress.python.docstring import docstring
from sdkpress.python.layout import assigned, fits, layout
from sdkpress.python.nodes import Group, Pair, Text
from sdkpress.render.plan import FilePlan, Rendered, Verbatim
from sdkpress.snippets.imports import import_lines
from sdkpress.snippets.operation_snippets import OperationSnippets
from sdkpress.snippets.result_kinds import ResultKind
from sdkpress.snippets.value_expressions import ValueWriter
from sdkpress.spec.model import ABSENT

_FOLDER: Final = PurePosixPath("tests")
_FIXTURE: Final = "client"


def present_tests(snippets: OperationSnippets) -> Iterator[FilePlan]:
    """Every file below `tests/`."""
    context = snippets.context
    known: list[str] = []
    taken = {"test_package"}
    uploads = False
    for group, operations in _by_group(snippets):
        view = _module(snippets, group, operations)
        module = f"test_{_module_name(context, group)}"
        while module in taken:
            module = f"{module}_group"
        taken.add(module)
        known += [
            server_line(
                context,
                operation,
                snippets.result_kind(operation),
                f"{module}.test_{test.name}",
            )
            for operation, test in zip(operations, view.tests, strict=True)
        ]
        uploads |= any("open(" in line for test in view.tests for line in test.lines)
        path = _FOLDER / f"{module}.py"
        yield Rendered(path, "tests/group.py.jinja", view)
    listed = ",\n".join(known)
    yield Verbatim(_FOLDER / "operations.json", f"[\n{listed}\n]\n".encode())
    server = _server(context, uploads)
    yield Rendered(_FOLDER / "conftest.py", "tests/conftest.py.jinja", server)
    yield Rendered(_FOLDER / "test_package.py", "tests/package.py.jinja", server)


def _imports(package: str, used: set[str]) -> tuple[str, ...]:
    """The imports of a module, laid out as black does."""
    lines: list[str] = []
    for line in import_lines(package, used)[:-1]:
        head, _, names = line.partition(" import ")
        if fits(line) or not names:
            lines.append(line)
        else:
            lines += [
                f"{head} import (",
                *(f"    {n}," for n in names.split(", ")),
                ")",
            ]
    return tuple(lines)


def _by_group(
    snippets: OperationSnippets,
) -> Iterator[tuple[OperationGroup, list[Operation]]]:
    """The groups with the operations that have their first place there."""
    context = snippets.context
    for group in context.api.groups:
        operations = [context.operations[id_] for id_ in group.operations]
        called = [
            one
            for one in operations
            if one.groups[0] == group.path
            and has_answer(one, snippets.result_kind(one))
        ]
        if called:
            yield group, called


def _module_name(context: GenerationContext, group: OperationGroup) -> str:
    if not group.path:
        return "client"
    return context.names.groups[group.path].module.strip("_")


def _module(
    snippets: OperationSnippets, group: OperationGroup, operations: list[Operation]
) -> TestModuleView:
    client = snippets.context.names.client
    used = {client.sync}
    tests: list[TestView] = []
    for operation in operations:
        parts = snippets.parts(operation)
        used |= parts.call_used
        call = replace(
            parts.call, open=_FIXTURE + parts.call.open.removeprefix(parts.variable)
        )
        match snippets.result_kind(operation):
            case ResultKind.STREAM:
                lines = layout(call, 4, "with ", " as events:")
                received = "list(events)"
            case ResultKind.DOWNLOAD:
                lines = layout(call, 4, "with ", " as download:")
                received = "download.read()"
            case _:
                lines, received = layout(call, 4), ""
        name = snippets.context.names.operations[operation.id].strip("_")
        tests.append(
            TestView(
                name=name,
                fits=fits(f"def test_{name}(client: {client.sync}) -> None:"),
                lines=tuple(lines),
                received=received,
            )
        )
    return TestModuleView(
        document=snippets.context.document,
        doc=docstring(f"The calls of {'.'.join(group.path) or client.sync}.", 0),
        imports=_imports(client.package, used),
        client=client.sync,
        tests=tuple(tests),
    )


def _server(context: GenerationContext, uploads: bool) -> ServerView:
    client = context.names.client
    writer = ValueWriter(context)
    lines: list[str] = []
    for parameter in context.api.globals:
        examples = tuple(e.value for e in parameter.examples)
        value = conforming_example(context, parameter.type, examples)
        if value is ABSENT:
            limits = parameter.keywords
            value = sample_value(context, parameter.type, parameter.wire, limits)
        node = writer.node(parameter.type, value)
        name = context.names.globals[parameter.wire]
        lines += layout(Pair(f"{name}=", node), 8, suffix=",")
    variables = (
        environment_variable(context, argument)
        for argument in context.names.credentials.values()
    )
    names = tuple(Text(literals.text(one)) for one in dict.fromkeys(variables))
    environment = Group("[", names, "]")
    used = writer.used | {client.sync}
    distribution = Text(literals.text(client.distribution))
    return ServerView(
        document=context.document,
        imports=_imports(client.package, used),
        package=client.package,
        installed=assigned(
            "installed", Group("metadata.version(", (distribution,), ")"), 8
        ),
        client=client.sync,
        client_arguments=tuple(lines),
        environment=tuple(layout(environment, 0, "ENVIRONMENT = ")),
        upload=literals.text(UPLOAD) if uploads else "",
    )

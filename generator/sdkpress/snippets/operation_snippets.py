"""What is shown of each operation, made once for all places that show it: its signature and the programs that call it.

Input: a `GenerationContext`. Output: `OperationSnippets`: asked by the pages, the README and the site; whatever two of
them show is made once, when it is first asked for.
"""

from __future__ import annotations

from sdkpress.examples.call_examples import example_names
from sdkpress.ir.api import Operation
from sdkpress.ir.ids import GroupPath, OperationId
from sdkpress.python.annotate import Annotator
from sdkpress.python.context import GenerationContext
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.nodes import Annotation
from sdkpress.python.responses import ResponseHandling, response_handling
from sdkpress.python.signature import (
    ASYNC,
    SYNC,
    Signature,
    signature_of,
)
from sdkpress.snippets.calls import (
    CallValues,
    Snippet,
    call_snippet,
    call_values,
    program,
)
from sdkpress.snippets.curl import curl_command
from sdkpress.snippets.result_kinds import ResultKind, reference_kind, result_kind


class OperationSnippets:
    """The snippets of one run. An example that is not named is the first that the document gives."""

    def __init__(self, context: GenerationContext) -> None:
        self.context = context
        self.annotator = Annotator(context, ImportScope())
        self._handlings: dict[OperationId, ResponseHandling] = {}
        self._signatures: dict[OperationId, Signature] = {}
        self._values: dict[tuple[OperationId, str], CallValues] = {}
        self._programs: dict[tuple[OperationId, str, bool, GroupPath | None], str] = {}
        self._commands: dict[tuple[OperationId, str], str] = {}

    def examples(self, operation: Operation) -> tuple[str, ...]:
        """The names of its examples; one empty name where the document names none."""
        if not self.context.config.docs.example_sections:
            return ("",)
        names = example_names(
            operation, only_success=self.context.dialect.sections_by_name
        )
        if self.context.dialect.sections_by_name:
            names = tuple(sorted(names))
        return names or ("",)

    def signature(self, operation: Operation) -> Signature:
        """What its sync method takes and gives, as code outside of the package spells it."""
        if operation.id not in self._signatures:
            handling = self._handling(operation)
            signature = signature_of(operation, self.annotator, SYNC, handling)
            self._signatures[operation.id] = signature
        return self._signatures[operation.id]

    def async_result(self, operation: Operation) -> Annotation:
        """What its async method gives when it is awaited; it takes what the sync one takes."""
        handling = self._handling(operation)
        return signature_of(operation, self.annotator, ASYNC, handling).result

    def result_kind(self, operation: Operation) -> ResultKind:
        """What code does with its result."""
        if self.context.dialect.page_models:
            return reference_kind(operation)
        return result_kind(self._handling(operation))

    def _handling(self, operation: Operation) -> ResponseHandling:
        if operation.id not in self._handlings:
            handling = response_handling(operation, self.annotator)
            self._handlings[operation.id] = handling
        return self._handlings[operation.id]

    def parts(
        self,
        operation: Operation,
        example: str | None = None,
        *,
        async_: bool = False,
        group: GroupPath | None = None,
    ) -> Snippet:
        """The parts of the program, for those who add to them."""
        name = self.examples(operation)[0] if example is None else example
        values = self._values.get((operation.id, name))
        if values is None:
            values = call_values(self.context, operation, name)
            self._values[operation.id, name] = values
        kind = self.result_kind(operation)
        return call_snippet(
            self.context, operation, values, kind, async_=async_, group=group
        )

    def program(
        self,
        operation: Operation,
        example: str | None = None,
        *,
        async_: bool = False,
        group: GroupPath | None = None,
    ) -> str:
        """The whole program, without a line break at its end."""
        name = self.examples(operation)[0] if example is None else example
        key = operation.id, name, async_, group or operation.groups[0]
        if key not in self._programs:
            parts = self.parts(operation, name, async_=async_, group=group)
            self._programs[key] = program(self.context, parts, async_=async_)
        return self._programs[key]

    def curl(self, operation: Operation, example: str | None = None) -> str:
        """The command for a POSIX shell."""
        name = self.examples(operation)[0] if example is None else example
        key = operation.id, name
        if key not in self._commands:
            self._commands[key] = curl_command(self.context, operation, name or None)
        return self._commands[key]

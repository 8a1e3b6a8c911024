"""What the document says about all calls: `_document.py`.

Input: the context of the SDK. Output: its `DocumentView`: servers, security schemes, and the retry policies that
several operations share.
"""

from __future__ import annotations

from typing import Final

from sdkpress.python.context import GenerationContext
from sdkpress.python.credentials import scheme_nodes
from sdkpress.python.layout import assigned, declaration
from sdkpress.python.nodes import Declaration, Group, Symbol, Text, symbols_in, tuple_of
from sdkpress.python.operation_specs import SPECS, retry_node, server_node
from sdkpress.python.package_views import DocumentView
from sdkpress.python.symbols import import_lines

DOCUMENT: Final = "_document"
"""The module's name."""

_TUPLE: Final = Symbol("typing", "Tuple")


def document_view(context: GenerationContext) -> DocumentView:
    """The module of what holds for all calls."""
    tables = (
        Declaration(
            "SERVERS",
            _tuple_type("op.Server"),
            tuple_of(map(server_node, context.api.servers)),
        ),
        Declaration(
            "SCHEMES", _tuple_type("op.Scheme"), tuple_of(scheme_nodes(context))
        ),
    )
    retries = (
        f"{name} = {assigned(name, retry_node(policy))}"
        for policy, name in context.policies.items()
    )
    return DocumentView(
        document=context.document,
        imports=import_lines(symbols_in(tables) | {SPECS}),
        constants=(*("\n".join(declaration(one)) for one in tables), *retries),
    )


def _tuple_type(item: str) -> Group:
    return Group("Tuple[", (Text(item, SPECS), Text("...")), "]", symbol=_TUPLE)

"""The module that reads webhooks: `webhook_events.py`.

Input: a `GenerationContext` whose API has webhooks with a body. Output: its `WebhooksView`.
"""

from __future__ import annotations

from typing import Final

from sdkpress.ir.types import TypeRef
from sdkpress.python import literals
from sdkpress.python.annotate import Annotator
from sdkpress.python.context import GenerationContext
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.layout import layout, returned
from sdkpress.python.nodes import Group, Symbol, Text, source, symbols_in
from sdkpress.python.package_views import WebhooksView
from sdkpress.python.symbols import (
    ANY,
    MAPPING,
    OPTIONAL,
    SEQUENCE,
    UNION,
    import_lines,
)

MODULE: Final = "webhook_events"
_USED: Final = (
    *(ANY, MAPPING, OPTIONAL, SEQUENCE, UNION),
    Symbol("typing", "cast"),
    Symbol("._runtime", "webhooks"),
    Symbol("._runtime.webhooks", "WebhookVerificationError"),
)


def webhooks_view(event: TypeRef, context: GenerationContext) -> WebhooksView:
    """The module's view; `event` is the type of what comes in."""
    annotation = Annotator(context, ImportScope()).read(event)
    quoted = Text(literals.text(source(annotation)))
    cast = Group("cast(", (quoted, Text("event")), ")")
    return WebhooksView(
        document=context.document,
        imports=import_lines((*_USED, *symbols_in((annotation,)))),
        returns="\n".join(returned(annotation, 0)),
        event=source(annotation),
        value="\n".join(layout(cast, 4, "return ")),
    )

"""What the API may call a webhook with: one union over the bodies of all webhooks.

Input: the webhooks of a `Spec`. Output: the type of an event, or None where no webhook has a JSON body.
"""

from __future__ import annotations

from collections.abc import Iterable

from sdkpress.diagnostics import codes
from sdkpress.ir.media_types import ContentKind, content_kind
from sdkpress.ir.models import Origin
from sdkpress.ir.types import TypeRef
from sdkpress.lower.lowering import SchemaLowering
from sdkpress.lower.schema_context import SchemaContext
from sdkpress.spec.model import Operation, Schema

_NAME = "WebhookEvent"


def webhook_event(
    lowering: SchemaLowering, webhooks: Iterable[Operation]
) -> TypeRef | None:
    """The type of an event: the body where there is one alone, else a union that tells them apart."""
    bodies: dict[str, Schema] = {}
    for webhook in webhooks:
        if webhook.request_body is None:
            continue
        content = webhook.request_body.content
        if len(content) > 1:
            message = f"{', '.join(content)}: one of them is read"
            lowering.report(codes.OTHER_CONTENT, message, webhook.request_body.at)
        for name, media in content.items():
            if content_kind(name) is ContentKind.JSON and media.schema is not None:
                bodies.setdefault(media.schema.ref or media.schema.at, media.schema)
                break
    if not bodies:
        return None
    context = SchemaContext(origin=Origin.COMPONENT, component=_NAME, name_hint=_NAME)
    union = Schema(
        at="#/webhooks::event",
        one_of=tuple(bodies.values()),
        description="An event that the API calls a webhook with.",
    )
    return lowering.type_of(union if len(bodies) > 1 else union.one_of[0], context)

"""The events that the API calls a webhook with."""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence, Union, cast

from . import models
from ._runtime import webhooks
from ._runtime.webhooks import WebhookVerificationError


def unwrap(
    body: Union[str, bytes],
    headers: Mapping[str, str],
    secret: Union[str, bytes, Sequence[Union[str, bytes]]],
    *,
    signature_header: Optional[str] = None,
    tolerance: float = webhooks.TOLERANCE,
) -> models.JobFinished:
    """The event in the body of a request, if the API has signed it.

    Args:
        body: The body as it came, byte for byte.
        headers: The headers of the request.
        secret: The secret shared with the API; several while one takes the place of another.
        signature_header: The header that holds an HMAC-SHA256 of the body alone, where the API does
            not sign as Standard Webhooks do.
        tolerance: How far the time of the request may be off, in seconds.

    Raises:
        WebhookVerificationError: The request is not signed with the secret, or it is too old.
        pydantic.ValidationError: It is signed, but is no event that the document describes.
    """
    event: Any = webhooks.unwrap(
        lambda: models.JobFinished,
        body,
        headers,
        secret,
        signature_header=signature_header,
        tolerance=tolerance,
    )
    return cast("models.JobFinished", event)


__all__ = ["WebhookVerificationError", "unwrap"]

"""Webhooks: does a request come from who it says, and what does it say?

Input: the body and headers of a request that came in, and the secret shared with the API. Output: the body,
read as its type. By default as Standard Webhooks 1.0 signs: HMAC-SHA256 over `id.timestamp.body`; with
`signature_header`, HMAC-SHA256 over the body alone, in hexadecimal or base64, as many APIs do.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping, Sequence
from time import time
from typing import Any, Final

from .values import adapter_of

TOLERANCE: Final = 300.0
"""How far the clock of the sender may be off, in seconds."""

Secret = str | bytes


class WebhookVerificationError(ValueError):
    """A request that does not come from the API, or comes too late; the message says why."""


def unwrap(
    type_: Any,
    body: str | bytes,
    headers: Mapping[str, str],
    secret: Secret | Sequence[Secret],
    *,
    signature_header: str | None = None,
    tolerance: float = TOLERANCE,
) -> Any:
    """The event in `body`, if one of the secrets has signed it.

    `type_` is a function that gives the type, so that no model is loaded for a forged request.
    Raises `WebhookVerificationError`, and pydantic's `ValidationError` for a genuine body of another shape.
    """
    data = body.encode() if isinstance(body, str) else body
    secrets = (secret,) if isinstance(secret, (str, bytes)) else tuple(secret)
    given = {name.lower(): value for name, value in headers.items()}
    if signature_header is None:
        _verify_standard(data, given, secrets, tolerance)
    else:
        _verify_plain(data, given, secrets, signature_header.lower())
    return adapter_of(type_).validator.validate_json(data)


def _verify_standard(
    body: bytes,
    headers: Mapping[str, str],
    secrets: Sequence[Secret],
    tolerance: float,
) -> None:
    prefix = "webhook-" if "webhook-id" in headers else "svix-"
    id_, timestamp, signatures = (
        _header(headers, prefix + name) for name in ("id", "timestamp", "signature")
    )
    try:
        age = time() - float(timestamp)
    except ValueError:
        raise WebhookVerificationError(
            f"the header {prefix}timestamp is no number"
        ) from None
    if not abs(age) <= tolerance:
        raise WebhookVerificationError(
            f"the request is {age:.0f} seconds old; {tolerance:.0f} are allowed"
        )
    signed = b".".join((id_.encode(), timestamp.encode(), body))
    given = [one[3:] for one in signatures.split() if one.startswith("v1,")]
    _compare(
        [b64encode(_digest(_standard_key(secret), signed)) for secret in secrets],
        [one.encode() for one in given],
    )


def _standard_key(secret: Secret) -> bytes:
    """A secret as text is base64, with or without `whsec_`; as bytes it is the key itself."""
    if isinstance(secret, bytes):
        return secret
    text = secret.removeprefix("whsec_")
    try:
        return b64decode(text + "=" * (-len(text) % 4), validate=True)
    except NotBase64:
        return secret.encode()


def _verify_plain(
    body: bytes, headers: Mapping[str, str], secrets: Sequence[Secret], header: str
) -> None:
    signature = _header(headers, header)
    bare = signature.removeprefix("sha256=").encode()
    digests = [
        _digest(one.encode() if isinstance(one, str) else one, body) for one in secrets
    ]
    texts = [text for d in digests for text in (d.hex().encode(), b64encode(d))]
    _compare(texts, [bare])


def _digest(key: bytes, message: bytes) -> bytes:
    return hmac.new(key, message, hashlib.sha256).digest()


def _compare(expected: Sequence[bytes], given: Sequence[bytes]) -> None:
    """All pairs are compared, each in constant time."""
    matches = [hmac.compare_digest(a, b) for a in expected for b in given]
    if not any(matches):
        raise WebhookVerificationError("no signature fits the body and the secret")


def _header(headers: Mapping[str, str], name: str) -> str:
    value = headers.get(name)
    if value is None:
        raise WebhookVerificationError(f"the header {name} is missing")
    return value


__all__ = ["TOLERANCE", "Secret", "WebhookVerificationError", "unwrap"]

"""Webhooks: what the API signed is read as its event, everything else is refused."""

from __future__ import annotations

import base64
import datetime
import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from standardwebhooks.webhooks import Webhook

from conftest import SHARED
from support.pressing import Build, press

SECRET = "whsec_" + base64.b64encode(b"a secret of 24 bytes....").decode()
OTHER = "whsec_" + base64.b64encode(b"another of 24 bytes.....").decode()


def _headers(
    body: str, secret: str = SECRET, minutes: int = 0, prefix: str = "webhook"
) -> dict[str, str]:
    """The headers of a request that was signed so many minutes from now."""
    when = datetime.datetime.now(tz=datetime.UTC) + datetime.timedelta(minutes=minutes)
    signature = Webhook(secret).sign("msg_1", when, body)
    return {
        f"{prefix.title()}-Id": "msg_1",
        f"{prefix.title()}-Timestamp": str(int(when.timestamp())),
        f"{prefix.title()}-Signature": f"v0,x {signature}",
    }


@pytest.fixture(scope="module")
def body(sdk: Build) -> str:
    """An event that the document describes."""
    model = sdk.module("models").JobFinished
    from support.apis import OURS, document
    from support.schema_values import SchemaValues

    read = document(OURS[1])
    value = SchemaValues(read).make({"$ref": "#/components/schemas/JobFinished"})
    model.model_validate(value)
    return json.dumps(value)


@pytest.mark.parametrize("prefix", ["webhook", "svix"])
def test_a_signed_event_is_read(sdk: Build, body: str, prefix: str) -> None:
    events = sdk.module("webhook_events")
    event = events.unwrap(body, _headers(body, prefix=prefix), SECRET)
    assert isinstance(event, sdk.module("models").JobFinished)
    assert events.unwrap(body.encode(), _headers(body), [OTHER, SECRET]) == event


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"secret": OTHER}, "no signature fits"),
        ({"minutes": -6}, "seconds old"),
        ({"minutes": 6}, "seconds old"),
    ],
)
def test_what_others_signed_is_refused(
    sdk: Build, body: str, change: dict[str, Any], message: str
) -> None:
    events = sdk.module("webhook_events")
    with pytest.raises(events.WebhookVerificationError, match=message):
        events.unwrap(body, _headers(body, **change), SECRET)


def test_a_changed_body_is_refused(sdk: Build, body: str) -> None:
    events = sdk.module("webhook_events")
    with pytest.raises(events.WebhookVerificationError, match="no signature fits"):
        events.unwrap(body + " ", _headers(body), SECRET)


@pytest.mark.parametrize(
    "name", ["Webhook-Id", "Webhook-Timestamp", "Webhook-Signature"]
)
def test_each_header_is_needed(sdk: Build, body: str, name: str) -> None:
    events = sdk.module("webhook_events")
    headers = _headers(body)
    del headers[name]
    with pytest.raises(events.WebhookVerificationError, match="is missing"):
        events.unwrap(body, headers, SECRET)


@pytest.mark.parametrize("time", ["soon", "nan", "inf"])
def test_a_time_that_is_none(sdk: Build, body: str, time: str) -> None:
    events = sdk.module("webhook_events")
    headers = _headers(body) | {"Webhook-Timestamp": time}
    with pytest.raises(events.WebhookVerificationError):
        events.unwrap(body, headers, SECRET)


@pytest.mark.parametrize("prefix", ["", "sha256="])
@pytest.mark.parametrize("encoding", ["hex", "base64"])
def test_a_signature_of_the_body_alone(
    sdk: Build, body: str, prefix: str, encoding: str
) -> None:
    events = sdk.module("webhook_events")
    digest = hmac.new(b"key", body.encode(), hashlib.sha256).digest()
    text = digest.hex() if encoding == "hex" else base64.b64encode(digest).decode()
    headers = {"X-Hub-Signature-256": prefix + text}
    given = {"signature_header": "x-hub-signature-256"}
    assert events.unwrap(body, headers, "key", **given)
    with pytest.raises(events.WebhookVerificationError):
        events.unwrap(body, headers, "another key", **given)


def test_a_genuine_body_of_another_shape(sdk: Build) -> None:
    with pytest.raises(ValidationError):
        sdk.module("webhook_events").unwrap("[]", _headers("[]"), SECRET)


@pytest.mark.slow
def test_events_of_a_real_document(tmp_path: Path) -> None:
    document = SHARED / "specs" / "openai.yaml"
    if not document.is_file():
        pytest.skip("needs ../shared: the document of openai")
    openai = press(document, None, tmp_path / "openai")
    body = json.dumps(
        {
            "id": "evt_1",
            "object": "event",
            "created_at": 1719168000,
            "type": "batch.completed",
            "data": {"id": "batch_1"},
        }
    )
    events = openai.module("webhook_events")
    event = events.unwrap(body, _headers(body), SECRET)
    assert isinstance(event, openai.module("models").WebhookBatchCompleted)
    assert event.data.id == "batch_1"

"""Stripe's checkout, beside Stripe's own client: the same call, the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import Any

import pytest

from conftest import SHARED
from support.pressing import Build, press
from support.recorder import Recorder, Reply, recorder

stripe = pytest.importorskip(
    "stripe", reason="needs stripe, the client to compare with"
)

DOCUMENT = SHARED / "specs" / "stripe.yaml"
# In the order of the document's schema, which is that of the fields of a model.
SESSION: dict[str, Any] = {
    "allow_promotion_codes": True,
    "line_items": [
        {"price": "price_A", "quantity": 1},
        {
            "price_data": {
                "currency": "eur",
                "product_data": {"images": ["https://a/b.png"], "name": "Tea & cake"},
                "unit_amount": 1200,
            },
            "quantity": 2,
        },
    ],
    "mode": "payment",
    "payment_intent_data": {"metadata": {"order": "6735"}},
    "success_url": "https://example.com/done?id={CHECKOUT_SESSION_ID}",
}


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Build:
    if not DOCUMENT.is_file():
        pytest.skip("needs ../shared: the document of stripe")
    return press(DOCUMENT, None, tmp_path_factory.mktemp("stripe"))


@pytest.fixture
def server() -> Iterator[Recorder]:
    refusal = Reply(
        b'{"error": {"message": "enough", "type": "card_error"}}', status=402
    )
    with recorder(lambda _: refusal) as running:
        yield running


def test_a_checkout_with_two_line_items(sdk: Build, server: Recorder) -> None:
    published = stripe.StripeClient("sk_test", base_addresses={"api": server.url})
    with pytest.raises(stripe.StripeError):
        published.v1.checkout.sessions.create(params=SESSION)
    [name] = [
        one["call"]
        for one in sdk.description["operations"]
        if (one["method"], one["path"]) == ("POST", "/v1/checkout/sessions")
    ]
    with sdk.client(server_url=server.url) as client:
        call = reduce(getattr, name.split("."), client)
        with pytest.raises(sdk.module("models").StripeAPIError):
            call(**SESSION)
    theirs, ours = server.received
    assert ours.target == theirs.target
    assert ours.headers["content-type"] == theirs.headers["content-type"]
    assert ours.body.decode() == theirs.body.decode()

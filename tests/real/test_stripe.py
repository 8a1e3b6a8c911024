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


LOADED = """
import sys
from {package} import models

charge = models.Charge.model_validate({{
    "id": "ch_1", "object": "charge", "amount": 1, "amount_captured": 1, "amount_refunded": 0,
    "billing_details": {{}}, "captured": True, "created": 1, "currency": "eur", "disputed": False,
    "livemode": False, "metadata": {{}}, "paid": True, "refunded": False, "status": "succeeded",
    "customer": {customer!r},
}})
print(type(charge.customer).__name__, sum(name.startswith("{package}.models.") for name in sys.modules))
"""


def test_an_answer_loads_the_classes_that_it_holds(sdk: Build) -> None:
    """The objects of the document are one reference cycle of some five hundred models."""
    whole = {"id": "cus_1", "object": "customer", "created": 1, "livemode": False}
    counts: list[int] = []
    for customer, kind in (("cus_1", "str"), (whole, "Customer")):
        code = LOADED.format(package=sdk.package, customer=customer)
        done = sdk.python(code, "-W", "error")
        assert done.returncode == 0, done.stderr
        name, count = done.stdout.split()
        assert name == kind
        counts.append(int(count))
    assert counts[0] < 100 and counts[0] < counts[1] < 200

"""Fixtures of the runtime's tests: every test that asks for `calls` runs sync and async."""

from __future__ import annotations

import pytest

from support.runtime_calls import Calls


@pytest.fixture(params=["sync", "async"])
def calls(request: pytest.FixtureRequest) -> Calls:
    return Calls(asynchronous=request.param == "async")

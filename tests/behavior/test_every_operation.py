"""Every operation of a document, called sync and async, against a server that holds it to the document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest

from support.apis import FRIENDLI, OURS, ApiUnderTest, document, pressed
from support.arguments import Variant
from support.driver import Driver
from support.loopback import loopback

APIS = (*OURS, FRIENDLI)
VARIANTS: tuple[Variant, ...] = ("example", "full", "least")
CALLS = [
    pytest.param(api, (call.method, call.path), id=f"{api.name}:{call.operation_id}")
    for api in APIS
    if api.present
    for call in document(api).calls()
] + [
    pytest.param(api, ("", ""), id=api.name, marks=api.needed)
    for api in APIS
    if not api.present
]


@pytest.fixture(scope="module")
def driver_of() -> Iterator[Callable[[ApiUnderTest], Driver]]:
    """Makes the driver of a document at the first use, with its server."""
    with ExitStack() as servers:

        @cache
        def driver(api: ApiUnderTest) -> Driver:
            server = servers.enter_context(loopback(document(api)))
            return Driver(
                pressed(api),
                document(api),
                server,
                sends_defaults=api.sends_defaults,
            )

        yield driver


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")
@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize(("api", "key"), CALLS)
def test_an_operation(
    api: ApiUnderTest,
    key: tuple[str, str],
    kind: str,
    driver_of: Callable[[ApiUnderTest], Driver],
) -> None:
    driver = driver_of(api)
    for variant in VARIANTS:
        problems = driver.drive(key, kind, variant)
        assert not problems, f"{variant}: " + "\n".join(problems)


@pytest.mark.parametrize(
    "api", [pytest.param(api, id=api.name, marks=api.needed) for api in APIS]
)
def test_no_operation_is_lost(api: ApiUnderTest) -> None:
    described = pressed(api).description["operations"]
    found = [(one["method"].lower(), one["path"]) for one in described]
    assert found == [(call.method, call.path) for call in document(api).calls()]
    calls = [call for one in described for call in one["calls"]]
    assert len(calls) == len(set(calls))

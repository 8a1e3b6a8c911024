"""Sites that the tests of this folder look at, each made once in a run, and the browser to open them with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import REPO, SHARED
from support.browser import Site, missing, opened_browser, site_of
from support.once import Once

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@dataclass(frozen=True)
class _Input:
    document: Path
    config: Path | None = None


INPUTS = {
    "atelier": _Input(
        REPO / "specs/atelier/openapi.yaml", REPO / "specs/atelier/sdkpress.yaml"
    ),
    "friendli": _Input(
        SHARED / "truth/friendli/openapi.yaml", SHARED / "truth/friendli/sdkpress.yaml"
    ),
    "github": _Input(SHARED / "specs/github.json"),
    "stripe": _Input(SHARED / "specs/stripe.yaml"),
}


@pytest.fixture(scope="session")
def made(once: Once) -> Callable[[str], Site]:
    """Makes each site once in the run."""

    def make(name: str) -> Site:
        one = INPUTS[name]
        if not one.document.is_file():
            pytest.skip(f"needs ../shared: the document of {name}")
        folder = once(
            f"site-{name}", lambda folder: site_of(one.document, one.config, folder)
        )
        return Site(folder)

    return make


@pytest.fixture
def atelier(made: Callable[[str], Site]) -> Site:
    return made("atelier")


@pytest.fixture(params=list(INPUTS))
def site(request: pytest.FixtureRequest, made: Callable[[str], Site]) -> Site:
    return made(request.param)


# Of the module and not of the session: other modules run event loops of their own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    reason = missing()
    if reason:
        pytest.skip(reason)
    with opened_browser() as browser:
        yield browser

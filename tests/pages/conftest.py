"""A pressed SDK for each document whose pages are proven, made once in a session."""

from __future__ import annotations

import pytest

from pages.documents import OURS, REAL, Source
from support.once import Once
from support.pressing import Build, press


@pytest.fixture(scope="session", params=[*OURS, *REAL], ids=lambda source: source.name)
def pressed(request: pytest.FixtureRequest, once: Once) -> Build:
    """The document, pressed into a folder."""
    source: Source = request.param
    if not source.document.is_file():
        pytest.skip("needs ../shared: real documents of other vendors")
    folder = once(
        f"pressed-{source.name}",
        lambda folder: press(source.document, source.config, folder),
    )
    return Build(source.document, source.config, folder)

"""A pressed SDK for each document whose pages are proven, made once in a session."""

from __future__ import annotations

import pytest

from pages.documents import OURS, REAL, Source
from support.pressing import Build, press


@pytest.fixture(scope="session", params=[*OURS, *REAL], ids=lambda source: source.name)
def pressed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Build:
    """The document, pressed into a folder."""
    source: Source = request.param
    if not source.document.is_file():
        pytest.skip("needs ../shared: real documents of other vendors")
    return press(source.document, source.config, tmp_path_factory.mktemp(source.name))

"""The shop, as the pages see it in each dialect."""

from __future__ import annotations

import pytest

from sdkpress.config.model import Config, DocsConfig
from sdkpress.docs.lookup import Lookup, lookup_of
from support.shop import API, NAMES


@pytest.fixture
def lookup() -> Lookup:
    """The default dialect."""
    return lookup_of(API, NAMES, Config())


@pytest.fixture
def reference() -> Lookup:
    """The reference dialect."""
    return lookup_of(API, NAMES, Config(docs=DocsConfig(dialect="reference")))


@pytest.fixture
def classes() -> Lookup:
    """The default dialect, with enum classes."""
    return lookup_of(API, NAMES, Config(enum_format="class"))

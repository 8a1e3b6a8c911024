"""The shop, as the pages see it in each dialect."""

from __future__ import annotations

import pytest

from sdkpress.config.model import Config
from sdkpress.config.sections import DocsConfig
from sdkpress.python.context import GenerationContext, generation_context
from support.shop import API, NAMES


@pytest.fixture
def lookup() -> GenerationContext:
    """The default dialect."""
    return generation_context(API, NAMES, Config())


@pytest.fixture
def reference() -> GenerationContext:
    """The reference dialect."""
    return generation_context(API, NAMES, Config(docs=DocsConfig(dialect="reference")))


@pytest.fixture
def classes() -> GenerationContext:
    """The default dialect, with enum classes."""
    return generation_context(API, NAMES, Config(enum_format="class"))

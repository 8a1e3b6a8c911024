"""Each kind of value has a word in the report of what changes."""

from __future__ import annotations

import pytest

from sdkpress.changes.shapes import shape_text
from sdkpress.ir.types import Kind


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_has_a_word(kind: Kind) -> None:
    assert shape_text(("of", kind.value))

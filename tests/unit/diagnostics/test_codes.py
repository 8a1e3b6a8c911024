"""The table of findings: names are stable, every finding helps."""

from __future__ import annotations

import re

import pytest

from sdkpress.diagnostics import codes
from sdkpress.diagnostics.findings import Code


def test_a_name_is_given_once() -> None:
    constants = [value for value in vars(codes).values() if isinstance(value, Code)]
    assert len({code.name for code in constants}) == len(constants)
    assert set(codes.TABLE.values()) == set(constants)


def test_a_constant_is_called_as_its_code() -> None:
    for constant, value in vars(codes).items():
        if isinstance(value, Code):
            assert constant == value.name.upper().replace("-", "_")


@pytest.mark.parametrize("code", codes.TABLE.values(), ids=lambda code: code.name)
def test_a_code_is_explained(code: Code) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)
    assert code.summary.endswith(".")
    assert code.remedy.endswith(".")

"""The team's pyproject.toml stays the team's; only our fields are renewed."""

from __future__ import annotations

import tomllib

import pytest

from sdkpress.output.pyproject import merge_pyproject, project_version

MADE = b"""\
[project]
name = "shop"
version = "0.1.0"
requires-python = ">=3.11"
dependencies = ["httpx2>=2.0", "pydantic>=2.11"]
"""


def _merged(existing: str, made: bytes = MADE) -> str:
    return merge_pyproject(existing.encode(), made).decode()


def test_what_says_the_same_stays_byte_for_byte() -> None:
    existing = (
        '# ours\n[project]\nversion="0.1.0"   # bump me\nname =  "shop"\n'
        "requires-python = '>=3.12'\n"
        "dependencies = [\n  'rich',  # pretty\n  'HTTPX2 >= 2.5, < 3',\n  'pydantic>=2.11',\n]\n"
        "[tool.ruff]\nline-length = 99\n"
    )
    assert _merged(existing) == existing
    assert _merged(MADE.decode()) == MADE.decode()


def test_our_fields_are_renewed_and_comments_stay() -> None:
    existing = (
        "# ours\n[project]\nname = 'old'  # the name\nversion = '0.0.1'  # bump me\n"
        "requires-python = '>=3.9,<4'\n"
        "dependencies = [\n  'rich',  # pretty\n  'pydantic>=2.1,<3',\n]\n"
        "\n[tool.ruff]\nline-length = 99  # wide\n"
    )
    merged = _merged(existing)
    assert merged == (
        '# ours\n[project]\nname = "shop"  # the name\nversion = "0.1.0"  # bump me\n'
        'requires-python = ">=3.11,<4"\n'
        'dependencies = [\n  \'rich\',  # pretty\n  "pydantic>=2.11,<3",\n  "httpx2>=2.0",\n]\n'
        "\n[tool.ruff]\nline-length = 99  # wide\n"
    )
    assert _merged(merged) == merged


def test_the_other_http_library_is_replaced() -> None:
    existing = MADE.decode().replace("httpx2>=2.0", "httpx>=0.27")
    found = tomllib.loads(_merged(existing))["project"]["dependencies"]
    assert sorted(found) == ["httpx2>=2.0", "pydantic>=2.11"]
    both = MADE.decode().replace('"httpx2>=2.0"', '"httpx2>=2.0", "httpx>=0.27"')
    assert _merged(both) == both


def test_a_pin_is_the_teams() -> None:
    pinned = MADE.decode().replace("pydantic>=2.11", "pydantic==2.10.1")
    assert _merged(pinned) == pinned


def test_dynamic_fields_are_left_to_the_build_backend() -> None:
    existing = (
        "[project]\nname = 'shop'\n"
        "dynamic = ['version', 'dependencies', 'requires-python']\n"
    )
    assert _merged(existing) == existing


@pytest.mark.parametrize("text", ["", "[tool.poetry]\nname = 'x'\n", "project = 3\n"])
def test_what_is_no_project_is_left_alone(text: str) -> None:
    raw = text.encode()
    assert merge_pyproject(raw, MADE) == raw
    assert project_version(raw) is None


@pytest.mark.parametrize("raw", [b"[project\n", b"\xff"])
def test_what_is_no_toml_is_left_alone(raw: bytes) -> None:
    assert merge_pyproject(raw, MADE) == raw
    with pytest.raises(ValueError):
        project_version(raw)


def test_missing_dependencies_are_added() -> None:
    merged = _merged("[project]\nname = 'shop'\nversion = '0.1.0'\n")
    project = tomllib.loads(merged)["project"]
    assert project["dependencies"] == ["httpx2>=2.0", "pydantic>=2.11"]
    assert project["requires-python"] == ">=3.11"


WHEEL = '[tool.hatch.build.targets.wheel]\npackages = ["src/{}"]  # in the wheel\n'


def test_a_package_that_is_called_otherwise_is_in_the_wheel() -> None:
    made = MADE + WHEEL.format("store").encode()
    before = MADE.decode() + WHEEL.format("shop")
    assert _merged(before, made) == before.replace("src/shop", "src/store")
    for theirs in ('["src/shop", "src/more"]', '["elsewhere"]'):
        kept = before.replace('["src/shop"]', theirs)
        assert _merged(kept, made) == kept

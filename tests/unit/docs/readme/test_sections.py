"""What a person wrote in a README stays; what we wrote is renewed."""

from __future__ import annotations

import pytest

from sdkpress.docs.readme.sections import (
    anchor,
    as_text,
    fill_toc,
    merge_sections,
)


def _section(tag: str, body: str) -> str:
    return f"<!-- Start The {tag} [{tag}] -->\n{body}\n<!-- End The {tag} [{tag}] -->"


FRESH = (
    "# Title\n\n"
    + "\n\n".join(
        [_section("a", "new a"), _section("b", "new b"), _section("c", "new c")]
    )
    + "\n"
)


def test_text_outside_and_between_is_kept() -> None:
    existing = (
        "# My own title\n\nHello.\n\n"
        + _section("a", "old a")
        + "\n\nBetween.\n\n"
        + _section("b", "old b")
        + "\nThe end.\n"
    )
    assert merge_sections(existing, FRESH) == (
        "# My own title\n\nHello.\n\n"
        + _section("a", "new a")
        + "\n\nBetween.\n\n"
        + _section("b", "new b")
        + "\n\n"
        + _section("c", "new c")
        + "\nThe end.\n"
    )


def test_merging_again_changes_nothing() -> None:
    merged = merge_sections("# T\n\n" + _section("b", "old"), FRESH)
    assert merge_sections(merged, FRESH) == merged


def test_a_fresh_file_merges_into_itself() -> None:
    assert merge_sections(FRESH, FRESH) == FRESH


def test_order_of_the_person_is_kept() -> None:
    existing = _section("c", "1") + "\n\n" + _section("a", "2") + "\n"
    merged = merge_sections(existing, FRESH)
    assert merged.index("new c") < merged.index("new a") < merged.index("new b")


def test_unwanted_section_stays_out() -> None:
    existing = _section("a", "old") + "\n\n<!-- No The b [b] -->\n"
    merged = merge_sections(existing, FRESH)
    assert "new b" not in merged
    assert "<!-- No The b [b] -->" in merged
    assert "new c" in merged


def test_new_sections_go_above_the_placeholder() -> None:
    place = "<!-- Placeholder for Future Sections -->"
    existing = f"{_section('a', 'old')}\n\n{place}\n\n# Development\n"
    merged = merge_sections(existing, FRESH)
    assert merged == (
        f"{_section('a', 'new a')}\n\n{_section('b', 'new b')}\n\n{_section('c', 'new c')}"
        f"\n\n{place}\n\n# Development\n"
    )


def test_section_that_no_longer_applies_goes() -> None:
    existing = "one\n\n" + _section("gone", "x") + "\n\ntwo\n\n" + _section("a", "y")
    merged = merge_sections(existing, FRESH)
    assert merged.startswith("one\n\ntwo\n\n<!-- Start The a [a] -->\nnew a\n")


def test_a_file_without_marks_is_not_ours() -> None:
    assert merge_sections("# Mine\n", FRESH) == "# Mine\n"


def test_mark_without_partner_is_text() -> None:
    existing = "<!-- Start The a [a] -->\nmine\n\n" + _section("b", "old")
    merged = merge_sections(existing, FRESH)
    assert merged.startswith("<!-- Start The a [a] -->\nmine\n\n")
    assert "new a" not in merged
    assert "new b" in merged


def test_windows_line_ends_are_kept() -> None:
    existing = ("Mine.\n\n" + _section("a", "old") + "\n").replace("\n", "\r\n")
    merged = merge_sections(existing, FRESH)
    assert "new a\r\n" in merged
    assert "\n" not in merged.replace("\r\n", "")


def test_toc_lists_the_headings_of_the_file() -> None:
    text = (
        "# Title\n\n"
        + _section(
            "toc", "## Table of Contents\n<!-- $toc-max-depth=3 -->\n* [Old](#old)"
        )
        + "\n\n## First `part`\n\n```\n## not a heading\n```\n\n### [A.B](x.md) & more\n#### deep\n## First part\n"
    )
    filled = fill_toc(text)
    assert (
        _section(
            "toc",
            "## Table of Contents\n<!-- $toc-max-depth=3 -->\n\n"
            "* [First `part`](#first-part)\n"
            "  * [A.B & more](#ab--more)\n"
            "* [First part](#first-part-1)\n",
        )
        in filled
    )
    assert fill_toc(filled) == filled


def test_toc_follows_a_persons_headings() -> None:
    fresh = _section("toc", "## Contents") + "\n\n" + _section("a", "## A") + "\n"
    existing = fresh + "\n## My own\n"
    assert "* [My own](#my-own)" in merge_sections(existing, fresh)


def test_anchor() -> None:
    assert anchor("Custom HTTP Client") == "custom-http-client"
    assert anchor("[Studio.Image](docs/x.md)") == "studioimage"
    assert anchor("~~old_name~~") == "old_name"


@pytest.mark.parametrize(
    "text",
    [
        "<!-- Start The a [a] -->\nhello",
        "x\n  <!-- End The b [b] -->\ny\n<!-- Start The b [b] -->",
        "<!-- No The c [c] -->",
        "<!-- Placeholder for Future Sections -->",
        "<!-- $toc-max-depth=9 -->",
        "```python\nleft = open",
        "~~~~\n```\n~~~",
        "<!-- a comment without an end",
        "# A heading\n## Another\n<!-- a comment --> fine",
    ],
)
def test_text_of_a_document_is_no_mark_and_swallows_none(text: str) -> None:
    fresh = FRESH.replace("new b", as_text(text))
    merged = merge_sections(fresh, fresh)
    assert merge_sections(merged, fresh) == merged
    changed = merge_sections(merged, FRESH)
    assert changed == FRESH


def test_text_that_disturbs_nothing_stays_as_it_is() -> None:
    text = "# Title\n\n```sh\nls\n```\n<!-- a comment -->\n~~~\n```\n~~~\nThe end."
    assert as_text(text) == text

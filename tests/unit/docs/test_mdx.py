"""Markdown of a document, as MDX serialises it."""

from __future__ import annotations

import pytest

from sdkpress.docs.mdx import to_mdx


@pytest.mark.parametrize(
    ("markdown", "mdx"),
    [
        ("an flp_XXX value", r"an flp\_XXX value"),
        ("`a_b` and ``c_`d``", "`a_b` and ``c_`d``"),
        ("[a_b](/c_d#e_f)", r"[a\_b](/c_d#e_f)"),
        ("https://x.test/a_b c_d", r"https://x.test/a_b c\_d"),
        ("<mailto:a_b@c.test>", "<mailto:a_b@c.test>"),
        ('<Card href="a_b">c_d</Card>', r'<Card href="a_b">c\_d</Card>'),
        ("**bold_text** and _emphasis_", r"**bold\_text** and *emphasis*"),
        (r"already \_ escaped", r"already \_ escaped"),
        ("- one\n+ two\n* three", "* one\n* two\n* three"),
        ("---", "---"),
        ("<Tip>text</Tip>", "<Tip>text</Tip>"),
        ("soft\nbreak\n", "soft\nbreak"),
        ("```\na_b\n- c\n```", "```\na_b\n- c\n```"),
        (
            "<Info>\nBeta.\n\n- [a](mailto:b@c.test)\n\n</Info>\n\nafter_all",
            "<Info>\n  Beta.\n\n  * [a](mailto:b@c.test)\n</Info>\n\nafter\\_all",
        ),
        (
            "<Steps>\n<Step>\none\n</Step>\n</Steps>",
            "<Steps>\n  <Step>\n    one\n  </Step>\n</Steps>",
        ),
        ("</Info>", "</Info>"),
    ],
)
def test_to_mdx(markdown: str, mdx: str) -> None:
    assert to_mdx(markdown) == mdx

"""Colours of code: nothing is lost, nothing is left unescaped."""

from __future__ import annotations

import html
import re

import pytest

from sdkpress.site.highlight import highlighted


@pytest.mark.parametrize(
    ("code", "language", "made"),
    [
        ("import os  # <x>", "python", "<b>import</b> os  <em># &lt;x&gt;</em>"),
        ("x = f(1.5, None)", "python", "x = f(<u>1.5</u>, <u>None</u>)"),
        ("important = 'from'", "python", "important = <i>'from'</i>"),
        (
            '{"a": "b:", "c": -1}',
            "json",
            '{<b>"a"</b>: <i>"b:"</i>, <b>"c"</b>: <u>-1</u>}',
        ),
        ('{"a\\"": true}', "json", '{<b>"a\\""</b>: <u>true</u>}'),
        ("curl --data '<a>'", "curl", "<b>curl</b> <b>--data</b> <i>'&lt;a&gt;'</i>"),
        ("<b>", "unknown", "&lt;b&gt;"),
    ],
)
def test_words_are_told_apart(code: str, language: str, made: str) -> None:
    assert highlighted(code, language) == made


@pytest.mark.parametrize("language", ["python", "json", "curl", "text"])
def test_the_text_is_the_same(language: str) -> None:
    code = 'with open("x", \'y\') as f:  # <a href="z">\n  \'<&>\' "\\" 1_000 -2e5 --no'
    made = highlighted(code, language)
    assert html.unescape(re.sub(r"</?(?:b|i|u|em)>", "", made)) == code

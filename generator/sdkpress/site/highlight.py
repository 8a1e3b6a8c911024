"""Code → HTML with its words told apart.

Input: Python, JSON or a shell command. Output: escaped text with short tags for keywords and names (`b`), text
(`i`), numbers and constants (`u`) and comments (`em`), which the style sheet colours. One expression for
each language instead of a highlighting library: pages of thousands of examples stay small (a class for
every token doubles them), and all of a large API is done in a second.
"""

from __future__ import annotations

import html
import re
from typing import Final

_STRING: Final = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
_NUMBER: Final = r"(?<![\w.])-?\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])"

_PYTHON: Final = re.compile(
    r"(?P<em>\#[^\n]*)"
    rf"|(?P<i>(?:\b[rbfRBF]{{1,2}})?(?:{_STRING}))"
    r"|(?P<b>\b(?:and|as|assert|async|await|class|def|del|elif|else|except|finally|for|from|if|import|in|is"
    r"|lambda|not|or|pass|raise|return|try|while|with|yield)\b)"
    rf"|(?P<u>\b(?:True|False|None)\b|{_NUMBER})"
)
_JSON: Final = re.compile(
    r"(?P<b>\"(?:[^\"\\\n]|\\.)*\")(?=\s*:)"
    r"|(?P<i>\"(?:[^\"\\\n]|\\.)*\")"
    rf"|(?P<u>\b(?:true|false|null)\b|{_NUMBER})"
)
_SHELL: Final = re.compile(
    r"(?P<em>(?:^|(?<=\s))\#[^\n]*)"
    r"|(?P<b>^curl\b|(?<=\s)--?[A-Za-z][\w-]*)"
    r"|(?P<i>\"(?:[^\"\\]|\\.)*\"|'[^']*')",
    re.MULTILINE,
)
_LANGUAGES: Final = {
    "python": _PYTHON,
    "py": _PYTHON,
    "json": _JSON,
    "curl": _SHELL,
    "bash": _SHELL,
    "sh": _SHELL,
    "shell": _SHELL,
    "console": _SHELL,
}


def highlighted(code: str, language: str) -> str:
    """The code as HTML; of a language that is not known, escaped only."""
    pattern = _LANGUAGES.get(language)
    if pattern is None:
        return html.escape(code, quote=False)
    parts: list[str] = []
    at = 0
    for match in pattern.finditer(code):
        if match.start() > at:
            parts.append(_escaped(code[at : match.start()]))
        tag = match.lastgroup
        parts.append(f"<{tag}>{_escaped(match[0])}</{tag}>")
        at = match.end()
    parts.append(_escaped(code[at:]))
    return "".join(parts)


def _escaped(text: str) -> str:
    """As `html.escape`, quicker for the short pieces without anything to escape."""
    if "&" in text or "<" in text or ">" in text:
        return html.escape(text, quote=False)
    return text

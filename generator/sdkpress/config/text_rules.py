"""What texts in a config must look like, and what to write instead.

Input: nothing. Output: one `TextRule` for each kind of text.
"""

from __future__ import annotations

from typing import Final

from sdkpress.config.declaration import TextRule

NAME: Final = TextRule(
    name="name",
    pattern="^[A-Za-z_][A-Za-z0-9_]*$",
    hint="use letters, digits and underscores, and begin with a letter",
    forbidden=tuple(
        """False None True and as assert async await break class continue def del elif else except finally
        for from global if import in is lambda nonlocal not or pass raise return try while with
        yield""".split()
    ),
)
_KEYWORD: Final = f"({'|'.join(NAME.forbidden)})"
MODULE: Final = TextRule(
    pattern=rf"^(?!.*\.{_KEYWORD}(\.|$))(?!{_KEYWORD}\.)"
    r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$",
    hint="use letters, digits and underscores, and begin with a letter",
    forbidden=NAME.forbidden,
)
DISTRIBUTION: Final = TextRule(
    pattern="^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$",
    hint="use letters, digits, dashes, underscores and dots",
)
VERSION: Final = TextRule(
    pattern=r"^[0-9]+(\.[0-9]+)*([-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?[0-9]*)?"
    r"([-_.]?(post|rev|r)[-_.]?[0-9]*)?([-_.]?dev[-_.]?[0-9]*)?"
    r"(\+[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*)?$",
    hint="write a version as Python knows it, as 1.2.3 or 1.0.0rc1",
)
ADDRESS: Final = TextRule(
    pattern=r"^https?://[^\s]+$",
    hint="write an address that begins with http:// or https://",
)
PACKAGE: Final = TextRule(
    pattern=r"^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)*$",
    hint="use a package's name in small letters, with dots between packages",
)
COLOUR: Final = TextRule(
    pattern="^#[0-9A-Fa-f]{6}$", hint="write a colour as #rrggbb, in quotes"
)
VARIABLE: Final = TextRule(
    pattern="^[A-Z_][A-Z0-9_]*$", hint="use capital letters, digits and underscores"
)

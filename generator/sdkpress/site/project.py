"""The settings of the site's generator.

Input: the site's title and its tree. Output: the text of `zensical.toml`. Nothing on the pages is fetched
from elsewhere, and search works from a folder without a server.
"""

from __future__ import annotations

import json
from typing import Final

from sdkpress.site.present import Branch

PAGES: Final = "pages"
OUTPUT: Final = "site"
WORKER: Final = "assets/iframe-worker.js"  # Zensical looks for this word in the name
STYLE: Final = "assets/sdkpress.css"
TABLES: Final = "assets/sdkpress.js"

_SETTINGS: Final = f"""\
docs_dir = "{PAGES}"
site_dir = "{OUTPUT}"
use_directory_urls = false
extra_css = ["{STYLE}"]
extra_javascript = ["{TABLES}"]

[project.extra]
generator = true
polyfills = ["{WORKER}"]

[project.plugins.search]
[project.plugins.offline]

[project.theme]
language = "en"
font = false
features = [
  "content.code.copy",
  "content.tabs.link",
  "navigation.footer",
  "navigation.indexes",
  "navigation.prune",
  "navigation.top",
  "search.highlight",
  "toc.follow",
]

[[project.theme.palette]]
media = "(prefers-color-scheme)"
toggle.icon = "lucide/sun-moon"
toggle.name = "Switch to light mode"

[[project.theme.palette]]
media = "(prefers-color-scheme: light)"
scheme = "default"
toggle.icon = "lucide/sun"
toggle.name = "Switch to dark mode"

[[project.theme.palette]]
media = "(prefers-color-scheme: dark)"
scheme = "slate"
toggle.icon = "lucide/moon"
toggle.name = "Switch to system preference"

[project.markdown_extensions]
admonition = {{}}
tables = {{}}
toc.permalink = false
pymdownx.details = {{}}
pymdownx.highlight.anchor_linenums = false
pymdownx.superfences = {{}}
pymdownx.tabbed.alternate_style = true
pymdownx.tilde.subscript = false
"sdkpress.site.safe_markdown" = {{}}
"""


def project_file(title: str, tree: tuple[Branch, ...]) -> str:
    """The text of `zensical.toml`."""
    nav = ",\n".join(f"  {_node(branch)}" for branch in tree)
    return f"[project]\nsite_name = {_text(title)}\nnav = [\n{nav},\n]\n{_SETTINGS}"


def _node(branch: Branch) -> str:
    if not branch.below:
        return f"{{ {_text(branch.title)} = {_text(branch.page)} }}"
    below = [_node(one) for one in branch.below]
    if branch.page:
        below.insert(0, _text(branch.page))
    return f"{{ {_text(branch.title)} = [{', '.join(below)}] }}"


def _text(text: str) -> str:
    """A TOML basic string (TOML 1.0: JSON's escapes, and DEL escaped too)."""
    return json.dumps(text).replace("\x7f", "\\u007f")

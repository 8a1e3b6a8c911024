"""`make pictures`: the pictures of README: the site's page of README's own document, in light and dark.

python scripts/pictures.py      (needs Chromium)
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "generator"), str(ROOT / "tests")]

from support.browser import opened_browser, opened_page, site_of  # noqa: E402

WIDTH, HEIGHT = 1160, 640
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> None:
    """Write `docs/page-light.png` and `docs/page-dark.png`."""
    readme = (ROOT / "README.md").read_text("utf-8")
    (document,) = re.findall(r"```yaml\n(openapi:.*?)```", readme, re.DOTALL)
    with tempfile.TemporaryDirectory() as name, opened_browser() as browser:
        folder = Path(name)
        (folder / "openapi.yaml").write_text(document, "utf-8")
        site = site_of(folder / "openapi.yaml", None, folder / "site")
        for scheme in SCHEMES:
            with opened_page(browser, WIDTH, scheme) as page:
                page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
                page.goto(site.operation("update").as_uri())
                page.screenshot(path=ROOT / "docs" / f"page-{scheme}.png")


if __name__ == "__main__":
    main()

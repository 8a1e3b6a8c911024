"""`make docs-site`: this project's own documentation, made with sdkpress: its guides, and the reference of an example.

python scripts/docs_site.py [FOLDER]      (default: site)
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "generator")]

from markupsafe import Markup  # noqa: E402

from sdkpress.diagnostics.findings import Sink  # noqa: E402
from sdkpress.pipeline import analyze  # noqa: E402
from sdkpress.render.files import render  # noqa: E402
from sdkpress.render.plan import Rendered  # noqa: E402
from sdkpress.run import generate, resolve_job  # noqa: E402
from sdkpress.site.context import site_context  # noqa: E402
from sdkpress.site.frame import Frames  # noqa: E402
from sdkpress.site.front_pages import guide_page  # noqa: E402
from sdkpress.site.front_views import GuidePage  # noqa: E402
from sdkpress.site.present import guide_texts  # noqa: E402
from sdkpress.site.search_index import search_script  # noqa: E402
from sdkpress.site.views import Link  # noqa: E402

EXAMPLE = ROOT / "specs" / "atelier"
# The guides in the order of a reader's way, under the headings of the navigation.
GUIDES: Mapping[str, tuple[str, ...]] = {
    "Using sdkpress": (
        *("docs/commands.md", "docs/settings.md", "docs/repository.md"),
        *("docs/documents.md", "docs/diagnostics.md", "docs/migrating.md"),
    ),
    "What it makes": ("docs/sdk.md", "docs/site-generators.md"),
    "Working on it": ("docs/architecture.md", "CONTRIBUTING.md", "CHANGELOG.md"),
}
PICTURE = re.compile(r"^!\[([^\]]*)\]\((docs/[\w-]+\.svg)\)$", re.MULTILINE)
ABOUT = "A typed Python SDK and its reference documentation from an OpenAPI document."


def main() -> None:
    """Write the site."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").resolve()
    spec, config = EXAMPLE / "openapi.yaml", EXAMPLE / "sdkpress.yaml"
    generate(spec, folder / "example", config=config, what="site")
    (folder / "assets").mkdir(exist_ok=True)
    for name in ("style.css", "site.js", "copy-page.js", "theme.js"):
        shutil.copy(folder / "example/assets" / name, folder / "assets" / name)
    for picture in (ROOT / "docs").glob("*.svg"):
        shutil.copy(picture, folder / "assets")
    views = _guides(_frames(folder))
    plans = [
        Rendered(PurePosixPath(page), "site/guide.html.jinja", view)
        for page, view in views.items()
    ]
    for path, content in render(plans).items():
        (folder / path).write_bytes(content)
    found = [
        ["guide", f"{view.title} › {title}", "", address, "", text]
        for page, view in views.items()
        for title, address, text in guide_texts(page, view)
    ]
    (folder / "assets/search-index.js").write_bytes(search_script(found, []))
    print(f"open {folder / 'index.html'}")


def _frames(folder: Path) -> Frames:
    spec, config = EXAMPLE / "openapi.yaml", EXAMPLE / "sdkpress.yaml"
    sink = Sink()
    job = resolve_job(spec, config, folder, sink)
    analysis = analyze(job.spec, job.config, sink, lambda _: None)
    docs = job.config.docs
    named = replace(docs, site=replace(docs.site, title="sdkpress"))
    context = site_context(
        analysis.api, analysis.names, replace(job.config, docs=named)
    )
    groups = "".join(
        f"<li><details open><summary>{heading}</summary><ul>{_links(names)}</ul></details></li>"
        for heading, names in GUIDES.items()
    )
    pages = (Link("Home", "index.html"), Link("Example", "example/index.html"))
    return Frames(context, {"": Markup(f"<ul>{groups}</ul>")}, pages)


def _links(names: tuple[str, ...]) -> str:
    return "".join(
        f'<li><a href="{_page(name)}"><span>{escape(_title(name))}</span></a></li>'
        for name in names
    )


def _guides(frames: Frames) -> dict[str, GuidePage]:
    """Each guide by its page; the README is the first one."""
    order = ["README.md", *(name for names in GUIDES.values() for name in names)]
    around = [None, *(Link(_title(name), _page(name)) for name in order), None]
    views: dict[str, GuidePage] = {}
    for at, name in enumerate(order):
        text = (ROOT / name).read_text("utf-8")
        picture = PICTURE.search(text)
        title = _title(name)
        about = ABOUT if name == "README.md" else f"{title}: a guide to sdkpress."
        frame = frames.frame(
            _page(name), title, about, previous=around[at], following=around[at + 2]
        )
        view = guide_page(PICTURE.sub("", text), frame, _address)
        if picture is not None:
            image = Markup('<p><img class="picture" src="assets/{}" alt="{}"></p>')
            drawn = image.format(Path(picture[2]).name, picture[1])
            view = replace(view, lead=view.lead + drawn)
        views[_page(name)] = view
    return views


def _address(url: str) -> str:
    """The guide that a link leads to; empty for what is no guide."""
    if url.startswith("#"):
        return url
    path, _, fragment = url.partition("#")
    name = PurePosixPath(path).name
    names = {"README.md", *(one for names in GUIDES.values() for one in names)}
    if name not in {PurePosixPath(one).name for one in names}:
        return ""
    return _page(name) + (f"#{fragment}" if fragment else "")


def _page(name: str) -> str:
    stem = PurePosixPath(name).stem.lower()
    return "index.html" if stem == "readme" else f"{stem}.html"


def _title(name: str) -> str:
    text = (ROOT / name).read_text("utf-8")
    return text.partition("\n")[0].removeprefix("# ")


if __name__ == "__main__":
    main()

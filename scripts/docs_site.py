"""`make docs-site`: this project's own documentation, made with sdkpress: the site of specs/atelier, and the guides.

python scripts/docs_site.py [FOLDER]      (default: site)
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "generator")]

from sdkpress.diagnostics.findings import Sink  # noqa: E402
from sdkpress.pipeline import analyze  # noqa: E402
from sdkpress.render.files import render  # noqa: E402
from sdkpress.render.plan import Rendered  # noqa: E402
from sdkpress.run import generate, resolve_job  # noqa: E402
from sdkpress.site.context import site_context  # noqa: E402
from sdkpress.site.frame import Frames  # noqa: E402
from sdkpress.site.front_pages import guide_page  # noqa: E402

ATELIER = ROOT / "specs" / "atelier"
GUIDES = (
    ROOT / "README.md",
    *(
        ROOT / "docs" / f"{name}.md"
        for name in (
            *("commands", "settings", "sdk", "repository", "documents", "diagnostics"),
            *("site-generators", "architecture"),
        )
    ),
    ROOT / "CONTRIBUTING.md",
)


def address(url: str) -> str:
    """The guide that a link leads to; empty for what is no guide."""
    if url.startswith("#"):
        return url
    path, _, fragment = url.partition("#")
    page = _page(PurePosixPath(path).name)
    known = {_page(guide.name) for guide in GUIDES}
    return (page + (f"#{fragment}" if fragment else "")) if page in known else ""


def guides(frames: Frames) -> dict[PurePosixPath, bytes]:
    """The guides as pages in a folder beside the others."""
    links = " · ".join(f"[{_title(one)}]({one.name})" for one in GUIDES)
    plans: list[Rendered] = []
    for guide in GUIDES:
        # Every part of a guide stands below a heading of the second level, the lead too.
        text = re.sub(r"\A# ", "## ", guide.read_text("utf-8"))
        text = f"{text.rstrip()}\n\n## All guides\n\n{links}\n"
        path = f"guides/{_page(guide.name)}"
        frame = frames.frame(path, _title(guide), f"sdkpress: {_title(guide)}.")
        view = guide_page(text, frame, address)
        plans.append(Rendered(PurePosixPath(path), "site/guide.html.jinja", view))
    return dict(render(plans))


def _page(name: str) -> str:
    return f"{PurePosixPath(name).stem.lower()}.html"


def _title(guide: Path) -> str:
    return guide.read_text("utf-8").partition("\n")[0].removeprefix("# ")


def main() -> None:
    """Write the site."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").resolve()
    spec, config = ATELIER / "openapi.yaml", ATELIER / "sdkpress.yaml"
    generate(spec, folder, config=config, what="site")
    sink = Sink()
    job = resolve_job(spec, config, folder, sink)
    analysis = analyze(job.spec, job.config, sink, lambda _: None)
    docs = job.config.docs
    named = replace(docs, site=replace(docs.site, title="sdkpress"))
    config_ = replace(job.config, docs=named)
    context = site_context(analysis.api, analysis.names, config_)
    for path, content in guides(Frames(context, None)).items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    print(f"open {folder / 'guides' / 'readme.html'}")


if __name__ == "__main__":
    main()

"""The API → the files of its site.

Input: what is known of a document. Output: a `FileTree`: pages, one style sheet, the scripts, the search index, and
the images that the config names. Nothing is fetched, and no page asks for anything from elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Final

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import ToolRefused
from sdkpress.ir.api import Api
from sdkpress.names.table import NameTable
from sdkpress.output.tree import FileTree
from sdkpress.render.environment import template_root
from sdkpress.render.files import render
from sdkpress.render.plan import FilePlan, Rendered, Verbatim

_NAVIGATION: Final = PurePosixPath("navigation.html")
# The tree stands in every page while all its copies together are smaller than this; then it is a file of its own.
_MOST_NAVIGATION: Final = 6_000_000
_LIBRARIES: Final = ("nh3", "pyromark")
_MISSING: Final = """\
sdkpress: a site needs the libraries that make its text safe: {names}
help: pip install 'sdkpress[site]'"""


def build_site(
    api: Api,
    names: NameTable,
    config: Config,
    announce: Callable[[str], None],
    overrides: Path | None = None,
) -> FileTree:
    """Every file of the site. Raises `ToolRefused` where a library or an image is missing."""
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        raise ToolRefused(_MISSING.format(names=", ".join(missing)))
    from markupsafe import Markup

    from sdkpress.site.context import site_context
    from sdkpress.site.frame import Frames
    from sdkpress.site.navigation import branches, navigation
    from sdkpress.site.present import guide_source, present_pages

    announce("present")
    context = site_context(api, names, config)
    root = branches(context)
    trees = {
        base: _text(
            Rendered(
                _NAVIGATION,
                "site/navigation.html.jinja",
                navigation(context, root, base),
            ),
            overrides,
        )
        for base in _roots(config)
    }
    pages = len(api.operations) + len(context.models) + len(api.groups)
    is_shared = len(trees["../"]) * pages > _MOST_NAVIGATION
    written = None if is_shared else {b: Markup(t) for b, t in trees.items()}
    frames = Frames(context, written)
    announce("render")
    plans = present_pages(
        context, root, frames, _text(guide_source(context), overrides)
    )
    assets = _assets(config, trees[""] if is_shared else None)
    files = render([*assets, *plans], overrides)
    html = frozenset(path for path in files if path.suffix == ".html")
    return FileTree(generated=files, pages=html)


def _text(plan: FilePlan, overrides: Path | None) -> str:
    return next(iter(render([plan], overrides).values())).decode()


def _assets(config: Config, navigation: str | None) -> Iterator[FilePlan]:
    """Style, scripts and images. The tree of a large API is a script, so that pages on a disk can read it."""
    from sdkpress.site.frame import ASSETS, asset

    folder = PurePosixPath(ASSETS)
    settings = config.docs.site
    style = (template_root() / "site/style.css").read_bytes()
    yield Verbatim(folder / "style.css", style + _colours(config).encode())
    for name in ("theme.js", "site.js", "copy-page.js"):
        content = (template_root() / "site" / name).read_bytes()
        yield Verbatim(folder / name, content)
    if settings.try_it:
        content = (template_root() / "site/try-it.js").read_bytes()
        yield Verbatim(folder / "try-it.js", content)
    if navigation is not None:
        import json

        text = f"sdkpressNavigation({json.dumps(navigation)});\n"
        yield Verbatim(folder / "navigation.js", text.encode())
    images: Mapping[str, str | None] = {
        "logo": settings.logo,
        "logo-dark": settings.logo_dark,
        "icon": settings.icon,
    }
    for stem, setting in images.items():
        if setting:
            path = config.folder / setting
            if not path.is_file():
                raise ToolRefused(
                    f"sdkpress: no file '{setting}' beside the config\n"
                    f"help: docs.site.{stem.replace('-', '_')} names an image"
                )
            yield Verbatim(PurePosixPath(asset("", stem, setting)), path.read_bytes())


def _colours(config: Config) -> str:
    """The config's colours over those of the style sheet. They are six digits each: the schema sees to it."""
    site = config.docs.site
    light, dark = site.accent, site.accent_dark or site.accent
    rules = ""
    if light:
        rules += f":root{{--accent:{light}}}\n"
    if dark:
        rules += f':root[data-theme="dark"]{{--accent:{dark}}}\n'
        rules += f"@media(prefers-color-scheme:dark){{:root:not([data-theme]){{--accent:{dark}}}}}\n"
    return rules


def _roots(config: Config) -> tuple[str, ...]:
    """What leads from a page to the site's folder; pages of `models.components` lie deeper than those of `models`."""
    deepest = max(namespace.count(".") for namespace in config.namespaces)
    return tuple("../" * depth for depth in range(deepest + 2))

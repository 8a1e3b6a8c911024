"""What stands around every page: head, links, navigation, and the pages before and after.

Input: the context and a page's own words. Output: `Frame`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from markupsafe import Markup

from sdkpress.docs.markdown import one_line
from sdkpress.site.context import SiteContext
from sdkpress.site.views import Frame, Link

ASSETS: Final = "assets"
_PAGES: Final = (
    Link("Home", "index.html"),
    Link("Guide", "guide.html"),
    Link("Models", "models/index.html"),
)


def policy(servers: Sequence[str]) -> str:
    """The Content-Security-Policy of a page: nothing but the site's own files, and calls to the named servers."""
    parts = [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        f"connect-src {' '.join(map(_origin, servers))}" if servers else "",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(part for part in parts if part)


def _origin(url: str) -> str:
    scheme, _, rest = url.partition("://")
    host = rest.partition("/")[0]
    return f"{scheme}://{host}".replace(";", "").replace(",", "").replace("'", "")


class Frames:
    """Makes the frames of one site. `navigation` has the tree as it is written on a page, by its root; above it
    stand links to `pages`."""

    def __init__(
        self,
        context: SiteContext,
        navigation: Mapping[str, Markup] | None,
        pages: tuple[Link, ...] = _PAGES,
    ) -> None:
        self._navigation = navigation
        self._pages = pages
        self._settings = context.settings
        api = context.api
        self._site = one_line(context.settings.title or api.title)
        self._version = one_line(api.version)

    @property
    def site(self) -> str:
        """The name of the site."""
        return self._site

    def frame(
        self,
        page: str,
        title: str,
        description: str,
        *,
        crumbs: tuple[Link, ...] = (),
        previous: Link | None = None,
        following: Link | None = None,
        servers: Sequence[str] = (),
    ) -> Frame:
        """The frame of the page at an address; links lead from the site's folder and are made relative here."""
        settings = self._settings
        root = "../" * page.count("/")
        base = (settings.url or "").rstrip("/")
        return Frame(
            root=root,
            title=f"{title} · {self._site}" if title != self._site else title,
            site=self._site,
            version=self._version,
            description=description,
            policy=policy(servers),
            canonical=f"{base}/{page}" if base else "",
            logo=asset(root, "logo", settings.logo),
            logo_dark=asset(root, "logo-dark", settings.logo_dark),
            icon=asset(root, "icon", settings.icon),
            links=tuple(
                Link(text, address) for text, address in (settings.links or {}).items()
            ),
            pages=tuple(_from(root, link) for link in self._pages),
            navigation=self._marked(page, root),
            shared_navigation=self._navigation is None,
            crumbs=tuple(_from(root, link) for link in crumbs),
            previous=None if previous is None else _from(root, previous),
            next=None if following is None else _from(root, following),
        )

    def _marked(self, page: str, root: str) -> Markup:
        """The tree with the page marked in it, and the groups around it open."""
        if self._navigation is None:
            return Markup("")
        tree = str(self._navigation[root])
        address = f'href="{root}{page}"'
        at = tree.find(address)
        if at < 0:
            return Markup(tree)
        head, tail = tree[:at], tree[at:]
        marked = tail.replace(address, f'{address} aria-current="page"', 1)
        return Markup(_opened(head) + marked)


def _opened(head: str) -> str:
    """The part of a tree above a page, with the groups that the page is in open."""
    depth = 0
    at = len(head)
    while True:
        opening = head.rfind("<details>", 0, at)
        if opening < 0:
            return head
        closing = head.rfind("</details>", 0, at)
        if closing > opening:
            depth += 1
            at = closing
            continue
        if depth:
            depth -= 1
        else:
            head = f"{head[:opening]}<details open>{head[opening + 9:]}"
        at = opening


def _from(root: str, link: Link) -> Link:
    return Link(link.title, f"{root}{link.href}" if link.href else "")


def asset(root: str, stem: str, setting: str | None) -> str:
    """The address of an image that the config names; empty where it names none."""
    if not setting:
        return ""
    return f"{root}{ASSETS}/{stem}{PurePosixPath(setting).suffix}"

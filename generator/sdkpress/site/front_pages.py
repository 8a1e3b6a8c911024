"""The pages that lead to others: home, guide, groups, and the list of models.

Input: the context. Output: a view for each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from markupsafe import Markup

from sdkpress.docs.markdown import one_line
from sdkpress.docs.readme.choices import shortest_call, usage_operations
from sdkpress.ir.api import Operation
from sdkpress.python.credentials import environment_variable
from sdkpress.site.calls import call_set
from sdkpress.site.context import SiteContext, breakable
from sdkpress.site.front_views import (
    Credential,
    GroupPage,
    GuidePage,
    GuideSection,
    HomePage,
    ModelEntry,
    ModelLetter,
    ModelsPage,
)
from sdkpress.site.highlight import highlighted
from sdkpress.site.navigation import Branch, cards, entry
from sdkpress.site.text import plain, rich, rich_guide
from sdkpress.site.views import Call, Fact, Frame
from sdkpress.snippets.client_arguments import credential_arguments
from sdkpress.spec.model import SecurityScheme

_SECTION: Final = re.compile(r"^## (.+)$", re.MULTILINE)


def home_page(context: SiteContext, root: Branch, frame: Frame) -> HomePage:
    """What the API is, how to reach it, the first call, and the groups."""
    api, client = context.api, context.names.client
    install = f"pip install {client.distribution}"
    return HomePage(
        frame=frame,
        title=one_line(api.title),
        version=one_line(api.version),
        text=rich(api.description or api.summary),
        servers=tuple(
            Fact(plain(server.description) or (server.id or ""), server.url)
            for server in api.servers
        ),
        credentials=_credentials(context),
        install=Markup(highlighted(install, "shell")),
        first_call=_first_call(context),
        groups=cards(context, root, ""),
        operations=tuple(entry(context, o, "") for o in root.operations),
        counts=f"{len(api.operations)} operations, {len(context.models)} models",
    )


def _first_call(context: SiteContext) -> Call | None:
    marked: tuple[Operation, ...] = usage_operations(context.snippets)
    operation = marked[0] if marked else shortest_call(context.snippets)
    return None if operation is None else call_set(context, operation).calls[0]


def _credentials(context: SiteContext) -> tuple[Credential, ...]:
    shared = context.shared
    return tuple(
        Credential(
            name=key,
            kind=_kind(scheme),
            argument=argument,
            variable=environment_variable(shared, argument),
            text=rich(scheme.description),
        )
        for key, scheme in context.api.security_schemes.items()
        for argument in credential_arguments(shared, key)
    )


def _kind(scheme: SecurityScheme) -> str:
    if scheme.kind == "apiKey":
        return f"API key in the {scheme.location or 'header'} {one_line(scheme.name or scheme.key)}"
    if scheme.kind == "http":
        word = (scheme.scheme or "bearer").capitalize()
        return f"{word} credentials in the header Authorization"
    return {
        "oauth2": "OAuth 2.0: an access token",
        "openIdConnect": "OpenID Connect: an access token",
        "mutualTLS": "Mutual TLS: a client certificate",
    }.get(scheme.kind, scheme.kind)


def group_page(context: SiteContext, branch: Branch, frame: Frame) -> GroupPage:
    """A group: its operations, then the groups in it."""
    name = context.names.groups[branch.group.path]
    return GroupPage(
        frame=frame,
        title=breakable(name.attributes[-1] if name.attributes else name.title),
        path=breakable(".".join((context.names.client.variable, *name.attributes))),
        text=rich(branch.group.description),
        operations=tuple(
            entry(context, o, "../", about=True) for o in branch.operations
        ),
        groups=cards(context, branch, "../"),
    )


def models_page(context: SiteContext, frame: Frame) -> ModelsPage:
    """All models, by their names."""
    letters: dict[str, list[ModelEntry]] = {}
    for id_ in sorted(context.models, key=lambda one: context.class_name(one).lower()):
        title = context.class_name(id_)
        page = context.model_page(id_)
        about = plain(context.models[id_].description, 110)
        model = ModelEntry(title=breakable(title), href=f"../{page}", about=about)
        letters.setdefault(title[:1].upper(), []).append(model)
    return ModelsPage(
        frame=frame,
        letters=tuple(
            ModelLetter(letter=letter, models=tuple(models))
            for letter, models in letters.items()
        ),
    )


def guide_page(markdown: str, frame: Frame, address: Callable[[str], str]) -> GuidePage:
    """The guide's Markdown in sections; `address` turns the address of a page's source into the page's."""
    lead, *parts = _SECTION.split(markdown)
    title, _, lead = lead.strip().removeprefix("# ").partition("\n")
    sections = zip(parts[::2], parts[1::2], strict=True)
    return GuidePage(
        frame=frame,
        title=title,
        lead=rich_guide(lead, address),
        sections=tuple(
            GuideSection(
                anchor=re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-"),
                title=title,
                text=rich_guide(body, address),
            )
            for title, body in sections
        ),
    )

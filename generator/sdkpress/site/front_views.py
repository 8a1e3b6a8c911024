"""What the templates of the pages that lead to others lay out: home, guide, groups, models, the navigation.

Input: nothing. Output: view types, as in `site.views`.
"""

from __future__ import annotations

from markupsafe import Markup

from sdkpress.frozen import dataclass
from sdkpress.site.views import Call, Fact, Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationEntry:
    """An operation in a list."""

    method: str
    title: Markup
    call: Markup
    href: str
    deprecated: bool
    about: Markup = Markup("")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCard:
    """A group on a page that leads to it."""

    title: Markup
    href: str
    about: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPage:
    """A group: what it is for, its operations and the groups in it."""

    frame: Frame
    title: Markup
    path: Markup
    text: Markup
    operations: tuple[OperationEntry, ...]
    groups: tuple[GroupCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelEntry:
    """A model in the list of all."""

    title: Markup
    href: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelLetter:
    """The models that begin with a letter."""

    letter: str
    models: tuple[ModelEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelsPage:
    """All models."""

    frame: Frame
    letters: tuple[ModelLetter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """A security scheme as a reader meets it."""

    name: str
    kind: str
    argument: str
    variable: str
    text: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The first page."""

    frame: Frame
    title: str
    version: str
    text: Markup
    servers: tuple[Fact, ...]
    credentials: tuple[Credential, ...]
    install: Markup
    first_call: Call | None
    groups: tuple[GroupCard, ...]
    operations: tuple[OperationEntry, ...]
    counts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidePage:
    """How to use the client, in sections."""

    frame: Frame
    title: str
    lead: Markup
    sections: tuple[GuideSection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideSection:
    """A section with its heading."""

    anchor: str
    title: str
    text: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationGroup:
    """A group in the navigation, with the groups in it."""

    title: Markup
    href: str
    operations: tuple[OperationEntry, ...]
    groups: tuple[NavigationGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Navigation:
    """The whole tree; addresses start at `root`."""

    root: str
    groups: tuple[NavigationGroup, ...]
    operations: tuple[OperationEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """The addresses of all pages."""

    addresses: tuple[str, ...]

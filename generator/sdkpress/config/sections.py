"""The sections of a config: groups of settings below one key, or entries of a list.

Input: nothing. Output: one class for each, which `config.model.Config` holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from sdkpress.config.declaration import section, setting
from sdkpress.config.text_rules import ADDRESS, COLOUR, NAME
from sdkpress.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientConfig:
    """`client:`; None derives a name."""

    sync: str | None = setting("The class of the sync client.", rule=NAME)
    async_: str | None = setting("The class of the async client.", rule=NAME)
    variable: str | None = setting(
        "The variable that holds the client in snippets.", rule=NAME
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialRule:
    """An entry of `security:`."""

    name: str = setting(
        "What the credential is called: the client's argument is named after it.",
        rule=NAME,
        required=True,
    )
    type: Literal["api_key", "bearer", "basic"] = setting(
        "How it is sent: as it is, as a bearer token, or as user name and password.",
        required=True,
    )
    location: Literal["header", "query", "cookie"] = setting(
        "Where an `api_key` stands in a request.", "header"
    )
    parameter: str | None = setting(
        "The header, query parameter or cookie of an `api_key`. Default: `Authorization`, or the credential's own name outside of headers.",
        filled=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PaginationRule:
    """An entry of `pagination:`. The first one whose pattern an operation has, and that fits it, decides."""

    operations: str = setting(
        "Which operations: a pattern of their ids (`issues/list*`), or of method and path (`GET /repos/*`).",
        filled=True,
        required=True,
    )
    type: Literal["page", "offset", "cursor", "url", "link", "none"] = setting(
        "What leads to the next page: a `page` number that goes up by one, an `offset` that goes up by the items of a page, a `cursor` or `url` of the response, or the URL of its `Link` header. `none`: the operation is a plain call.",
        required=True,
    )
    position: str | None = setting(
        "The parameter, or property of the body, that takes the page, offset or cursor.",
        filled=True,
    )
    limit: str | None = setting(
        "The parameter, or property of the body, that says how many items a page has.",
        filled=True,
    )
    results: str | None = setting(
        "Where the items are in the response, as in `$.data.items`; `$` is the response itself. Default: the one list that the response is, or has.",
        filled=True,
    )
    next: str | None = setting(
        "Where the next cursor or URL is in the response, as in `$.meta.next` or `$.data[-1].id`; `header:NAME` is a cursor in a header.",
        filled=True,
    )
    pages: str | None = setting(
        "Where the number of pages is in the response.", filled=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectConfig:
    """`project:`."""

    tests: bool = setting(
        "Write tests that call every operation against a server made from the document.",
        True,
    )
    ci: Literal["github", "gitlab", "none"] = setting(
        "Whose CI the project gets a workflow for. It is written once, and then the team's.",
        "github",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPagesConfig:
    """`docs.operations:`."""

    index_url: str | None = setting(
        "The address of the index named on each page.", rule=ADDRESS
    )
    document_url: str | None = setting(
        "The address of the document named on each page.", rule=ADDRESS
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteConfig:
    """`docs.site:`."""

    title: str | None = setting(
        "The name of the site. Default: the document's title.", filled=True
    )
    url: str | None = setting(
        "The address that the site will be served at; a sitemap and canonical addresses need it.",
        rule=ADDRESS,
    )
    logo: str | None = setting(
        "An image in the head of each page, relative to the config.", filled=True
    )
    logo_dark: str | None = setting(
        "The image for dark pages, where it is another one.", filled=True
    )
    icon: str | None = setting(
        "The icon of the site's tab, relative to the config.", filled=True
    )
    accent: str | None = setting(
        "The colour of links and of what is chosen, on light pages.", rule=COLOUR
    )
    accent_dark: str | None = setting("The same on dark pages.", rule=COLOUR)
    links: Mapping[str, str] | None = setting(
        "Links in the head of each page: what each says, and where it leads.",
        rule=ADDRESS,
    )
    try_it: tuple[str, ...] = setting(
        "Servers that allow calls from a browser (CORS). Pages of operations get a form that sends a call to them; credentials stay in the page's memory. Default: no form.",
        (),
        rule=ADDRESS,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DocsConfig:
    """`docs:`. The flags are the differences between generations of the pages that the layout comes from."""

    dialect: Literal["default", "reference"] = setting(
        "`reference` keeps the quirks of the pages that the layout comes from; `default` mends them.",
        "default",
    )
    tables: Literal["code", "short"] | None = setting(
        "`code`: fields and arguments as the code has them, with their defaults and the options that every call takes."
        " `short`: simpler types, without them. Default: `code`; `short` for pages that belong to no SDK here: written by"
        " `sdkpress docs` alone, from a document that the config does not name, into a folder without an SDK."
    )
    snippet_example_names: bool = setting(
        "Name the example in the comment above a snippet.", True
    )
    snippet_comment: bool = setting(
        "Write a comment with the operation above each snippet.", True
    )
    group_paths: bool = setting(
        "Write the path of a group in the client under its heading.", False
    )
    example_sections: bool = setting(
        "Show a call for each named example of an operation.", True
    )
    parameter_examples: bool = setting("Use the named examples of a parameter.", True)
    field_examples: Literal["all", "first"] = setting(
        "Which examples of a field its table shows.", "all"
    )
    enum_style: Literal["list", "table"] = setting(
        "The values of an enum as a list or as a table.", "list"
    )
    optional_properties: Literal["always", "never", "with_example"] = setting(
        "Which optional arguments a snippet shows.", "with_example"
    )
    operations: OperationPagesConfig | None = setting(
        "Write one page for each operation, with its part of the document.", switch=True
    )
    navigation: tuple[Literal["sphinx", "mkdocs", "docusaurus", "vitepress"], ...] = (
        setting(
            "Site generators that are given a file with the order of the pages, beside them.",
            (),
        )
    )
    site: SiteConfig = section("The site that `sdkpress site` makes.", SiteConfig)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterConfig:
    """`include:` and `exclude:`; patterns as those of file names."""

    tags: tuple[str, ...] = setting("Tags of the operations.", (), filled=True)
    paths: tuple[str, ...] = setting("Paths, as in `/pets/*`.", (), filled=True)
    methods: tuple[str, ...] = setting("HTTP methods.", (), filled=True)
    operations: tuple[str, ...] = setting(
        "Operation ids, as in `list*`.", (), filled=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowanceConfig:
    """One of `allow:`."""

    code: str = setting("The code of a finding.", "", filled=True)
    at: str = setting(
        "The pointer of its place, or a pattern (`#/components/schemas/Old*`).",
        "*",
        filled=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsConfig:
    """`groups:`."""

    by: Literal["tag", "path", "operation_id"] = setting(
        "What an operation is grouped by where the document does not say it: its `tag`s, the first named part of its `path`, or its `operation_id` up to the first separator.",
        "tag",
    )
    stutter: Literal["strip", "keep"] = setting(
        "Whether a method repeats the name of its group: `strip` makes `issues.list` of the operation `issues/list`.",
        "strip",
    )
    names: Mapping[str, str] | None = setting(
        "Other names for groups: what the document calls it, and what it is called; dots go one group down, and an empty name is the client itself."
    )

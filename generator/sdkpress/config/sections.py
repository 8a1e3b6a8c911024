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
class CompatibilityConfig:
    """`compatibility:`; see `config.gen_yaml` for what a gen.yaml chooses."""

    naming: Literal["default", "speakeasy"] = setting(
        "`default`: names that stay as they are when other parts of the document change. `speakeasy`: the classes, attributes and modules of an SDK that was made with a gen.yaml.",
        "default",
    )
    credentials: Literal["arguments", "models"] = setting(
        "What takes credentials: an argument of the client for each (`arguments`), or the `models` `Security` of the client and of operations that need others.",
        "arguments",
    )
    optional_bodies: Literal["flattened", "whole"] = setting(
        "How a method takes a body that may be left out: its fields as arguments (`flattened`), or as one argument (`whole`) unless some parameter is required.",
        "flattened",
    )
    response_headers: Literal["left", "models"] = setting(
        "What becomes of documented headers of a success: they are `left` to hooks, or a call gives one of the `models`, with the headers and the result.",
        "left",
    )
    sufficient_defaults: Literal["any", "scalar"] = setting(
        "Which defaults let a value be left out that the document lists as required: `any`, or `scalar` ones only.",
        "any",
    )
    default_response: Literal["error", "success"] = setting(
        "What the response `default` is beside a documented success.", "error"
    )
    document_defaults: Literal["documented", "sent"] = setting(
        "What becomes of a default of the document where the caller gives no value: it is `documented`, or `sent` too. One that stands in for a value that the document requires is sent in any case.",
        "documented",
    )
    builtin_names: Literal["kept", "avoided"] = setting(
        "Arguments and fields that are called like a builtin: they are `kept`, unless that breaks the code, or `avoided` with an underscore behind them (see `allowed_builtins`).",
        "kept",
    )
    discriminated_bases: Literal["union", "object"] = setting(
        "What a schema is that has a `discriminator` with a `mapping`, and that others extend by `allOf`: a `union` of those and itself, or one `object` with its own properties.",
        "union",
    )
    operation_models: Literal["none", "requests", "all"] = setting(
        "Models that no method takes or returns: `requests` makes a class of each operation's parameters and one of the credentials, `all` also one of each page of a list and of the client's own parameters.",
        "none",
    )
    typed_dicts: Literal["inputs", "all"] = setting(
        "Which models have a `TypedDict` beside them: `inputs`, those that a caller can pass, or `all`.",
        "inputs",
    )
    group_suffix: Literal["clashes", "models"] = setting(
        "When the class of a group ends in `SDK`: where it `clashes` with another class of its package, or also where one of the `models` would be called like it.",
        "clashes",
    )
    one_way_models: Literal["shared", "split"] = setting(
        "A model that is sent and received and has properties of one direction (`readOnly`, `writeOnly`): one class is `shared`, or it is `split` into `Pet`, and `PetInput` or `PetOutput` without those of the other direction.",
        "shared",
    )
    responses: Literal["plain", "envelope", "envelope_http"] = setting(
        "What a call gives: the `plain` body, or an `envelope` with its status, media type and HTTP response, or with these in its `http_meta` (`envelope_http`).",
        "plain",
    )
    formats: Literal["typed", "dates"] = setting(
        "Which formats have a type of Python's: `dates` and times of day with a date, or all that there is one for (`typed`): `uuid`, `time`, `duration`, `decimal`, `byte`, and integers written as text.",
        "typed",
    )
    accept_argument: Literal["none", "several"] = setting(
        "Whether the caller chooses which media type is asked for where a success has `several`.",
        "none",
    )
    multipart_arrays: Literal["repeated", "brackets"] = setting(
        "How the items of an array go out in `multipart/form-data`: the property's name is `repeated`, or it has `brackets` behind it (`files[]`).",
        "repeated",
    )
    constructor_arguments: Literal["keyword", "positional", "url_first"] = setting(
        "Which arguments of the client may be given by position: the credentials (all others by `keyword`), or all of them (`positional`), in an older order with `url_first`.",
        "keyword",
    )
    const_fields: Literal["kept", "upper"] = setting(
        "The attribute of a property that can have only one value: `kind`, or `upper` case as `KIND`.",
        "kept",
    )
    client_variable: Literal["package", "initials"] = setting(
        "What the client is called in snippets: after the `package`, or by the `initials` of its class.",
        "package",
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

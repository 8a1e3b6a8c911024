"""What a user may choose: the one declaration of every setting, typed, defaulted and explained.

Input: nothing. Output: `Config`, which `config.files` fills from a `sdkpress.yaml` or a `gen.yaml`. The JSON
Schema, the check of a file and the list of settings in the documentation are made from what stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

from sdkpress.config.declaration import TextRule, section, setting

_NAME: Final = TextRule(
    name="name",
    pattern="^[A-Za-z_][A-Za-z0-9_]*$",
    hint="use letters, digits and underscores, and begin with a letter",
    forbidden=tuple(
        """False None True and as assert async await break class continue def del elif else except finally
        for from global if import in is lambda nonlocal not or pass raise return try while with
        yield""".split()
    ),
)
_DISTRIBUTION: Final = TextRule(
    pattern="^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$",
    hint="use letters, digits, dashes, underscores and dots",
)
_VERSION: Final = TextRule(
    pattern=r"^[0-9]+(\.[0-9]+)*([-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?[0-9]*)?"
    r"([-_.]?(post|rev|r)[-_.]?[0-9]*)?([-_.]?dev[-_.]?[0-9]*)?"
    r"(\+[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*)?$",
    hint="write a version as Python knows it, as 1.2.3 or 1.0.0rc1",
)
_ADDRESS: Final = TextRule(
    pattern=r"^https?://[^\s]+$",
    hint="write an address that begins with http:// or https://",
)
_PACKAGE: Final = TextRule(
    pattern=r"^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)*$",
    hint="use a package's name in small letters, with dots between packages",
)
_COLOUR: Final = TextRule(
    pattern="^#[0-9A-Fa-f]{6}$", hint="write a colour as #rrggbb, in quotes"
)
_VARIABLE: Final = TextRule(
    pattern="^[A-Z_][A-Z0-9_]*$", hint="use capital letters, digits and underscores"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientConfig:
    """`client:`; None derives a name."""

    sync: str | None = setting("The class of the sync client.", rule=_NAME)
    async_: str | None = setting("The class of the async client.", rule=_NAME)
    variable: str | None = setting(
        "The variable that holds the client in snippets.", rule=_NAME
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
    client_variable: Literal["package", "initials"] = setting(
        "What the client is called in snippets: after the `package`, or by the `initials` of its class.",
        "package",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialRule:
    """An entry of `security:`."""

    name: str = setting(
        "What the credential is called: the client's argument is named after it.",
        rule=_NAME,
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
class OperationPagesConfig:
    """`docs.operations:`."""

    index_url: str | None = setting(
        "The address of the index named on each page.", rule=_ADDRESS
    )
    document_url: str | None = setting(
        "The address of the document named on each page.", rule=_ADDRESS
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteConfig:
    """`docs.site:`."""

    title: str | None = setting(
        "The name of the site. Default: the document's title.", filled=True
    )
    url: str | None = setting(
        "The address that the site will be served at; a sitemap and canonical addresses need it.",
        rule=_ADDRESS,
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
        "The colour of links and of what is chosen, on light pages.", rule=_COLOUR
    )
    accent_dark: str | None = setting("The same on dark pages.", rule=_COLOUR)
    links: Mapping[str, str] | None = setting(
        "Links in the head of each page: what each says, and where it leads.",
        rule=_ADDRESS,
    )
    try_it: tuple[str, ...] = setting(
        "Servers that allow calls from a browser (CORS). Pages of operations get a form that sends a call to them; credentials stay in the page's memory. Default: no form.",
        (),
        rule=_ADDRESS,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything a run depends on besides the document."""

    spec: str | None = setting(
        "The OpenAPI document, relative to this file.", filled=True
    )
    documents: Mapping[str, str] | None = setting(
        "Further documents, by the namespace that each stands under: its operations are in a group of that name.",
        filled=True,
    )
    overlays: tuple[str, ...] = setting(
        "OpenAPI Overlays (1.0 and 1.1), relative to this file; the document is changed by each in order.",
        (),
        filled=True,
    )
    include: FilterConfig | None = setting(
        "The operations that the SDK is about: those that match a pattern of each kind that is given."
    )
    exclude: FilterConfig | None = setting(
        "The operations that are left out: those that match any pattern."
    )
    allow_remote: tuple[str, ...] = setting(
        "Hosts that a document may refer to; what is fetched is recorded in `sdkpress.lock`.",
        (),
        filled=True,
    )
    allow: tuple[AllowanceConfig, ...] = setting(
        "Findings that are known and left as they are; one that nothing needs is told.",
        (),
    )
    output: str | None = setting(
        "The folder to write, relative to this file. Default: the distribution's name in the working folder.",
        filled=True,
    )
    package: str | None = setting(
        "The import name of the SDK. Default: made from the document's title.",
        rule=_NAME,
    )
    distribution: str | None = setting(
        "The name on the package index. Default: the package with dashes.",
        rule=_DISTRIBUTION,
    )
    version: str = setting(
        "The version of the SDK. Where none is set, the one in its pyproject.toml counts.",
        "0.1.0",
        rule=_VERSION,
    )
    package_only: bool = setting(
        "Write the package alone, without project files and pages; `output` is then the package's own folder.",
        False,
    )
    keep: tuple[str, ...] = setting(
        "Files of the output folder that are the team's: patterns as in a `.gitignore`. They are neither written, compared nor removed.",
        (),
        filled=True,
    )
    accept: tuple[str, ...] = setting(
        "Breaking changes that are meant, as `sdkpress diff` names them: `removed models.Pet.*`.",
        (),
        filled=True,
    )
    authors: tuple[str, ...] = setting(
        "The authors named in the SDK's pyproject.toml.", (), filled=True
    )
    license: str | None = setting(
        "The SPDX expression of the SDK's licence.", filled=True
    )
    repository_url: str | None = setting(
        "Where the SDK's source lives; named in its pyproject.toml and README.",
        rule=_ADDRESS,
    )
    async_mode: Literal["split", "both"] = setting(
        "`split`: one client class for sync and one for async. `both`: one class, async methods end in `_async`.",
        "split",
    )
    client: ClientConfig = section("Names of the client.", ClientConfig)
    groups: GroupsConfig = section("The groups of the client.", GroupsConfig)
    methods: Mapping[str, str] | None = setting(
        "Names of methods, by operation id or a pattern of it (`list*`). `sdkpress names` prints those there are.",
        rule=_NAME,
    )
    models: Mapping[str, str] | None = setting(
        "Names of classes, by the name of the component, or the pointer of a schema. `sdkpress names` prints those there are.",
        rule=_NAME,
    )
    env_prefix: str | None = setting(
        "Credentials not given are read from environment variables that begin with this. Default: made from the package's name.",
        rule=_VARIABLE,
    )
    base_error: str | None = setting(
        "The class that all errors of the SDK derive from.", rule=_NAME
    )
    default_error: str = setting(
        "The class of responses that the document does not describe.",
        "SDKError",
        rule=_NAME,
    )
    models_namespace: str = setting(
        "The package of the models that the document's components describe.",
        "models",
        rule=_PACKAGE,
    )
    operations_namespace: str = setting(
        "The package of the models that are written inside an operation.",
        "models",
        rule=_PACKAGE,
    )
    errors_namespace: str = setting(
        "The package of the errors: among the `models`, or one of their own, as `errors`.",
        "models",
        rule=_PACKAGE,
    )
    enum_format: Literal["literal", "class"] = setting(
        "`literal`: an enum is a `Literal[...]`. `class`: an `enum.Enum` class.",
        "literal",
    )
    untyped_schemas: Literal["implied", "any"] = setting(
        "What a schema without a `type` is: what its keywords imply (`properties` make an object, `items` a list), or `any` value, as JSON Schema has it.",
        "implied",
    )
    open_enums: bool = setting("Enums in responses let unknown values pass.", True)
    open_unions: bool = setting(
        "Unions with a discriminator in responses let unknown tags pass.", True
    )
    infer_discriminators: bool = setting(
        "A union whose members differ in a constant is told apart by it.", True
    )
    flatten_requests: bool = setting(
        "The fields of a body are arguments of the method, however many there are. `false`: the body is one argument.",
        True,
    )
    max_method_params: int | None = setting(
        "With `flatten_requests: false`: the fields of a body are arguments all the same while a method has no more arguments than this.",
        minimum=0,
    )
    http: Literal["httpx2", "httpx"] = setting(
        "The HTTP client that the SDK uses.", "httpx2"
    )
    response_validation: Literal["strict", "lenient", "off"] = setting(
        "How a response that breaks the document is met: `strict` raises, `lenient` gives what is there and tells the debug logger, `off` tells nobody.",
        "lenient",
    )
    allowed_builtins: tuple[str, ...] = setting(
        "Builtins that an argument may be named after where `compatibility.builtin_names` is `avoided`.",
        ("id", "object"),
        rule=_NAME,
    )
    body_argument: str | None = setting(
        "The name of the argument that takes a whole body.", rule=_NAME
    )
    all_of: Literal["deep", "shallow"] = setting(
        "How `allOf` merges properties that several parts describe: `deep` merges them, `shallow` takes the last.",
        "deep",
    )
    security: tuple[CredentialRule, ...] = setting(
        "Credentials that the document forgot: any one of them is sent with each operation that says nothing about security.",
        (),
    )
    server_url: str | None = setting(
        "The base URL, instead of the document's servers.", rule=_ADDRESS
    )
    pagination: tuple[PaginationRule, ...] = setting(
        "Lists that come in pages, where the document does not say it: rules that are tried in order.",
        (),
    )
    sse_flat: bool = setting(
        "An event stream yields the data of each event, not the event.", False
    )
    webhook_events: bool = setting(
        "Make a module `webhook_events` that verifies and reads the requests of the document's webhooks.",
        default=True,
    )
    pinned_examples: str | None = setting(
        "A gen.lock whose example values are used, relative to this file.", filled=True
    )
    compatibility: CompatibilityConfig = section(
        "What an SDK of another generator has and ours would not have. A gen.yaml, and `docs.dialect: reference`, choose these for you.",
        CompatibilityConfig,
    )
    docs: DocsConfig = section("The reference pages.", DocsConfig)

    folder: Path = field(default_factory=Path)  # where relative paths start
    version_is_set: bool = False  # else the version in the SDK's pyproject.toml counts
    # operation id → example name → parts of the request, read from `pinned_examples`
    examples: Mapping[str, Mapping[str, object]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    @property
    def namespaces(self) -> tuple[str, ...]:
        """The packages of models, dotted and below the SDK's own, each once."""
        kinds = (
            self.models_namespace,
            self.operations_namespace,
            self.errors_namespace,
        )
        return tuple(dict.fromkeys(kinds))

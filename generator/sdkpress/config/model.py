"""What a user may choose: the one declaration of every setting, typed, defaulted and explained.

Input: nothing. Output: `Config`, which `config.files` fills from a `sdkpress.yaml` or a `gen.yaml`. The JSON
Schema, the check of a file and the list of settings in the documentation are made from what stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from sdkpress.config.compatibility import CompatibilityConfig
from sdkpress.config.declaration import section, setting
from sdkpress.config.sections import (
    AllowanceConfig,
    ClientConfig,
    CredentialRule,
    DocsConfig,
    FilterConfig,
    GroupsConfig,
    PaginationRule,
    ProjectConfig,
)
from sdkpress.config.text_rules import (
    ADDRESS,
    DISTRIBUTION,
    MODULE,
    NAME,
    PACKAGE,
    VARIABLE,
    VERSION,
)
from sdkpress.frozen import dataclass


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
        "The import name of the SDK, with dots where it lies in other packages. Default: made from the document's title.",
        rule=MODULE,
    )
    distribution: str | None = setting(
        "The name on the package index. Default: the package with dashes.",
        rule=DISTRIBUTION,
    )
    version: str = setting(
        "The version of the SDK. Where none is set, the one in its pyproject.toml counts.",
        "0.1.0",
        rule=VERSION,
    )
    package_only: bool = setting(
        "Write the package alone, without project files and pages; `output` is then the package's own folder.",
        False,
    )
    project: ProjectConfig = section(
        "What surrounds the package, unless it is written alone.", ProjectConfig
    )
    templates: str | None = setting(
        "A folder with templates of yours, relative to this file: each takes the place of the one of that name. `sdkpress templates` lists and exports them.",
        filled=True,
    )
    plugins: tuple[str, ...] = setting(
        "Installed plugins (entry points of the group `sdkpress.plugins`) that change the API or what templates lay out, in this order.",
        (),
        filled=True,
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
        rule=ADDRESS,
    )
    async_mode: Literal["split", "both"] = setting(
        "`split`: one client class for sync and one for async. `both`: one class, async methods end in `_async`.",
        "split",
    )
    client: ClientConfig = section("Names of the client.", ClientConfig)
    groups: GroupsConfig = section("The groups of the client.", GroupsConfig)
    methods: Mapping[str, str] | None = setting(
        "Names of methods, by operation id or a pattern of it (`list*`). `sdkpress names` prints those there are.",
        rule=NAME,
    )
    models: Mapping[str, str] | None = setting(
        "Names of classes, by the name of the component, or the pointer of a schema. `sdkpress names` prints those there are.",
        rule=NAME,
    )
    env_prefix: str | None = setting(
        "Credentials not given are read from environment variables that begin with this. Default: made from the package's name.",
        rule=VARIABLE,
    )
    base_error: str | None = setting(
        "The class that all errors of the SDK derive from.", rule=NAME
    )
    default_error: str = setting(
        "The class of responses that the document does not describe.",
        "SDKError",
        rule=NAME,
    )
    models_namespace: str = setting(
        "The package of the models that the document's components describe.",
        "models",
        rule=PACKAGE,
    )
    operations_namespace: str = setting(
        "The package of the models that are written inside an operation.",
        "models",
        rule=PACKAGE,
    )
    errors_namespace: str = setting(
        "The package of the errors: among the `models`, or one of their own, as `errors`.",
        "models",
        rule=PACKAGE,
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
    idempotency_header: str | None = setting(
        "The header (`Idempotency-Key`) that tells a repeated POST or PATCH from a new one, where the document does not have it: a call that may be repeated sends a key of its own, the same with each try."
    )
    response_validation: Literal["strict", "lenient", "off"] = setting(
        "How a response that breaks the document is met: `strict` raises, `lenient` gives what is there and tells the debug logger, `off` tells nobody.",
        "lenient",
    )
    constraints: Literal["documented", "checked"] = setting(
        "What becomes of limits of values (`minimum`, `maxLength`, `pattern`, `uniqueItems`, …): they are `documented`, or what a caller gives is `checked` before it is sent.",
        "documented",
    )
    unique_items: Literal["lists", "sets"] = setting(
        "What an array with `uniqueItems` is: `lists` keep the order; `sets` take the place of those whose items are scalars.",
        "lists",
    )
    allowed_builtins: tuple[str, ...] = setting(
        "Builtins that an argument may be named after where `compatibility.builtin_names` is `avoided`.",
        ("id", "object"),
        rule=NAME,
    )
    body_argument: str | None = setting(
        "The name of the argument that takes a whole body.", rule=NAME
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
        "The base URL, instead of the document's servers.", rule=ADDRESS
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

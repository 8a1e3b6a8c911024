"""What a user may choose: every option typed, defaulted and explained here.

Input: nothing. Output: `Config`, which `config_files` fills from a `sdkpress.yaml` or a `gen.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientConfig:
    """`client:`: the names of the client classes and of the variable in snippets; None derives them."""

    sync: str | None = None
    async_: str | None = None
    variable: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPagesConfig:
    """`docs.operations:`: one page for each operation, with its part of the document."""

    index_url: str | None = None
    document_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompatibilityConfig:
    """`compatibility:`: what an SDK of another generator has, and ours would not have."""

    naming: Literal["default", "speakeasy"] = "default"
    sufficient_defaults: Literal["any", "scalar"] = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocsConfig:
    """`docs:`. `dialect: reference` keeps the quirks of the pages the layout comes from.

    The flags are the differences between generations of those pages: `enum_style` list or table,
    `snippet_comment` the UsageSnippet line, `snippet_example_names` its `example=` attribute,
    `snippet_style` constructor (credentials from the environment, black layout) or the older literal.
    """

    dialect: Literal["default", "reference"] = "default"
    snippet_example_names: bool = True
    snippet_comment: bool = True
    enum_style: Literal["list", "table"] = "list"
    operations: OperationPagesConfig | None = None
    optional_properties: Literal["always", "never", "with_example"] = "with_example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything a run depends on besides the document. Built by `config_files.load`."""

    spec: str | None = None  # default SPEC, relative to the config's folder
    output: str | None = None  # default -o
    package: str | None = (
        None  # import name; the distribution name is `distribution` or this with dashes
    )
    distribution: str | None = None
    version: str = "0.1.0"
    authors: tuple[str, ...] = ()
    license: str | None = None
    repository_url: str | None = None
    async_mode: Literal["split", "both"] = "split"
    client: ClientConfig = field(default_factory=ClientConfig)
    env_prefix: str | None = None
    base_error: str | None = None
    default_error: str = "SDKError"
    models_namespace: str = "models"
    operations_namespace: str = "models"
    errors_namespace: str = "models"
    enum_format: Literal["literal", "class"] = "literal"
    open_enums: bool = True  # enums used in responses let unknown values pass
    open_unions: bool = True  # discriminated unions in responses let unknown tags pass
    infer_discriminators: bool = True
    flatten_requests: bool = True
    max_method_params: int | None = None
    http: Literal["httpx2", "httpx"] = "httpx2"
    response_validation: Literal["strict", "lenient", "off"] = "strict"
    allowed_builtins: tuple[str, ...] = ("id", "object")
    body_argument: str | None = None
    all_of: Literal["deep", "shallow"] = "deep"
    server_url: str | None = None
    sse_flat: bool = False
    pinned_examples: str | None = (
        None  # path of a gen.lock, relative to the config's folder
    )
    compatibility: CompatibilityConfig = field(default_factory=CompatibilityConfig)
    docs: DocsConfig = field(default_factory=DocsConfig)
    folder: Path = field(default_factory=Path)  # where relative paths start
    is_gen_yaml: bool = False
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

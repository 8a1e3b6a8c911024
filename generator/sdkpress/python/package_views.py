"""What the templates of a package lay out besides models and calls: what it offers, and its project.

Input: nothing. Output: frozen views. Texts of several lines, and lists of lines, are indented already.
"""

from __future__ import annotations

from sdkpress.frozen import dataclass
from sdkpress.python.model_views import ClassHead


@dataclass(frozen=True, slots=True)
class OfferedName:
    """A public name and the module of the package that has it ("": the name is a module); both quoted."""

    name: str
    module: str


@dataclass(frozen=True, slots=True)
class OfferingModule:
    """A module of a package with what the package offers of it; `fits` on one line."""

    name: str
    offered: tuple[str, ...]
    line: str
    fits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """A package that loads what it offers when it is asked for. `runtime` is the runtime's package as seen
    from here, `version` the SDK's and `document_version` the document's where the package tells them.
    """

    document: str
    doc: str
    runtime: str
    version: str
    document_version: str
    entries: tuple[OfferedName, ...]
    modules: tuple[OfferingModule, ...]
    exports: tuple[str, ...]
    packages: tuple[str, ...]  # all of whose names are offered too
    quoted_packages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhooksView:
    """The module that reads webhooks. `returns` ends the function's head; `event` is the type, `value` what is
    returned."""

    document: str
    imports: tuple[str, ...]
    returns: str
    event: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """What the document says about all calls."""

    document: str
    imports: tuple[str, ...]
    constants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusErrorView:
    """The class of errors with a status or family (quoted)."""

    status: str
    head: ClassHead
    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageView:
    """Facts that the small modules of the package share. `registers_hooks`: hooks are registered one by one."""

    document: str
    registers_hooks: bool
    base_error: str
    default_error: str
    base: ClassHead
    default: ClassHead
    validation: ClassHead
    no_response: ClassHead
    timeout: ClassHead
    connection: ClassHead
    credential: ClassHead
    statuses: tuple[StatusErrorView, ...]
    runtime: str  # from the package of errors
    asks_for_tokens: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ForwardView:
    """A module that leads on to others."""

    imports: tuple[str, ...]
    facts: tuple[str, ...]
    exports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectView:
    """`pyproject.toml` and its neighbours; values are TOML strings and arrays."""

    document: str
    name: str
    version: str
    description: str
    authors: str
    license: str
    repository_url: str
    http_dependency: str
    package: str
    package_files: str
    folder: str

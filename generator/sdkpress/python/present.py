"""The SDK as a list of files.

Input: a `GenerationContext`. Output: `FilePlan`s below the output folder. Pure: nothing is
decided in the templates that these plans name, and nothing is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

from sdkpress.ir.api import Group
from sdkpress.python import literals, webhooks
from sdkpress.python.client import client_view
from sdkpress.python.constructor import is_published
from sdkpress.python.context import GenerationContext
from sdkpress.python.credentials import asks_for_tokens
from sdkpress.python.docstring import paragraphs
from sdkpress.python.document import DOCUMENT, document_view
from sdkpress.python.error_classes import ERRORS_MODULE, status_errors
from sdkpress.python.groups import group_view, parts_of
from sdkpress.python.lazy_init import index_view
from sdkpress.python.objects import class_head
from sdkpress.python.package_views import IndexView, PackageView, StatusErrorView
from sdkpress.python.present_models import present_models, public_names
from sdkpress.python.project import present_project, runtime_files
from sdkpress.python.published import OFFERED, present_published
from sdkpress.python.responses_module import RESPONSES_MODULE, responses_view
from sdkpress.render.plan import FilePlan, Kept, Rendered, Verbatim

__all__ = ["present_sdk"]

_VALIDATION: Final = "ResponseValidationError"
_SILENT: Final = "NoResponseError"
_TIMEOUT: Final = "RequestTimeoutError"
_CONNECTION: Final = "ConnectionFailedError"
_CREDENTIAL: Final = "MissingCredentialError"


def present_sdk(known: GenerationContext) -> tuple[FilePlan, ...]:
    """Every file of the SDK but its pages, in a fixed order."""
    package = PurePosixPath("src", *known.names.client.package.split("."))
    return (
        *_package_files(known, package),
        *_group_files(known, package),
        *present_models(known, package),
        *present_published(known, package),
        *_runtime(known, package / "_runtime"),
        *present_project(known),
    )


def _package_files(
    known: GenerationContext, package: PurePosixPath
) -> Iterator[FilePlan]:
    index = "python/index.py.jinja"
    module = package / "__init__.py"
    yield Rendered(module, index, _package_index(known))
    module = package / f"{DOCUMENT}.py"
    template = "python/document.py.jinja"
    yield Rendered(module, template, document_view(known))
    module = package / f"{RESPONSES_MODULE}.py"
    if known.keeps(module, known.operations, texts=False):
        yield Kept(module)
    else:
        yield Rendered(module, "python/responses.py.jinja", responses_view(known))
    view = _package_view(known)
    errors = f"{known.config.errors_namespace.replace('.', '/')}/{ERRORS_MODULE}.py"
    for path, template in (
        (errors, "errors"),
        ("types/__init__.py", "types"),
        ("utils/__init__.py", "utils"),
        ("utils/eventstreaming.py", "eventstreaming"),
    ):
        yield Rendered(package / path, f"python/{template}.py.jinja", view)
    event = known.api.webhook_event
    if event is not None:
        yield Rendered(
            package / f"{webhooks.MODULE}.py",
            "python/webhook_events.py.jinja",
            webhooks.webhooks_view(event, known),
        )
    hooks = package / "hooks.py"
    yield Rendered(hooks, "python/hooks.py.jinja", view, ownership="once")
    yield Verbatim(package / "py.typed", b"")


def _runtime(known: GenerationContext, folder: PurePosixPath) -> Iterable[FilePlan]:
    """The runtime, which is the same with every document."""
    kept = known.kept_in(f"{folder}/", ())
    if kept is not None:
        return map(Kept, kept)
    return runtime_files(known.config, folder)


def _package_index(known: GenerationContext) -> IndexView:
    api, client, config = known.api, known.names.client, known.config
    tops = dict.fromkeys(name.partition(".")[0] for name in config.namespaces)
    packages = [*tops, "types", "utils"]
    if api.webhook_event is not None:
        packages.append(webhooks.MODULE)
    offered = {**dict.fromkeys(packages, ""), client.sync: "sdk", client.async_: "sdk"}
    if is_published(known):
        offered |= OFFERED
    return index_view(
        known.document,
        paragraphs((api.title, api.summary)) or client.package,
        offered,
        runtime="._runtime",
        version=config.version,
        document_version=api.version,
        packages=tuple(
            _offered_whole(known, {*offered, "OPENAPI_DOC_VERSION", "VERSION"})
        ),
    )


def _offered_whole(known: GenerationContext, taken: set[str]) -> Iterator[str]:
    """The packages all of whose names the SDK's package offers: those that share none with another."""
    for package, names in public_names(known).items():
        if taken.isdisjoint(names):
            taken |= set(names)
            yield package


def _package_view(known: GenerationContext) -> PackageView:
    client = known.names.client
    base, default = client.base_error, client.default_error
    return PackageView(
        document=known.document,
        registers_hooks=is_published(known),
        base_error=base,
        default_error=default,
        base=class_head(base, "errors.SDKException"),
        default=class_head(default, base, "errors.APIError"),
        validation=class_head(_VALIDATION, base, f"errors.{_VALIDATION}"),
        no_response=class_head(_SILENT, base, f"errors.{_SILENT}"),
        timeout=class_head(_TIMEOUT, _SILENT, f"errors.{_TIMEOUT}"),
        connection=class_head(_CONNECTION, _SILENT, f"errors.{_CONNECTION}"),
        credential=class_head(_CREDENTIAL, base, f"errors.{_CREDENTIAL}"),
        runtime=f"{'.' * (known.config.errors_namespace.count('.') + 2)}_runtime",
        asks_for_tokens=asks_for_tokens(known),
        statuses=tuple(
            StatusErrorView(literals.text(status), class_head(name, default), doc)
            for status, name, doc in status_errors(known)
        ),
    )


def _group_files(
    known: GenerationContext, package: PurePosixPath
) -> Iterator[FilePlan]:
    template = "python/group.py.jinja"
    root = next((group for group in known.api.groups if not group.path), None)
    path = package / "sdk.py"
    if known.keeps(path, parts_of(root or Group(path=(), operations=()), known)):
        yield Kept(path)
    else:
        yield Rendered(path, template, client_view(known))
    for group in known.api.groups:
        if group.path:
            module = known.names.groups[group.path].module
            path = package / f"{module}.py"
            if known.keeps(path, parts_of(group, known)):
                yield Kept(path)
            else:
                yield Rendered(path, template, group_view(group, known))

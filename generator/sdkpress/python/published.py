"""Modules that code written for an SDK with a gen.yaml imports from.

Input: `GenerationContext`. Output: a plan for each; they only lead on to where a thing is. Made with
`compatibility.naming: speakeasy`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from sdkpress.python import literals
from sdkpress.python.context import GenerationContext
from sdkpress.python.views import ForwardView
from sdkpress.render.plan import FilePlan, Rendered

_MODULES: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "httpclient.py": {"._runtime.http_client": ("AsyncHttpClient", "HttpClient")},
    "types/basemodel.py": {
        ".._runtime.enums": ("UnrecognizedInt", "UnrecognizedStr"),
        ".._runtime.model": ("BaseModel",),
        ".._runtime.unset": (
            "UNSET",
            "UNSET_SENTINEL",
            "Nullable",
            "OptionalNullable",
            "Unset",
        ),
    },
    "utils/datetimes.py": {".._runtime.dates": ("parse_datetime",)},
    "utils/retries.py": {".._runtime.retry": ("BackoffStrategy", "RetryConfig")},
}


def present_published(
    context: GenerationContext, package: PurePosixPath
) -> Iterator[FilePlan]:
    """The modules of an SDK that people have written code for; none for a new one."""
    if context.config.compatibility.naming != "speakeasy":
        return
    template = "python/forward.py.jinja"
    for path, imports in _MODULES.items():
        yield Rendered(package / path, template, _view(imports, {}))
    yield Rendered(package / "_version.py", template, _view({}, _facts(context)))


def _facts(context: GenerationContext) -> Mapping[str, str]:
    names = context.names.client
    version = literals.text(context.config.version)
    agent = f"{names.distribution}/{context.config.version}"
    return {
        "__title__": literals.text(names.distribution),
        "__version__": version,
        "__openapi_doc_version__": literals.text(context.api.version),
        "__user_agent__": literals.text(agent),
    }


def _view(
    imports: Mapping[str, tuple[str, ...]], facts: Mapping[str, str]
) -> ForwardView:
    names = [name for listed in imports.values() for name in listed]
    return ForwardView(
        imports=tuple(
            f"from {module} import {name} as {name}"
            for module, listed in imports.items()
            for name in listed
        ),
        facts=tuple(f"{name} = {value}" for name, value in facts.items()),
        exports=tuple(f"    {literals.text(name)}," for name in sorted(names)),
    )

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
from sdkpress.python.error_classes import ERRORS_MODULE
from sdkpress.python.package_views import ForwardView
from sdkpress.render.plan import FilePlan, Rendered

_HOOKS: Final = (
    *(
        f"{moment}{part}"
        for moment in ("AfterError", "AfterSuccess", "BeforeRequest")
        for part in ("Context", "Hook")
    ),
    *("HookContext", "Hooks", "SDKInitHook"),
)
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
    "utils/logger.py": {
        ".._runtime.options": ("DebugLogger as Logger",),
        ".._runtime.sdk_configuration": ("get_default_logger",),
    },
    "utils/retries.py": {".._runtime.retry_config": ("BackoffStrategy", "RetryConfig")},
    "utils/serializers.py": {
        ".._runtime.published_tools": ("marshal_json", "unmarshal_json")
    },
    "sdkconfiguration.py": {
        "._runtime.http_client": ("AsyncHttpClient", "HttpClient"),
        "._runtime.options": ("DebugLogger as Logger",),
        "._runtime.retry_config": ("RetryConfig",),
        "._runtime.sdk_configuration": ("SDKConfiguration",),
    },
    "_hooks/__init__.py": {".sdkhooks": ("SDKHooks",), ".types": _HOOKS},
    "_hooks/types.py": {".._runtime.registered_hooks": _HOOKS},
}


# What the SDK's own package offers besides, and where it is.
OFFERED: Final[Mapping[str, str]] = {
    "AsyncHttpClient": "httpclient",
    "HttpClient": "httpclient",
    "RetryConfig": "utils.retries",
    "SDKConfiguration": "sdkconfiguration",
    "__title__": "_version",
    "__user_agent__": "_version",
    "__version__": "_version",
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
    for module, name in http_metadata(context).items():
        home = PurePosixPath(*context.config.models_namespace.split("."))
        dots = "." * (len(home.parts) + 1)
        view = _view({f"{dots}_runtime.envelope": (name,)}, {})
        yield Rendered(package / home / f"{module}.py", template, view)
    errors = PurePosixPath(*context.config.errors_namespace.split("."))
    for module, name in _error_modules(context):
        view = _view({f".{ERRORS_MODULE}": (name,)}, {})
        yield Rendered(package / errors / f"{module}.py", template, view)
    for place, imports in _deep_modules(context).items():
        yield Rendered(package / place, template, _view(imports, {}))
    hooks = package / "_hooks"
    yield Rendered(hooks / "sdkhooks.py", "python/sdkhooks.py.jinja", _view({}, {}))
    yield Rendered(
        hooks / "registration.py",
        "python/registration.py.jinja",
        _view({}, {}),
        ownership="once",
    )


def _deep_modules(
    context: GenerationContext,
) -> Mapping[PurePosixPath, Mapping[str, tuple[str, ...]]]:
    """The modules of models that a cycle of references keeps in another's, where no other model is in them."""
    models = context.names.models
    taken = {(name.namespace, name.module) for name in models.values()}
    names: dict[tuple[str, str], dict[str, list[str]]] = {}
    for id_, name in models.items():
        module = name.published_module
        if module is None or (name.namespace, module) in taken:
            continue
        offered = [name.class_name, context.class_name(id_)]
        offered += [name.typed_dict] if id_ in context.typed_dict_models else []
        offered += [name.unknown] if name.unknown is not None else []
        listed = names.setdefault((name.namespace, module), {})
        listed.setdefault(f".{name.module}", []).extend(offered)
    return {
        PurePosixPath(*namespace.split("."), f"{module}.py"): {
            home: tuple(dict.fromkeys(offered)) for home, offered in listed.items()
        }
        for (namespace, module), listed in names.items()
    }


def http_metadata(context: GenerationContext) -> Mapping[str, str]:
    """The class of what envelopes tell of request and response, by its module beside the models."""
    config = context.config
    if config.compatibility.responses != "envelope_http":
        return {}
    home = config.models_namespace
    taken = {n.module for n in context.names.models.values() if n.namespace == home}
    return {} if "httpmetadata" in taken else {"httpmetadata": "HTTPMetadata"}


def _error_modules(context: GenerationContext) -> Iterator[tuple[str, str]]:
    """The modules that the SDK's own errors were in, where no model is in one of that name."""
    client, errors = context.names.client, context.config.errors_namespace
    taken = {
        name.module
        for name in context.names.models.values()
        if name.namespace == errors
    }
    for module, name in (
        (client.base_error.lower(), client.base_error),
        (client.default_error.lower(), client.default_error),
        ("no_response_error", "NoResponseError"),
        ("responsevalidationerror", "ResponseValidationError"),
    ):
        if module not in taken:
            yield module, name


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
    names = [name.rpartition(" ")[2] for listed in imports.values() for name in listed]
    return ForwardView(
        imports=tuple(
            f"from {module} import {name if ' as ' in name else f'{name} as {name}'}"
            for module, listed in imports.items()
            for name in listed
        ),
        facts=tuple(f"{name} = {value}" for name, value in facts.items()),
        exports=tuple(f"    {literals.text(name)}," for name in sorted(names)),
    )

"""The packages of models and errors.

Input: `Api`, `NameTable`, `Config`. Output: a plan for each module and the lazy indexes over them.
Inside a module, an alias follows what it is made of, since it is evaluated when the module is
imported; classes may refer to anything, as their annotations are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, Model, ObjectModel, UnionModel
from sdkpress.ir.walk import dependencies
from sdkpress.names.table import NameTable
from sdkpress.python.annotate import Annotator
from sdkpress.python.context import GenerationContext
from sdkpress.python.docstring import docstring
from sdkpress.python.enums_and_unions import (
    contains_itself,
    enum_definitions,
    union_definitions,
)
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.layout import class_head
from sdkpress.python.lazy_init import index_view
from sdkpress.python.nodes import Symbol
from sdkpress.python.objects import Definitions, object_definitions
from sdkpress.python.symbols import import_lines
from sdkpress.python.views import DefinitionView, MemberView, ModelsView
from sdkpress.render.plan import FilePlan, Rendered

_Module = tuple[str, str]  # namespace and module

ERRORS_MODULE = "_errors"
"""The module of the SDK's own error classes, beside those of the document."""


def present_models(
    context: GenerationContext, package: PurePosixPath
) -> Iterator[FilePlan]:
    """The modules of `models` and, where the config wants one, `errors`."""
    api, names, config = context.api, context.names, context.config
    modules: dict[_Module, list[Model]] = {}
    for id_, model in api.models.items():
        name = names.models[id_]
        modules.setdefault((name.namespace, name.module), []).append(model)
    for (namespace, module), models in modules.items():
        scope = ImportScope(package=namespace, module=module)
        annotator = Annotator(context, scope)
        yield Rendered(
            package / namespace.replace(".", "/") / f"{module}.py",
            "python/models.py.jinja",
            _models_view(models, annotator),
        )
    for namespace in config.namespaces:
        offered = _offered(namespace, modules, context)
        if namespace == config.errors_namespace:
            offered |= dict.fromkeys(own_errors(names), ERRORS_MODULE)
        apart = namespace not in (config.models_namespace, config.operations_namespace)
        what = "Errors" if apart else "Models"
        yield Rendered(
            package / namespace.replace(".", "/") / "__init__.py",
            "python/index.py.jinja",
            index_view(
                f"{what} of {api.title}, loaded as they are used.",
                offered,
                runtime=f"{'.' * (namespace.count('.') + 2)}_runtime",
            ),
        )
    yield from _parent_packages(context, package)


def _parent_packages(
    context: GenerationContext, package: PurePosixPath
) -> Iterator[FilePlan]:
    """The packages that only hold packages of models, as `models` does for `models.components`."""
    namespaces = context.config.namespaces
    parents = dict.fromkeys(n.rpartition(".")[0] for n in namespaces if "." in n)
    for parent in parents:
        if parent in namespaces:
            continue
        below = [n.rpartition(".")[2] for n in namespaces if n.startswith(f"{parent}.")]
        yield Rendered(
            package / parent.replace(".", "/") / "__init__.py",
            "python/index.py.jinja",
            index_view(
                f"Models of {context.api.title}.",
                dict.fromkeys(below, ""),
                runtime=f"{'.' * (parent.count('.') + 2)}_runtime",
            ),
        )


def own_errors(names: NameTable) -> tuple[str, ...]:
    """The error classes that every SDK has, as they are offered to users."""
    return (
        names.client.base_error,
        names.client.default_error,
        "ConnectionFailedError",
        "MissingCredentialError",
        "NoResponseError",
        "RequestTimeoutError",
        "ResponseValidationError",
    )


def _offered(
    namespace: str, modules: Mapping[_Module, list[Model]], context: GenerationContext
) -> dict[str, str]:
    """The public names of a package and the module of each."""
    offered: dict[str, str] = {}
    for (package, module), models in modules.items():
        if package == namespace:
            for model in models:
                name = context.names.models[model.id]
                offered[name.class_name] = module
                offered[context.class_name(model.id)] = module
                if model.id in context.twins:
                    offered[name.twin] = module
    return offered


def _models_view(models: list[Model], annotator: Annotator) -> ModelsView:
    definitions: list[DefinitionView] = []
    symbols: set[Symbol] = set()
    for model in _in_order(models):
        made = _definitions(model, annotator)
        definitions += made.definitions
        symbols |= made.symbols
        if model.id in annotator.context.errors:
            exception, base = _exception(model, annotator)
            definitions.append(exception)
            symbols.add(base)
    return ModelsView(
        doc=_module_doc(models, annotator.context),
        imports=import_lines(symbols),
        definitions=tuple(_set_apart(definitions)),
    )


def _module_doc(models: list[Model], context: GenerationContext) -> str:
    first, *others = (f"`{context.class_name(model.id)}`" for model in models)
    more = " and what belongs to it" if others else ""
    return docstring(f"{first}{more}.", 0)


def _set_apart(definitions: list[DefinitionView]) -> Iterator[DefinitionView]:
    """Black's spacing: two lines around classes, one between other statements."""
    after_class = False
    for definition in definitions:
        is_class = definition.head.startswith("class ")
        apart = is_class or after_class
        yield definition if apart else replace(definition, apart=False)
        after_class = is_class


def _definitions(model: Model, annotator: Annotator) -> Definitions:
    match model:
        case ObjectModel():
            return object_definitions(model, annotator)
        case EnumModel():
            return enum_definitions(model, annotator)
        case UnionModel():
            recursive = contains_itself(model, annotator.context.api.models)
            return union_definitions(model, annotator, recursive)


def _exception(model: Model, annotator: Annotator) -> tuple[DefinitionView, Symbol]:
    name = annotator.context.names.models[model.id]
    base = annotator.context.names.client.default_error
    errors = annotator.context.config.errors_namespace
    here = annotator.scope.package
    package = "" if here == errors else f"{'.' * here.count('.')}.{errors}."
    data = f"    data: {annotator.context.class_name(model.id)}"
    view = DefinitionView(
        head=class_head(name.class_name, base),
        doc=docstring(model.description or f"{name.class_name}.", 4),
        members=(MemberView(data, docstring("The body of the response.", 4), True),),
    )
    return view, Symbol(f".{package}{ERRORS_MODULE}", base)


def _in_order(models: list[Model]) -> Iterator[Model]:
    """The enums of a module, whose members may be defaults, then the other models: each alias after
    the models of the module that it is made of."""
    here = {model.id: model for model in models}
    models = sorted(models, key=lambda model: not isinstance(model, EnumModel))
    done: set[ModelId] = set()
    for model in models:
        pending = [model]
        while pending:
            current = pending[-1]
            needed: tuple[ModelId, ...] = ()
            if isinstance(current, UnionModel) and current.id not in done:
                needed = tuple(
                    id_
                    for id_ in dependencies(current)
                    if id_ in here and id_ not in done and here[id_] not in pending
                )
            if needed:
                pending.append(here[needed[0]])
                continue
            pending.pop()
            if current.id not in done:
                done.add(current.id)
                yield current

"""The packages of models and errors.

Input: `Api`, `NameTable`, `Config`. Output: a plan for each module and the lazy indexes over them.
Inside a module, an alias follows what it is made of, since it is evaluated when the module is
imported; classes may refer to anything, as their annotations are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from sdkpress.ir.ids import ModelId, Part
from sdkpress.ir.models import EnumModel, Model, ObjectModel, UnionModel
from sdkpress.ir.walk import dependencies
from sdkpress.names.modules import operation_module
from sdkpress.names.words import upper
from sdkpress.python import literals
from sdkpress.python.annotate import Annotator
from sdkpress.python.context import GenerationContext
from sdkpress.python.docstring import docstring
from sdkpress.python.enums_and_unions import (
    contains_itself,
    enum_definitions,
    union_definitions,
)
from sdkpress.python.error_classes import ERRORS_MODULE, own_errors
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.layout import assigned, declaration
from sdkpress.python.lazy_init import index_view
from sdkpress.python.model_views import DefinitionView, ExceptionView, ModelsView
from sdkpress.python.nodes import Declaration, Group, Symbol, Text
from sdkpress.python.objects import Definitions, class_head, object_definitions
from sdkpress.python.published import http_metadata
from sdkpress.python.symbols import TYPE_CHECKING, import_lines
from sdkpress.render.plan import FilePlan, Kept, Rendered

_Module = tuple[str, str]  # namespace and module


def present_models(
    context: GenerationContext, package: PurePosixPath
) -> Iterator[FilePlan]:
    """The modules of `models` and, where the config wants one, `errors`."""
    api, names = context.api, context.names
    modules: dict[_Module, list[Model]] = {}
    for id_, model in api.models.items():
        name = names.models[id_]
        modules.setdefault((name.namespace, name.module), []).append(model)
    servers = operation_servers(context)
    for place in servers:
        modules.setdefault(place, [])
    for (namespace, module), models in modules.items():
        scope = ImportScope(package=namespace, module=module)
        annotator = Annotator(context, scope)
        path = package / namespace.replace(".", "/") / f"{module}.py"
        about: list[Part] = [model.id for model in models]
        if (namespace, module) in servers:
            about += (operation.id for operation in api.operations)
        if context.keeps(path, about):
            yield Kept(path)
            continue
        view = _models_view(models, annotator, servers.get((namespace, module), ()))
        yield Rendered(path, "python/models.py.jinja", view)
    for namespace, offered in public_names(context).items():
        apart = namespace not in (
            context.config.models_namespace,
            context.config.operations_namespace,
        )
        what = "Errors" if apart else "Models"
        yield Rendered(
            package / namespace.replace(".", "/") / "__init__.py",
            "python/index.py.jinja",
            index_view(
                context.document,
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
                context.document,
                f"Models of {context.api.title}.",
                dict.fromkeys(below, ""),
                runtime=f"{'.' * (parent.count('.') + 2)}_runtime",
            ),
        )


def public_names(context: GenerationContext) -> dict[str, dict[str, str]]:
    """The packages of models and errors: the public names of each, and the module of each name."""
    namespaces = context.config.namespaces
    packages: dict[str, dict[str, str]] = {
        namespace: _offered(namespace, context) for namespace in namespaces
    }
    errors = dict.fromkeys(own_errors(context), ERRORS_MODULE)
    packages[context.config.errors_namespace] |= errors
    if context.config.compatibility.naming == "speakeasy":
        metadata = {name: at for at, name in http_metadata(context).items()}
        packages[context.config.models_namespace] |= metadata
    return packages


def operation_servers(context: GenerationContext) -> dict[_Module, list[Declaration]]:
    """With `naming: speakeasy` the servers of an operation's own, as constants of its module."""
    declarations: dict[_Module, list[Declaration]] = {}
    if context.config.compatibility.naming != "speakeasy":
        return declarations
    namespace = context.config.operations_namespace
    for operation in context.api.operations:
        if operation.servers:
            name = f"{upper(operation.operation_id)}_OP_SERVERS"
            urls = tuple(Text(literals.text(one.url)) for one in operation.servers)
            value = Declaration(name, Text("list[str]"), Group("[", urls, "]"))
            module = operation_module(operation.operation_id, context.config)
            declarations.setdefault((namespace, module), []).append(value)
    return declarations


def _offered(namespace: str, context: GenerationContext) -> dict[str, str]:
    offered: dict[str, str] = {}
    for id_, name in context.names.models.items():
        if name.namespace == namespace and id_ in context.api.models:
            offered[name.class_name] = name.module
            offered[context.class_name(id_)] = name.module
            if id_ in context.typed_dict_models:
                offered[name.typed_dict] = name.module
            if name.unknown is not None:
                offered[name.unknown] = name.module
    for (place, module), servers in operation_servers(context).items():
        if place == namespace:
            offered |= {one.name: module for one in servers}
    return offered


def _models_view(
    models: list[Model], annotator: Annotator, servers: Sequence[Declaration]
) -> ModelsView:
    definitions: list[DefinitionView] = []
    symbols: set[Symbol] = set()
    later: set[Symbol] = set()
    for model in _in_order(models):
        view = _definitions(model, annotator)
        definitions += view.definitions
        symbols |= view.symbols
        later |= view.deferred
        if model.id in annotator.context.errors:
            exception, base = _exception(model, annotator)
            definitions.append(exception)
            symbols.add(base)
    later -= symbols
    if later:
        symbols |= {TYPE_CHECKING, annotator.scope.deferred("deferred")}
    return ModelsView(
        document=annotator.context.document,
        imports=import_lines(symbols),
        later_imports=import_lines(later, 4),
        later=tuple(map(_stand_in, sorted(later))),
        definitions=tuple(definitions),
        constants=tuple("\n".join(declaration(one)) for one in servers),
    )


def _stand_in(symbol: Symbol) -> str:
    """What stands for a class of another module until a value needs it."""
    module, name = symbol
    imported, _, local = name.partition(" as ")
    place = (Text(literals.text(one)) for one in (module, imported))
    call = Group("deferred(", (Text("__package__"), *place), ")")
    name = local or imported
    return f"{name} = {assigned(name, call, 4)}"


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
    class_ = ExceptionView(
        head=class_head(name.class_name, base),
        doc=docstring(model.description or "", 4),
        data=annotator.context.class_name(model.id),
    )
    view = DefinitionView(exception=class_)
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

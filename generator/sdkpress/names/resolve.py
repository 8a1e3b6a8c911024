"""The pass `name`: every name of the SDK and its pages, decided once.

Input: an `Api` and the config. Output: a complete `NameTable`, by id. Names do not depend on the order of
parts of the document that have nothing to do with each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.ir.api import Api
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, ObjectModel, UnionModel
from sdkpress.ir.unions import tagged_members
from sdkpress.names.attributes import field_names, member_names, suffixed
from sdkpress.names.calls import argument_names, method_names
from sdkpress.names.classes import class_names
from sdkpress.names.clients import client_names, group_names
from sdkpress.names.first_come import FirstComeCandidates
from sdkpress.names.gather import Candidates
from sdkpress.names.modules import module_names
from sdkpress.names.reserved import CLIENT_ARGUMENTS, DEVICES, ERROR_CLASSES, KEYWORDS
from sdkpress.names.rooted import RootedCandidates
from sdkpress.names.scope import Scope
from sdkpress.names.table import ModelName, NameTable
from sdkpress.names.words import snake, speller

__all__ = ["name"]


def name(api: Api, config: Config, sink: Sink) -> NameTable:
    """All names."""
    naming = config.compatibility.naming
    spell = speller(naming)
    candidates = _candidates(api, config)
    client = client_names(config, api.title)
    errors = ERROR_CLASSES | {client.base_error, client.default_error}
    classes = class_names(candidates, errors, api.file, sink)
    shorts = frozenset(candidates.name_hint(id_).lower() for id_ in api.models)
    groups = group_names(api, client, shorts, config)
    credentials = _credentials(api, spell)
    reserved = CLIENT_ARGUMENTS | frozenset(credentials.values())
    general = Scope(reserved).claim_all(
        (p.wire, suffixed(spell(p.pinned or p.wire), KEYWORDS)) for p in api.globals
    )
    return NameTable(
        client=client,
        models=MappingProxyType(_models(api, candidates, classes)),
        fields=MappingProxyType(
            {
                (id_, wire): attribute
                for id_, model in api.models.items()
                if isinstance(model, ObjectModel)
                for wire, attribute in field_names(model, config).items()
            }
        ),
        members=MappingProxyType(
            {
                id_: member_names(model, naming)
                for id_, model in api.models.items()
                if isinstance(model, EnumModel)
            }
        ),
        operations=MappingProxyType(method_names(api, groups, config, sink)),
        arguments=MappingProxyType(
            {
                (operation.id, key): argument
                for operation in api.operations
                for key, argument in argument_names(operation, config).items()
            }
        ),
        groups=MappingProxyType(groups),
        globals=MappingProxyType(general),
        credentials=MappingProxyType(credentials),
        server_variables=MappingProxyType(
            _server_variables(api, reserved | frozenset(general.values()))
        ),
    )


def _candidates(api: Api, config: Config) -> Candidates:
    """What the models could be called, as the config has it."""
    if config.compatibility.naming == "default":
        return Candidates(api, config)
    if config.compatibility.inline_names == "first_come":
        return FirstComeCandidates(api, config)
    return RootedCandidates(api, config)


def _models(
    api: Api, candidates: Candidates, classes: Mapping[ModelId, str]
) -> dict[ModelId, ModelName]:
    modules = module_names(api, candidates, classes)
    taken = {
        (candidates.namespace(id_), class_name.lower())
        for id_, class_name in classes.items()
    }

    def beside(namespace: str, class_name: str) -> str:
        """A name made from a class name, `_` after it if a class is called so."""
        clashes = (namespace, class_name.lower()) in taken
        return f"{class_name}_" if clashes else class_name

    names: dict[ModelId, ModelName] = {}
    for id_, class_name in classes.items():
        namespace = candidates.namespace(id_)
        folder = namespace.replace(".", "/")
        if id_ == api.globals_model:
            folder = "models/internal"
        is_error = api.models[id_].is_error
        is_union = isinstance(api.models[id_], UnionModel)
        data = "Union" if is_union and candidates.is_rooted else "Data"
        names[id_] = ModelName(
            class_name=class_name,
            typed_dict=beside(namespace, f"{class_name}TypedDict"),
            module=modules.own[id_],
            published_module=modules.alone.get(id_) if candidates.is_rooted else None,
            namespace=namespace,
            page=f"{folder}/{_file(class_name)}.md",
            data=beside(namespace, f"{class_name}{data}") if is_error else None,
            unknown=(
                beside(namespace, f"Unknown{class_name}")
                if _has_unknown_member(api, id_)
                else None
            ),
        )
    return names


def _has_unknown_member(api: Api, id_: ModelId) -> bool:
    """Whether a union has a class of its own for members that the document does not list."""
    model = api.models[id_]
    if not isinstance(model, UnionModel) or not model.unknown_member:
        return False
    return tagged_members(model, api.models) is not None


def _file(class_name: str) -> str:
    """A page's name without its ending: small, and no word that has another meaning in code."""
    words = "bytes date filter format schema validate".split()
    return suffixed(class_name.lower(), KEYWORDS | DEVICES | set(words))


def _credentials(api: Api, spell: Callable[[str], str]) -> dict[str, str]:
    """The constructor's credential arguments: one for each scheme, two for basic authentication."""
    wanted: list[tuple[str, str]] = []
    for scheme in api.schemes:
        key = spell(scheme.key)
        wanted.append((scheme.key, suffixed(key, CLIENT_ARGUMENTS | KEYWORDS)))
        if scheme.kind == "http" and (scheme.scheme or "").lower() == "basic":
            lead = "" if len(api.schemes) == 1 else f"{key}_"
            wanted += [
                (f"{scheme.key}.{part}", f"{lead}{part}")
                for part in ("username", "password")
            ]
    return Scope().claim_all(wanted)


def _server_variables(api: Api, reserved: frozenset[str]) -> dict[str, str]:
    wires = dict.fromkeys(wire for server in api.servers for wire in server.variables)
    return Scope(reserved).claim_all(
        (wire, suffixed(snake(wire), KEYWORDS)) for wire in wires
    )

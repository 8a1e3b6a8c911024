"""The one answer to "what is this called in Python?", complete and frozen after the name pass.

Input: nothing. Output: `NameTable`. A look-up that misses is a bug of ours, never of the document.
"""

from __future__ import annotations

from collections.abc import Mapping

from sdkpress.frozen import dataclass
from sdkpress.ir.ids import GroupPath, ModelId, OperationId


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelName:
    """A model's class, the module (without package) it lives in, its TypedDict and its page.

    `module` is shared by the models of one reference cycle and by a component and its inline models.
    `namespace` is `models`, or `errors` where the config splits error classes off.
    `page` is the page's path under `docs/`: `models/pet.md`.
    The class of an error model is its exception; `data` is then the class of the body itself.
    `published_module` is where code written for an SDK with a gen.yaml finds the class, if not in `module`.
    `unknown` is the class of a union's member that the document does not list.
    """

    class_name: str
    typed_dict: str
    module: str
    namespace: str
    page: str
    data: str | None = None
    unknown: str | None = None
    published_module: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupName:
    """A group: its dotted attribute path (`("dedicated", "image")`), class names, module, page folder."""

    attributes: tuple[str, ...]
    class_name: str  # DedicatedImage; also what page folders come from
    async_class_name: str
    module: str
    title: str  # Dedicated.Image
    page: str  # sdks/dedicatedimage/README.md


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentName:
    """An argument as the code spells it (`input_`) and as tables show it (`input`)."""

    python: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientNames:
    """The client's names, from the config or from `info.title`. In `both` mode the two are equal."""

    package: str
    distribution: str
    sync: str
    async_: str
    variable: str
    env_prefix: str
    base_error: str
    default_error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTable:
    """All names. Fields are keyed by model and wire name, arguments by operation and `Argument.key`,
    enum members by model and position, credentials and server variables by their wire key.
    """

    client: ClientNames
    models: Mapping[ModelId, ModelName]
    fields: Mapping[tuple[ModelId, str], str]
    members: Mapping[ModelId, tuple[str, ...]]
    operations: Mapping[OperationId, str]
    arguments: Mapping[tuple[OperationId, str], ArgumentName]
    groups: Mapping[GroupPath, GroupName]
    globals: Mapping[str, str]
    credentials: Mapping[str, str]  # scheme key (or `key.field`) → constructor argument
    server_variables: Mapping[str, str]

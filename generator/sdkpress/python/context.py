"""What everything that is made from one document shares: the SDK's modules, its pages, examples and snippets.

Input: `Api`, `NameTable`, `Config`. Output: `GenerationContext`: the same, with what follows from them everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePath, PurePosixPath
from typing import Protocol

from sdkpress.config.dialect import Dialect, dialect_of
from sdkpress.config.model import Config
from sdkpress.frozen import dataclass
from sdkpress.ir.api import Api, Argument, Operation
from sdkpress.ir.calls import Parameter, RetryPolicy
from sdkpress.ir.ids import ModelId, OperationId, Part
from sdkpress.ir.models import EnumModel, Field, Model, ObjectModel, UnionModel, Usage
from sdkpress.ir.types import Const
from sdkpress.ir.walk import referenced
from sdkpress.names.deferral import deferred_members
from sdkpress.names.table import ModelName, NameTable


class Reusing(Protocol):
    """Tells which files of the last run stay."""

    def keeps(
        self,
        path: PurePosixPath,
        about: Iterable[Part],
        *,
        texts: bool = True,
    ) -> bool:
        """Whether a file stays that is about these parts."""
        ...

    def kept_in(
        self,
        place: str,
        about: Iterable[Part],
        *,
        texts: bool = True,
    ) -> tuple[PurePosixPath, ...] | None:
        """The files at a place, where all of them stay."""
        ...


@dataclass(frozen=True, slots=True)
class GenerationContext:
    """What is known of a document and its SDK. `errors` are the models that are bodies of error
    responses, `policies` the retry policies that several operations share, with the constant of each,
    `deferred` the members of unions that are loaded when a value needs them.
    """

    api: Api
    names: NameTable
    config: Config
    typed_dict_models: frozenset[ModelId]
    errors: frozenset[ModelId]
    operations: Mapping[OperationId, Operation]
    dialect: Dialect
    policies: Mapping[RetryPolicy, str]
    deferred: Mapping[ModelId, frozenset[ModelId]]
    reuse: Reusing | None = None

    def keeps(
        self,
        path: PurePosixPath,
        about: Iterable[Part],
        *,
        texts: bool = True,
    ) -> bool:
        """Whether a file stays as it is, since nothing has changed that it is about.

        It may depend on what these parts say, on what they refer to, and on what holds for the whole SDK. Without
        `texts` it shows no descriptions.
        """
        return self.reuse is not None and self.reuse.keeps(path, about, texts=texts)

    def kept_in(
        self, place: str, about: Iterable[Part]
    ) -> tuple[PurePosixPath, ...] | None:
        """The files at a place that shows no descriptions, where all of them stay."""
        if self.reuse is None:
            return None
        return self.reuse.kept_in(place, about, texts=False)

    @property
    def document(self) -> str:
        """The name of the document, as the first lines of files say it."""
        name = PurePath(self.api.file).name
        return "".join(c if c.isprintable() else "?" for c in name) or "a document"

    def model(self, model: ModelId) -> Model:
        """The model a `Ref` names."""
        return self.api.models[model]

    def name(self, model: ModelId) -> ModelName:
        """Its class, module and page."""
        return self.names.models[model]

    def class_text(self, model: ModelId) -> str:
        """Its class as code outside the package spells it: `models.Pet`."""
        name = self.names.models[model]
        return f"{name.namespace}.{name.class_name}"

    def is_enum_class(self, model: EnumModel) -> bool:
        """Whether the enum is an `Enum` class (else it is a `Literal`)."""
        wanted = model.as_class
        return self.config.enum_format == "class" if wanted is None else wanted

    def class_name(self, model: ModelId) -> str:
        """What a model's class is called: an error's own name is its exception's, the body is its data."""
        name = self.names.models[model]
        if model not in self.errors:
            return name.class_name
        return name.data or f"{name.class_name}Data"

    def attribute(self, model: ModelId, field: Field) -> str:
        """The attribute of a model's class; `compatibility.const_fields` may spell that of a constant in capitals."""
        name = self.names.fields[model, field.wire]
        upper = self.config.compatibility.const_fields == "upper"
        if not upper or not isinstance(field.type, Const):
            return name
        capitals = name if field.wire.endswith("_") else name.removesuffix("_")
        owner = self.api.models[model]
        fields = owner.fields if isinstance(owner, ObjectModel) else ()
        taken = (self.names.fields[model, other.wire] for other in fields)
        return name if capitals.upper() in taken else capitals.upper()

    def argument_name(self, operation: Operation, argument: Argument) -> str:
        """An argument as the method spells it."""
        return self.names.arguments[operation.id, argument.key].python

    def parameter_key(self, operation: Operation, parameter: Parameter) -> str:
        """The key under which a method passes a parameter's value; for a global that of the client's argument."""
        if parameter.is_global and parameter.wire in self.names.globals:
            return self.names.globals[parameter.wire]
        key = f"{parameter.location}:{parameter.wire}"
        name = self.names.arguments.get((operation.id, key))
        return parameter.wire if name is None else name.python


def generation_context(
    api: Api,
    names: NameTable,
    config: Config,
    reuse: Reusing | None = None,
) -> GenerationContext:
    """The context of one run."""
    errors = frozenset(id_ for id_, model in api.models.items() if model.is_error)
    operations = {operation.id: operation for operation in api.operations}
    return GenerationContext(
        api=api,
        names=names,
        config=config,
        typed_dict_models=_typed_dict_models(api, config),
        errors=errors,
        operations=operations,
        dialect=dialect_of(config),
        policies=_shared_policies(api),
        deferred=deferred_members(api.models, config),
        reuse=reuse,
    )


def _typed_dict_models(api: Api, config: Config) -> frozenset[ModelId]:
    """With `naming: speakeasy` every union has a `TypedDict`, and no error."""
    if config.compatibility.naming != "speakeasy":
        return with_typed_dict(api.models, config)
    return frozenset(
        id_
        for id_, model in api.models.items()
        if isinstance(model, (ObjectModel, UnionModel)) and not model.is_error
    )


def _shared_policies(api: Api) -> dict[RetryPolicy, str]:
    """The retry policies of several operations, the most frequent first, with the constant of each."""
    counts = Counter(one.retry for one in api.operations if one.retry is not None)
    shared = [policy for policy, count in counts.most_common() if count > 1]
    return {
        policy: f"RETRY_{number}" if number > 1 else "RETRY"
        for number, policy in enumerate(shared, start=1)
    }


def with_typed_dict(
    models: Mapping[ModelId, Model], config: Config
) -> frozenset[ModelId]:
    """The models that have a `TypedDict`: objects, and unions that hold one anywhere."""
    every = config.compatibility.typed_dicts == "all"
    models = {
        id_: model
        for id_, model in models.items()
        if every or model.usage is not Usage.RESPONSE
    }
    typed_dicts = {
        id_ for id_, model in models.items() if isinstance(model, ObjectModel)
    }
    holders: dict[ModelId, list[ModelId]] = {}
    for id_, model in models.items():
        if isinstance(model, UnionModel):
            for held in referenced(model.members):
                holders.setdefault(held, []).append(id_)
    pending = list(typed_dicts)
    while pending:
        for holder in holders.get(pending.pop(), ()):
            if holder not in typed_dicts:
                typed_dicts.add(holder)
                pending.append(holder)
    return frozenset(typed_dicts)

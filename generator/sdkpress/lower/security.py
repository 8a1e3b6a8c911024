"""Security: the schemes in use, the global requirement, and the model of the credentials.

Input: the spec and its operations. Output: the effective requirement of each operation and the models
`Security` and, for OAuth client credentials, `Scheme…`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from sdkpress.ir.api import Operation
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import Field, Naming, ObjectModel, Origin
from sdkpress.ir.types import Kind, Primitive, Ref, TypeRef
from sdkpress.lower.extensions import as_mapping, as_text
from sdkpress.spec.model import (
    ABSENT,
    OAuthFlow,
    SecurityRequirement,
    SecurityScheme,
    Spec,
)
from sdkpress.spec.model import Operation as OperationObject

_SECURITY: Final = ModelId("#/components/securitySchemes::security")

Requirements = tuple[SecurityRequirement, ...]


def global_security(
    spec: Spec, operations: Iterable[OperationObject]
) -> Requirements | None:
    """The root's requirement; without one, the most common of the operations' counts as global."""
    if spec.security is not None:
        return spec.security
    counts = Counter(
        operation.security for operation in operations if operation.security
    )
    return counts.most_common(1)[0][0] if counts else None


def effective_security(
    operation: OperationObject, general: Requirements | None, spec: Spec
) -> tuple[Requirements, bool]:
    """An operation's requirement, and whether it is its own rather than the global one.

    Where the global one is only the most common, an operation that says nothing takes credentials if
    there are any, and needs none.
    """
    if operation.security is None:
        if spec.security is None and general is not None:
            return ((*general, ()), False)
        return (spec.security or (), False)
    return (operation.security, operation.security != general)


def schemes_in_use(
    schemes: Mapping[str, SecurityScheme],
    general: Requirements | None,
    operations: Iterable[Operation],
) -> tuple[SecurityScheme, ...]:
    """The schemes that some requirement names: the global ones first, each once."""
    keys: dict[str, None] = {}
    for requirement in (general or (), *(op.security for op in operations)):
        for alternative in requirement:
            for key, _ in alternative:
                keys.setdefault(key)
    return tuple(schemes[key] for key in keys if key in schemes)


def security_models(schemes: Iterable[SecurityScheme]) -> tuple[ObjectModel, ...]:
    """The `Security` model (one field for each scheme) and the models of its fields."""
    fields: list[Field] = []
    models: list[ObjectModel] = []
    for scheme in schemes:
        flow = _client_credentials(scheme)
        type_: TypeRef = Primitive(Kind.STRING)
        if flow is not None or _is_basic(scheme):
            id_ = ModelId(f"{scheme.at}::scheme")
            made = _credentials(flow) if flow is not None else _basic()
            naming = Naming(origin=Origin.SECURITY, name_hint=scheme.key)
            models.append(ObjectModel(id=id_, naming=naming, fields=made))
            type_ = Ref(id_)
        example = scheme.extensions.get("x-speakeasy-example", ABSENT)
        fields.append(
            Field(
                wire=scheme.key,
                type=type_,
                required=False,
                examples=() if example is ABSENT else (example,),
                at=scheme.at,
            )
        )
    if not fields:
        return ()
    naming = Naming(origin=Origin.SECURITY, name_hint="security")
    return (
        ObjectModel(id=_SECURITY, naming=naming, fields=tuple(fields)),
        *models,
    )


def _client_credentials(scheme: SecurityScheme) -> OAuthFlow | None:
    if scheme.kind != "oauth2":
        return None
    return next((f for f in scheme.flows if f.kind == "clientCredentials"), None)


def _is_basic(scheme: SecurityScheme) -> bool:
    return scheme.kind == "http" and (scheme.scheme or "").lower() == "basic"


def _basic() -> tuple[Field, ...]:
    text = Primitive(Kind.STRING)
    return tuple(
        Field(wire=wire, type=text, required=True) for wire in ("username", "password")
    )


def _credentials(flow: OAuthFlow) -> tuple[Field, ...]:
    text = Primitive(Kind.STRING)
    fields = [
        Field(wire=wire, type=text, required=True)
        for wire in ("clientID", "clientSecret", "tokenURL")
    ]
    key = "x-speakeasy-token-endpoint-additional-properties"
    for wire, raw in (as_mapping(flow.extensions.get(key)) or {}).items():
        node = as_mapping(raw) or {}
        example = node.get("example", ABSENT)
        fields.append(
            Field(
                wire=wire,
                type=text,
                required=True,
                description=as_text(node.get("description")),
                examples=() if example is ABSENT else (example,),
            )
        )
    return tuple(fields)

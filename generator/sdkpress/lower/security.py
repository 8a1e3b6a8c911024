"""Security: the schemes in use, the global requirement, and the model of the credentials.

Input: the spec and its operations. Output: the effective requirement of each operation and the models
`Security` and, for OAuth client credentials, `Scheme…`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from sdkpress.config.model import Config
from sdkpress.config.sections import CredentialRule
from sdkpress.ir.api import Operation
from sdkpress.ir.ids import ModelId, OperationId
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


def with_forgotten_security(spec: Spec, config: Config) -> Spec:
    """The document with the credentials that the config adds: each is enough, and none is insisted on.

    What the document says itself goes before it: schemes of the same name, and operations with a requirement.
    """
    if not config.security:
        return spec
    added = {rule.name: _scheme(rule) for rule in config.security}
    requirement = tuple(((name, ()),) for name in added)
    written = spec.security or ()
    return replace(
        spec,
        security_schemes=MappingProxyType({**added, **spec.security_schemes}),
        security=(*written, *(one for one in requirement if one not in written)),
    )


def _scheme(rule: CredentialRule) -> SecurityScheme:
    is_key = rule.type == "api_key"
    header = "Authorization" if rule.location == "header" else rule.name
    return SecurityScheme(
        at=f"#/components/securitySchemes/{rule.name}",
        key=rule.name,
        kind="apiKey" if is_key else "http",
        name=(rule.parameter or header) if is_key else None,
        location=rule.location if is_key else None,
        scheme=None if is_key else rule.type,
    )


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
    fields, models = _scheme_fields(schemes, required=False)
    if not fields:
        return ()
    naming = Naming(origin=Origin.SECURITY, name_hint="security")
    return (ObjectModel(id=_SECURITY, naming=naming, fields=fields), *models)


def requirement_models(
    id_: ModelId,
    naming: Naming,
    requirements: Requirements,
    schemes: Mapping[str, SecurityScheme],
) -> tuple[ObjectModel, ...]:
    """The model of some alternative requirements, and the models of its fields.

    Alternatives of one scheme each are optional fields; one alternative is its schemes; else each is an
    option, a model of its own.
    """
    listed = [tuple(key for key, _ in one if key in schemes) for one in requirements]
    alternatives = list(dict.fromkeys(keys for keys in listed if keys))
    optional = len(alternatives) > 1 or not naming.parent or () in listed
    if len(alternatives) == 1 or all(len(keys) == 1 for keys in alternatives):
        every = dict.fromkeys(key for one in alternatives for key in one)
        fields, models = _scheme_fields(
            (schemes[key] for key in every), required=not optional
        )
        return (ObjectModel(id=id_, naming=naming, fields=fields), *models)
    options: list[Field] = []
    models = ()
    for position, keys in enumerate(alternatives, 1):
        option = ModelId(f"{id_}::{position}")
        name = replace(naming, name_hint=f"{naming.name_hint}Option{position}")
        fields, _ = _scheme_fields((schemes[key] for key in keys), required=True)
        flow = _token_flow(schemes[keys[0]]) if len(keys) == 1 else None
        if flow is not None:
            fields = _credentials(flow)
        models += (ObjectModel(id=option, naming=name, fields=fields),)
        options.append(
            Field(
                wire=f"option{position}",
                type=Ref(option),
                required=False,
                at=schemes[keys[0]].at,
            )
        )
    return (ObjectModel(id=id_, naming=naming, fields=tuple(options)), *models)


def client_security_models(
    requirements: Requirements, schemes: Mapping[str, SecurityScheme]
) -> tuple[ObjectModel, ...]:
    """The model `Security` of what the whole client is given; of one scheme that has parts, its parts."""
    naming = Naming(origin=Origin.SECURITY, name_hint="security")
    asked = {key for one in requirements for key, _ in one if key in schemes}
    if len(asked) == 1:
        scheme = schemes[asked.pop()]
        parts = _parts_of(scheme)
        if parts:
            fields = tuple(replace(part, at=scheme.at) for part in parts)
            return (ObjectModel(id=_SECURITY, naming=naming, fields=fields),)
    return requirement_models(_SECURITY, naming, requirements, schemes)


def operation_security_models(
    operation: OperationObject,
    general: Requirements | None,
    schemes: Mapping[str, SecurityScheme],
) -> tuple[ObjectModel, ...]:
    """The model of an operation's own credentials, where the client's do not do."""
    if operation.security is None:
        return ()
    known = {frozenset(key for key, _ in one) for one in general or ()}
    asked = [frozenset(key for key, _ in one) for one in operation.security]
    if not any(asked) or all(keys in known for keys in asked if keys):
        return ()
    naming = Naming(
        origin=Origin.SECURITY,
        name_hint="security",
        parent=OperationId(operation.at),
    )
    id_ = ModelId(f"{operation.at}::security")
    return requirement_models(id_, naming, operation.security, schemes)


def _scheme_fields(
    schemes: Iterable[SecurityScheme], *, required: bool
) -> tuple[tuple[Field, ...], tuple[ObjectModel, ...]]:
    """A field for each scheme, and the models of those that have parts."""
    fields: list[Field] = []
    models: list[ObjectModel] = []
    for scheme in schemes:
        credentials = _parts_of(scheme)
        type_: TypeRef = Primitive(Kind.STRING)
        if credentials:
            id_ = ModelId(f"{scheme.at}::scheme")
            naming = Naming(origin=Origin.SECURITY, name_hint=scheme.key)
            models.append(ObjectModel(id=id_, naming=naming, fields=credentials))
            type_ = Ref(id_)
        example = scheme.extensions.get("x-speakeasy-example", ABSENT)
        fields.append(
            Field(
                wire=scheme.key,
                type=type_,
                required=required,
                examples=() if example is ABSENT else (example,),
                at=scheme.at,
            )
        )
    return tuple(fields), tuple(models)


def _parts_of(scheme: SecurityScheme) -> tuple[Field, ...]:
    """What a credential consists of, where it is more than a text."""
    flow = _token_flow(scheme)
    if flow is not None:
        return _credentials(flow)
    return _basic() if _is_basic(scheme) else ()


def _token_flow(scheme: SecurityScheme) -> OAuthFlow | None:
    """The flow by which a program asks for a token on its own."""
    if scheme.kind != "oauth2":
        return None
    kinds = {flow.kind: flow for flow in reversed(scheme.flows)}
    return kinds.get("clientCredentials") or kinds.get("password")


def _is_basic(scheme: SecurityScheme) -> bool:
    return scheme.kind == "http" and (scheme.scheme or "").lower() == "basic"


def _basic() -> tuple[Field, ...]:
    text = Primitive(Kind.STRING)
    return tuple(
        Field(wire=wire, type=text, required=True) for wire in ("username", "password")
    )


def _credentials(flow: OAuthFlow) -> tuple[Field, ...]:
    text = Primitive(Kind.STRING)
    by_password = flow.kind == "password"
    user = ("username", "password") if by_password else ()
    fields = [Field(wire=wire, type=text, required=True) for wire in user]
    fields += [
        Field(wire=wire, type=text, required=not by_password)
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

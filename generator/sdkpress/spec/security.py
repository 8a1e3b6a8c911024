"""Security schemes and the requirements that name them.

Input: raw values and their pointers. Output: the objects of the model.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from sdkpress.diagnostics import codes
from sdkpress.source.pointer import escape
from sdkpress.spec.model import OAuthFlow, SecurityRequirement, SecurityScheme
from sdkpress.spec.reading import NOTHING, Reading, as_mapping
from sdkpress.spec.refs import References

# What each kind of scheme cannot do without (OpenAPI 3.1.2 section 4.8.27).
_NEEDS: Final[dict[str, tuple[str, ...]]] = {
    "apiKey": ("name", "in"),
    "http": ("scheme",),
    "oauth2": ("flows",),
    "openIdConnect": ("openIdConnectUrl",),
    "mutualTLS": (),
}
_SPARED: Final = frozenset({"flows", "openIdConnectUrl"})  # a token serves without them


class SecurityReader:
    """Reads what a document says about security."""

    def __init__(self, reading: Reading, references: References) -> None:
        self.reading = reading
        self.references = references
        components = as_mapping(reading.root.get("components")) or NOTHING
        schemes = as_mapping(components.get("securitySchemes")) or NOTHING
        self.scheme_names = tuple(schemes)
        self._unread: set[str] = set()

    def requirements(
        self, node: Mapping[str, object], at: str
    ) -> tuple[SecurityRequirement, ...] | None:
        """The `security` of the root or of an operation; None where it is not written."""
        if node.get("security") is None:
            return None
        requirements: list[SecurityRequirement] = []
        for index, raw in enumerate(self.reading.items(node, "security", at)):
            where = f"{at}/security/{index}"
            alternative = self.reading.mapping(raw, where, "a security requirement")
            known = tuple(
                (name, self.reading.texts(alternative, name, where))
                for name in alternative
                if self._is_scheme(name, where)
            )
            if known or not alternative:
                requirements.append(known)
        return tuple(requirements)

    def _is_scheme(self, name: str, at: str) -> bool:
        if name in self.scheme_names:
            return name not in self._unread
        close = get_close_matches(name, self.scheme_names, n=1)
        self.reading.report(
            codes.UNKNOWN_SECURITY_SCHEME,
            f"no security scheme is named {name!r}",
            f"{at}/{escape(name)}",
            on_key=True,
            hint=f"did you mean {close[0]!r}?" if close else None,
        )
        return False

    def security_schemes(
        self, components: Mapping[str, object]
    ) -> Mapping[str, SecurityScheme]:
        """The Security Scheme Objects by key; read before the requirements that name them."""
        named = self.reading.child(components, "securitySchemes", "#/components")
        return self.read_schemes(named, "#/components/securitySchemes")

    def read_schemes(
        self, named: Mapping[str, object], at: str
    ) -> Mapping[str, SecurityScheme]:
        """The schemes that stand at a pointer."""
        schemes: dict[str, SecurityScheme] = {}
        for key, raw in named.items():
            where = f"{at}/{escape(key)}"
            target = self.references.part(raw, where, "a security scheme")
            if target is not None:
                node = self.reading.mapping(target.raw, target.at, "a security scheme")
                scheme = self._scheme(key, node, target.at)
                if scheme is not None:
                    schemes[key] = scheme
        self._unread = {name for name in self.scheme_names if name not in schemes}
        return MappingProxyType(schemes)

    def _scheme(
        self, key: str, node: Mapping[str, object], at: str
    ) -> SecurityScheme | None:
        reading = self.reading
        kind = self._kind(key, node, at)
        if kind is None:
            return None
        for needed in _NEEDS[kind]:
            if node.get(needed) is None:
                message = f"security scheme {key!r} of type {kind} has no {needed}"
                reading.report(codes.MISSING_KEY, message, at)
                if needed not in _SPARED:
                    return None
        if kind == "apiKey" and node["in"] not in ("query", "header", "cookie"):
            message = "`in` of an API key is query, header or cookie"
            reading.report(codes.INVALID_SHAPE, message, f"{at}/in")
            return None
        for hint in ("openIdConnectUrl", "bearerFormat"):
            reading.text(node, hint, at)
        return SecurityScheme(
            at=at,
            key=key,
            kind=kind,
            description=reading.text(node, "description", at),
            name=reading.text(node, "name", at),
            location=reading.text(node, "in", at),
            scheme=reading.text(node, "scheme", at),
            flows=self._flows(node, at),
            extensions=reading.extensions(node),
        )

    def _kind(self, key: str, node: Mapping[str, object], at: str) -> str | None:
        """The `type`, or what the other keys say that it is; None, with a finding, where nothing does."""
        kind = self.reading.text(node, "type", at)
        if kind in _NEEDS:
            return kind
        hint = f"types are {', '.join(_NEEDS)}"
        if kind is None:
            message = f"security scheme {key!r} has no type"
            self.reading.report(codes.MISSING_KEY, message, at, hint=hint)
        else:
            message = f"{kind!r} is no type of a security scheme"
            self.reading.report(codes.INVALID_SHAPE, message, f"{at}/type", hint=hint)
        kinds = (name for name, needs in _NEEDS.items() if needs)
        return next((k for k in kinds if all(node.get(n) for n in _NEEDS[k])), None)

    def _flows(self, node: Mapping[str, object], at: str) -> tuple[OAuthFlow, ...]:
        reading = self.reading
        flows: list[OAuthFlow] = []
        for kind, raw in reading.child(node, "flows", at).items():
            if kind.startswith("x-"):
                continue
            where = f"{at}/flows/{escape(kind)}"
            flow = reading.mapping(raw, where, "an OAuth flow")
            scopes = reading.child(flow, "scopes", where)
            reading.text(flow, "authorizationUrl", where)
            reading.text(flow, "deviceAuthorizationUrl", where)
            flows.append(
                OAuthFlow(
                    kind=kind,
                    token_url=reading.text(flow, "tokenUrl", where),
                    refresh_url=reading.text(flow, "refreshUrl", where),
                    scopes=tuple(
                        (name, reading.text(scopes, name, f"{where}/scopes") or "")
                        for name in scopes
                    ),
                    extensions=reading.extensions(flow),
                )
            )
        return tuple(flows)

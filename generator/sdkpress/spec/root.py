"""What stands at the top of a document: info, servers, tags, security.

Input: raw values and their pointers. Output: the objects of the model.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

from .. import codes
from ..source.pointer import escape
from .model import (
    Info,
    OAuthFlow,
    SecurityRequirement,
    SecurityScheme,
    Server,
    ServerVariable,
    Tag,
)
from .reading import NOTHING, Reading, as_list, as_mapping
from .refs import References


class RootReader:
    """Reads the small objects of one document."""

    def __init__(self, reading: Reading, references: References) -> None:
        self.reading = reading
        self.references = references
        components = as_mapping(reading.root.get("components")) or NOTHING
        schemes = as_mapping(components.get("securitySchemes")) or NOTHING
        self.scheme_names = tuple(schemes)

    def info(self) -> Info:
        """The Info Object."""
        reading, at = self.reading, "#/info"
        if "info" not in reading.root:
            reading.report(codes.MISSING_KEY, "the document has no info", "#")
        node = reading.child(reading.root, "info", "#")
        for key in ("title", "version"):
            if node and node.get(key) is None:
                reading.report(codes.MISSING_KEY, f"info has no {key}", at)
        return Info(
            title=reading.text(node, "title", at) or "",
            version=reading.text(node, "version", at) or "",
            summary=reading.text(node, "summary", at),
            description=reading.text(node, "description", at),
            contact=reading.child(node, "contact", at),
            license=reading.child(node, "license", at),
        )

    def tags(self) -> tuple[Tag, ...]:
        """The root's tags in order."""
        found: list[Tag] = []
        for index, raw in enumerate(self.reading.items(self.reading.root, "tags", "#")):
            at = f"#/tags/{index}"
            node = self.reading.mapping(raw, at, "a tag")
            name = self.reading.text(node, "name", at)
            if name is not None:
                found.append(
                    Tag(
                        name=name,
                        description=self.reading.text(node, "description", at),
                    )
                )
            elif node:
                self.reading.report(codes.MISSING_KEY, "a tag has no name", at)
        return tuple(found)

    def servers(self, raw: object, at: str) -> tuple[Server, ...]:
        """A list of Server Objects."""
        items = as_list(raw)
        if items is None:
            self.reading.wrong(raw, "a list of servers", at)
            return ()
        found = (
            self._server(item, f"{at}/{index}") for index, item in enumerate(items)
        )
        return tuple(server for server in found if server is not None)

    def _server(self, raw: object, at: str) -> Server | None:
        reading = self.reading
        node = reading.mapping(raw, at, "a server")
        url = reading.text(node, "url", at)
        if url is None:
            if node:
                reading.report(codes.MISSING_KEY, "a server has no url", at)
            return None
        variables: dict[str, ServerVariable] = {}
        for name, value in reading.child(node, "variables", at).items():
            where = f"{at}/variables/{escape(name)}"
            variables[name] = self._variable(value, where)
        return Server(
            at=at,
            url=url,
            description=reading.text(node, "description", at),
            variables=MappingProxyType(variables),
            id=reading.text(node, "x-speakeasy-server-id", at)
            or reading.text(node, "name", at),
        )

    def _variable(self, raw: object, at: str) -> ServerVariable:
        reading = self.reading
        node = reading.mapping(raw, at, "a server variable")
        choices = reading.texts(node, "enum", at)
        default = reading.text(node, "default", at)
        if node and default is None:
            reading.report(codes.MISSING_KEY, "a server variable has no default", at)
        if "enum" in node and not choices:
            reading.report(
                codes.INVALID_SHAPE,
                "the enum of a server variable is empty",
                f"{at}/enum",
            )
        if default is not None and choices and default not in choices:
            message = f"the default {default!r} is not one of the enum"
            reading.report(codes.ODD_SHAPE, message, f"{at}/default")
        return ServerVariable(
            default=default or "",
            enum=choices,
            description=reading.text(node, "description", at),
        )

    def requirements(
        self, node: Mapping[str, object], at: str
    ) -> tuple[SecurityRequirement, ...] | None:
        """The `security` of the root or of an operation; None where it is not written."""
        if node.get("security") is None:
            return None
        found: list[SecurityRequirement] = []
        for index, raw in enumerate(self.reading.items(node, "security", at)):
            where = f"{at}/security/{index}"
            alternative = self.reading.mapping(raw, where, "a security requirement")
            known = tuple(
                (name, self.reading.texts(alternative, name, where))
                for name in alternative
                if self._is_scheme(name, where)
            )
            if known or not alternative:
                found.append(known)
        return tuple(found)

    def _is_scheme(self, name: str, at: str) -> bool:
        if name in self.scheme_names:
            return True
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
        """The Security Scheme Objects by key."""
        found: dict[str, SecurityScheme] = {}
        at = "#/components"
        for key, raw in self.reading.child(components, "securitySchemes", at).items():
            where = f"{at}/securitySchemes/{escape(key)}"
            target = self.references.part(raw, where, "a security scheme")
            if target is not None:
                node = self.reading.mapping(target.raw, target.at, "a security scheme")
                scheme = self._scheme(key, node, target.at)
                if scheme is not None:
                    found[key] = scheme
        return MappingProxyType(found)

    def _scheme(
        self, key: str, node: Mapping[str, object], at: str
    ) -> SecurityScheme | None:
        reading = self.reading
        kind = reading.text(node, "type", at)
        if kind is None:
            reading.report(
                codes.MISSING_KEY, f"security scheme {key!r} has no type", at
            )
            return None
        return SecurityScheme(
            at=at,
            key=key,
            kind=kind,
            description=reading.text(node, "description", at),
            name=reading.text(node, "name", at),
            location=reading.text(node, "in", at),
            scheme=reading.text(node, "scheme", at),
            bearer_format=reading.text(node, "bearerFormat", at),
            flows=self._flows(node, at),
            open_id_connect_url=reading.text(node, "openIdConnectUrl", at),
            extensions=reading.extensions(node),
        )

    def _flows(self, node: Mapping[str, object], at: str) -> tuple[OAuthFlow, ...]:
        reading = self.reading
        found: list[OAuthFlow] = []
        for kind, raw in reading.child(node, "flows", at).items():
            if kind.startswith("x-"):
                continue
            where = f"{at}/flows/{escape(kind)}"
            flow = reading.mapping(raw, where, "an OAuth flow")
            scopes = reading.child(flow, "scopes", where)
            found.append(
                OAuthFlow(
                    kind=kind,
                    authorization_url=reading.text(flow, "authorizationUrl", where),
                    token_url=reading.text(flow, "tokenUrl", where),
                    refresh_url=reading.text(flow, "refreshUrl", where),
                    scopes=tuple(
                        (name, reading.text(scopes, name, f"{where}/scopes") or "")
                        for name in scopes
                    ),
                    extensions=reading.extensions(flow),
                )
            )
        return tuple(found)

"""What stands at the top of a document: info, servers, tags.

Input: raw values and their pointers. Output: the objects of the model.
"""

from __future__ import annotations

from types import MappingProxyType

from sdkpress.diagnostics import codes
from sdkpress.source.pointer import escape
from sdkpress.spec.keys import check_keys
from sdkpress.spec.model import Info, Server, ServerVariable, Tag
from sdkpress.spec.reading import NOTHING, Reading, as_list, as_mapping


class RootReader:
    """Reads the small objects of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def info(self) -> Info:
        """The Info Object."""
        reading, at = self.reading, "#/info"
        if reading.root.get("info") is None:
            reading.report(codes.MISSING_KEY, "the document has no info", "#")
        node = reading.child(reading.root, "info", "#")
        check_keys(reading, "info", node, at)
        for key in ("title", "version"):
            if node is not NOTHING and node.get(key) is None:
                reading.report(codes.MISSING_KEY, f"info has no {key}", at)
        for key in ("contact", "license"):
            reading.child(node, key, at)
        return Info(
            title=reading.text(node, "title", at) or "",
            version=reading.text(node, "version", at) or "",
            summary=reading.text(node, "summary", at),
            description=reading.text(node, "description", at),
        )

    def tags(self) -> tuple[Tag, ...]:
        """The root's tags in order."""
        tags: list[Tag] = []
        for index, raw in enumerate(self.reading.items(self.reading.root, "tags", "#")):
            at = f"#/tags/{index}"
            node = self.reading.mapping(raw, at, "a tag")
            check_keys(self.reading, "tag", node, at)
            name = self.reading.text(node, "name", at)
            if name is not None:
                tags.append(
                    Tag(
                        name=name,
                        description=self.reading.text(node, "description", at),
                        summary=self.reading.text(node, "summary", at),
                        parent=self.reading.text(node, "parent", at),
                        kind=self.reading.text(node, "kind", at),
                    )
                )
            elif as_mapping(raw) is not None:
                self.reading.report(codes.MISSING_KEY, "a tag has no name", at)
        return tuple(tags)

    def servers(self, raw: object, at: str) -> tuple[Server, ...]:
        """A list of Server Objects."""
        items = as_list(raw)
        if items is None:
            self.reading.wrong(raw, "a list of servers", at)
            return ()
        servers = (
            self._server(item, f"{at}/{index}") for index, item in enumerate(items)
        )
        return tuple(server for server in servers if server is not None)

    def _server(self, raw: object, at: str) -> Server | None:
        reading = self.reading
        node = reading.mapping(raw, at, "a server")
        check_keys(reading, "server", node, at)
        url = reading.text(node, "url", at)
        if url is None:
            if as_mapping(raw) is not None:
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
        check_keys(reading, "server variable", node, at)
        choices = reading.texts(node, "enum", at)
        default = reading.text(node, "default", at)
        if as_mapping(raw) is not None and default is None:
            reading.report(codes.MISSING_KEY, "a server variable has no default", at)
        if "enum" in node and not choices:
            reading.report(
                codes.INVALID_SHAPE,
                "the enum of a server variable is empty",
                f"{at}/enum",
            )
        if default and choices and default not in choices:
            message = f"the default {default!r} is not one of the enum"
            reading.report(codes.ODD_SHAPE, message, f"{at}/default")
        return ServerVariable(
            default=default or "",
            enum=choices,
            description=reading.text(node, "description", at),
        )

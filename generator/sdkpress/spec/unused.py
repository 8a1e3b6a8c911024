"""The components that nothing refers to: read for their findings alone.

Input: the raw `components`. Output: findings. A part that something refers to is not reported twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sdkpress.diagnostics import codes
from sdkpress.source.pointer import escape
from sdkpress.spec.keys import check_keys
from sdkpress.spec.parts import PartReader
from sdkpress.spec.paths import PathReader
from sdkpress.spec.reading import Reading, as_mapping
from sdkpress.spec.refs import References


def check_components(
    reading: Reading,
    references: References,
    parts: PartReader,
    paths: PathReader,
    components: Mapping[str, object],
) -> None:
    """Look at every part of `components` besides schemas and security schemes."""
    check_keys(reading, "components", components, "#/components")

    def link(raw: object, at: str) -> None:
        target = references.part(raw, at, "a link")
        node = None if target is None else as_mapping(target.raw)
        if node and target and target.at == at:
            _check_link(reading, node, at)

    readers: dict[str, Callable[[object, str], object]] = {
        "parameters": parts.parameter,
        "requestBodies": parts.request_body,
        "responses": parts.response,
        "headers": parts.header,
        "examples": parts.example,
        "mediaTypes": parts.media_type,
        "pathItems": paths.check_item,
        "links": link,
    }
    for key, read in readers.items():
        for name, raw in reading.child(components, key, "#/components").items():
            read(raw, f"#/components/{key}/{escape(name)}")


def _check_link(reading: Reading, node: Mapping[str, object], at: str) -> None:
    """A Link Object; nothing is made of it, but a key it cannot have is a mistake."""
    if "body" in node:
        message = "a link has no key 'body'"
        reading.report(
            codes.INVALID_SHAPE,
            message,
            f"{at}/body",
            on_key=True,
            hint="the server that answers a link is its `server`",
        )
    check_keys(reading, "link", node, at, besides=lambda key: key == "body")

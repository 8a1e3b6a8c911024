"""What a reader can search for: operations, models, the names of all arguments and fields, and what pages say.

Input: the context. Output: the text of `search-index.js`, a script that is loaded when a search begins, so that it
also works for pages on a disk. A name that many have stands there once, with the positions of its owners.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from sdkpress.docs.markdown import one_line
from sdkpress.ir.models import ObjectModel
from sdkpress.site.context import SiteContext, title
from sdkpress.site.fields import anchor
from sdkpress.site.text import plain

_ABOUT: Final = 320  # characters of an operation's description
_SAID: Final = 100  # characters of a field's


def search_index(
    context: SiteContext, guide: tuple[tuple[str, str, str], ...]
) -> bytes:
    """The script. A page is `[kind, name, title, address, more words, text]`, a field `[name, anchor, text, owners…]`.

    `guide` has a title, an address and a text for each section of the guide.
    """
    pages: list[list[str]] = []
    owners: dict[tuple[str, str, str], list[int]] = {}
    for operation in context.api.operations:
        at = len(pages)
        pages.append(
            [
                operation.method.upper(),
                context.call(operation),
                title(operation),
                context.operation_pages[operation.id],
                f"{one_line(operation.url_path)} {operation.operation_id}",
                plain(operation.description, _ABOUT),
            ]
        )
        for argument in operation.arguments:
            name = context.names.arguments[operation.id, argument.key].python
            said = plain(argument.description, _SAID)
            owners.setdefault((name, anchor(name), said), []).append(at)
    for id_, model in context.models.items():
        at = len(pages)
        wire = model.naming.component or ""
        pages.append(
            [
                "model",
                context.class_name(id_),
                "",
                context.model_page(id_),
                wire,
                plain(model.description),
            ]
        )
        if isinstance(model, ObjectModel):
            for field in model.fields:
                name = context.names.fields[id_, field.wire]
                said = plain(field.description, _SAID)
                owners.setdefault((name, anchor(name), said), []).append(at)
    about_of = {group.path: group.description for group in context.api.groups}
    for path, group in context.names.groups.items():
        if path:
            dotted = ".".join(group.attributes)
            about = plain(about_of.get(path))
            pages.append(["group", dotted, "", context.group_page(path), "", about])
    pages += (["guide", name, "", href, "", text] for name, href, text in guide)
    return search_script(pages, [[*field, *at] for field, at in owners.items()])


def search_script(
    pages: Sequence[Sequence[str]], fields: Sequence[Sequence[str | int]]
) -> bytes:
    """The script of these pages and fields."""
    data = {"pages": pages, "fields": fields}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"sdkpressSearch({text});\n".encode()

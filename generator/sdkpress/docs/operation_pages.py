"""Operations → one reference page each, with the part of the document that describes the operation.

Input: the API, the config and the raw document. Output: plans of `docs/operations/<operationId>.md`,
none unless the config has `docs.operations`. A page's title, lead and text come from `x-mint` where the
operation has it, else from its summary and description.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from sdkpress.docs.mdx import to_mdx
from sdkpress.frozen import dataclass
from sdkpress.render.plan import FilePlan, Rendered

if TYPE_CHECKING:
    from sdkpress.config.model import Config
    from sdkpress.ir.api import Api, Operation
    from sdkpress.ir.ids import OperationId
    from sdkpress.python.context import GenerationContext
    from sdkpress.source.document import Document

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
_BACKTICKS: Final = re.compile(r"`{4,}")
_LONGEST_NAME: Final = 120
# Names that Windows keeps for devices, whatever their extension.
_DEVICES: Final = re.compile(r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPageView:
    """One page. `quote` holds its `> ` marks; `info` follows `yaml` on the fence's line."""

    index_url: str | None
    title: str
    quote: str
    content: str
    fence: str
    info: str
    document: str


def present_operation_pages(
    context: GenerationContext, document: Document
) -> tuple[FilePlan, ...]:
    """The pages, in the order of the operations."""
    api, config = context.api, context.config
    if config.docs.operations is None:
        return ()
    from sdkpress.excerpts.operation_document import OperationDocuments

    documents = OperationDocuments(document.data)
    files = operation_files(api)
    plans: list[FilePlan] = []
    for operation in api.operations:
        path = PurePosixPath("docs") / files[operation.id]
        excerpt = documents.text(operation.path, operation.method)
        view = _page(operation, excerpt, config)
        loose = context.dialect.loose_ends
        plans.append(Rendered(path, "docs/operation.md.jinja", view, loose_end=loose))
    return tuple(plans)


def operation_files(api: Api) -> Mapping[OperationId, str]:
    """Each operation's page, as a path under `docs/`; distinct also where case does not count."""
    files: dict[OperationId, str] = {}
    taken: set[str] = set()
    for operation in api.operations:
        stem = _file_stem(operation.operation_id)
        name, number = stem, 2
        while name.lower() in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name.lower())
        files[operation.id] = f"operations/{name}.md"
    return MappingProxyType(files)


def operation_title(operation: Operation) -> str:
    """What the page is called: `x-mint`'s title, else the summary, else the operation's id; one line."""
    title = _metadata(operation).get("title")
    text = title if isinstance(title, str) else operation.summary
    return " ".join((text or "").split()) or operation.operation_id


def operation_lead(operation: Operation) -> str:
    """What the page says first: `x-mint`'s description, else the operation's own."""
    lead = _metadata(operation).get("description")
    return lead if isinstance(lead, str) else operation.description or ""


def _page(operation: Operation, document: str, config: Config) -> OperationPageView:
    pages = config.docs.operations
    content = _mint(operation).get("content")
    source = pages.document_url if pages else None
    target = f"{operation.method} {operation.path}"
    longest = max((len(run) for run in _BACKTICKS.findall(document)), default=3)
    return OperationPageView(
        index_url=pages.index_url if pages else None,
        title=operation_title(operation),
        quote=_quote(operation_lead(operation), config),
        content=to_mdx(content) if isinstance(content, str) else "",
        fence="`" * (longest + 1),
        info=_info(f"{source} {target}" if source else target),
        document=document,
    )


def _quote(text: str, config: Config) -> str:
    """A block quote. The reference dialect marks the first line only."""
    if config.docs.dialect == "reference":
        return f"> {text}" if text else ""
    lines = text.strip("\n").split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines) if text.strip() else ""


def _info(text: str) -> str:
    """An info string is one line without backticks (CommonMark section 4.5)."""
    return text.replace("`", "%60").replace("\r", "%0D").replace("\n", "%0A")


def _file_stem(operation_id: str) -> str:
    stem = _UNSAFE.sub("-", operation_id).strip("-.")[:_LONGEST_NAME] or "operation"
    return f"{stem}-operation" if _DEVICES.fullmatch(stem) else stem


def _mint(operation: Operation) -> Mapping[str, object]:
    return _object(operation.extensions.get("x-mint"))


def _metadata(operation: Operation) -> Mapping[str, object]:
    return _object(_mint(operation).get("metadata"))


def _object(value: object) -> Mapping[str, object]:
    return cast(Mapping[str, object], value) if isinstance(value, Mapping) else {}

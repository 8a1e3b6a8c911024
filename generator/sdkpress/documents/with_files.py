"""A document with what it refers to in other files.

Input: a document and the config, which says where files may come from. Output: the document in one piece.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.documents.references import may_lead_away
from sdkpress.source.document import Document

if TYPE_CHECKING:
    from sdkpress.documents.files import Files


def with_files(
    document: Document, config: Config, sink: Sink, *, renew: bool = False
) -> Document:
    """The document with what its references name in other files."""
    if not may_lead_away(document):
        return document
    from sdkpress.documents.bundle import bundle  # most documents are one file

    bundled = bundle(document, files_of(document, config, sink, renew=renew))
    return replace(bundled, changed=False)


def files_of(
    document: Document, config: Config, sink: Sink, *, renew: bool = False
) -> Files:
    """The files that a document may lead to, as far as the config allows."""
    from sdkpress.documents.files import Files
    from sdkpress.documents.remote import LOCK_NAME, Fetcher, default_cache

    remote = Fetcher(
        hosts=frozenset(host.lower() for host in config.allow_remote),
        lock=config.folder / LOCK_NAME,
        cache=default_cache(),
        renew=renew,
    )
    return Files(document, sink, remote)

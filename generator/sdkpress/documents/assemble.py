"""The document of a run: the user's own with everything that belongs to it.

Input: the read document and the config. Output: one document, with references to other files brought in, further
documents merged, overlays applied and filtered; or None with a fatal finding.
"""

from __future__ import annotations

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.documents.with_files import with_files
from sdkpress.source.document import Document


def assemble(
    document: Document, config: Config, sink: Sink, *, renew: bool = False
) -> Document | None:
    """Everything that a config asks for, in order: merge, bundle, overlays, filters. An overlay stands for the
    document that it extends."""
    overlay = document if _is_overlay(document.data) else None
    if overlay is not None:
        from sdkpress.documents.overlay import extended

        base = extended(overlay, config, sink, renew=renew)
        if base is None:
            return None
        document = base
    if config.documents:
        from sdkpress.documents.merge import merge

        merged = merge(document, config, sink, renew=renew)
        if merged is None:
            return None
        document = merged
    document = with_files(document, config, sink, renew=renew)
    if config.overlays or overlay is not None:
        from sdkpress.documents.overlay import apply_overlays

        changed = apply_overlays(document, config, sink, overlay)
        if changed is None:
            return None
        document = with_files(changed, config, sink, renew=renew)
    if config.include is not None or config.exclude is not None:
        from sdkpress.documents.filters import filtered

        document = filtered(document, config, sink)
    return document


def _is_overlay(data: object) -> bool:
    return isinstance(data, dict) and "overlay" in data and "openapi" not in data

"""Our own documents, understood once for all tests that look at what is made of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.pipeline import Analysis, analyze
from sdkpress.python.context import GenerationContext, generation_context
from sdkpress.run import resolve_job


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """A document with its config, as far as the presenters get them."""

    analysis: Analysis
    config: Config
    lookup: GenerationContext


@lru_cache(maxsize=4)
def pressed(spec: Path, config: Path | None = None) -> Build:
    """The document at `spec`; fails where it has errors."""
    sink = Sink()
    job = resolve_job(spec, config, None, sink)
    analysis = analyze(job.spec, job.config, sink, lambda _: None)
    lookup = generation_context(analysis.api, analysis.names, job.config)
    return Build(analysis=analysis, config=job.config, lookup=lookup)

"""Our own documents, understood once for all tests that look at what is made of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sdkpress.config import Config
from sdkpress.diagnostics import Sink
from sdkpress.docs.lookup import Lookup, lookup_of
from sdkpress.pipeline import Understood, understand
from sdkpress.run import settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """A document with its config, as far as the presenters get them."""

    understood: Understood
    config: Config
    lookup: Lookup


@lru_cache(maxsize=4)
def pressed(spec: Path, config: Path | None = None) -> Pressed:
    """The document at `spec`; fails where it has errors."""
    sink = Sink()
    job = settle(spec, config, None, sink)
    understood = understand(job.spec, job.config, sink, lambda _: None)
    lookup = lookup_of(understood.api, understood.names, job.config)
    return Pressed(understood=understood, config=job.config, lookup=lookup)

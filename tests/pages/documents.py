"""The documents whose pages are proven: ours, and real ones where `../shared` is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from conftest import REPO, SHARED


@dataclass(frozen=True)
class Source:
    """A document, its config, and whether it is one of ours."""

    name: str
    document: Path
    config: Path | None


OURS = [
    Source(folder.name, folder / "openapi.yaml", folder / "sdkpress.yaml")
    for folder in sorted((REPO / "specs").iterdir())
    if folder.is_dir()
]
SUPPORT = REPO / "tests" / "support"
OURS += [
    Source("tokens", SUPPORT / "tokens.yaml", None),
    Source("formats", SUPPORT / "formats.yaml", None),
    Source("shapes", SUPPORT / "shapes.yaml", SUPPORT / "shapes_config.yaml"),
]
REAL = [
    Source(
        "friendli",
        SHARED / "truth/friendli/openapi.yaml",
        SHARED / "seeds/friendli.yaml",
    ),
    *(
        Source(name.split(".")[0], SHARED / "specs" / name, None)
        for name in (
            "notion.json",
            "hetzner.json",
            "pinecone.json",
            "figma.yaml",
            "xkcd.json",
            "discord.json",
        )
    ),
]

"""The documents that SDKs are pressed from in tests, and where each is pressed to: once per test process."""

from __future__ import annotations

import atexit
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from conftest import SHARED
from support.document import Document
from support.pressing import REPOSITORY, Build, press

SPECS = REPOSITORY / "specs"


@dataclass(frozen=True)
class ApiUnderTest:
    """A document with its config."""

    name: str
    document: Path
    config: Path | None = None
    sends_defaults: bool = False
    """Whether its config sends the defaults of the document (`compatibility.document_defaults`)."""

    @property
    def present(self) -> bool:
        """Whether the document is there at all."""
        return self.document.is_file()

    @property
    def needed(self) -> pytest.MarkDecorator:
        """Skips a test where the document is not there."""
        reason = f"needs ../shared: {self.document.name} of {self.name}"
        return pytest.mark.skipif(not self.present, reason=reason)


OURS = tuple(
    ApiUnderTest(name, SPECS / name / "openapi.yaml", SPECS / name / "sdkpress.yaml")
    for name in ("tasks", "atelier")
)
PAGED = ApiUnderTest("paged", Path(__file__).parent / "paged.yaml")
"""Every kind of list that comes in pages."""
STREAMED = ApiUnderTest("streamed", Path(__file__).parent / "streamed.yaml")
"""Responses that may be read as a stream."""
CONTENTS = ApiUnderTest("contents", Path(__file__).parent / "contents.yaml")
"""Bodies of several content types, sent and received."""
OPTIONS = ApiUnderTest("options", Path(__file__).parent / "options.yaml")
"""Options of clients and of calls, and names that are also those of options."""
FORMATS = ApiUnderTest("formats", Path(__file__).parent / "formats.yaml")
"""Formats that have a type of Python's."""
SHAPES = ApiUnderTest(
    "shapes",
    Path(__file__).parent / "shapes.yaml",
    Path(__file__).parent / "shapes_config.yaml",
)
"""Tuples, sets, unions in unions, and what holds itself."""
LIMITED = ApiUnderTest(
    "limits",
    Path(__file__).parent / "limits.yaml",
    Path(__file__).parent / "limits_config.yaml",
)
"""Limits of values, which are checked."""
TOKENS = ApiUnderTest("tokens", Path(__file__).parent / "tokens.yaml")
"""Schemes whose tokens the SDK asks for itself, and one that answers a challenge."""
FRIENDLI = ApiUnderTest(
    "friendli",
    SHARED / "truth" / "friendli" / "openapi.yaml",
    SHARED / "truth" / "friendli" / "sdkpress.yaml",
    sends_defaults=True,
)
OTHERS = tuple(
    ApiUnderTest(Path(file).stem, SHARED / "specs" / file)
    for file in (
        "notion.json",
        "hetzner.json",
        "figma.yaml",
        "pinecone.json",
        "spotify.json",
    )
)


@cache
def _folder() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="sdkpress-tests-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


@cache
def pressed(api: ApiUnderTest) -> Build:
    """The SDK of a document, pressed at the first call."""
    return press(api.document, api.config, _folder() / api.name)


@cache
def document(api: ApiUnderTest) -> Document:
    """A document as the tests read it."""
    return Document.read(api.document)

"""The commands: one module each, named after the command.

A module holds `COMMAND`, what the command does and takes, and `run(arguments, console)`, which returns its
exit status and imports what it needs.
"""

from collections.abc import Mapping
from typing import Final

COMMANDS: Final[Mapping[str, str]] = {
    "generate": "write the SDK: the package, its project files and its pages",
    "docs": "write the reference pages alone",
    "site": "write the reference pages as a static site",
    "check": "tell whether the output is what generate would write",
    "init": "write a sdkpress.yaml from the gen.yaml of a published SDK",
    "compare": "tell what users of a published SDK would miss in another",
    "diff": "tell what changes for the users of the SDK",
    "inspect": "print what the document becomes, as JSON for programs",
}
"""Each command with what it does in a line, in the order in which help lists them."""

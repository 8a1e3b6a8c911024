"""The commands: one module each, named after the command.

A module holds `COMMAND`, what the command does and takes, and `run(arguments, console)`, which returns its
exit status and imports what it needs.
"""

from collections.abc import Mapping
from typing import Final

COMMANDS: Final[Mapping[str, str]] = {
    "init": "set a repository up: config, hook, CI workflow",
    "generate": "write the SDK: the package, its project files and its pages",
    "docs": "write the reference pages alone",
    "site": "write the reference pages as a static site",
    "check": "tell whether the output is what generate would write",
    "compare": "tell what users of a published SDK would miss in another",
    "validate": "tell what is wrong with the document",
    "bundle": "write the document as one file: references, overlays and filters carried out",
    "names": "print the names of methods and classes, and pin them",
    "diff": "tell what changes for the users of the SDK",
    "watch": "generate whenever the document or the config changes",
    "config": "print the settings in force",
    "templates": "list the templates, and export those that you want to change",
    "completion": "print what completes commands and options in a shell",
    "inspect": "print what the document becomes, as JSON for programs",
}
"""Each command with what it does in a line, in the order in which help lists them."""

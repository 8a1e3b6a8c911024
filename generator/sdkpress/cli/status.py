"""The exit statuses of the command."""

from typing import Final

DONE: Final = 0
FAULTY: Final = (
    1  # no document, --strict and errors, files in the way, a check found a difference
)
USAGE: Final = 2
BUG: Final = 70
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141

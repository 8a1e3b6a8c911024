"""Options that several commands share.

Input: a command's parser. Output: the same parser, which now knows them.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from sdkpress.remote import Remote, is_remote


class _FirstAndFurther(argparse.Action):
    """An option that may be given again: the first value, and a list of the others."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: Any,
        values: Any,
        option: str | None = None,
    ) -> None:
        del parser, option
        if namespace.config is None:
            namespace.config = values
        else:
            namespace.further_configs.append(values)


def add_document(parser: argparse.ArgumentParser) -> None:
    """SPEC and -c."""
    add_spec(parser)
    add_config(parser)


def add_spec(parser: argparse.ArgumentParser) -> None:
    """SPEC."""
    parser.add_argument(
        "spec",
        nargs="?",
        type=a_document,
        metavar="SPEC",
        help="the OpenAPI document: a file, a URL, or - for standard input (default: `spec` of the config)",
    )
    parser.add_argument(
        "--offline",
        action="store_true",
        help="fetch nothing: of a URL, take the copy of the last run",
    )


def add_config(parser: argparse.ArgumentParser) -> None:
    """-c."""
    parser.add_argument(
        "-c",
        "--config",
        action=_FirstAndFurther,
        type=a_path,
        metavar="CONFIG",
        help="a sdkpress.yaml, a pyproject.toml or a Speakeasy gen.yaml; may be given again"
        " (default: ./sdkpress.yaml, else a ./pyproject.toml with [tool.sdkpress])",
    )
    parser.add_argument(
        "--sdk",
        metavar="NAME",
        help="the one of several SDKs in a config (default: all of them)",
    )
    add_remote(parser)


def add_remote(parser: argparse.ArgumentParser) -> None:
    """--allow-remote."""
    parser.add_argument(
        "--allow-remote",
        action="append",
        default=[],
        metavar="HOST",
        help="let the document refer to files on this host; may be given again",
    )


def add_output(parser: argparse.ArgumentParser, help_: str = "") -> None:
    """-o."""
    parser.add_argument(
        "-o",
        "--output",
        type=a_path,
        metavar="DIR",
        help=help_
        or "the folder to write (default: `output` of the config, else ./<package>)",
    )


def add_check(parser: argparse.ArgumentParser) -> None:
    """--check."""
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit with 1 and a diff when something would change",
    )


def add_package_only(parser: argparse.ArgumentParser) -> None:
    """--package-only."""
    parser.add_argument(
        "--package-only",
        action="store_true",
        help="the package alone, without project files and pages; DIR is the package's folder",
    )


def add_exit_code(parser: argparse.ArgumentParser) -> None:
    """--exit-code."""
    parser.add_argument(
        "--exit-code",
        action="store_true",
        help="exit with 1 when a file was written or removed, as a hook wants it",
    )


def add_force(parser: argparse.ArgumentParser) -> None:
    """--force."""
    parser.add_argument(
        "--force",
        action="store_true",
        help="overwrite files that are not ours or were changed by hand",
    )


def add_verbosity(parser: argparse.ArgumentParser) -> None:
    """-v and -q."""
    parser.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="show every finding in full, and the time of each pass",
    )
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="say only what is wrong"
    )


def add_reporting(parser: argparse.ArgumentParser) -> None:
    """--strict, --format, -v and -q."""
    add_verbosity(parser)
    parser.add_argument(
        "--strict",
        action="store_true",
        help="write nothing when the document has errors or warnings",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "github", "sarif"),
        default="text",
        help="how findings and results are written to standard output (default: text)",
    )


def a_document(text: str) -> Path | Remote:
    """A file, an address, or standard input."""
    return Remote(text) if is_remote(text) else a_path(text)


def a_path(text: str) -> Path:
    """A path that some file could have; the empty one would mean the working folder."""
    if not text:
        raise argparse.ArgumentTypeError("the path is empty")
    if "\0" in text:
        raise argparse.ArgumentTypeError("a path holds no NUL")
    return Path(text)

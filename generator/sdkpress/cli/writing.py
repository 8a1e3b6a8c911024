"""A build, written into its folder or compared with it, and what there is to say about that.

Input: a `Build`. Output: an exit status, and what was compared where everything is now as it should be.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sdkpress.cli.arguments import Arguments
from sdkpress.cli.console import Console, Style
from sdkpress.cli.status import DONE, FAULTY, USAGE

if TYPE_CHECKING:
    from sdkpress.changes.news import News
    from sdkpress.output.compare import Comparison, Entry
    from sdkpress.output.write import Changes
    from sdkpress.pipeline import What
    from sdkpress.run import Build

_BREAKING_SHOWN: Final = 5
_WORDS_OF_A_LONG_NAME: Final = 2  # underscores: who chose it would have chosen less
_EDITS_SHOWN: Final = 80  # lines of diff above a refusal

Result = tuple[int, "Comparison | None"]


def compare_or_write(
    build_: Build, what: What, arguments: Arguments, console: Console
) -> Result:
    """Write, or with --check compare."""
    from sdkpress.output.manifest import BrokenManifest
    from sdkpress.output.paths import UnsafePath
    from sdkpress.output.write import WriteFailed, WriteRefused
    from sdkpress.run import compare_build, write_build

    was_there = os.path.exists(build_.folder)  # False also for a name too long
    console.outcome["folder"] = str(build_.folder)
    try:
        if arguments.check:
            comparison = compare_build(build_, what, console.announce)
            return _check(comparison, build_, arguments, console)
        changes = write_build(build_, what, arguments.force, console.announce)
    except WriteRefused as refusal:
        _show_what_is_in_the_way(refusal.entries, build_.folder, arguments, console)
        return FAULTY, None
    except BrokenManifest as error:
        console.complain(
            f"sdkpress: the manifest in '{build_.folder}' cannot be used: {error}\n"
            "help: restore .sdkpress/manifest.json, or remove it and run with --force"
        )
        return USAGE, None
    except UnsafePath as error:
        console.complain(f"sdkpress: {error}\nnothing was written")
        return USAGE, None
    except WriteFailed as error:
        console.complain(f"sdkpress: {error}")
        return USAGE, None
    return _tell(build_, changes, was_there, arguments, console), changes.comparison


def _tell(
    build_: Build,
    changes: Changes,
    was_there: bool,
    arguments: Arguments,
    console: Console,
) -> int:
    """Say what was done."""
    from sdkpress.cli.report import contents, new_files, summary

    package = build_.analysis.names.client.package
    long = package.count("_") >= _WORDS_OF_A_LONG_NAME
    if build_.news is not None and not was_there and not build_.is_named and long:
        console.say(
            f"the package is called `{package}` after the document's title;"
            " `package:` in sdkpress.yaml gives it another name"
        )
    for path in changes.kept:
        console.say(
            f"note: {path} is no longer made; it was changed by hand, so it stays"
        )
    if changes.created and (was_there or arguments.exit_code):
        for line in new_files(changes.created, build_.folder):
            console.complain(line)
    console.outcome.update(
        written=[str(path) for path in changes.written],
        removed=[str(path) for path in changes.removed],
        created=[str(path) for path in changes.created],
    )
    if not arguments.quiet:
        unchanged = changes.unchanged + len(build_.tree.kept)
        counts = (len(changes.written), unchanged, len(changes.removed))
        line = summary(build_.folder, contents(build_), counts, console.elapsed())
        console.tell(line)
    if build_.news is not None:
        _tell_news(build_.news, build_.folder, console)
    changed = bool(changes.written or changes.removed)
    return FAULTY if arguments.exit_code and changed else DONE


def _tell_news(news: News, folder: Path, console: Console) -> None:
    """Say in short what changed for users, and keep this generation."""
    from sdkpress.changes.report import in_short, one_line

    news.keep(folder)
    console.outcome["changes"] = [change.key for change in news.changes]
    if not news.changes:
        return
    console.say(f"for users of the SDK: {in_short(news.changes)}")
    breaking = [change for change in news.changes if change.breaking]
    for change in breaking[:_BREAKING_SHOWN]:
        console.say(f"  {one_line(change)}")
    if len(breaking) > _BREAKING_SHOWN:
        console.say(f"  … and {len(breaking) - _BREAKING_SHOWN} more")


def _check(
    comparison: Comparison, build_: Build, arguments: Arguments, console: Console
) -> Result:
    from sdkpress.output.compare import State
    from sdkpress.output.difference import difference, summary

    console.outcome["differences"] = {
        str(entry.path): str(entry.state)
        for entry in comparison.entries
        if entry.state is not State.CURRENT
    }
    if not comparison.differs:
        console.say(f"{build_.folder}: up to date")
        return DONE, comparison
    for line in difference(comparison):
        console.tell(line, _style(line))
    console.complain(f"{build_.folder}: {summary(comparison)}")
    console.complain(f"help: {_mending_command(comparison, arguments)}")
    return FAULTY, None


def _show_what_is_in_the_way(
    entries: Sequence[Entry], folder: Path, arguments: Arguments, console: Console
) -> None:
    from sdkpress.cli.report import in_the_way, ways_on
    from sdkpress.output.compare import State
    from sdkpress.output.difference import difference_of

    edited = [entry for entry in entries if entry.state is State.EDITED]
    console.outcome["in_the_way"] = [str(entry.path) for entry in entries]
    for line in difference_of(edited, _EDITS_SHOWN):
        style = _style(line)
        console.complain(console.styled(line, style) if style else line)
    console.complain(in_the_way(entries, folder))
    console.complain(ways_on(entries, folder, _command(arguments, "--force")))


def _style(line: str) -> Style | None:
    if line.startswith("+"):
        return "green"
    return "red" if line.startswith("-") else None


def _mending_command(comparison: Comparison, arguments: Arguments) -> str:
    """The command that would make the check pass."""
    from sdkpress.output.compare import State

    force = comparison.having(State.EDITED, State.FOREIGN)
    return _command(arguments, *(("--force",) if force else ()))


def _command(arguments: Arguments, *options: str) -> str:
    """The command that writes, as one would type it here."""
    command = "generate" if arguments.command == "check" else arguments.command
    words = ["sdkpress", command]
    if arguments.spec is not None:
        words.append(str(arguments.spec))
    for option, value in (("-c", arguments.config), ("-o", arguments.output)):
        if value is not None:
            words += [option, str(value)]
    if arguments.sdk is not None:
        words += ["--sdk", arguments.sdk]
    if arguments.package_only:
        words.append("--package-only")
    return shlex.join((*words, *options))

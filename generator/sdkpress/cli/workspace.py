"""A command for each SDK of a workspace: of a config with `sdks:`, or of several configs.

Input: the arguments as they were typed, and what to do for one SDK. Output: the worst exit status. What programs are told
of a workspace stands below the names of its SDKs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from pathlib import Path

from sdkpress.cli.arguments import Arguments
from sdkpress.cli.console import Console
from sdkpress.cli.status import DONE, USAGE

Run = Callable[[Arguments, Console], int]


def for_each_sdk(arguments: Arguments, console: Console, run: Run) -> int:
    """Run for every SDK that is asked for."""
    asked = list(_each(arguments))
    if len(asked) == 1:
        return run(asked[0][1], console)
    if arguments.spec is not None or arguments.output is not None:
        names = ", ".join(name for name, _ in asked)
        console.complain(
            f"sdkpress: SPEC and -o are about one SDK, and there are several: {names}\n"
            "help: choose one with --sdk, or with one -c"
        )
        return USAGE
    worst = DONE
    outcomes: dict[str, object] = {}
    inputs: set[str] = set()
    for name, one in asked:
        console.outcome.clear()
        console.say(f"[{name}]")
        worst = max(worst, run(one, console))
        outcomes[name] = dict(console.outcome)
        inputs |= console.inputs
    console.outcome.clear()
    console.outcome["sdks"] = outcomes
    console.inputs = inputs
    return worst


def _each(arguments: Arguments) -> Iterator[tuple[str, Arguments]]:
    """The arguments of each run, with a name for it."""
    from sdkpress.config.files import find_config, sdks_of

    first = [] if arguments.config is None else [arguments.config]
    for config in (*first, *arguments.further_configs) or (None,):
        known = sdks_of(config or find_config(Path()))
        chosen = known if arguments.sdk is None else (arguments.sdk,)
        for sdk in chosen or (None,):
            one = copy(arguments)
            one.config, one.further_configs, one.sdk = config, [], sdk
            yield " ".join(str(word) for word in (config, sdk) if word), one

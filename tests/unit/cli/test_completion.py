"""Scripts that complete commands: run by the shells that are there."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from sdkpress.cli.commands import COMMANDS
from sdkpress.cli.completion import completion_script, options_of


def _bash(*words: str) -> set[str]:
    """What bash offers for the last of the words."""
    listed = " ".join(f"'{word}'" for word in words)
    script = (
        f"{completion_script('bash')}\nCOMP_WORDS=({listed})\n"
        f'COMP_CWORD={len(words) - 1}\n_sdkpress\nprintf "%s\\n" "${{COMPREPLY[@]}}"'
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True)
    assert done.stderr == ""
    return set(done.stdout.split())


def test_bash_completes_commands_options_and_values() -> None:
    if shutil.which("bash") is None:
        pytest.skip("needs bash")
    assert _bash("sdkpress", "") == {*COMMANDS, "--help", "--version"}
    assert _bash("sdkpress", "gen") == {"generate"}
    assert "--package-only" in _bash("sdkpress", "generate", "--pa")
    assert _bash("sdkpress", "generate", "--format", "") == {
        *("text", "json", "github", "sarif")
    }
    assert _bash("sdkpress", "completion", "") >= {"bash", "zsh", "fish"}
    assert (
        _bash("sdkpress", "generate", "api") == set()
    )  # a path, by bash's own default


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_script_is_one_for_the_shell(shell: str) -> None:
    script = completion_script(shell)
    for command in COMMANDS:
        assert command in script
        for option in options_of(command):
            for name in option.names:
                assert name.lstrip("-") in script
    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell}")
    done = subprocess.run([shell, "-n", "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_fish_completes_commands_options_and_values() -> None:
    if shutil.which("fish") is None:
        pytest.skip("needs fish")

    def offered(line: str) -> set[str]:
        script = f"{completion_script('fish')}\ncomplete -C '{line}'"
        done = subprocess.run(["fish", "-c", script], capture_output=True, text=True)
        return {one.split("\t")[0] for one in done.stdout.splitlines()}

    assert offered("sdkpress gen") == {"generate"}
    assert "--package-only" in offered("sdkpress generate --pa")
    assert offered("sdkpress diff --format m") == {"markdown"}

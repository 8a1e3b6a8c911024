"""The kinds of finding about a config file.

Input: nothing. Output: the `Code` constants that `config_files` reports with.
"""

from __future__ import annotations

from sdkpress.diagnostics import Code, Severity

CONFIG_INVALID = Code(
    "config-invalid",
    Severity.ERROR,
    "A setting has a value that it cannot have.",
    "Write one of the values that the message names.",
)
CONFIG_UNKNOWN_KEY = Code(
    "config-unknown-key",
    Severity.ERROR,
    "The config has a setting that sdkpress does not know.",
    "Correct its name, or remove it.",
)
CONFIG_NOT_SERVED = Code(
    "config-not-served",
    Severity.INFO,
    "A gen.yaml asks for something that sdkpress does not do yet; the rest is used.",
    "Nothing needs to be done; compare the result with what you expect.",
)
PINNED_EXAMPLES_MISSING = Code(
    "pinned-examples-missing",
    Severity.ERROR,
    "The config names a gen.lock that is not there.",
    "Correct `pinned_examples`, or remove it.",
)

"""The page about retries, the same in every SDK.

Input: nothing. Output: its view and its path under `docs/`.
"""

from __future__ import annotations

from sdkpress.docs.tables import table
from sdkpress.docs.views import RetryPage

RETRY_PAGE = "models/utils/retryconfig.md"

_HEAD = ("Name", "Type", "Description", "Example")
_CONFIG = (
    (
        "`strategy`",
        "`str`",
        "`backoff` waits longer from try to try; `none` turns retries off.",
        '`"backoff"`',
    ),
    (
        "`backoff`",
        "[utils.BackoffStrategy](#backoffstrategy)",
        "The waiting times of the `backoff` strategy.",
        "`utils.BackoffStrategy(500, 60000, 1.5, 300000)`",
    ),
    (
        "`retry_connection_errors`",
        "`bool`",
        "Whether a connection that fails is tried again.",
        "`True`",
    ),
    (
        "`status_codes`",
        "`tuple[str, ...]`",
        "The statuses that are tried again, in place of the operation's own list.",
        '`("429", "5XX")`',
    ),
)
_BACKOFF = (
    (
        "`initial_interval`",
        "`int`",
        "The wait before the second try, in milliseconds.",
        "`500`",
    ),
    ("`max_interval`", "`int`", "The longest wait, in milliseconds.", "`60000`"),
    (
        "`exponent`",
        "`float`",
        "The factor by which the wait grows from try to try.",
        "`1.5`",
    ),
    (
        "`max_elapsed_time`",
        "`int`",
        "The time after which no new try begins, in milliseconds.",
        "`300000`",
    ),
)


def retry_page() -> RetryPage:
    """The view."""
    return RetryPage(table(_HEAD, _CONFIG), table(_HEAD, _BACKOFF))

"""What calls do when nothing is asked for, in words.

Input: the API and the config. Output: sentences about retries, and about responses that do not fit their type.
"""

from __future__ import annotations

from sdkpress.ir.calls import RetryPolicy
from sdkpress.python.context import GenerationContext
from sdkpress.python.operation_specs import idempotency_key


def default_retries(context: GenerationContext) -> str:
    """Which calls are repeated by themselves, after what, and for how long."""
    policies = [operation.retry for operation in context.api.operations]
    repeated = [policy for policy in policies if policy is not None]
    if not repeated:
        return "By default, a call is tried once."
    first = repeated[0]
    if len(repeated) < len(policies):
        who = f"By default, {len(repeated)} of {len(policies)} methods repeat a call"
    else:
        who = "By default, a call is repeated"
    if any(policy != first for policy in repeated):
        return f"{who}, for as long as the document says for each."
    return f"{who} {_when(first)}."


def idempotency_headers(context: GenerationContext) -> str:
    """The headers by which servers know a repeated request; empty where no operation has one."""
    keys = (idempotency_key(one, context) for one in context.api.operations)
    return " or ".join(f"`{key}`" for key in dict.fromkeys(keys) if key is not None)


def _when(policy: RetryPolicy) -> str:
    codes = ", ".join(f"`{code}`" for code in policy.status_codes)
    when = f"after the statuses {codes}" if codes else "after no status"
    if policy.connection_errors:
        when += " and after connection errors"
    return f"{when}, for up to {policy.backoff.max_elapsed_time / 1000:g} seconds"


def validation_text(context: GenerationContext) -> str:
    """What becomes of a response that does not fit its type."""
    match context.config.response_validation:
        case "strict":
            namespace = context.config.errors_namespace
            return (
                "A response that does not fit its type raises"
                f" `{namespace}.ResponseValidationError`."
            )
        case "lenient":
            return "A response that does not fit its type gives what can be read of it."
        case "off":
            return "Whether a response fits its type is not checked."

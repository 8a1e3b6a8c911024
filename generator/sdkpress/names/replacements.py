"""What to call instead of something deprecated (x-speakeasy-deprecation-replacement).

Input: a `Deprecation` with the names of the API. Output: a sentence, the same on pages and in code.
"""

from __future__ import annotations

from sdkpress.ir.api import Api
from sdkpress.ir.models import Deprecation
from sdkpress.names.table import NameTable


def replacement_sentence(api: Api, names: NameTable, deprecation: Deprecation) -> str:
    """`Use `job.start` instead.`; "" where the document names no replacement.

    An operationId that no operation has is said as the document writes it.
    """
    wanted = deprecation.replacement
    if wanted is None:
        return ""
    for operation in api.operations:
        if operation.operation_id == wanted:
            group = operation.groups[0] if operation.groups else ()
            path = names.groups[group].attributes if group else ()
            return f"Use `{'.'.join((*path, names.operations[operation.id]))}` instead."
    return f"Use `{wanted}` instead."

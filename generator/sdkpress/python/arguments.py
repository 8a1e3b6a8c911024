"""The names under which a method hands its values to the transport.

Input: a parameter of an operation. Output: the key of its value.
"""

from __future__ import annotations

from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Parameter
from sdkpress.python.annotate import Annotator


def argument_of(
    operation: Operation, parameter: Parameter, annotator: Annotator
) -> str:
    """The key under which a parameter's value is passed; for a global that of the client's argument."""
    names = annotator.names
    if parameter.is_global and parameter.wire in names.globals:
        return names.globals[parameter.wire]
    key = f"{parameter.location}:{parameter.wire}"
    found = names.arguments.get((operation.id, key))
    return parameter.wire if found is None else found.python

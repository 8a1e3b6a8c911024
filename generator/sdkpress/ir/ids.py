"""Identities that exist before anything is lowered: the JSON pointer of each definition.

A model without a definition of its own gets a derived id: `<operation pointer>::request` for the
model of an operation's parameters, `<schema pointer>::file` for an uploaded file,
`#/components/securitySchemes::security` for the credentials.
"""

from __future__ import annotations

from typing import NewType

ModelId = NewType("ModelId", str)
OperationId = NewType(
    "OperationId", str
)  # pointer of the operation: `#/paths/~1pets/get`

GroupPath = tuple[
    str, ...
]  # wire segments: ("Dedicated", "Image"); () is the root client

Part = OperationId | ModelId | GroupPath
"""A part of an API that a file can be about."""

"""An argument of a method, or a field of a model, as Python has it.

Input: nothing. Output: `FieldSignature`, which `signature` makes.
"""

from __future__ import annotations

from dataclasses import dataclass

from sdkpress.ir.api import Argument
from sdkpress.ir.models import Field
from sdkpress.python.nodes import Annotation, Node, source
from sdkpress.spec.model import ABSENT


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSignature:
    """An argument of a method or a field of a model.

    `name` is Python's, `wire` the document's (None for what every method takes). `default` is its source; what
    has none must be given. `argument` or `field` is what it is made from.
    """

    name: str
    annotation: Annotation
    default: Node | None = None
    wire: str | None = None
    argument: Argument | None = None
    field: Field | None = None
    description: str | None = None

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default is None

    @property
    def documented_default(self) -> object:
        """The document's default, which the server takes for what is not given; `ABSENT` where there is none."""
        origin = self.field
        if origin is None and self.argument is not None:
            return self.argument.default
        return ABSENT if origin is None else origin.default

    @property
    def default_text(self) -> str | None:
        """The default as source on one line."""
        return None if self.default is None else source(self.default)

"""An argument of a method, or a field of a model, as Python has it.

Input: nothing. Output: `FieldSignature`, which `signature` makes.
"""

from __future__ import annotations

from sdkpress.frozen import dataclass
from sdkpress.ir.api import Argument
from sdkpress.ir.models import Field
from sdkpress.python import literals
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
    def server_default(self) -> str | None:
        """What the server takes for a value that is not given, as source, where the code does not send it."""
        origin = self.field or self.argument
        value = ABSENT if origin is None else origin.default
        if value is ABSENT or value is None or self.required:
            return None
        if self.default_text not in ("None", "UNSET"):
            return None
        return literals.literal(value)

    @property
    def default_text(self) -> str | None:
        """The default as source on one line."""
        return None if self.default is None else source(self.default)

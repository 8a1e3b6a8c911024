"""What tells inline models apart that want one name inside one root, for `naming: speakeasy`.

Input: the models, which of them are inline, and which are bodies. Output: for each kind of mark the words that a model
has of it, empty where it has none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Final

from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, Model
from sdkpress.names.gather import reason
from sdkpress.names.words import pascal, pascal_value

SHARED_BODY: Final = "#/components/requestBodies/"
SHARED_RESPONSE: Final = "#/components/responses/"
_STATUS: Final = re.compile(r"/responses/([1-5][0-9X]{2}|default)/")


class Marks:
    """The marks of the models of one document."""

    def __init__(
        self,
        models: Mapping[ModelId, Model],
        inline: Container[ModelId],
        is_body: Callable[[Model], bool],
    ) -> None:
        self._models = models
        self._inline = inline
        self._is_body = is_body

    def direction(self, id_: ModelId) -> str:
        """Whether it is sent or received."""
        if "/requestBody/" in id_ or id_.startswith(SHARED_BODY):
            return "Request"
        if "/responses/" in id_ and not self.reason(id_):
            return "Response"
        return ""

    def reason(self, id_: ModelId) -> str:
        """The error that it is told with."""
        status = _STATUS.search(id_)
        if status is None or status[1][0] in "123" or id_.startswith(SHARED_RESPONSE):
            return ""
        return reason(status[1])

    def tag(self, id_: ModelId) -> str:
        """The constant of the union's member that it is in."""
        for model in self.around(id_):
            if model.naming.position is not None and model.naming.tag:
                return pascal_value(model.naming.tag)
        return ""

    def parent(self, id_: ModelId) -> str:
        """The property that it is in."""
        for model in self.around(id_):
            if model.naming.position is None and not self._is_body(model):
                return pascal(model.naming.name_hint)
        return ""

    def around(self, id_: ModelId) -> list[Model]:
        """The inline models that a model is written in, from the nearest outwards."""
        models: list[Model] = []
        parent = ModelId(self._models[id_].naming.parent or "")
        while parent in self._inline:
            models.append(self._models[parent])
            parent = ModelId(self._models[parent].naming.parent or "")
        return models


def only_value(model: Model) -> str:
    """The value of an enum that has one."""
    if isinstance(model, EnumModel) and len(model.values) == 1:
        return str(model.values[0].value)
    return ""


def tells_apart(marks: Iterable[str]) -> bool:
    """Whether every mark is there and different."""
    listed = list(marks)
    return all(listed) and len(set(listed)) == len(listed)

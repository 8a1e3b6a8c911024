"""`Pet`."""

from __future__ import annotations

from typing import Annotated, Union

from ..types import Tagged, Unrecognized
from .cat import Cat, CatTypedDict
from .dog import Dog, DogTypedDict

PetTypedDict = Union[Cat, CatTypedDict, Dog, DogTypedDict]
"""What is accepted for `Pet`."""

Pet = Annotated[Union[Cat, Dog, Unrecognized], Tagged("kind", {"cat": 0, "dog": 1})]

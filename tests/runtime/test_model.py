"""Models: names and wire names, left out against null, unknown fields, open enums, unions."""

from __future__ import annotations

import copy
import pickle
import warnings
from datetime import datetime
from enum import Enum
from typing import Annotated, Any, Dict, List, Literal, Optional, Union

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter, ValidationError

from sdkpress.runtime.enums import UnrecognizedInt, UnrecognizedStr
from sdkpress.runtime.model import BaseModel
from sdkpress.runtime.unions import Tagged, Unrecognized
from sdkpress.runtime.unset import UNSET, Nullable, OptionalNullable, Unset

pytestmark = pytest.mark.filterwarnings("error")


class Pet(BaseModel):
    pet_type: Annotated[str, Field(alias="pet-type")]
    age: Nullable[int]
    owner: Annotated[OptionalNullable[str], Field(alias="pet-owner")] = UNSET
    tag: Optional[str] = None
    legs: Optional[int] = 4
    kind: Literal["pet"] = "pet"


class Everything(BaseModel):
    """One field of each kind that can be left out."""

    plain: Optional[int] = None
    nullable: OptionalNullable[int] = UNSET
    union: OptionalNullable[Union[int, List[str]]] = UNSET
    model: OptionalNullable[Pet] = UNSET
    nested: Optional[Dict[str, OptionalNullable[int]]] = None
    null_by_default: OptionalNullable[int] = None
    number_by_default: OptionalNullable[int] = 3


def test_made_by_attribute_and_written_by_wire_name() -> None:
    pet = Pet(pet_type="cat", age=None)
    assert pet.model_dump() == {
        "pet-type": "cat",
        "age": None,
        "legs": 4,
        "kind": "pet",
    }
    assert Pet.model_validate({"pet-type": "cat", "age": 1}).pet_type == "cat"
    assert Pet.model_validate({"pet_type": "cat", "age": 1}).pet_type == "cat"


def test_by_name_leaves_out_the_same() -> None:
    pet = Pet(pet_type="cat", age=1, owner=None)
    written = pet.model_dump(by_alias=False)
    assert written == {
        "pet_type": "cat",
        "age": 1,
        "owner": None,
        "legs": 4,
        "kind": "pet",
    }


def test_none_of_an_optional_field_with_a_default_is_left_out() -> None:
    assert "legs" not in Pet(pet_type="cat", age=1, legs=None).model_dump()


def test_explicit_unset_is_accepted_and_left_out() -> None:
    assert "pet-owner" not in Pet(pet_type="x", age=1, owner=UNSET).model_dump()
    assert (
        "pet-owner"
        not in Pet.model_validate(
            {"pet_type": "x", "age": 1, "owner": UNSET}
        ).model_dump()
    )


def test_defaults_of_nullable_fields_are_written() -> None:
    assert Everything().model_dump() == {
        "null_by_default": None,
        "number_by_default": 3,
    }


ABSENT = object()


@given(
    st.fixed_dictionaries(
        {
            "nullable": st.sampled_from([ABSENT, None, 0, 7]),
            "union": st.sampled_from([ABSENT, None, 1, [], ["a"]]),
            "model": st.sampled_from(
                [
                    ABSENT,
                    None,
                    {"pet-type": "cat", "age": None, "legs": 4, "kind": "pet"},
                ]
            ),
            "null_by_default": st.sampled_from([None, 1]),
            "number_by_default": st.sampled_from([None, 3, 5]),
            "plain": st.sampled_from([ABSENT, 5]),
            "unknown": st.sampled_from([ABSENT, None, {"a": None}, [None]]),
        }
    )
)
def test_absent_null_and_value_survive_both_ways(values: Dict[str, Any]) -> None:
    wire = {k: v for k, v in values.items() if v is not ABSENT}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        from_python = Everything.model_validate(wire)
        from_json = Everything.model_validate_json(from_python.model_dump_json())
        assert from_python.model_dump() == wire
        assert from_json.model_dump(mode="json") == wire
    for name in ("nullable", "union", "model"):
        value = getattr(from_json, name)
        assert (value is None) == (wire.get(name) is None)
        assert (name in from_json.model_fields_set) == (name in wire)


def test_unknown_fields_are_kept_and_reachable() -> None:
    pet = Pet.model_validate_json(
        '{"pet-type":"cat","age":1,"colour":"red","size":null}'
    )
    assert pet.model_extra == {"colour": "red", "size": None}
    assert pet.model_dump()["size"] is None


def test_unset_is_one_false_value() -> None:
    assert not UNSET and Unset() is UNSET and repr(UNSET) == "UNSET"
    assert copy.deepcopy(UNSET) is UNSET and copy.copy(UNSET) is UNSET
    assert pickle.loads(pickle.dumps(UNSET)) is UNSET
    pet = Pet(pet_type="cat", age=1)
    assert "owner" not in pet.model_copy(deep=True).model_dump()


def test_an_absent_field_reads_as_none_and_is_not_shown() -> None:
    pet = Pet.model_validate_json('{"pet-type":"cat","age":1}')
    null = Pet.model_validate_json('{"pet-type":"cat","age":1,"pet-owner":null}')
    assert pet.owner is None and null.owner is None
    assert "owner" not in pet.model_fields_set and "owner" in null.model_fields_set
    assert pet.model_dump() != null.model_dump() and pet != null
    assert dict(pet)["owner"] is None
    assert "owner" not in repr(pet) and "owner=None" in repr(null)
    pet.owner = "me"
    assert pet.owner == "me" and pet.model_dump()["pet-owner"] == "me"
    pet.owner = None
    assert pet.model_dump()["pet-owner"] is None
    with pytest.raises(AttributeError):
        _ = Pet.owner


def test_a_subclass_reads_alike() -> None:
    class Kitten(Pet):
        toy: OptionalNullable[str] = UNSET

    kitten = Kitten(pet_type="cat", age=0)
    assert kitten.owner is None and kitten.toy is None
    assert set(kitten.model_dump()) == {"pet-type", "age", "legs", "kind"}


def test_a_text_like_the_sentinel_is_written() -> None:
    pet = Pet.model_validate_json('{"pet-type":"cat","age":1,"pet-owner":"<unset>"}')
    assert pet.model_dump_json().count("<unset>") == 1


class Cat(BaseModel):
    pet_type: Annotated[Literal["cat"], Field(alias="petType")] = "cat"
    lives: Optional[int] = None


class Dog(BaseModel):
    pet_type: Annotated[str, Field(alias="petType")]
    bark: OptionalNullable[bool] = UNSET


OpenPet = Annotated[
    Union[Cat, Dog, Unrecognized],
    Tagged("petType", {"cat": 0, "dog": 1, "wolf": 1}, attribute="pet_type"),
]
ClosedPet = Annotated[
    Union[Cat, Dog], Tagged("petType", {"cat": 0, "dog": 1}, attribute="pet_type")
]


class House(BaseModel):
    first: OptionalNullable[OpenPet] = UNSET
    others: Optional[List[ClosedPet]] = None
    plain: Optional[Union[Dog, Cat, str]] = None


def test_a_tag_chooses_the_member_and_two_tags_may_share_one() -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(OpenPet)
    assert type(adapter.validate_json('{"petType":"cat"}')) is Cat
    assert type(adapter.validate_json('{"petType":"wolf"}')) is Dog
    assert type(adapter.validate_python({"pet_type": "dog"})) is Dog
    cat = Cat(lives=9)
    assert adapter.validate_python(cat) is cat


def test_an_unknown_tag_passes_through_an_open_union_only() -> None:
    wire = '{"petType":"emu","speed":[1,null]}'
    adapter: TypeAdapter[Any] = TypeAdapter(OpenPet)
    emu = adapter.validate_json(wire)
    assert type(emu) is Unrecognized
    assert adapter.dump_json(emu).decode() == wire
    assert adapter.validate_python(emu) is emu
    with pytest.raises(ValidationError):
        TypeAdapter[Any](ClosedPet).validate_json(wire)


@pytest.mark.parametrize(
    "wire", ['{"petType":"cat","lives":"x"}', '{"lives":1}', "3", '"cat"']
)
def test_a_known_or_missing_tag_that_does_not_fit_is_an_error(wire: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter[Any](OpenPet).validate_json(wire)


def test_unions_write_the_member_that_is_there() -> None:
    house = House(
        first=Dog(pet_type="dog", bark=None),
        others=[Cat(), Dog(pet_type="dog")],
        plain=Cat(lives=1),
    )
    assert house.model_dump() == {
        "first": {"petType": "dog", "bark": None},
        "others": [{"petType": "cat"}, {"petType": "dog"}],
        "plain": {"petType": "cat", "lives": 1},
    }
    assert House.model_validate_json(house.model_dump_json()) == house
    assert House(plain="text").model_dump() == {"plain": "text"}
    assert House.model_validate_json('{"first":null}').model_dump() == {"first": None}


class Size(str, Enum):
    SMALL = "s"


class Shirt(BaseModel):
    colour: Optional[Union[Literal["red", "blue"], UnrecognizedStr]] = None
    size: Optional[Union[Size, UnrecognizedStr]] = None
    fit: Optional[Union[Literal[1, 2], UnrecognizedInt]] = None


def test_open_enums_keep_known_values_and_pass_others() -> None:
    shirt = Shirt.model_validate_json('{"colour":"red","size":"s","fit":2}')
    assert (
        type(shirt.colour) is str
        and shirt.size is Size.SMALL
        and type(shirt.fit) is int
    )
    other = Shirt.model_validate_json('{"colour":"pink","size":"xxl","fit":9}')
    assert type(other.colour) is UnrecognizedStr and type(other.size) is UnrecognizedStr
    assert type(other.fit) is UnrecognizedInt
    assert other.model_dump(mode="json") == {"colour": "pink", "size": "xxl", "fit": 9}
    assert Shirt(colour=UnrecognizedStr("green")).model_dump() == {"colour": "green"}
    with pytest.raises(ValidationError):
        Shirt.model_validate_json('{"colour":3}')


def test_dates_are_written_as_rfc_3339() -> None:
    class Event(BaseModel):
        at: OptionalNullable[datetime] = UNSET

    event = Event.model_validate_json('{"at":"2024-05-01T12:30:00Z"}')
    assert event.model_dump_json() == '{"at":"2024-05-01T12:30:00Z"}'


def test_a_boolean_beside_a_number_stays_one() -> None:
    class Mixed(BaseModel):
        value: Union[Literal["a"], float, Literal[True]]

    for text in ('{"value":true}', '{"value":2}', '{"value":2.5}', '{"value":"a"}'):
        assert Mixed.model_validate_json(text).model_dump_json() == text

"""allOf: what holds together, what cannot, and who describes it."""

from __future__ import annotations

import pytest

from sdkpress.ir.models import EnumModel
from sdkpress.ir.types import Ref
from support.lowered import S, of_schemas


def test_members_join_in_order_and_what_stands_beside_follows() -> None:
    made = of_schemas("""
        Base: {required: [id], properties: {id: {type: string}, name: {type: string}}}
        Pet:
          allOf:
            - {$ref: '#/components/schemas/Base'}
            - {required: [age], properties: {age: {type: integer}}}
          properties: {tag: {type: string}}
        """)
    assert list(made.types("Pet")) == ["id", "name", "age", "tag"]
    listed = [f.wire for f in made.object("Pet").fields if f.declared_required]
    assert listed == ["id", "age"]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [("deep", ["b", "a"]), ("shallow", ["b"])],
)
def test_a_property_written_twice(mode: str, expected: list[str]) -> None:
    made = of_schemas(
        """
        Pet:
          allOf:
            - {properties: {x: {properties: {a: {type: string}}}}}
            - {properties: {x: {properties: {b: {type: string}}}}}
        """,
        all_of=mode,
    )
    inner = made.types("Pet")["x"]
    assert sorted(made.types(inner)) == sorted(expected)


@pytest.mark.parametrize(
    "members",
    [
        "[{type: string}, {type: integer}]",
        "[{enum: [a]}, {enum: [b]}]",
        "[{oneOf: [{type: string}, {type: integer}]}, {anyOf: [{type: string}]}, "
        "{anyOf: [{type: integer}]}]",
        "[{type: object}, false]",
    ],
)
def test_a_contradiction_is_reported_and_unknown(members: str) -> None:
    made = of_schemas(f"Pet: {{properties: {{x: {{allOf: {members}}}}}}}")
    assert made.types("Pet") == {"x": "unknown"}
    assert made.codes == ["unsupported-schema"]


def test_an_integer_is_a_number() -> None:
    made = of_schemas(
        "Pet: {properties: {x: {allOf: [{type: number}, {type: integer}]}}}"
    )
    assert made.types("Pet") == {"x": "integer"}


def test_enums_keep_their_common_values() -> None:
    made = of_schemas("Pet: {allOf: [{enum: [a, b, c]}, {enum: [c, b]}]}")
    assert [v.value for v in made.enum("Pet").values] == ["b", "c"]


def test_a_described_reference_is_the_reference() -> None:
    made = of_schemas("""
        Owner: {type: object, description: anyone}
        Pet:
          properties:
            owner: {description: whose, allOf: [{$ref: '#/components/schemas/Owner'}]}
            maybe: {nullable: true, allOf: [{$ref: '#/components/schemas/Owner'}]}
        """)
    assert made.types("Pet") == {"owner": f"{S}Owner", "maybe": f"{S}Owner?"}
    assert made.field("Pet", "owner").description == "whose"


def test_where_asked_for_a_described_enum_is_a_class_of_its_own() -> None:
    schemas = """
        Role: {enum: [a, b], description: any}
        Pet: {properties: {x: {description: mine, allOf: [{$ref: '#/components/schemas/Role'}]}}}
        """
    assert of_schemas(schemas).types("Pet") == {"x": f"{S}Role"}
    made = of_schemas(schemas, compatibility={"described_enums": "separate"})
    assert made.types("Pet") == {"x": f"{S}Pet/properties/x"}
    assert made.enum(f"{S}Pet/properties/x").description == "mine"


def test_alternatives_beside_properties_hold_for_each() -> None:
    made = of_schemas("""
        Pet:
          properties: {id: {type: string}}
          oneOf:
            - {title: Cat, properties: {purrs: {type: boolean}}}
            - {title: Dog, properties: {barks: {type: boolean}}}
        """)
    members = [m.model for m in made.union("Pet").members if hasattr(m, "model")]
    assert [list(made.types(m)) for m in members] == [["id", "purrs"], ["id", "barks"]]


def test_alternatives_that_only_require_are_one_object() -> None:
    made = of_schemas("""
        Pet:
          properties: {id: {type: string}, name: {type: string}}
          anyOf: [{required: [id]}, {required: [name]}]
        """)
    assert list(made.types("Pet")) == ["id", "name"]


def test_an_all_of_that_contains_itself_ends() -> None:
    made = of_schemas("""
        Pet: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {a: {}}}]}
        """)
    assert "unsupported-schema" in made.codes or made.sink.errors


@pytest.mark.parametrize(
    ("version", "expected"),
    [("3.1.0", ["id", "age"]), ("3.0.3", ["id"])],
)
def test_what_stands_beside_a_reference(version: str, expected: list[str]) -> None:
    made = of_schemas(
        """
        Base: {properties: {id: {type: string}}}
        Pet: {$ref: '#/components/schemas/Base', properties: {age: {type: integer}}}
        Zoo: {properties: {pet: {$ref: '#/components/schemas/Pet'}}}
        """,
        version,
    )
    assert list(made.types(made.types("Zoo")["pet"])) == expected


def test_null_beside_a_reference_counts() -> None:
    made = of_schemas(
        """
        Owner: {type: object}
        Pet: {properties: {owner: {$ref: '#/components/schemas/Owner', nullable: true}}}
        """,
        "3.0.3",
    )
    assert made.types("Pet") == {"owner": f"{S}Owner?"}


def test_a_base_narrowed_in_two_ways_is_two_types() -> None:
    made = of_schemas("""
        Base: {required: [type], properties: {type: {type: string}}}
        Cat:
          allOf:
            - {required: [type], properties: {type: {type: string, enum: [CAT]}}}
            - {$ref: '#/components/schemas/Base'}
        Dog:
          allOf:
            - {required: [type], properties: {type: {type: string, enum: [DOG]}}}
            - {$ref: '#/components/schemas/Base'}
        """)
    for key, only in (("Cat", "CAT"), ("Dog", "DOG")):
        (field,) = made.object(key).fields
        assert isinstance(field.type, Ref)
        enum = made.model(str(field.type.model))
        assert isinstance(enum, EnumModel)
        assert [v.value for v in enum.values] == [only]

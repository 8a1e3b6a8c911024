"""allOf: what holds together, what cannot, and who describes it."""

from __future__ import annotations

from typing import Final

import pytest

from sdkpress.ir.models import EnumModel
from sdkpress.ir.types import Ref
from support.lowered import S, of_schemas

SPEAKEASY: Final[dict[str, str]] = {"naming": "speakeasy"}


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


_ROLE = (
    "Role: {enum: [a, b], description: any}\nThing: {properties: {role: {enum: [c]}}}\n"
)


@pytest.mark.parametrize(
    ("written", "copied"),
    [
        ("allOf: [{$ref: '#/components/schemas/Role'}]", False),
        ("description: mine, allOf: [{$ref: '#/components/schemas/Role'}]", False),
        ("allOf: [{$ref: '#/components/schemas/Role'}, {description: mine}]", False),
        ("examples: [a], allOf: [{$ref: '#/components/schemas/Role'}]", True),
        ("default: a, allOf: [{$ref: '#/components/schemas/Role'}]", True),
        ("title: Own, allOf: [{$ref: '#/components/schemas/Role'}]", True),
    ],
)
def test_a_reference_with_more_than_a_description_is_a_copy_where_a_gen_yaml_says(
    written: str, copied: bool
) -> None:
    schemas = f"{_ROLE}Pet: {{properties: {{x: {{{written}}}}}}}"
    assert of_schemas(schemas).types("Pet") == {"x": f"{S}Role"}
    made = of_schemas(schemas, compatibility=SPEAKEASY)
    expected = f"{S}Pet/properties/x" if copied else f"{S}Role"
    assert made.types("Pet") == {"x": expected}


def test_items_that_refer_stay_the_component_in_both() -> None:
    schemas = f"""{_ROLE}
Pet: {{properties: {{x: {{items: {{allOf: [{{$ref: '#/components/schemas/Role'}}]}}}}}}}}"""
    for chosen in ({}, SPEAKEASY):
        made = of_schemas(schemas, compatibility=chosen)
        assert made.types("Pet") == {"x": f"list[{S}Role]"}


def test_a_copy_has_copies_of_what_is_written_inside() -> None:
    schemas = (
        _ROLE
        + "Pet: {properties: {x: {examples: [{}], allOf: [{$ref: '#/components/schemas/Thing'}]}}}"
    )
    made = of_schemas(schemas, compatibility=SPEAKEASY)
    copy = f"{S}Pet/properties/x"
    assert made.types("Pet") == {"x": copy}
    assert made.types(copy) == {"role": f"{copy}/properties/role"}


def test_a_copy_that_would_contain_itself_ends() -> None:
    made = of_schemas(
        """
        Node: {properties: {next: {nullable: true, allOf: [{$ref: '#/components/schemas/Node'}]}}}
        """,
        "3.0.3",
        compatibility=SPEAKEASY,
    )
    copy = f"{S}Node/properties/next"
    assert made.types("Node") == {"next": f"{copy}?"}
    assert made.types(copy) == {"next": f"{S}Node"}


_INPUT = """
    A: {required: [kind], properties: {kind: {const: a}, id: {type: string}}}
    B: {required: [kind], properties: {kind: {const: b}, id: {type: string}}}
    Input:
      oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
      discriminator:
        propertyName: kind
        mapping: {a: '#/components/schemas/A', b: '#/components/schemas/B'}
    """


@pytest.mark.parametrize(
    ("written", "fields", "listed"),
    [
        (
            "allOf: [{$ref: '#/components/schemas/Input'}, {properties: {n: {type: string}}}]",
            ["kind", "id", "n"],
            ["kind"],
        ),
        (
            "allOf: [{$ref: '#/components/schemas/Input'}, {type: object, required: [id]}]",
            ["kind", "id"],
            ["kind", "id"],
        ),
        (
            "required: [id], allOf: [{$ref: '#/components/schemas/Input'}]",
            ["kind", "id"],
            ["kind", "id"],
        ),
        (
            "required: [id], discriminator: {propertyName: kind, mapping: "
            "{a: '#/components/schemas/A', b: '#/components/schemas/B'}}, "
            "oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]",
            ["kind", "id"],
            ["kind", "id"],
        ),
    ],
)
@pytest.mark.parametrize("naming", ["default", "speakeasy"])
def test_a_union_that_is_added_to(
    written: str,
    fields: list[str],
    listed: list[str],
    naming: str,
) -> None:
    made = of_schemas(
        f"{_INPUT}Output: {{{written}}}",
        compatibility={"naming": naming},
    )
    union = made.union("Output")
    members = [str(m.model) for m in union.members if isinstance(m, Ref)]
    assert [made.classes[m] for m in members] == ["OutputA", "OutputB"]
    for member in members:
        assert sorted(made.types(member)) == sorted(fields)
        required = [f.wire for f in made.object(member).fields if f.declared_required]
        assert sorted(required) == sorted(listed)
    assert union.discriminator is not None
    mapping = [(tag, type_) for tag, type_ in union.discriminator.mapping]
    assert mapping == list(zip(["a", "b"], union.members, strict=True))
    assert made.codes == []


def test_a_union_that_nothing_is_added_to_has_its_members() -> None:
    made = of_schemas(
        f"{_INPUT}Output: {{type: object, required: [kind], "
        "oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}"
    )
    assert made.union("Output").members == made.union("Input").members


def test_several_sets_of_alternatives_are_one_union_with_the_base_in_each() -> None:
    made = of_schemas("""
        Get: {properties: {method: {const: get}}}
        Post: {properties: {method: {const: post}, body: {type: string}}}
        Basic: {properties: {auth: {const: basic}}}
        Conf:
          required: [url]
          properties: {url: {type: string}}
          allOf:
            - oneOf: [{$ref: '#/components/schemas/Get'}, {$ref: '#/components/schemas/Post'}]
              discriminator: {propertyName: method}
            - oneOf: [{$ref: '#/components/schemas/Basic'}]
              discriminator: {propertyName: auth}
        """)
    members = [str(m.model) for m in made.union("Conf").members if isinstance(m, Ref)]
    assert [sorted(made.types(member)) for member in members] == [
        ["method", "url"],
        ["body", "method", "url"],
        ["auth", "url"],
    ]
    assert made.union("Conf").discriminator is None
    assert made.codes == []


def test_alternatives_beside_properties_hold_for_each() -> None:
    made = of_schemas("""
        Pet:
          properties: {id: {type: string}}
          oneOf:
            - {title: Cat, properties: {purrs: {type: boolean}}}
            - {title: Dog, properties: {barks: {type: boolean}}}
        """)
    members = [m.model for m in made.union("Pet").members if isinstance(m, Ref)]
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


NULLABLE = {
    "two alternatives": "{anyOf: [{type: string}, {nullable: true}]}",
    "a reference and null": "{allOf: [{$ref: '#/components/schemas/Kind'}, {nullable: true}]}",
    "null twice": "{anyOf: [{$ref: '#/components/schemas/Kind'}, {nullable: true}, {nullable: true}]}",
    "values": "{type: object, additionalProperties: {nullable: true}}",
}


@pytest.mark.parametrize(
    ("naming", "types"),
    [
        ("default", ["string?", "Kind?", "Kind?", "map[unknown]"]),
        ("speakeasy", ["p0?", "p1?", "unknown?", "map[unknown?]"]),
    ],
)
def test_only_nullable_means_null(naming: str, types: list[str]) -> None:
    properties = ", ".join(f"p{i}: {s}" for i, s in enumerate(NULLABLE.values()))
    made = of_schemas(
        f"Kind: {{type: string, enum: [a, b]}}\nA: {{properties: {{{properties}}}}}",
        version="3.0.3",
        compatibility={"naming": naming},
    )
    found = [text.rpartition("/")[2] for text in made.types("A").values()]
    assert found == types

"""Discriminators: declared, completed and inferred."""

from __future__ import annotations

from sdkpress.ir.dump import type_text
from support.lowered import S, of_schemas

PETS = """
Cat: {required: [kind], properties: {kind: {const: cat}}}
Dog: {required: [kind], properties: {kind: {enum: [dog]}}}
"""
REFS = "[{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]"


def _mapping(schemas: str, **config: object) -> list[tuple[str, str]] | None:
    made = of_schemas(schemas, **config)
    found = made.union("Pet").discriminator
    if found is None:
        return None
    return [(tag, type_text(t).removeprefix(S)) for tag, t in found.mapping]


def test_mapping_keeps_its_order_and_repeats() -> None:
    mapping = "{a: '#/components/schemas/Dog', b: Cat, c: '#/components/schemas/Dog'}"
    schemas = f"Pet: {{oneOf: {REFS}, discriminator: {{propertyName: kind, mapping: {mapping}}}}}"
    expected = [("a", "Dog"), ("b", "Cat"), ("c", "Dog")]
    assert _mapping(schemas + PETS) == expected


def test_without_mapping_the_constants_count_then_the_names() -> None:
    schemas = f"Pet: {{oneOf: {REFS}, discriminator: {{propertyName: kind}}}}"
    assert _mapping(schemas + PETS) == [("cat", "Cat"), ("dog", "Dog")]
    plain = "\nCat: {properties: {kind: {type: string}}}\nDog: {properties: {b: {}}}"
    assert _mapping(schemas + plain) == [("Cat", "Cat"), ("Dog", "Dog")]


def test_inferred_from_distinct_required_constants() -> None:
    schemas = f"Pet: {{anyOf: {REFS}}}"
    assert _mapping(schemas + PETS) == [("cat", "Cat"), ("dog", "Dog")]
    assert _mapping(schemas + PETS, infer_discriminators=False) is None
    assert _mapping(schemas + PETS.replace("required: [kind]", "title: x")) is None
    assert _mapping(schemas + PETS.replace("dog]", "cat]")) is None


def test_a_mapping_to_nothing_is_reported() -> None:
    made = of_schemas(
        f"Pet: {{oneOf: {REFS}, discriminator: {{propertyName: kind, mapping: {{x: Bird}}}}}}"
        + PETS
    )
    assert made.codes == ["odd-shape"]
    assert made.union("Pet").discriminator is not None


def test_scalars_have_no_discriminator() -> None:
    made = of_schemas("""
        Pet:
          oneOf: [{type: string}, {type: integer}]
          discriminator: {propertyName: kind}
        """)
    assert made.union("Pet").discriminator is None
    assert made.codes == ["odd-shape"]


def test_the_default_mapping_is_the_member_for_other_tags() -> None:
    schemas = f"Pet: {{oneOf: {REFS}, discriminator: {{propertyName: kind, defaultMapping: Dog}}}}"
    made = of_schemas(schemas + PETS)
    pet = made.union("Pet")
    assert pet.fallback is not None and type_text(pet.fallback) == f"{S}Dog"
    assert not pet.open
    for target in ("Bird", "Pet"):
        odd = of_schemas(schemas.replace("Mapping: Dog", f"Mapping: {target}") + PETS)
        assert odd.union("Pet").fallback is None
        assert odd.codes == ["odd-shape"]

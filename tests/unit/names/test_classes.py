"""Class names: who keeps a short name, and what the others are called."""

from __future__ import annotations

import random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from support.lowered import S, document, of_paths, of_schemas, press


def _names(schemas: str, **config: Any) -> dict[str, str]:
    made = of_schemas(schemas, **config)
    return {i.removeprefix(S): n for i, n in made.classes.items() if i.startswith(S)}


def test_an_inline_class_is_named_after_its_owner_and_its_property() -> None:
    found = _names("""
        Pet: {properties: {kind: {enum: [a]}, home: {properties: {size: {enum: [a]}}}}}
        """)
    assert found == {
        "Pet": "Pet",
        "Pet/properties/kind": "PetKind",
        "Pet/properties/home": "PetHome",
        "Pet/properties/home/properties/size": "PetHomeSize",
    }


def test_further_suffixes_are_the_kind_and_then_numbers() -> None:
    found = _names("""
        Pet: {properties: {kind: {enum: [a]}}}
        PetKind: {type: object}
        pet: {type: object}
        """)
    assert found == {
        "Pet": "Pet",
        "Pet/properties/kind": "PetKindEnum",
        "PetKind": "PetKind",
        "pet": "PetModel",
    }


def test_items_are_named_after_one_of_the_list() -> None:
    found = _names(
        "Pet: {properties: {toys: {type: array, items: {type: object}}, data: {items: {enum: [a]}}}}"
    )
    assert found["Pet/properties/toys/items"] == "PetToy"
    assert found["Pet/properties/data/items"] == "PetData"


def test_members_of_a_union_are_named_after_their_constant_title_or_place() -> None:
    found = _names("""
        Pet:
          oneOf:
            - {properties: {type: {const: BIG_CAT}}}
            - {properties: {type: {const: dog}, model: {enum: [small-one]}}}
            - {title: Any bird, type: object, properties: {b: {}}}
            - {properties: {c: {type: string}}}
            - {enum: [x]}
        """)
    assert found == {
        "Pet": "Pet",
        "Pet/oneOf/0": "PetBigCat",
        "Pet/oneOf/1": "PetSmallOne",
        "Pet/oneOf/1/properties/model": "PetSmallOneModel",
        "Pet/oneOf/2": "AnyBird",
        "Pet/oneOf/3": "Pet4",
        "Pet/oneOf/4": "PetEnum",
    }


def test_a_member_is_told_from_its_union() -> None:
    found = _names("""
        A: {properties: {items: {items: {oneOf: [{properties: {t: {const: x}}}, {type: string}]}}}}
        """)
    assert set(found.values()) == {"A", "AItem", "AItemX"}


@pytest.mark.parametrize(
    ("schemas", "expected"),
    [
        ("{Any: {type: object}}", ["AnyModel"]),
        ("{Literal: {enum: [a]}}", ["LiteralEnum"]),
        ("{SDKError: {type: object}}", ["SDKErrorModel"]),
        ("{ShopError: {type: object}}", ["ShopErrorModel"]),
        ("{class: {type: object}}", ["Class"]),
    ],
)
def test_names_that_the_sdk_uses(schemas: str, expected: list[str]) -> None:
    assert list(_names(schemas).values()) == expected


def test_a_clash_of_components_is_told() -> None:
    made = of_schemas("{Pet: {type: object}, pet: {type: object}, PET: {type: object}}")
    assert sorted(made.classes.values())[-3:] == ["PET", "PetModel", "PetModel2"]
    assert "name-clash" in made.codes


def test_overrides_are_pins() -> None:
    found = _names("""
        Pet: {type: object, x-speakeasy-name-override: animal}
        Animal: {type: object}
        """)
    assert found == {"Pet": "Animal", "Animal": "AnimalModel"}


def test_a_request_that_is_called_like_a_component() -> None:
    made = of_paths(
        """
        /a:
          post:
            operationId: create_dataset
            parameters: [{name: x, in: query, schema: {enum: [a]}}]
            requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/CreateDatasetRequest'}}}}
            responses: {}
          get:
            operationId: list
            parameters: [{name: x, in: query, schema: {enum: [a]}}]
            responses: {}
        """,
        "CreateDatasetRequest: {type: object}",
        compatibility={"operation_models": "requests"},
    )
    assert sorted(made.classes.values()) == [
        "CreateDatasetRequest",
        "CreateDatasetRequestRequest",
        "CreateDatasetX",
        "ListRequest",
        "ListX",
    ]


def test_bodies_written_in_place() -> None:
    schema = "{content: {application/json: {schema: {type: object, properties: {a: {type: object}}}}}}"
    made = of_paths(f"""
        /a:
          post:
            operationId: make
            requestBody: {schema}
            responses:
              '200': {{description: '', {schema[1:-1]}}}
              '201': {{description: '', {schema[1:-1]}}}
              '404': {{description: '', {schema[1:-1]}}}
              '4XX': {{description: '', {schema[1:-1]}}}
        """)
    assert sorted(made.classes.values()) == [
        "MakeClientError",
        "MakeClientErrorA",
        "MakeNotFoundError",
        "MakeNotFoundErrorA",
        "MakeRequest",
        "MakeRequestA",
        "MakeResponse",
        "MakeResponseBody200",
        "MakeResponseBody200A",
        "MakeResponseBody201",
        "MakeResponseBody201A",
    ]


def test_shared_responses_and_parameters_are_named_after_themselves() -> None:
    body = "{application/json: {schema: {type: object, properties: {error: {type: object}}}}}"
    paths = """
        /a: {get: {operationId: a, parameters: [{$ref: '#/components/parameters/Sort'}],
             responses: {'400': {$ref: '#/components/responses/400'}, '404': {$ref: '#/components/responses/Lost'}}}}
        """
    shared = yaml.safe_load(f"""
        responses:
          '400': {{description: '', content: {body}}}
          Lost: {{description: '', content: {body}}}
        parameters:
          Sort: {{name: order, in: query, schema: {{enum: [a]}}}}
        """)
    made = of_paths(
        paths,
        root={"components": shared},
        errors_namespace="errors",
        compatibility={"operation_models": "requests"},
    )
    names = {m.page for m in made.names.models.values()}
    assert names == {
        "errors/badrequesterror.md",
        "errors/losterror.md",
        "models/arequest.md",
        "models/badrequesterrorerror.md",
        "models/losterrorerror.md",
        "models/sort.md",
    }


def test_twins_and_data_keep_clear_of_classes() -> None:
    made = of_schemas("{Pet: {type: object}, PetTypedDict: {type: object}}")
    twins = {m.class_name: m.typed_dict for m in made.names.models.values()}
    assert twins["Pet"] == "PetTypedDict_"


def test_classes_and_pages_are_unique_without_regard_to_case() -> None:
    made = of_schemas("""
        ABC: {properties: {d: {type: object}}}
        Abc: {properties: {D: {type: object}}}
        abc: {properties: {D: {enum: [x]}}}
        AbcD: {type: object}
        """)
    pages = [m.page for m in made.names.models.values()]
    assert len({page.lower() for page in pages}) == len(pages)


_KEYS = st.lists(
    st.sampled_from(["Cat", "cat", "CatKind", "Dog", "Kind", "Any", "dog_kind", "DOG"]),
    unique=True,
    min_size=1,
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(keys=_KEYS, seed=st.randoms(use_true_random=False))
def test_names_do_not_depend_on_the_order_of_components(
    keys: list[str], seed: random.Random
) -> None:
    schemas: dict[str, Any] = {
        key: {
            "type": "object",
            "properties": {"kind": {"enum": ["a"]}, "Home": {"type": "object"}},
        }
        for key in keys
    }
    paths = {
        f"/{key}": {
            "get": {
                "operationId": f"get_{key}_{len(key)}",
                "responses": {
                    "200": {
                        "description": "",
                        "content": {"application/json": {"schema": {"$ref": S + key}}},
                    }
                },
            }
        }
        for key in keys
    }
    shuffled = list(schemas)
    seed.shuffle(shuffled)
    other = dict.fromkeys(shuffled)
    order = list(paths)
    seed.shuffle(order)
    first = press(document(schemas, paths))
    second = press(
        document({k: schemas[k] for k in other}, {k: paths[k] for k in order})
    )
    assert first.classes == second.classes
    modules = {i: m.module for i, m in first.names.models.items()}
    assert modules == {i: m.module for i, m in second.names.models.items()}
    assert len(set(first.classes.values())) == len(first.classes)


def test_an_unrelated_component_renames_nothing() -> None:
    schemas = "Pet: {properties: {kind: {enum: [a]}}}"
    more = f"{schemas}\nTree: {{properties: {{leaf: {{enum: [a]}}}}}}"
    before, after = _names(schemas), _names(more)
    assert before.items() <= after.items()


def test_names_of_deep_and_long_documents_still_fit_a_file_system() -> None:
    schema: dict[str, Any] = {"enum": ["a"]}
    for index in range(40):
        key = f"{'long_name_' * 20}{index % 2}"
        schema = {"type": "object", "properties": {key: schema}}
    made = press(document({"宠" * 300: schema, "b": schema}))
    for model in made.names.models.values():
        assert len(model.page.encode()) < 240 and len(model.module.encode()) < 240
    assert len(set(made.classes.values())) == len(made.classes)


@pytest.mark.parametrize(
    "more",
    [
        "Zebra: {properties: {kind: {enum: [a]}, home: {properties: {size: {enum: [a]}}}}}",
        "Kind: {enum: [a]}",
        "Home: {type: object}",
    ],
)
def test_what_is_added_elsewhere_renames_nothing(more: str) -> None:
    pet = "Pet: {properties: {kind: {enum: [a]}, home: {properties: {size: {enum: [b]}}}}}"
    before, after = _names(pet), _names(f"{more}\n{pet}")
    assert {id_: after[id_] for id_ in before} == before


def test_what_compositions_share_is_named_where_it_is_written() -> None:
    found = _names("""
        Cat: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {a: {}}}]}
        Dog: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {b: {}}}]}
        Base: {properties: {kind: {enum: [a]}}}
        """)
    assert found["Base/properties/kind"] == "BaseKind"

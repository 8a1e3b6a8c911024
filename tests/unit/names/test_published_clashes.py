"""With `naming: speakeasy`: which of several inline models keeps a name that all of them want."""

from __future__ import annotations

import pytest

from support.lowered import Lowered, document, of_paths, of_schemas, press

SPEAKEASY = {"naming": "speakeasy"}


def _classes(made: Lowered) -> set[str]:
    return {name.class_name for name in made.names.models.values()} - {"AllResponse"}


@pytest.mark.parametrize(
    ("schemas", "classes"),
    [
        pytest.param(
            """
            A: {properties: {kind: {oneOf: [{type: integer}, {type: array, items: {type: string}}]}}}
            B: {properties: {kind: {type: object, properties: {x: {type: string}}}}}
            """,
            {"A", "B", "Kind", "BKind"},
            id="a union before an object",
        ),
        pytest.param(
            """
            A:
              anyOf:
                - {type: object, properties: {type: {type: string, enum: [f]}, n: {type: string}}}
                - {type: object, properties: {type: {anyOf: [{type: string, enum: [p]}, {type: string, enum: [q]}]}}}
            """,
            {"A", "AUnion", "AF", "Type", "ATypeF", "ATypeP", "ATypeQ"},
            id="a union before a constant of its root, whose members give way too",
        ),
        pytest.param(
            """
            A:
              oneOf:
                - {type: object, title: X, properties: {t: {type: string, enum: [m]}, a: {type: string}}}
                - {type: object, title: Y, properties: {t: {type: string, enum: [m]}, b: {type: string}}}
                - {type: object, title: Z, properties: {t: {type: string, enum: [f]}, c: {type: string}}}
            """,
            {"A", "X", "Y", "Z", "ATM1", "ATM2", "ATF"},
            id="constants that repeat are all rooted",
        ),
        pytest.param(
            """
            A:
              properties:
                value: {oneOf: [{type: boolean}, {type: string, enum: [a, b]}, {type: array, items: {type: string}}]}
            B: {properties: {value: {type: object, properties: {x: {type: string}}}}}
            """,
            {"A", "B", "ValueUnion", "AValueEnum", "BValue"},
            id="an enum of a union that is called like it",
        ),
    ],
)
def test_who_keeps_a_name(schemas: str, classes: set[str]) -> None:
    made = of_schemas(schemas, compatibility=SPEAKEASY)
    found = _classes(made) - {"AllResponseBody"}
    assert found == classes, sorted(found ^ classes)


def test_what_is_inside_is_numbered_first() -> None:
    made = of_schemas(
        """
        A:
          properties:
            c:
              oneOf:
                - {type: array, items: {oneOf: [{type: integer}, {type: array, items: {type: string}}]}}
                - {type: string}
        """,
        compatibility=SPEAKEASY,
    )
    outer = "#/components/schemas/A/properties/c"
    assert made.classes[outer] == "C2"
    assert made.classes[f"{outer}/oneOf/0/items"] == "C1"


def test_a_shared_body_says_so_on_a_clash() -> None:
    schema = "{type: object, properties: {kind: {type: string, enum: [a, b]}}}"
    both = f"{{type: object, properties: {{is: {schema}, not: {schema}}}}}"
    made = press(
        document(
            f"Filter: {both}",
            """
            /a:
              post:
                operationId: find
                requestBody: {$ref: '#/components/requestBodies/Search'}
                responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Filter'}}}}}
            """,
            components={
                "requestBodies": {
                    "Search": {"content": {"application/json": {"schema": _read(both)}}}
                }
            },
        ),
        compatibility=SPEAKEASY,
    )
    found = _classes(made)
    assert {"IsKindRequestBody", "FilterIsKind", "NotKindRequestBody"} <= found


def _read(text: str) -> object:
    import yaml

    return yaml.safe_load(text)


def test_the_outermost_constant_of_a_body_is_plain() -> None:
    made = of_paths(
        """
        /a:
          get:
            operationId: list
            responses:
              '200':
                description: ''
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        object: {type: string, enum: [list]}
                        data: {type: array, items: {type: object, properties: {object: {type: string, enum: [item]}}}}
        """,
        compatibility=SPEAKEASY,
    )
    assert {"Object", "ObjectItem"} <= _classes(made)


@pytest.mark.parametrize(("members", "apart"), [(3, False), (20, True)])
@pytest.mark.parametrize("naming", ["default", "speakeasy"])
def test_members_of_a_large_union_have_modules_of_their_own(
    members: int, apart: bool, naming: str
) -> None:
    parts = "\n".join(
        f"M{i}: {{type: object, properties: {{k{i}: {{type: string, enum: [a, b{i}]}}}}}}"
        for i in range(members)
    )
    choices = ", ".join(
        f"{{$ref: '#/components/schemas/M{i}'}}" for i in range(members)
    )
    made = of_schemas(
        f"{parts}\nAny: {{oneOf: [{choices}]}}\n"
        "More: {allOf: [{$ref: '#/components/schemas/Any'}, {properties: {n: {type: string}}}]}",
        compatibility={"naming": naming},
    )
    modules = {m.class_name: m.module for m in made.names.models.values()}
    assert (modules["MoreM1"] != modules["MoreM2"]) is apart
    assert (modules["More"] == modules["MoreM1"]) is not apart


def test_an_argument_may_be_called_like_a_method_of_models() -> None:
    made = of_paths(
        """
        /a:
          get:
            operationId: get
            parameters:
              - {name: validate, in: query, schema: {type: boolean}}
              - {name: date, in: query, schema: {type: string}}
            responses: {'204': {description: ''}}
        """,
        compatibility={**SPEAKEASY, "builtin_names": "avoided"},
    )
    arguments = [(one.python, one.shown) for one in made.names.arguments.values()]
    assert arguments == [("validate", "validate_"), ("date_", "date_")]

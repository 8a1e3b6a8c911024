"""Schemas to types: one row for each form a document can write."""

from __future__ import annotations

import json

import pytest

from sdkpress.ir.models import EnumModel, ObjectModel, UnionModel
from support.lowered import S, of_paths, of_schemas

P = f"{S}Pet/properties/x"


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: string}", "string"),
        ("{type: string, format: uuid}", "uuid(uuid)"),
        ("{type: string, format: time}", "time(time)"),
        ("{type: string, format: duration}", "duration(duration)"),
        ("{type: string, format: byte}", "base64(byte)"),
        ("{type: string, contentEncoding: base64}", "base64"),
        ("{type: string, contentEncoding: base64url}", "base64url"),
        ("{type: string, format: decimal}", "decimal-text(decimal)"),
        ("{type: string, format: base64url}", "base64url(base64url)"),
        ("{type: string, format: http-date}", "http-date(http-date)"),
        ("{type: integer, format: unix-time}", "unix-time(unix-time)"),
        ("{type: number, format: unixtime}", "unix-seconds(unixtime)"),
        ("{type: string, format: unixtime}", "string(unixtime)"),
        ("{type: number, format: decimal}", "decimal(decimal)"),
        ("{type: string, format: int64}", "integer-text(int64)"),
        ("{type: integer, format: int64}", "integer(int64)"),
        ("{type: string, format: date}", "date(date)"),
        ("{type: string, format: date-time}", "date-time(date-time)"),
        ("{type: string, format: binary}", "binary(binary)"),
        ("{type: string, contentMediaType: application/octet-stream}", "binary"),
        ("{type: integer}", "integer"),
        ("{type: number, format: double}", "number(double)"),
        ("{type: boolean}", "boolean"),
        ("{type: 'null'}", "null"),
        ("{}", "unknown"),
        ("true", "unknown"),
        ("{description: anything}", "unknown"),
        ("{type: array}", "list[unknown]"),
        ("{type: array, items: {type: integer}}", "list[integer]"),
        ("{items: {type: integer}}", "list[integer]"),
        (
            "{type: array, prefixItems: [{type: string}, {type: string}], items: false}",
            "tuple[string, string]~",
        ),
        (
            "{type: array, prefixItems: [{type: string}, {type: integer}], maxItems: 2}",
            "tuple[string, integer]~",
        ),
        (
            "{prefixItems: [{type: string}, {type: integer}], minItems: 2, maxItems: 2}",
            "tuple[string, integer]",
        ),
        (
            "{prefixItems: [{type: string}, {type: integer}], minItems: 2}",
            "tuple[string, integer]~",
        ),
        (
            "{prefixItems: [{type: string}, {type: integer}], minItems: 1, items: false}",
            "tuple[string, integer=]",
        ),
        (
            "{prefixItems: [{type: string}], minItems: 1, items: {type: integer}}",
            "tuple[string, *integer]",
        ),
        (
            "{prefixItems: [{type: string}], items: {type: integer}}",
            "tuple[string, *integer]~",
        ),
        (
            "{prefixItems: [{type: string}, {type: integer}], minItems: 3}",
            "tuple[string, integer, *unknown]",
        ),
        (
            "{type: array, items: [{type: string}, {type: integer}], minItems: 2, additionalItems: false}",
            "tuple[string, integer]",
        ),
        (
            "{prefixItems: [{type: string}, {type: string}, {type: string}, {type: string}], minItems: 0, items: false}",
            "list[string]",
        ),
        ("{prefixItems: [{type: string}], maxItems: 0}", "list[string]"),
        ("{type: array, uniqueItems: true, items: {type: string}}", "list[string]"),
        ("{type: array, prefixItems: [{type: string}]}", "list[unknown]"),
        ("{type: object, additionalProperties: true}", "map[unknown]"),
        ("{type: object, additionalProperties: {type: integer}}", "map[integer]"),
        ("{patternProperties: {'^x': {type: string}}}", "map[string]"),
        ("{type: object}", P),
        ("{type: object, additionalProperties: false}", P),
        ("{properties: {a: {type: string}}}", P),
        ("{const: cat}", 'const("cat")'),
        ("{const: 3}", "const(3)"),
        ("{const: null}", "null"),
        ("{const: [1]}", "unknown"),
        ("{enum: [a, b]}", P),
        ("{enum: [null]}", "null"),
        ("{enum: [{}]}", "unknown"),
        ("{type: object, x-speakeasy-type-override: any}", "unknown"),
    ],
)
def test_type(schema: str, expected: str) -> None:
    made = of_schemas(f"Pet: {{type: object, properties: {{x: {schema}}}}}")
    assert made.types("Pet")["x"] == expected


@pytest.mark.parametrize(
    ("version", "schema", "expected"),
    [
        ("3.0.3", "{type: string, nullable: true}", "string?"),
        ("3.1.0", "{type: [string, 'null']}", "string?"),
        ("3.1.0", "{anyOf: [{type: string}, {type: 'null'}]}", "string?"),
        ("3.1.0", "{oneOf: [{type: 'null'}, {type: integer}]}", "integer?"),
        ("3.0.3", "{enum: [a, null], nullable: true}", f"{P}?"),
        ("3.1.0", "{enum: [a, null]}", f"{P}?"),
        ("3.0.3", "{nullable: true, allOf: [{$ref: '#/x'}]}", "unknown"),
        ("3.1.0", "{anyOf: [{type: string}, {enum: [null]}]}", "string?"),
        ("3.1.0", "{type: [array, 'null'], items: {type: string}}", "list[string]?"),
        ("3.1.0", "{type: [object, 'null'], properties: {a: {}}}", f"{P}?"),
        (
            "3.1.0",
            "{anyOf: [{type: string}, {type: integer}, {type: 'null'}]}",
            f"{P}?",
        ),
        ("3.1.0", "{type: [string, integer, 'null']}", f"{P}?"),
        (
            "3.1.0",
            "{anyOf: [{type: [string, 'null']}, {type: integer}]}",
            f"{P}?",
        ),
    ],
)
def test_nullability_ends_here(version: str, schema: str, expected: str) -> None:
    made = of_schemas(f"Pet: {{type: object, properties: {{x: {schema}}}}}", version)
    assert made.types("Pet")["x"] == expected


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ("[{type: string}, {type: integer}]", ["string", "integer"]),
        ("[{type: string}, {type: string, format: uuid}, {type: integer}]", None),
        ("[{$ref: '#/components/schemas/A'}, {type: 'null'}, {type: string}]", None),
    ],
)
def test_unions_keep_the_order_of_their_members(
    members: str, expected: list[str] | None
) -> None:
    made = of_schemas(
        f"Pet: {{properties: {{x: {{anyOf: {members}}}}}}}\nA: {{type: object}}"
    )
    union = made.union(P)
    assert len(union.members) == len(set(union.members)) >= 2
    if expected is not None:
        assert [str(m) for m in made.types("Pet").values()] == [P]


def test_a_union_of_one_scalar_in_several_formats_is_that_scalar() -> None:
    made = of_schemas("""
        Pet:
          properties:
            x: {anyOf: [{type: string, format: ipv4}, {type: string, format: ipv6}]}
        """)
    assert made.types("Pet") == {"x": "string"}


def test_a_type_is_named_after_an_alias_where_nothing_uses_its_own_name() -> None:
    made = of_paths(
        "/a: {get: {operationId: a, responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/First'}}}}}}}",
        """
        First: {$ref: '#/components/schemas/Second'}
        Second: {$ref: '#/components/schemas/Third'}
        Third: {type: object, properties: {inner: {$ref: '#/components/schemas/Third'}}}
        """,
    )
    assert made.object("Third").naming.component == "First"
    assert made.types("Third") == {"inner": f"{S}Third"}


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    ("names", "expected"), [(["Alias", "Own"], "Own"), (["Alias", "Other"], "Other")]
)
def test_the_order_of_the_document_names_no_type(
    order: int, names: list[str], expected: str
) -> None:
    paths = "".join(
        f"/{name}: {{get: {{operationId: {name}, responses: {{'200': {{description: d, content: {{application/json: {{schema: {{$ref: '#/components/schemas/{name}'}}}}}}}}}}}}}}\n"
        for name in names[::order]
    )
    made = of_paths(
        paths,
        """
        Alias: {$ref: '#/components/schemas/Own'}
        Other: {$ref: '#/components/schemas/Own'}
        Own: {type: object}
        """,
    )
    assert made.object("Own").naming.component == expected


@pytest.mark.parametrize("order", [1, -1])
def test_a_parameter_of_a_path_is_named_after_its_first_method(order: int) -> None:
    methods = [
        "  get: {operationId: listPets, responses: {'204': {description: d}}}\n",
        "  post: {operationId: addPet, responses: {'204': {description: d}}}\n",
    ]
    parameters = "  parameters: [{name: kind, in: query, schema: {type: string, enum: [a, b]}}]\n"
    made = of_paths("/pets:\n" + "".join(methods[::order]) + parameters)
    assert set(made.classes.values()) == {"ListPetsKind"}


def test_components_without_a_class_are_inlined() -> None:
    made = of_schemas("""
        Tags: {type: array, items: {type: string}, description: words}
        Pet: {properties: {tags: {$ref: '#/components/schemas/Tags'}}}
        """)
    assert made.types("Pet") == {"tags": "list[string]"}
    assert f"{S}Tags" not in made.api.models


def test_recursion_is_a_reference_by_id() -> None:
    made = of_schemas("""
        Node: {properties: {next: {$ref: '#/components/schemas/Node'}}}
        Value:
          anyOf:
            - {type: string}
            - {type: array, items: {$ref: '#/components/schemas/Value'}}
            - {type: 'null'}
        """)
    assert made.types("Node") == {"next": f"{S}Node"}
    assert "list[" in str([made.types("Node")]) or len(made.union("Value").members) == 2


def test_a_list_of_itself_is_reported_and_unknown_inside() -> None:
    made = of_schemas("""
        Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}
        Pet: {properties: {tree: {$ref: '#/components/schemas/Tree'}}}
        """)
    assert made.types("Pet") == {"tree": "list[unknown]"}
    assert made.codes == ["unsupported-schema"]


def test_deep_nesting_is_cut_with_a_finding_and_no_operation_is_lost() -> None:
    schema: object = {"type": "string"}
    for _ in range(110):
        schema = {"type": "array", "items": schema}
    made = of_paths(f"""
        /deep:
          get:
            operationId: deep
            responses:
              '200':
                description: ''
                content: {{application/json: {{schema: {json.dumps(schema)}}}}}
        """)
    assert made.codes == ["unsupported-schema"]
    assert len(made.api.operations) == 1


def test_a_long_chain_of_components_needs_no_stack() -> None:
    chain = "\n".join(
        f"M{i}: {{properties: {{next: {{$ref: '#/components/schemas/M{i + 1}'}}}}}}"
        for i in range(1500)
    )
    made = of_schemas(f"{chain}\nM1500: {{type: object}}")
    assert len(made.api.models) == 1502
    assert made.types("M1499") == {"next": f"{S}M1500"}


def test_reading_fields() -> None:
    made = of_schemas("""
        Pet:
          required: [id, kind, name, note, secret]
          properties:
            id: {type: string, readOnly: true, title: The id}
            kind: {type: string, default: cat}
            name: {type: [string, 'null'], default: null, description: its name, examples: [Tom, null]}
            note: {type: array, items: {type: string}, default: []}
            owner: {$ref: '#/components/schemas/Owner', description: not read}
            secret: {type: string, writeOnly: true}
            old: {type: string, deprecated: true, x-speakeasy-deprecation-message: gone}
            raw: {type: string, format: byte}
        Owner: {type: object, description: who, example: {a: 1}}
        """)
    required = {f.wire: f.required for f in made.object("Pet").fields}
    assert required == {
        "id": True,
        "kind": False,
        "name": False,
        "note": False,
        "owner": False,
        "secret": False,
        "old": False,
        "raw": False,
    }
    assert made.field("Pet", "name").examples == ("Tom", None)
    assert made.field("Pet", "owner").description == "who"
    assert made.field("Pet", "owner").examples == ({"a": 1},)
    old = made.field("Pet", "old").deprecation
    assert old is not None and old.message == "gone"


def test_models_of_each_form() -> None:
    made = of_schemas("""
        Open: {properties: {a: {}}, additionalProperties: {type: integer}}
        Closed: {properties: {a: {}}, additionalProperties: false}
        Size:
          enum: [1, 2, null]
          x-speakeasy-enums: {'1': ONE, '2': TWO}
          x-speakeasy-enum-descriptions: [one, two, none]
        Either: {oneOf: [{type: string}, {type: integer}], description: this or that}
        """)
    assert isinstance(made.model("Open"), ObjectModel)
    assert str(made.object("Open").additional).startswith("Primitive")
    assert made.object("Closed").forbids_extra and not made.object("Open").forbids_extra
    assert isinstance(made.model("Size"), EnumModel)
    assert [(v.value, v.name, v.description) for v in made.enum("Size").values] == [
        (1, "ONE", "one"),
        (2, "TWO", "two"),
    ]
    assert isinstance(made.model("Either"), UnionModel)
    assert made.union("Either").description == "this or that"


@pytest.mark.parametrize(
    ("schema", "values"),
    [
        (
            "{type: string, enum: [2024, 1.5, true]}",
            ["2024", "1.5", "true"],
        ),
        ("{type: integer, enum: ['1', '2', x]}", [1, 2, "x"]),
        ("{enum: [1, a, 1]}", [1, "a"]),
    ],
)
def test_enum_values_are_what_their_type_says(
    schema: str, values: list[object]
) -> None:
    made = of_schemas(f"Pet: {schema}")
    assert [v.value for v in made.enum("Pet").values] == values


def test_members_that_are_one_schema_count_once() -> None:
    made = of_schemas("""
        A: {type: object}
        B: {$ref: '#/components/schemas/A'}
        Pet: {properties: {x: {anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}}}
        """)
    assert made.types("Pet") == {"x": f"{S}A"}


def test_a_list_of_values_counts_more_than_the_alternatives_beside_it() -> None:
    made = of_schemas("""
        Kind: {type: integer, oneOf: [{const: 1}, {const: 2}, {const: 3}]}
        Pet:
          properties:
            kind: {type: integer, enum: [3], allOf: [{$ref: '#/components/schemas/Kind'}]}
        """)
    id_ = made.types("Pet")["kind"]
    enum = made.model(id_)
    assert isinstance(enum, EnumModel)
    assert [member.value for member in enum.values] == [3]

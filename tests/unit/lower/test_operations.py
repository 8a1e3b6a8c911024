"""Operations: arguments, request and response models, errors, security, groups, behaviour."""

from __future__ import annotations

import pytest

from sdkpress.ir.api import ArgumentKind
from sdkpress.ir.dump import type_text
from sdkpress.ir.media_types import ContentKind
from sdkpress.ir.models import Origin, Usage
from support.lowered import Lowered, S, of_paths

PET = (
    "Pet: {required: [name], properties: {name: {type: string}, age: {type: integer}}}"
)
ONE = """
/pets/{id}:
  parameters:
    - {name: id, in: path, required: true, schema: {type: string}}
  post:
    operationId: putPet
    parameters:
      - {name: limit, in: query, schema: {type: integer, default: 10}}
      - {name: Accept, in: header, schema: {type: string}}
      - {name: gone, in: query, schema: {type: string}, x-speakeasy-ignore: true}
    requestBody:
      description: the pet
      required: true
      content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
    responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
"""


def _arguments(made: Lowered, operation_id: str) -> dict[str, bool]:
    return {a.key: a.required for a in made.operation(operation_id).arguments}


def test_arguments_are_parameters_then_the_bodys_fields() -> None:
    made = of_paths(ONE, PET)
    assert _arguments(made, "putPet") == {
        "path:id": True,
        "query:limit": False,
        "body:name": True,
        "body:age": False,
    }
    assert made.operation("putPet").flattened == f"{S}Pet"
    assert "odd-shape" in made.codes  # the Accept header is said to be left out


def test_the_request_model_is_parameters_then_the_body() -> None:
    assert of_paths(ONE, PET).operation("putPet").request_model is None
    made = of_paths(ONE, PET, compatibility={"operation_models": "requests"})
    model = made.object("#/paths/~1pets~1{id}/post::request")
    assert [(f.wire, f.required) for f in model.fields] == [
        ("id", True),
        ("limit", False),
        ("Pet", True),
    ]
    assert model.fields[2].description == "the pet"
    assert model.naming.origin is Origin.REQUEST


def test_only_operations_with_parameters_have_a_request_model() -> None:
    made = of_paths("""
        /a:
          post:
            operationId: a
            requestBody: {content: {application/json: {schema: {properties: {x: {type: string}}}}}}
            responses: {}
          get: {operationId: b, responses: {}}
        """)
    assert [made.operation(o).request_model for o in "ab"] == [None, None]
    (body,) = (m for m in made.api.models.values())
    assert (body.naming.name_hint, made.classes[body.id]) == ("Request", "ARequest")
    assert _arguments(made, "a") == {"body:x": False}  # the body itself may be left out


@pytest.mark.parametrize(
    ("content", "config", "kinds"),
    [
        ("application/json: {schema: {type: string}}", {}, ["body"]),
        ("application/json: {schema: {type: object}}", {}, ["body"]),
        ("text/plain: {schema: {$ref: '#/components/schemas/Pet'}}", {}, ["body"]),
        (
            "application/vnd.x+json: {schema: {$ref: '#/components/schemas/Pet'}}",
            {},
            ["field", "field"],
        ),
        (
            "application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Pet'}}",
            {},
            ["field", "field"],
        ),
        (
            "application/json: {schema: {anyOf: [{$ref: '#/components/schemas/Pet'}, {type: 'null'}]}}",
            {},
            ["body"],
        ),
        (
            "application/json: {schema: {properties: {a: {}}, additionalProperties: {type: string}}}",
            {},
            ["field", "extra"],
        ),
        (
            "application/json: {schema: {properties: {a: {readOnly: true}, b: {}}}}",
            {},
            ["field"],
        ),
        (
            "application/json: {schema: {$ref: '#/components/schemas/Pet'}}",
            {"flatten_requests": False, "max_method_params": 1},
            ["body"],
        ),
        (
            "application/json: {schema: {$ref: '#/components/schemas/Pet'}}",
            {"flatten_requests": False, "max_method_params": 2},
            ["field", "field"],
        ),
    ],
)
def test_what_a_body_becomes(
    content: str, config: dict[str, object], kinds: list[str]
) -> None:
    paths = f"/a: {{post: {{operationId: a, requestBody: {{required: true, content: {{{content}}}}}, responses: {{}}}}}}"
    made = of_paths(paths, PET, **config)
    assert [a.kind.value for a in made.operation("a").arguments] == kinds


def test_files_of_a_multipart_body() -> None:
    made = of_paths(
        """
        /up:
          post:
            operationId: up
            requestBody:
              content:
                multipart/form-data: {schema: {$ref: '#/components/schemas/Upload'}}
            responses: {}
          put:
            operationId: raw
            requestBody:
              content: {application/octet-stream: {schema: {type: string, format: binary}}}
            responses: {}
        """,
        """
        Upload:
          properties:
            file: {type: string, format: binary}
            more: {type: array, items: {type: string, format: binary}}
            name: {type: string}
        """,
    )
    file = f"{S}Upload/properties/file::file"
    assert made.types("Upload") == {
        "file": file,
        "more": f"list[{S}Upload/properties/more/items::file]",
        "name": "string",
    }
    assert [(f.wire, f.required) for f in made.object(file).fields] == [
        ("file_name", True),
        ("content", True),
        ("content_type", False),
    ]
    assert type_text(made.operation("raw").arguments[0].type) == "binary(binary)"


def _answers(statuses: str, **root: object) -> str:
    answers = ", ".join(
        f"'{s}': {{description: '', content: {{application/json: {{schema: {{$ref: '#/components/schemas/{n}'}}}}}}}}"
        for s, n in (pair.split("=") for pair in statuses.split())
    )
    extra = "".join(f", {k}: {v}" for k, v in root.items())
    return f"/a: {{get: {{operationId: a, responses: {{{answers}}}{extra}}}}}"


MODELS = "\n".join(f"{n}: {{properties: {{{n}: {{type: string}}}}}}" for n in "ABE")


@pytest.mark.parametrize(
    ("statuses", "extra", "default_is_success", "errors"),
    [
        ("200=A 404=E 5XX=E", {}, False, ["404", "5XX"]),
        ("200=A default=E", {}, False, ["default"]),
        ("default=A", {}, False, []),
        ("404=E default=A", {}, False, ["404"]),
        ("200=A default=E", {}, True, []),
        (
            "200=A 302=B 404=E",
            {"x-speakeasy-errors": "{statusCodes: ['302'], override: true}"},
            False,
            ["302", "404"],
        ),
        (
            "200=A 202=B default=E",
            {"x-speakeasy-errors": "{statusCodes: ['2XX', default]}"},
            True,
            ["200", "202", "default"],
        ),
    ],
)
def test_which_responses_are_errors(
    statuses: str, extra: dict[str, str], default_is_success: bool, errors: list[str]
) -> None:
    rule = {"default_response": "success" if default_is_success else "error"}
    made = of_paths(_answers(statuses, **extra), MODELS, compatibility=rule)
    found = [r.status for r in made.operation("a").responses if r.is_error]
    assert found == errors


def test_success_bodies_of_different_types_are_a_union() -> None:
    made = of_paths(_answers("200=A 201=B 404=E"), MODELS)
    operation = made.operation("a")
    assert operation.response_model == "#/paths/~1a/get::response"
    union = made.union("#/paths/~1a/get::response")
    assert [type_text(m) for m in union.members] == [f"{S}A", f"{S}B"]
    assert made.classes[union.id] == "AResponse"
    assert of_paths(_answers("200=A 201=A"), MODELS).operation("a").result is not None


def test_error_bodies_apart_from_models() -> None:
    made = of_paths(_answers("200=A 404=E 422=A"), MODELS, errors_namespace="errors")
    assert sorted(made.api.models) == [f"{S}A", f"{S}A::error", f"{S}E::error"]
    assert {m.namespace for i, m in made.names.models.items() if "::" in i} == {
        "errors"
    }
    assert made.object(f"{S}E::error").is_error and not made.object("A").is_error


def test_usage_follows_direction() -> None:
    made = of_paths(ONE, PET + "\nTag: {enum: [a, b]}")
    assert made.model("Pet").usage is Usage.BOTH
    only = of_paths(_answers("200=A"), MODELS)
    assert only.model("A").usage is Usage.RESPONSE


@pytest.mark.parametrize(
    ("schema", "config", "expected"),
    [
        ("{enum: [a, b]}", {}, True),
        ("{enum: [a]}", {}, False),
        ("{enum: [a, b]}", {"open_enums": False}, False),
        ("{enum: [a], x-speakeasy-unknown-values: allow}", {"open_enums": False}, True),
        ("{enum: [a, b], x-speakeasy-unknown-values: disallow}", {}, False),
        (
            "{allOf: [{enum: [a, b], x-speakeasy-unknown-values: disallow}]}",
            {},
            False,
        ),
    ],
)
def test_enums_of_responses_are_open(
    schema: str, config: dict[str, object], expected: bool
) -> None:
    made = of_paths(_answers("200=A"), f"A: {schema}", **config)
    assert made.enum("A").open is expected


SECURE = """
/a: {get: {operationId: a, responses: {}, security: [{key: []}]}}
/b: {get: {operationId: b, responses: {}}}
/c: {get: {operationId: c, responses: {}, security: []}}
/d: {get: {operationId: d, responses: {}, security: [{basic: []}]}}
/e: {get: {operationId: e, responses: {}, security: [{key: []}]}}
"""
SCHEMES = {
    "securitySchemes": {
        "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
        "basic": {"type": "http", "scheme": "basic"},
        "unused": {"type": "http", "scheme": "bearer"},
    }
}


def test_the_most_common_security_is_global_where_the_root_says_nothing() -> None:
    made = of_paths(SECURE, root={"components": SCHEMES})
    key = (("key", ()),)
    assert made.api.security == (key,)
    found = {o.operation_id: (o.security, o.own_security) for o in made.api.operations}
    assert found == {
        "a": ((key,), False),
        "b": ((key, ()), False),  # takes a key, needs none
        "c": ((), True),
        "d": (((("basic", ()),),), True),
        "e": ((key,), False),
    }
    model = made.api.security_model
    assert model is not None and model.id not in made.api.models
    assert [(f.wire, type_text(f.type)) for f in model.fields] == [
        ("key", "string"),
        ("basic", "#/components/securitySchemes/basic::scheme"),
    ]


def test_the_roots_security_counts() -> None:
    root = {"components": SCHEMES, "security": [{"basic": []}]}
    made = of_paths(SECURE, root=root)
    assert made.operation("b").security == ((("basic", ()),),)
    assert made.operation("a").own_security


def test_client_credentials_are_a_model() -> None:
    flow = {
        "tokenUrl": "/t",
        "scopes": {},
        "x-speakeasy-token-endpoint-additional-properties": {
            "audience": {"type": "string", "example": "x"}
        },
    }
    scheme = {"type": "oauth2", "flows": {"clientCredentials": flow}}
    made = of_paths(
        "/a: {get: {operationId: a, responses: {}, security: [{oauth: []}]}}",
        root={"components": {"securitySchemes": {"oauth": scheme}}},
        compatibility={"operation_models": "requests"},
    )
    model = made.object("#/components/securitySchemes/oauth::scheme")
    assert [made.names.fields[model.id, f.wire] for f in model.fields] == [
        "client_id",
        "client_secret",
        "token_url",
        "audience",
    ]
    assert made.classes[model.id] == "SchemeOauth"


def test_groups_come_from_the_extension_then_tags_then_the_root() -> None:
    made = of_paths(
        """
        /a: {get: {operationId: a, tags: [x.y, z], responses: {}}}
        /b: {get: {operationId: b, tags: [z], x-speakeasy-group: x, responses: {}}}
        /c: {get: {operationId: c, responses: {}}}
        /d: {get: {operationId: d, x-speakeasy-ignore: true, responses: {}}}
        """,
        root={"tags": [{"name": "x.y", "description": "why"}]},
    )
    groups = {g.path: (len(g.operations), g.description) for g in made.api.groups}
    assert groups == {
        ("x",): (1, None),
        ("x", "y"): (1, "why"),
        ("z",): (1, None),
        (): (1, None),
    }
    assert made.api.operations_in_document == 3


GLOBALS = {
    "x-speakeasy-globals": {
        "parameters": [
            {"name": "team", "in": "header", "schema": {"type": "string"}},
            {
                "name": "ws",
                "in": "path",
                "required": True,
                "schema": {"type": "string"},
                "x-speakeasy-globals-hidden": True,
            },
        ]
    }
}


def test_globals_are_optional_and_hidden_ones_are_no_arguments() -> None:
    paths = """
        /{ws}/a:
          get:
            operationId: a
            parameters:
              - {name: team, in: header, required: true, schema: {type: string}}
              - {name: ws, in: path, required: true, schema: {type: string}}
            responses: {}
        """
    made = of_paths(paths, root=GLOBALS)
    assert _arguments(made, "a") == {"header:team": False}
    assert {
        p.wire: (p.is_global, p.hidden) for p in made.operation("a").parameters
    } == {
        "team": (True, False),
        "ws": (True, True),
    }
    assert [g.wire for g in made.api.globals] == ["team", "ws"]
    assert made.names.globals == {"team": "team", "ws": "ws"}
    pages = {
        m.page
        for m in of_paths(
            paths, root=GLOBALS, compatibility={"operation_models": "all"}
        ).names.models.values()
    }
    assert pages == {
        "models/arequest.md",
        "models/aglobals.md",
        "models/internal/globals.md",
    }


def test_behaviour_from_extensions() -> None:
    made = of_paths(
        """
        /list:
          get:
            operationId: list
            x-speakeasy-retries:
              {strategy: backoff, statusCodes: [429, 5XX], backoff: {initialInterval: 5, exponent: 2}}
            x-speakeasy-pagination:
              {type: cursor, inputs: [{name: c, in: parameters, type: cursor}], outputs: {nextCursor: '$[-1]'}}
            x-speakeasy-usage-example: {title: T, position: 2, tags: [usage]}
            parameters: [{name: c, in: query, schema: {type: string}}]
            responses:
              '200': {description: '', content: {application/json: {schema: {type: array, items: {type: string}}}}}
          post:
            operationId: stream
            deprecated: true
            x-speakeasy-deprecation-replacement: list
            x-speakeasy-retries: {strategy: none}
            x-speakeasy-pagination: nonsense
            responses:
              '200':
                description: ''
                content:
                  text/event-stream:
                    x-speakeasy-sse-sentinel: '[DONE]'
                    schema: {properties: {data: {type: string}}}
        """,
        root={"x-speakeasy-timeout": 5000},
    )
    listed, streamed = made.operation("list"), made.operation("stream")
    assert listed.retry is not None and listed.retry.status_codes == ("429", "5XX")
    assert listed.retry.backoff.initial_interval == 5
    assert listed.retry.backoff.max_interval == 60000
    assert listed.pagination is not None and listed.pagination.next_cursor == (-1,)
    assert listed.usage_example is not None and listed.usage_example.position == 2
    assert listed.timeout_ms == streamed.timeout_ms == 5000
    assert streamed.retry is None and streamed.pagination is None
    assert made.codes == ["odd-shape"]
    assert streamed.deprecation is not None
    assert streamed.deprecation.replacement == "list"
    content = streamed.responses[0].contents[0]
    assert (content.kind, content.sentinel) == (ContentKind.EVENT_STREAM, "[DONE]")


def test_a_page_of_items_is_a_model_where_asked_for() -> None:
    paths = """
        /list:
          get:
            operationId: list
            x-speakeasy-pagination: {type: url, outputs: {nextUrl: $.n}}
            responses:
              '200': {description: d, content: {application/json: {schema: {properties: {n: {type: string}}}}}}
        """
    made = of_paths(paths, compatibility={"operation_models": "all"})
    assert sorted(made.classes.values()) == ["ListResponse", "ListResponseBody"]
    assert of_paths(paths).operation("list").response_model is None


def test_reachability_and_include() -> None:
    made = of_paths(
        _answers("200=A"), MODELS + "\nKept: {type: object, x-speakeasy-include: true}"
    )
    assert sorted(made.api.models) == [f"{S}A", f"{S}Kept"]


def test_webhooks_bring_their_models() -> None:
    hook = {
        "post": {
            "operationId": "born",
            "requestBody": {
                "content": {
                    "application/json": {"schema": {"$ref": f"{S}A"}},
                }
            },
            "responses": {},
        }
    }
    made = of_paths(_answers("200=B"), MODELS, root={"webhooks": {"born": hook}})
    assert [w.operation_id for w in made.api.webhooks] == ["born"]
    assert made.model("A").usage is Usage.RESPONSE


def test_an_operation_without_an_id_gets_one_from_method_and_path() -> None:
    made = of_paths("/pets/{pet-id}#frag: {get: {responses: {}}}")
    (operation,) = made.api.operations
    assert operation.operation_id == "get_pets_pet_id_frag"
    assert operation.url_path == "/pets/{pet-id}"


def test_method_overrides_of_the_root() -> None:
    rules = [{"operationId": "^list.*", "methodNameOverride": "all"}]
    made = of_paths(
        "/a: {get: {operationId: listPets, tags: [a], responses: {}}}",
        root={"x-speakeasy-name-override": rules},
    )
    assert made.names.operations == {"#/paths/~1a/get": "all"}


def test_descriptions_of_parameters() -> None:
    made = of_paths("""
        /a:
          get:
            operationId: a
            parameters:
              - {name: own, in: query, description: mine, schema: {type: string}}
              - {name: scalar, in: query, schema: {type: string, description: unread}}
              - {name: sort, in: query, schema: {enum: [x, y], description: read}}
            responses: {}
        """)
    told = {a.key: a.description for a in made.operation("a").arguments}
    assert told == {"query:own": "mine", "query:scalar": None, "query:sort": "read"}
    assert all(a.kind is ArgumentKind.PARAMETER for a in made.operation("a").arguments)


@pytest.mark.parametrize("pattern", ["(a+)+$", "(", "a*b*c*d*e*f", "x" * 300, 5])
def test_a_pattern_that_could_take_forever_is_told_and_ignored(pattern: object) -> None:
    rules = [{"operationId": pattern, "methodNameOverride": "all"}]
    made = of_paths(
        f"/a: {{get: {{operationId: {'a' * 40}, responses: {{}}}}}}",
        root={"x-speakeasy-name-override": rules},
    )
    assert made.operation("a" * 40).pinned is None
    assert made.codes == (["odd-shape"] if pattern != 5 else [])


def test_ways_to_write_a_body_that_differ_in_type_are_a_choice() -> None:
    contents = (
        "application/json: {schema: {type: array, items: {type: string}}}, "
        "text/csv: {schema: {type: string}}"
    )
    made = of_paths(
        "/a: {post: {operationId: a, requestBody: {content: {%s}}, "
        "responses: {'200': {description: ok, content: {%s}}}}}" % (contents, contents)
    )
    assert not made.sink.diagnostics
    operation = made.operation("a")
    assert [form.content.media_type for form in operation.other_bodies] == ["text/csv"]
    assert operation.success is not None
    assert all(content.is_choice for content in operation.success.contents)


@pytest.mark.parametrize(
    ("contents", "sent", "asked"),
    [
        ("image/png: {}, image/jpeg: {}", ["image/jpeg"], ["image/png", "image/jpeg"]),
        (
            "application/json-patch+json: {schema: {type: object}}, "
            "application/merge-patch+json: {schema: {type: object}}",
            ["application/merge-patch+json"],
            [],
        ),
        (
            "application/json: {schema: {type: object, properties: {a: {type: string}}}}, "
            "application/xml: {schema: {type: object, properties: {a: {type: string}}}}",
            [],
            [],
        ),
        (
            "application/json: {schema: {type: string}}, "
            "application/vnd.a.diff: {schema: {type: string}}, "
            "text/event-stream: {schema: {type: string}}",
            [],
            [],
        ),
    ],
)
def test_what_says_nothing_of_its_own_is_no_choice(
    contents: str, sent: list[str], asked: list[str]
) -> None:
    made = of_paths(
        "/a: {post: {operationId: a, requestBody: {content: {%s}}, "
        "responses: {'200': {description: ok, content: {%s}}}}}" % (contents, contents)
    )
    operation = made.operation("a")
    others = [form.content.media_type for form in operation.other_bodies]
    assert [
        name for name in others if "stream" not in name and "vnd" not in name
    ] == sent
    assert operation.success is not None
    found = [c.media_type for c in operation.success.contents if c.is_choice]
    assert found == asked


def test_ways_to_write_a_body_of_one_type_are_no_news() -> None:
    schema = "{schema: {type: string}}"
    made = of_paths(
        f"/a: {{post: {{operationId: a, responses: {{}}, requestBody: {{content: "
        f"{{text/plain: {schema}, text/csv: {schema}}}}}}}}}"
    )
    assert made.sink.diagnostics == []


@pytest.mark.parametrize(
    ("property_", "first"),
    [
        ("{type: string, format: binary}", "multipart/form-data"),
        ("{type: string}", "application/json"),
    ],
)
def test_a_form_goes_before_json_where_there_is_a_file(
    property_: str, first: str
) -> None:
    made = of_paths(
        """
        /a:
          post:
            operationId: a
            requestBody:
              content:
                application/json: {schema: {$ref: '#/components/schemas/Upload'}}
                multipart/form-data: {schema: {$ref: '#/components/schemas/Upload'}}
            responses: {'204': {description: done}}
        """,
        f"Upload: {{properties: {{file: {property_}}}}}",
    )
    body = made.operation("a").body
    assert body is not None
    assert body.contents[0].media_type == first

"""Plain data to a Spec: what is read, and what is said about the rest."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sdkpress.diagnostics.findings import Diagnostic, Severity, Sink
from sdkpress.source.document import load_bytes
from sdkpress.spec.model import ABSENT, Operation, Schema, Spec
from sdkpress.spec.parse import parse_document

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"


def read(text: str, file: str = "api.yaml") -> tuple[Spec, list[Diagnostic]]:
    """The Spec of a document and the findings."""
    sink = Sink()
    document = load_bytes(file, text.encode(), sink)
    assert document is not None
    assert sink.diagnostics == []
    return parse_document(document, sink), sink.diagnostics


def clean(text: str) -> Spec:
    """The Spec of a document with nothing to say about it."""
    spec, found = read(text)
    assert found == []
    return spec


def said(text: str) -> list[tuple[str, str]]:
    """Code and pointer of each finding."""
    return [(d.code.name, d.at.pointer) for d in read(text)[1]]


def schema(text: str, version: str = "3.1.0") -> Schema:
    """One schema of a document with nothing to say about it."""
    spec = clean(
        f"{HEAD}components: {{schemas: {{S: {text}}}}}\npaths: {{}}".replace(
            "3.1.0", version
        )
    )
    return spec.schemas["#/components/schemas/S"]


def operation(text: str) -> Operation:
    """The operation of a document with one."""
    (found,) = clean(f"{HEAD}{text}").operations
    return found


class TestDocuments:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("just text", "not-openapi"),
            ("- a", "not-openapi"),
            ("~", "not-openapi"),
            ("{}", "not-openapi"),
            ("a: 1", "not-openapi"),
            ("swagger: '1.2'", "unsupported-version"),
            ("openapi: 4.0.0", "unsupported-version"),
            ("openapi: 2", "unsupported-version"),
            ("openapi: [3.1.0]", "unsupported-version"),
        ],
    )
    def test_what_is_no_openapi_says_one_thing(self, text: str, code: str) -> None:
        spec, found = read(text)
        assert [d.code.name for d in found] == [code]
        assert found[0].severity is Severity.ERROR
        assert spec.operations == ()

    def test_a_later_version_is_read_as_the_last_that_is_known(self) -> None:
        text = "openapi: 3.4.1\ninfo: {title: T, version: '1'}\npaths: {}"
        spec, found = read(text)
        assert spec.version == "3.2"
        assert [d.code.name for d in found] == ["later-version"]

    @pytest.mark.parametrize(("rest", "version"), [("", "3.1"), ("host: h\n", "2.0")])
    def test_a_document_without_a_version_is_read(
        self, rest: str, version: str
    ) -> None:
        text = f"{rest}info: {{title: T, version: '1'}}\npaths: {{/a: {{get: {{responses: {{}}}}}}}}"
        spec, found = read(text)
        assert spec.version == version
        assert [d.code.name for d in found] == ["missing-key"]
        assert len(spec.operations) == 1

    @pytest.mark.parametrize(
        "version", ["3.0.0", "3.0.3", "3.1.0", "3.1.2", "3.1", "3.2.0"]
    )
    def test_versions_that_are_read(self, version: str) -> None:
        spec = clean(
            f"openapi: '{version}'\ninfo: {{title: T, version: '1'}}\npaths: {{}}"
        )
        assert spec.version == version[:3]

    def test_info(self) -> None:
        text = "openapi: 3.1.0\npaths: {}\ninfo:\n  title: T\n  version: 1.10\n  contact: {name: N}\n"
        info = clean(text).info
        assert (info.title, info.version) == ("T", "1.10")

    def test_a_document_describes_something(self) -> None:
        assert said(HEAD) == [("missing-key", "#")]
        assert said(HEAD.replace("3.1.0", "3.0.0") + "components: {}") == [
            ("missing-key", "#")
        ]
        assert said(HEAD + "components: {}") == []

    @pytest.mark.parametrize(
        ("text", "code", "pointer"),
        [
            ("info: x", "invalid-shape", "#/info"),
            ("servers: {url: /}", "invalid-shape", "#/servers"),
            ("servers: [{}]", "missing-key", "#/servers/0"),
            (
                "servers: [{url: /, variables: {v: {}}}]",
                "missing-key",
                "#/servers/0/variables/v",
            ),
            ("tags: [{description: x}]", "missing-key", "#/tags/0"),
            ("tags: x", "invalid-shape", "#/tags"),
            ("paths: []", "invalid-shape", "#/paths"),
            ("paths: {/a: []}", "invalid-shape", "#/paths/~1a"),
            ("paths: {/a: {get: 1}}", "invalid-shape", "#/paths/~1a/get"),
            ("paths: {a: {}}", "invalid-shape", "#/paths/a"),
            ("paths: {/a: {GET: {}}}", "invalid-shape", "#/paths/~1a/GET"),
            ("pathes: {}", "unknown-key", "#/pathes"),
            (
                "paths: {/a: {get: {requestbody: {}}}}",
                "unknown-key",
                "#/paths/~1a/get/requestbody",
            ),
            ("paths: {/a: {get: {tags: x}}}", "invalid-shape", "#/paths/~1a/get/tags"),
            (
                "paths: {/a: {get: {tags: [[x]]}}}",
                "invalid-shape",
                "#/paths/~1a/get/tags/0",
            ),
            (
                "paths: {/a: {get: {deprecated: 7}}}",
                "invalid-shape",
                "#/paths/~1a/get/deprecated",
            ),
            (
                "paths: {/a: {get: {deprecated: 'true'}}}",
                "odd-shape",
                "#/paths/~1a/get/deprecated",
            ),
            (
                "paths: {/a: {get: {operationId: {}}}}",
                "invalid-shape",
                "#/paths/~1a/get/operationId",
            ),
            (
                "paths: {/a: {get: {responses: {OK: {}}}}}",
                "invalid-shape",
                "#/paths/~1a/get/responses/OK",
            ),
            (
                "paths: {/a: {get: {responses: {200: }}}}",
                "odd-shape",
                "#/paths/~1a/get/responses/200",
            ),
            (
                "paths: {/a: {get: {responses: {200: x}}}}",
                "invalid-shape",
                "#/paths/~1a/get/responses/200",
            ),
            (
                "paths: {/a: {$ref: other.yaml}}",
                "external-path-item",
                "#/paths/~1a/$ref",
            ),
            ("security: [{k: []}]", "unknown-security-scheme", "#/security/0/k"),
            (
                "components: {securitySchemes: {k: {}}}",
                "missing-key",
                "#/components/securitySchemes/k",
            ),
            (
                "components: {securitySchemes: {k: {type: basic}}}",
                "invalid-shape",
                "#/components/securitySchemes/k/type",
            ),
            (
                "components: {securitySchemes: {k: {type: apiKey, in: header}}}",
                "missing-key",
                "#/components/securitySchemes/k",
            ),
        ],
    )
    def test_a_wrong_shape_is_one_finding_at_its_place(
        self, text: str, code: str, pointer: str
    ) -> None:
        head = (
            HEAD.replace("info: {title: T, version: '1'}\n", "")
            if "info" in text
            else HEAD
        )
        rest = "" if "paths:" in text else "\npaths: {}"
        assert said(f"{head}{text}{rest}") == [(code, pointer)]

    @pytest.mark.parametrize(
        "value", ["~", "1", "x", "[]", "[1]", "{}", "{a: 1}", "{$ref: 1}", "true"]
    )
    @pytest.mark.parametrize(
        "place",
        [
            *(
                "info: {}",
                "servers: {}",
                "servers: [{}]",
                "paths: {}",
                "paths: {{/a: {}}}",
            ),
            *(
                "paths: {{/a: {{get: {}}}}}",
                "tags: {}",
                "components: {}",
                "security: {}",
            ),
            *(
                "paths: {{/a: {{parameters: {}}}}}",
                "paths: {{/a: {{get: {{parameters: [{}]}}}}}}",
            ),
            *(
                "paths: {{/a: {{get: {{requestBody: {}}}}}}}",
                "paths: {{/a: {{get: {{responses: {}}}}}}}",
            ),
            "paths: {{/a: {{get: {{requestBody: {{content: {}}}}}}}}}",
            "paths: {{/a: {{get: {{requestBody: {{content: {{a/b: {}}}}}}}}}}}",
            "paths: {{/a: {{get: {{requestBody: {{content: {{a/b: {{encoding: {}}}}}}}}}}}}}",
            "paths: {{/a: {{get: {{requestBody: {{content: {{a/b: {{examples: {}}}}}}}}}}}}}",
            "paths: {{/a: {{get: {{responses: {{200: {}}}}}}}}}",
            "paths: {{/a: {{get: {{responses: {{200: {{headers: {}}}}}}}}}}}",
            *(
                f"components: {{{{{part}: {{{{a: {{}}}}}}}}}}"
                for part in (
                    "schemas",
                    "parameters",
                    "responses",
                    "requestBodies",
                    "headers",
                    "examples",
                    "links",
                    "pathItems",
                    "securitySchemes",
                )
            ),
            "components: {{securitySchemes: {{a: {{type: oauth2, flows: {}}}}}}}",
            *(
                f"components: {{{{schemas: {{{{a: {{{{{key}: {{}}}}}}}}}}}}}}"
                for key in (
                    "type",
                    "enum",
                    "properties",
                    "items",
                    "allOf",
                    "anyOf",
                    "oneOf",
                    "required",
                    "discriminator",
                    "additionalProperties",
                    "$ref",
                    "title",
                    "nullable",
                    "examples",
                    "prefixItems",
                    "patternProperties",
                    "exclusiveMinimum",
                    "$dynamicRef",
                    "$defs",
                )
            ),
            "x-speakeasy-globals: {}",
            "x-speakeasy-extension-rewrite: {}",
        ],
    )
    def test_nothing_a_document_writes_is_a_bug(self, place: str, value: str) -> None:
        read(f"openapi: 3.1.0\n{place.format(value)}")


class TestOperations:
    def test_everything_an_operation_has(self) -> None:
        found = operation("""\
paths:
  /a/{id}#x:
    summary: Shared
    servers: [{url: /shared}]
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: q, in: query, schema: {type: string}}
    x-of-path: 1
    post:
      operationId: makeA
      tags: [one, 2]
      description: D
      deprecated: true
      parameters: [{name: q, in: query, required: true, style: form, explode: false}]
      requestBody: {required: true, content: {a/b: {schema: {}}, c/d: }}
      responses:
        200: {description: ok, headers: {X: {schema: {type: integer}}}}
        4XX: {}
        default: {}
        x-other: {}
      security: []
      x-own: 2
""")
        assert (found.at, found.path, found.method) == (
            "#/paths/~1a~1{id}#x/post",
            "/a/{id}#x",
            "post",
        )
        assert (found.operation_id, found.tags, found.deprecated) == (
            "makeA",
            ("one", "2"),
            True,
        )
        assert (found.summary, found.description) == ("Shared", "D")
        assert [(p.name, p.location, p.required) for p in found.parameters] == [
            ("id", "path", True),
            ("q", "query", True),
        ]
        assert found.parameters[1].explode is False
        assert found.request_body is not None
        assert list(found.request_body.content) == ["a/b", "c/d"]
        assert list(found.responses) == ["200", "4XX", "default"]
        assert found.responses["200"].headers["X"].schema is not None
        assert found.security == ()
        assert found.servers is not None
        assert found.servers[0].at == "#/paths/~1a~1{id}#x/servers/0"
        assert (dict(found.extensions), dict(found.path_extensions)) == (
            {"x-own": 2},
            {"x-of-path": 1},
        )

    def test_methods_come_in_document_order(self) -> None:
        spec = clean(f"{HEAD}paths: {{/a: {{post: {{}}, get: }}}}")
        assert [o.method for o in spec.operations] == ["post", "get"]

    def test_ignoring(self) -> None:
        spec = clean(f"""{HEAD}
paths:
  /a: {{x-speakeasy-ignore: true, get: {{operationId: x}}}}
  /b:
    get:
      operationId: x
      parameters: [{{name: q, in: query, schema: {{}}, x-speakeasy-ignore: true}}]
    put: {{x-speakeasy-ignore: true}}
""")
        assert [o.ignored for o in spec.operations] == [True, False, True]
        assert spec.operations[1].parameters == ()

    def test_extensions_of_other_vendors(self) -> None:
        found = operation("""\
x-speakeasy-extension-rewrite: {x-speakeasy-group: x-vendor-group}
paths: {/a: {get: {x-vendor-group: g}}, }
""")
        assert found.extensions["x-speakeasy-group"] == "g"

    def test_a_path_item_may_be_shared(self) -> None:
        spec = clean(f"""{HEAD}
components:
  pathItems:
    P: {{parameters: [{{name: q, in: query, schema: {{type: object}}}}], get: {{}}}}
paths:
  /a: {{$ref: '#/components/pathItems/P'}}
  /b: {{$ref: '#/components/pathItems/P', put: {{}}}}
""")
        assert [(o.at, o.path) for o in spec.operations] == [
            ("#/paths/~1a/get", "/a"),
            ("#/paths/~1b/put", "/b"),
            ("#/paths/~1b/get", "/b"),
        ]
        schemas = [o.parameters[0].schema for o in spec.operations]
        assert {s.at for s in schemas if s} == {
            "#/components/pathItems/P/parameters/0/schema"
        }

    def test_webhooks(self) -> None:
        spec = clean(f"{HEAD}webhooks: {{'new{{x}}': {{post: {{operationId: o}}}}}}")
        assert [(o.path, o.method, o.at) for o in spec.webhooks] == [
            ("new{x}", "post", "#/webhooks/new{x}/post")
        ]
        assert spec.operations == ()

    def test_the_same_operation_id_twice(self) -> None:
        spec, found = read(
            f"{HEAD}paths: {{/a: {{get: {{operationId: x}}}}, /b: {{put: {{operationId: x}}}}}}"
        )
        (finding,) = found
        assert finding.code.name == "duplicate-operation-id"
        assert "GET /a" in finding.message
        assert finding.at.pointer == "#/paths/~1b/put/operationId"
        assert [p.pointer for p in finding.related] == ["#/paths/~1a/get/operationId"]
        assert len(spec.operations) == 2

    def test_paths_that_cannot_be_told_apart(self) -> None:
        text = f"{HEAD}paths: {{'/a/{{x}}': {{get: {PARAM('x')}}}, '/a/{{y}}': {{get: {PARAM('y')}, put: {PARAM('y')}}}}}"
        assert said(text) == [("same-path", "#/paths/~1a~1{y}/get")]
        assert said(text.replace("/a/{y}", "/a/{y}#other")) == []

    def test_an_undeclared_path_parameter_is_a_required_string(self) -> None:
        spec, found = read(f"{HEAD}paths: {{'/a/{{x}}/{{x}}#{{no}}': {{get: {{}}}}}}")
        assert [d.code.name for d in found] == ["undeclared-path-parameter"]
        ((parameter,),) = [o.parameters for o in spec.operations]
        assert (parameter.name, parameter.location, parameter.required) == (
            "x",
            "path",
            True,
        )
        assert parameter.schema is not None
        assert parameter.schema.types == ("string",)

    def test_a_path_parameter_that_is_not_in_the_path(self) -> None:
        spec, found = read(f"{HEAD}paths: {{/a: {{get: {PARAM('x')}}}}}")
        assert [d.code.name for d in found] == ["unused-path-parameter"]
        assert spec.operations[0].parameters == ()

    @pytest.mark.parametrize(
        ("parameter", "code", "pointer", "kept"),
        [
            ("{in: query}", "missing-key", "", 0),
            ("{name: q}", "invalid-shape", "", 0),
            ("{name: q, in: body}", "invalid-shape", "/in", 0),
            ("{name: '', in: query}", "unsendable-parameter", "/name", 0),
            ("{name: 'a b', in: header}", "unsendable-parameter", "/name", 0),
            ("x", "invalid-shape", "", 0),
            ("{$ref: '#/components/parameters/q'}", "ref-not-found", "/$ref", 0),
            ("{$ref: 'q.yaml'}", "external-ref", "/$ref", 0),
            ("{name: q, in: query, typ: string}", "unknown-key", "/typ", 1),
            (
                "{name: q, in: query, schema: {}, content: {}}",
                "invalid-shape",
                "/content",
                1,
            ),
            (
                "{name: q, in: query, example: 1, examples: {}}",
                "invalid-shape",
                "/examples",
                1,
            ),
            ("{name: q, in: query, examples: [1]}", "odd-shape", "/examples", 1),
            (
                "{name: q, in: query, examples: {a: {externalValue: 'https://example.com/q'}}}",
                "external-example",
                "/examples/a/externalValue",
                1,
            ),
            (
                "{name: q, in: header, allowReserved: true}",
                "invalid-shape",
                "/allowReserved",
                1,
            ),
            ("{name: q, in: query, schema: 1}", "invalid-shape", "/schema", 1),
        ],
    )
    def test_a_wrong_parameter_costs_itself(
        self, parameter: str, code: str, pointer: str, kept: int
    ) -> None:
        spec, found = read(
            f"{HEAD}paths: {{/a: {{get: {{operationId: o, parameters: [{parameter}]}}}}}}"
        )
        at = "#/paths/~1a/get/parameters/0"
        assert [(d.code.name, d.at.pointer) for d in found] == [(code, at + pointer)]
        assert [o.operation_id for o in spec.operations] == ["o"]
        assert len(spec.operations[0].parameters) == kept

    def test_a_parameter_twice(self) -> None:
        text = (
            "{name: q, in: query, description: a}, {name: q, in: query, description: b}"
        )
        spec, found = read(f"{HEAD}paths: {{/a: {{get: {{parameters: [{text}]}}}}}}")
        assert [d.code.name for d in found] == ["duplicate-parameter"]
        assert [p.description for p in spec.operations[0].parameters] == ["b"]

    def test_a_response_that_cannot_be_read_is_still_an_answer(self) -> None:
        spec, _ = read(
            f"{HEAD}paths: {{/a: {{get: {{responses: {{200: {{$ref: '#/no'}}}}}}}}}}"
        )
        assert list(spec.operations[0].responses) == ["200"]

    def test_security(self) -> None:
        spec, found = read(f"""{HEAD}
components: {{securitySchemes: {{key: {{type: apiKey, in: header, name: K}}}}}}
security: [{{key: []}}, {{}}]
paths: {{/a: {{get: {{security: [{{kei: []}}, {{key: [s], nope: []}}]}}}}}}
""")
        assert spec.security == ((("key", ()),), ())
        assert spec.operations[0].security == ((("key", ("s",)),),)
        assert [d.hint for d in found] == ["did you mean 'key'?", None]

    def test_globals(self) -> None:
        spec = clean(f"""{HEAD}
x-speakeasy-globals: {{parameters: [{{$ref: '#/components/parameters/P'}}]}}
components: {{parameters: {{P: {{name: p, in: query, schema: {{type: string}}}}}}}}
""")
        assert [p.name for p in spec.globals] == ["p"]


def PARAM(name: str) -> str:
    return f"{{parameters: [{{name: {name}, in: path, required: true, schema: {{}}}}]}}"


class TestSchemas:
    def test_booleans(self) -> None:
        assert schema("true").boolean is True
        assert schema("false").boolean is False

    def test_everything_a_schema_says(self) -> None:
        found = schema(
            "{type: [object, 'null'], title: T, properties: {$ref: {type: string}, n: {const: ~}},"
            " required: [n], additionalProperties: false, minimum: 1, x-a: 1, default: ~,"
            " discriminator: {propertyName: n, mapping: {a: B}}, readOnly: true}"
        )
        assert found.types == ("object", "null")
        assert list(found.properties) == ["$ref", "n"]
        assert found.properties["n"].const is None
        assert found.properties["n"].at == "#/components/schemas/S/properties/n"
        assert found.additional_properties is not None
        assert found.additional_properties.boolean is False
        assert (found.default, found.const, found.example) == (None, ABSENT, ABSENT)
        assert (dict(found.keywords), dict(found.extensions)) == (
            {"minimum": 1},
            {"x-a": 1},
        )
        assert found.discriminator is not None
        assert found.discriminator.mapping == (("a", "B"),)
        assert found.read_only

    def test_null_keywords_are_absent(self) -> None:
        found = schema(
            "{properties: , type: , description: , enum: , items: , allOf: }"
        )
        assert found == Schema(at=found.at)

    @pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
    def test_nullable(self, version: str) -> None:
        assert schema("{type: string, nullable: true}", version).nullable

    def test_exclusive_bounds_of_3_0(self) -> None:
        found = schema(
            "{minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: false}"
        )
        assert found.keywords == {"exclusiveMinimum": 1, "maximum": 2}

    def test_items_as_a_list(self) -> None:
        found = schema("{type: array, items: [{type: string}, true]}")
        assert [s.at[-2:] for s in found.prefix_items] == ["/0", "/1"]
        assert found.items is None

    @pytest.mark.parametrize(
        ("text", "code", "pointer"),
        [
            ("~", "invalid-shape", ""),
            ("12", "invalid-shape", ""),
            ("{type: strng}", "invalid-shape", "/type"),
            ("{type: [string, 1]}", "invalid-shape", "/type/1"),
            ("{properties: {a: 1}}", "invalid-shape", "/properties/a"),
            ("{properties: [a]}", "invalid-shape", "/properties"),
            ("{allOf: {}}", "invalid-shape", "/allOf"),
            ("{enum: a}", "invalid-shape", "/enum"),
            ("{required: true}", "odd-shape", "/required"),
            ("{examples: {a: 1}}", "odd-shape", "/examples"),
            ("{discriminator: {}}", "missing-key", "/discriminator"),
            ("{discriminator: kind}", "invalid-shape", "/discriminator"),
            ("{propertys: {}}", "unknown-key", "/propertys"),
            ("{$ref: 1}", "invalid-shape", "/$ref"),
            ("{$ref: other.yaml}", "external-ref", "/$ref"),
            ("{$recursiveRef: '#'}", "ignored-keyword", "/$recursiveRef"),
            (
                "{discriminator: {propertyName: a, mapping: {b: '#/no'}}}",
                "ref-not-found",
                "/discriminator/mapping/b",
            ),
        ],
    )
    def test_a_wrong_schema_is_one_finding_at_its_place(
        self, text: str, code: str, pointer: str
    ) -> None:
        found = said(f"{HEAD}components: {{schemas: {{S: {text}}}}}")
        assert found == [(code, "#/components/schemas/S" + pointer)]

    def test_a_schema_that_cannot_be_read_allows_anything(self) -> None:
        for text in ("12", "{$ref: other.yaml, description: D}", "{$ref: '#/no'}"):
            spec, _ = read(f"{HEAD}components: {{schemas: {{S: {text}}}}}")
            found = spec.schemas["#/components/schemas/S"]
            assert (found.boolean, found.ref) == (True, None)

    def test_unknown_words_are_no_noise(self) -> None:
        assert schema("{name: a, in: b, id: c, optional: true, $comment: d, $defs: {}}")


def test_mappings_are_read_only() -> None:
    spec = clean(f"{HEAD}components: {{schemas: {{S: {{properties: {{a: {{}}}}}}}}}}")
    found = spec.schemas["#/components/schemas/S"]
    for mapping in (spec.schemas, found.properties, found.extensions, found.keywords):
        assert isinstance(mapping, Mapping)
        assert not hasattr(mapping, "__setitem__")


def test_unevaluated_properties_are_those_that_nothing_else_names() -> None:
    found = schema("{type: object, unevaluatedProperties: {type: string}}")
    assert found.additional_properties is not None
    assert found.additional_properties.types == ("string",)

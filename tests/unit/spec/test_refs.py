"""What references name, and what is said about those that name nothing."""

from __future__ import annotations

import pytest

from sdkpress.diagnostics.findings import Diagnostic, Sink
from sdkpress.source.document import load_bytes
from sdkpress.spec.model import Spec
from sdkpress.spec.parse import parse_document

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"


def _read(text: str, file: str = "api.yaml") -> tuple[Spec, list[Diagnostic]]:
    sink = Sink()
    document = load_bytes(file, f"{HEAD}{text}".encode(), sink)
    assert document is not None
    return parse_document(document, sink), sink.diagnostics


def _ref(schemas: str, file: str = "api.yaml", besides: str = "") -> str | None:
    """What `S` refers to, after normalising; whatever it names can be looked up."""
    spec, found = _read(f"{besides}\ncomponents:\n  schemas:\n    {schemas}", file)
    assert found == []
    ref = spec.schemas["#/components/schemas/S"].ref
    assert ref in spec.schemas
    assert ref is not None
    assert spec.schemas[ref].at == ref
    return ref


class TestSchemaTargets:
    def test_a_component(self) -> None:
        assert (
            _ref("{S: {$ref: '#/components/schemas/A'}, A: {}}")
            == "#/components/schemas/A"
        )

    @pytest.mark.parametrize("written", ["a~1b%7Bc%7D~0", "a~1b{c}~0", "a~1b%7bc}%7E0"])
    def test_spellings_of_one_pointer(self, written: str) -> None:
        ref = _ref(
            f"{{S: {{$ref: '#/components/schemas/{written}'}}, 'a/b{{c}}~': {{}}}}"
        )
        assert ref == "#/components/schemas/a~1b{c}~0"

    def test_a_part_of_a_component(self) -> None:
        text = "{S: {$ref: '#/components/schemas/A/properties/x/items'}, A: {properties: {x: {items: {}}}}}"
        assert _ref(text) == "#/components/schemas/A/properties/x/items"

    def test_a_part_of_a_list(self) -> None:
        text = "{S: {$ref: '#/components/schemas/A/allOf/1'}, A: {allOf: [{}, true]}}"
        assert _ref(text) == "#/components/schemas/A/allOf/1"

    def test_through_a_reference(self) -> None:
        text = "{S: {$ref: '#/components/schemas/A/properties/x'}, A: {$ref: '#/components/schemas/B'}, B: {properties: {x: {}}}}"
        assert _ref(text) == "#/components/schemas/B/properties/x"

    def test_outside_of_components(self) -> None:
        besides = "x-schemas: {A: {properties: {b: {$ref: '#/x-schemas/B'}}}, B: {}}"
        spec, found = _read(
            f"{besides}\ncomponents: {{schemas: {{S: {{$ref: '#/x-schemas/A'}}}}}}"
        )
        assert found == []
        assert list(spec.schemas) == [
            "#/components/schemas/S",
            "#/x-schemas/A",
            "#/x-schemas/B",
        ]

    def test_an_anchor(self) -> None:
        text = "{S: {$ref: '#here'}, A: {properties: {x: {$anchor: here}}}}"
        assert _ref(text) == "#/components/schemas/A/properties/x"

    def test_an_id(self) -> None:
        text = "{S: {$ref: 'https://example.com/a.json'}, A: {$id: 'https://example.com/a.json'}}"
        assert _ref(text) == "#/components/schemas/A"

    def test_a_pointer_within_an_id(self) -> None:
        text = "{S: {$ref: 'urn:a#/$defs/B'}, A: {$id: 'urn:a', $defs: {B: {}}}}"
        assert _ref(text) == "#/components/schemas/A/$defs/B"

    def test_definitions_of_the_schema_around(self) -> None:
        text = "{S: {$ref: '#/$defs/B', $defs: {B: {}}}, T: {items: {$ref: '#/$defs/B'}, $defs: {B: {}}}}"
        spec, found = _read(f"components: {{schemas: {text}}}")
        assert found == []
        assert (
            spec.schemas["#/components/schemas/S"].ref
            == "#/components/schemas/S/$defs/B"
        )
        items = spec.schemas["#/components/schemas/T"].items
        assert items is not None
        assert items.ref == "#/components/schemas/T/$defs/B"

    @pytest.mark.parametrize("name", ["api.yaml", "./api.yaml", "../docs/api.yaml"])
    def test_the_document_by_its_name(self, name: str) -> None:
        text = f"{{S: {{$ref: '{name}#/components/schemas/A'}}, A: {{}}}}"
        assert _ref(text, "docs/api.yaml") == "#/components/schemas/A"

    def test_a_dynamic_reference(self) -> None:
        text = "{S: {$dynamicRef: '#node'}, A: {$dynamicAnchor: node}}"
        assert _ref(text) == "#/components/schemas/A"

    def test_a_recursive_reference(self) -> None:
        text = "{A: {$recursiveAnchor: true, properties: {x: {items: {$recursiveRef: '#'}}}}}"
        spec, found = _read(f"components: {{schemas: {text}}}")
        assert found == []
        items = spec.schemas["#/components/schemas/A"].properties["x"].items
        assert items is not None
        assert items.ref == "#/components/schemas/A"

    def test_siblings_stay(self) -> None:
        text = (
            "{S: {$ref: '#/components/schemas/A', description: D, default: 1}, A: {}}"
        )
        spec, _ = _read(f"components: {{schemas: {text}}}")
        found = spec.schemas["#/components/schemas/S"]
        assert (found.ref, found.description, found.default) == (
            "#/components/schemas/A",
            "D",
            1,
        )


class TestMissing:
    @pytest.mark.parametrize(
        ("ref", "hint"),
        [
            ("#/components/schemas/Pett", "did you mean 'Pet'?"),
            ("#/components/schemas/pet", "did you mean 'Pet'?"),
            ("#/components/schemas/Unlike", None),
            ("#/component/schemas/Pet", None),
            ("#/components/schemas/Pet/0", None),
            ("#/tags/99999999999999999999", None),
            ("#nowhere", None),
            ("api.yaml#/nothing", None),
        ],
    )
    def test_the_nearest_name_is_offered(self, ref: str, hint: str | None) -> None:
        _, (finding,) = _read(
            f"tags: []\ncomponents: {{schemas: {{Pet: {{}}, S: {{items: {{$ref: '{ref}'}}}}}}}}"
        )
        assert finding.code.name == "ref-not-found"
        assert finding.at.pointer == "#/components/schemas/S/items/$ref"
        assert finding.hint == hint

    def test_each_text_is_reported_once(self) -> None:
        text = "{A: {$ref: '#/no'}, B: {$ref: '#/no'}, C: {$ref: '#/nor'}}"
        assert len(_read(f"components: {{schemas: {text}}}")[1]) == 2

    def test_what_is_no_schema(self) -> None:
        _, (finding,) = _read("components: {schemas: {S: {$ref: '#/info/title'}}}")
        assert (finding.code.name, finding.at.pointer) == (
            "invalid-shape",
            "#/info/title",
        )

    @pytest.mark.parametrize(
        "ref", ["a.yaml", "https://example.com/a.json#/b", "./a#/b", "Pet"]
    )
    def test_nothing_is_fetched(self, ref: str) -> None:
        _, (finding,) = _read(
            f"components: {{schemas: {{Pet: {{}}, S: {{$ref: '{ref}'}}}}}}"
        )
        assert finding.code.name == "external-ref"
        named = ref == "Pet"
        assert finding.hint == (
            "did you mean '#/components/schemas/Pet'?" if named else None
        )


class TestCycles:
    @pytest.mark.parametrize(
        ("schemas", "ends"),
        [
            ("{A: {$ref: '#/components/schemas/A'}}", ["A"]),
            (
                "{A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}",
                ["A", "B"],
            ),
            (
                "{X: {$ref: '#/components/schemas/A'}, A: {allOf: [{}, {$ref: '#/components/schemas/B'}]},"
                " B: {type: object, allOf: [{$ref: '#/components/schemas/A'}]}}",
                ["A", "B"],
            ),
        ],
    )
    def test_both_ends_are_shown(self, schemas: str, ends: list[str]) -> None:
        _, (finding,) = _read(f"components: {{schemas: {schemas}}}")
        assert finding.code.name == "ref-cycle"
        places = [finding.at, *finding.related]
        assert [p.pointer for p in places] == [
            f"#/components/schemas/{end}" for end in ends
        ]

    @pytest.mark.parametrize(
        "schema",
        [
            "{properties: {a: {$ref: '#/components/schemas/A'}}}",
            "{items: {$ref: '#/components/schemas/A'}}",
            "{allOf: [{properties: {a: {$ref: '#/components/schemas/A'}}}]}",
        ],
    )
    def test_recursion_is_no_cycle(self, schema: str) -> None:
        assert _read(f"components: {{schemas: {{A: {schema}}}}}")[1] == []

    def test_a_long_chain(self) -> None:
        chain = ", ".join(
            f"S{i}: {{$ref: '#/components/schemas/S{i + 1}'}}" for i in range(5000)
        )
        assert _read(f"components: {{schemas: {{{chain}, S5000: {{}}}}}}")[1] == []

    @pytest.mark.parametrize(
        "kind", ["parameters", "responses", "requestBodies", "headers", "examples"]
    )
    def test_parts(self, kind: str) -> None:
        text = f"{{A: {{$ref: '#/components/{kind}/B'}}, B: {{$ref: '#/components/{kind}/A'}}}}"
        found = _read(f"components: {{{kind}: {text}}}")[1]
        assert {d.code.name for d in found} == {"ref-cycle"}

    def test_a_pointer_through_a_cycle(self) -> None:
        text = "{A: {$ref: '#/components/schemas/A/x'}}"
        found = _read(f"components: {{schemas: {text}}}")[1]
        assert [d.code.name for d in found] == ["ref-not-found"]


class TestParts:
    def test_a_definition_is_read_once_and_keeps_its_place(self) -> None:
        spec, found = _read("""\
webhooks:
  w:
    post:
      parameters: [{$ref: '#/components/parameters/P'}]
      requestBody: {$ref: '#/components/requestBodies/B', description: Here}
      responses: {200: {$ref: '#/components/responses/R'}, 201: {$ref: '#/components/responses/R'}}
components:
  parameters: {P: {$ref: '#/components/parameters/Q'}, Q: {name: q, in: query, schema: {}}}
  requestBodies: {B: {description: There, content: {a/b: {examples: {e: {$ref: '#/components/examples/E'}}}}}}
  responses: {R: {headers: {H: {$ref: '#/components/headers/H'}}}}
  headers: {H: {schema: {type: string}}}
  examples: {E: {value: ~}}
""")
        assert found == []
        operation = spec.webhooks[0]
        assert operation.parameters[0].at == "#/components/parameters/Q"
        assert operation.request_body is not None
        assert operation.request_body.description == "Here"
        example = operation.request_body.content["a/b"].examples["e"]
        assert (example.at, example.value) == ("#/components/examples/E", None)
        assert operation.responses["200"] is operation.responses["201"]
        assert operation.responses["200"].headers["H"].at == "#/components/headers/H"

    def test_a_mistake_in_a_shared_part_is_reported_once(self) -> None:
        _, found = _read("""\
webhooks: {w: {post: {responses: {200: {$ref: '#/components/responses/R'}, 201: {$ref: '#/components/responses/R'}}}}}
components: {responses: {R: {content: []}}}
""")
        assert [d.at.pointer for d in found] == ["#/components/responses/R/content"]

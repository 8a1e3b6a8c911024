"""Walks: what a model needs, what can be reached, and cycles."""

from __future__ import annotations

import pytest

from sdkpress.ir.ids import ModelId
from sdkpress.ir.types import Kind, ListOf, MapOf, Nullable, Primitive, Ref
from sdkpress.ir.walk import dependencies, named_model, reachable, strongly_connected
from support.lowered import S, of_schemas


def test_a_model_is_named_through_lists_maps_and_null() -> None:
    pet = Ref(ModelId("pet"))
    assert named_model(Nullable(ListOf(MapOf(pet)))) == "pet"
    assert named_model(ListOf(Primitive(Kind.STRING))) is None


def test_dependencies_of_each_kind_of_model() -> None:
    made = of_schemas("""
        A: {properties: {b: {$ref: '#/components/schemas/B'}}, additionalProperties: {$ref: '#/components/schemas/C'}}
        B: {oneOf: [{$ref: '#/components/schemas/C'}, {type: string}]}
        C: {enum: [x]}
        """)
    assert dependencies(made.model("A")) == (f"{S}B", f"{S}C")
    assert dependencies(made.model("B")) == (f"{S}C",)
    assert dependencies(made.model("C")) == ()


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        ({"a": ["b"], "b": []}, [{"b"}, {"a"}]),
        ({"a": ["b"], "b": ["a"], "c": ["a"]}, [{"a", "b"}, {"c"}]),
        ({"a": ["a"]}, [{"a"}]),
        ({"a": ["b"], "b": ["c"], "c": ["b", "x"]}, [{"b", "c"}, {"a"}]),
    ],
)
def test_cycles_come_after_what_they_need(
    graph: dict[str, list[str]], expected: list[set[str]]
) -> None:
    assert [set(found) for found in strongly_connected(graph)] == expected


def test_a_long_chain_needs_no_stack() -> None:
    graph = {i: [i + 1] for i in range(50_000)}
    graph[50_000] = [0]
    assert len(strongly_connected(graph)) == 1


def test_reachable() -> None:
    graph = {ModelId("a"): [ModelId("b")], ModelId("b"): [ModelId("a")]}
    assert reachable(graph, [ModelId("a")]) == {"a", "b"}

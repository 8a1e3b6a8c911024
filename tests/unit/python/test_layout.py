"""layout: what it lays out, black leaves as it is."""

from __future__ import annotations

import black
import pytest
from black.strings import char_width as black_width
from hypothesis import given, settings
from hypothesis import strategies as st

from sdkpress.python.layout import (
    assigned,
    char_width,
    declaration,
    layout,
    returned,
)
from sdkpress.python.literals import expression
from sdkpress.python.nodes import (
    Annotation,
    Declaration,
    Group,
    Node,
    Pair,
    Text,
)

LEAVES = st.sampled_from(
    [
        None,
        True,
        3,
        -2.5,
        1e22,
        "x",
        "a" * 30,
        "b" * 60,
        "c" * 90,
        "漢字" * 12,
        'say "hi"',
    ]
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text("k", min_size=1, max_size=30), inner, max_size=4),
    max_leaves=12,
)


def arguments(values: list[tuple[int, object, bool]]) -> tuple[Node, ...]:
    return tuple(
        Pair("a" * length + f"{i}=", expression(value, explode=explode))
        for i, (length, value, explode) in enumerate(values)
    )


@given(
    st.lists(st.tuples(st.integers(1, 20), VALUES, st.booleans()), max_size=5),
    st.sampled_from(["", "res = ", "res = await "]),
)
@settings(deadline=None, max_examples=100)
def test_calls(values: list[tuple[int, object, bool]], prefix: str) -> None:
    call = Group("client.dedicated.image.edit(", arguments(values), ")")
    lines = layout(call, 4, prefix)
    source = "\n".join(["with A() as b:", *lines]) + "\n"
    assert black.format_str(source, mode=black.Mode()) == source


def test_one_line_then_indented_then_exploded() -> None:
    short = Group("f(", (Text("a"), Text("b")), ")")
    assert layout(short) == ["f(a, b)"]
    middle = Group("f" * 30 + "(", (Text("a" * 40), Text("b" * 30)), ")")
    assert layout(middle)[1] == "    " + "a" * 40 + ", " + "b" * 30
    long = Group("f(", (Text("a" * 60), Text("b" * 30)), ")")
    assert layout(long) == ["f(", "    " + "a" * 60 + ",", "    " + "b" * 30 + ",", ")"]


def test_a_single_argument_gets_no_comma_unless_told_to_explode() -> None:
    assert layout(Group("f(", (Text("a" * 90),), ")"))[1] == "    " + "a" * 90
    assert layout(Group("[", (Text("a"),), "]", explode=True)) == ["[", "    a,", "]"]
    assert layout(Group("[", (), "]", explode=True)) == ["[]"]


@pytest.mark.parametrize("first", range(0x20, 0x30000, 0x800))
def test_columns_are_those_of_black(first: int) -> None:
    for code in range(first, first + 0x800):
        char = chr(code)
        if char.isprintable():
            assert char_width(char) == black_width(char), hex(code)


NAMES = st.lists(
    st.sampled_from(["Chat", "Completion", "Endpoint", "Tool"]), min_size=1, max_size=6
).map("".join)
TYPES = st.recursive(
    st.one_of(st.sampled_from(["str", "int"]), NAMES).map(Text),
    lambda inner: st.one_of(
        inner.map(lambda item: Group("List[", (item,), "]")),
        inner.map(lambda item: Group("Optional[", (item,), "]")),
        st.lists(inner, min_size=2, max_size=4).map(
            lambda items: Group("Union[", tuple(items), "]")
        ),
    ),
    max_leaves=6,
)
DEFAULTS = st.one_of(
    st.none(),
    st.sampled_from(["None", "UNSET", '"' + "x" * 40 + '"']).map(Text),
    st.lists(
        st.sampled_from(['"a"', '"' + "b" * 30 + '"']), min_size=1, max_size=4
    ).map(lambda items: Group("[", tuple(map(Text, items)), "]")),
    st.just(Group("pydantic.Field(", (Text("init=False"),), ")")),
    st.just(Group("op.Operation(", (Text('id="x"'),), ")", explode=True)),
)


@given(st.integers(1, 40), TYPES, DEFAULTS)
@settings(deadline=None, max_examples=120)
def test_declarations(length: int, annotation: Annotation, value: Node | None) -> None:
    lines = declaration(Declaration("f" * length, annotation, value), 4)
    source = "\n".join(["class A:", *lines]) + "\n"
    assert black.format_str(source, mode=black.Mode()) == source


@given(TYPES)
@settings(deadline=None)
def test_returned_types(annotation: Node) -> None:
    head = ["class A:", "    def f(", "        self,", "        *,", "        a: int,"]
    source = "\n".join([*head, *returned(annotation, 4), "        pass"]) + "\n"
    assert black.format_str(source, mode=black.Mode()) == source


@given(NAMES, TYPES)
@settings(deadline=None)
def test_assignments(name: str, value: Node) -> None:
    source = f"{name} = {assigned(name, value)}\n"
    assert black.format_str(source, mode=black.Mode()) == source


def test_a_tuple_of_one_keeps_its_comma() -> None:
    assert layout(Group("(", (Text("a"),), ")")) == ["(a,)"]
    assert layout(Group("(", (Text("a" * 90),), ")"))[1] == "    " + "a" * 90 + ","

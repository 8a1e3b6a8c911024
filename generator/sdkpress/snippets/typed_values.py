"""Code on union pages: a value of one member, given to a variable of its type.

Input: a union and one of its members. Output: the code, laid out.
"""

from __future__ import annotations

from collections.abc import Iterator

from sdkpress.examples.sample_values import sample_value, tagged
from sdkpress.ir.models import UnionModel
from sdkpress.ir.types import TypeRef
from sdkpress.python.annotate import Annotator
from sdkpress.python.layout import layout
from sdkpress.python.nodes import Node, Text, leaves, source, symbols_in
from sdkpress.snippets.imports import import_lines
from sdkpress.snippets.value_expressions import ValueWriter


def member_code(annotator: Annotator, model: UnionModel, member: TypeRef) -> str:
    """The code for one supported type."""
    context = annotator.context
    sample = sample_value(context, member, within=(model.id,))
    writer = ValueWriter(context, constructed=True, received=True)
    node = writer.node(member, tagged(context, model, member, sample), whole=True)
    annotation = annotator.read(member)
    writer.used.update(_imports(annotation))
    lines = import_lines(context.names.client.package, writer.used)
    prefix = f"value: {source(annotation, _leaf)} = "
    return "\n".join([*lines, *layout(node, 0, prefix)])


def _leaf(leaf: Text) -> str:
    """A leaf as the snippet spells it: dates are imported by their names."""
    return leaf.text.removeprefix("datetime.")


def _imports(annotation: Node) -> Iterator[str]:
    """What an annotation needs imported, in the terms of `import_lines`."""
    for module, name in symbols_in((annotation,)):
        if module == "datetime":
            yield from (f"datetime.{one}" for one in _times(annotation))
        elif module.startswith("."):
            package = "types" if module == "._runtime.unset" else module[1:]
            yield f"{package}.{name}" if package else name
        else:
            yield f"{module}.{name}"


def _times(annotation: Node) -> Iterator[str]:
    for leaf in leaves(annotation):
        if leaf.text.startswith("datetime."):
            yield leaf.text.removeprefix("datetime.")

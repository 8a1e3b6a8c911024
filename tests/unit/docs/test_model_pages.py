"""The pages of models, as a reader gets them."""

from __future__ import annotations

import ast
import re
from dataclasses import replace

import pytest

from sdkpress.config.model import Config
from sdkpress.config.sections import DocsConfig
from sdkpress.docs.markdown import prose
from sdkpress.docs.model_pages import model_page
from sdkpress.docs.present import template_of
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import Deprecation, EnumModel, Model, ObjectModel
from sdkpress.ir.types import Const, Unknown
from sdkpress.python.annotate import Annotator
from sdkpress.python.context import GenerationContext, generation_context
from sdkpress.python.import_scope import ImportScope
from sdkpress.render.environment import environment
from support.shop import API, CAT, DOG, KIND, MODELS, NAMES, PET, SHOP


def page(lookup: GenerationContext, model: Model) -> str:
    view = model_page(Annotator(lookup, ImportScope()), model)
    return environment().get_template(template_of(view)).render(v=view)


def squeezed(text: str) -> str:
    return re.sub(r"(?<=\| )-+(?= \|)", "-", re.sub(" +", " ", text))


def object_(id_: ModelId) -> ObjectModel:
    model = MODELS[id_]
    assert isinstance(model, ObjectModel)
    return model


def enum() -> EnumModel:
    model = MODELS[KIND]
    assert isinstance(model, EnumModel)
    return model


def test_object(lookup: GenerationContext) -> None:
    assert squeezed(page(lookup, MODELS[CAT])) == (
        "# Cat\n\nA cat.\n\n\n## Fields\n\n"
        "| Field | Type | Required | Description | Example |\n"
        "| - | - | - | - | - |\n"
        "| `type` | `str` | ✓ | N/A | |\n"
        "| `full_name` | `str` | ✓ | N/A | Tom |\n"
        "| `age` | `OptionalNullable[int]` | – | Default: `1`. | |"
    )


def test_object_without_description_or_fields(lookup: GenerationContext) -> None:
    text = page(lookup, MODELS[SHOP])
    assert text.startswith("# Shop\n\n\n## Fields\n\n| Field | Type |")
    assert text.count("\n") == 6


def test_additional_properties_are_the_last_row(lookup: GenerationContext) -> None:
    model = replace(object_(SHOP), additional=Unknown(), examples=({"a": [1.0]},))
    assert squeezed(page(lookup, model)).endswith(
        "| `__pydantic_extra__` | `Dict[str, Any]` | – |"
        " Properties that the document does not name. |"
        ' {<br/>"a": [<br/>1<br/>]<br/>} |'
    )


def test_deprecated_field(
    lookup: GenerationContext, reference: GenerationContext
) -> None:
    first = object_(CAT).fields[0]
    old = replace(first, deprecation=Deprecation(message="Gone."), description="Old.")
    model = replace(object_(CAT), fields=(old,))
    text = page(lookup, model)
    assert "| ~~`type`~~ " in text
    assert "| ⚠️ **DEPRECATED**: Gone.<br/><br/>Old. " in text
    assert "| : warning: ** DEPRECATED **: Gone..<br/><br/>Old. " in page(
        reference, model
    )


def test_deprecated_class(lookup: GenerationContext) -> None:
    text = page(lookup, replace(object_(CAT), deprecation=Deprecation()))
    assert text.startswith("# ~~Cat~~\n\nA cat.\n\n> ⚠️ **DEPRECATED**: This")


def test_a_pipe_does_not_end_a_cell(
    lookup: GenerationContext, reference: GenerationContext
) -> None:
    first = object_(CAT).fields[0]
    field = replace(first, description="a|b", type=Const("c|d"), examples=("e|f",))
    model = replace(object_(CAT), fields=(field,))
    text = page(lookup, model)
    assert "a\\|b" in text and "c\\|d" in text and "e\\|f" in text
    assert "a\\|b" in page(reference, model)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("See [a b](../x).", "See a b."),
        ("See [a](#x) and [b](/docs).", "See a and b."),
        ('![alt](img.png "title")', "alt"),
        ("[a](https://x.test/(y))", "[a](https://x.test/(y))"),
        ("[a](mailto:x@y.test)", "[a](mailto:x@y.test)"),
        ("[a](//x.test)", "[a](//x.test)"),
        ("`[a](x)` and ``[`](x)``", "`[a](x)` and ``[`](x)``"),
        ("a [b] (c)", "a [b] (c)"),
    ],
)
def test_relative_links_keep_their_text_only(
    lookup: GenerationContext, reference: GenerationContext, text: str, shown: str
) -> None:
    assert prose(lookup, text) == shown
    assert prose(reference, text) == text


def test_enum_list(lookup: GenerationContext) -> None:
    assert page(lookup, enum()) == (
        "# Kind\n\nWhat it is.\n\n## Example Usage\n\n```python\n"
        'from shop.models import Kind\nvalue: Kind = "big"\n```\n\n\n## Values\n\n'
        '- `"big"`\n- `"small"`\n'
    )


def test_enum_class(classes: GenerationContext) -> None:
    assert page(classes, enum()) == (
        "# Kind\n\nWhat it is.\n\n## Example Usage\n\n```python\n"
        "from shop.models import Kind\n\nvalue = Kind.BIG\n```\n\n\n## Values\n\n"
        "| Name    | Value |\n| ------- | ----- |\n"
        "| `BIG`   | big   |\n| `SMALL` | small |"
    )


def test_enum_table() -> None:
    tables = generation_context(API, NAMES, Config(docs=DocsConfig(enum_style="table")))
    text = page(tables, enum())
    assert text.startswith("# Kind\n\nWhat it is.\n\n\n## Values\n\n| Name    |")


def test_open_enums_say_so(
    lookup: GenerationContext, classes: GenerationContext
) -> None:
    model = replace(enum(), open=True)
    assert "## Values\n\nThis is an open enum" in page(lookup, model)
    assert "value = Kind.BIG\n\n# Open enum" in page(classes, model)


def test_union_of_the_reference_dialect(reference: GenerationContext) -> None:
    section = (
        "### `models.{0}`\n\n```python\nvalue: models.{0} = /* values here */\n```"
    )
    assert page(reference, MODELS[PET]) == (
        "# Pet\n\n\n## Supported Types\n\n"
        + "\n\n".join(section.format(name) for name in ("Cat", "Cat", "Dog"))
        + "\n\n"
    )


def test_union_members_are_python_and_shown_once(lookup: GenerationContext) -> None:
    text = page(lookup, MODELS[PET])
    blocks = re.findall(r"```python\n(.*?)```", text, re.S)
    assert len(blocks) == 2
    for block in blocks:
        ast.parse(block)
    assert blocks[0] == (
        "from shop import models\n\n"
        'value: models.Cat = models.Cat(type="cat", full_name="Tom")\n'
    )


def test_a_recursive_value_ends(lookup: GenerationContext) -> None:
    view = page(lookup, MODELS[PET])
    assert 'models.Owner(id="<id>", pets=[])' in view


@pytest.mark.parametrize("id_", MODELS)
def test_every_python_block_compiles(lookup: GenerationContext, id_: ModelId) -> None:
    for block in re.findall(r"```python\n(.*?)```", page(lookup, MODELS[id_]), re.S):
        ast.parse(block)


def test_members_that_do_not_say_what_they_are(lookup: GenerationContext) -> None:
    assert object_(DOG).fields[0].wire == "type"
    assert 'type="dog"' in page(lookup, MODELS[PET])

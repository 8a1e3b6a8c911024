"""What every presenter of the site looks things up in.

Input: the API, its names and the config. Output: `SiteContext`: the look-ups of the pages and of the code together,
with the address of each page and the models that a reader can come to.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from markupsafe import Markup

from sdkpress.config.model import Config
from sdkpress.config.sections import DocsConfig, SiteConfig
from sdkpress.docs.operation_pages import operation_files, operation_title
from sdkpress.ir.api import Api, Operation
from sdkpress.ir.ids import GroupPath, ModelId, OperationId
from sdkpress.ir.models import Model
from sdkpress.ir.types import Ref, TypeRef, bare
from sdkpress.ir.walk import dependency_graph, reachable, referenced
from sdkpress.names.table import NameTable
from sdkpress.python.annotate import Annotator
from sdkpress.python.context import GenerationContext, generation_context
from sdkpress.python.nodes import Annotation, Group, Node, Pair, Text
from sdkpress.snippets.operation_snippets import OperationSnippets

_LONG: Final = re.compile(r"[^\s<>&;]{16,}")
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[._/-])(?=[A-Za-z0-9{])")
_WORDS: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_a-zA-Z]+")


def site_context(api: Api, names: NameTable, config: Config) -> SiteContext:
    """The context for one run. The pages of a site keep none of the quirks of the reference dialect."""
    plain = DocsConfig(optional_properties=config.docs.optional_properties)
    shared = generation_context(api, names, replace(config, docs=plain))
    snippets = OperationSnippets(shared)
    return SiteContext(
        shared=shared,
        snippets=snippets,
        annotator=snippets.annotator,
        settings=config.docs.site,
        operation_pages={
            id_: file.removesuffix(".md") + ".html"
            for id_, file in operation_files(api).items()
        },
        models=_reached(api),
    )


def _reached(api: Api) -> Mapping[ModelId, Model]:
    """The models that some method takes or gives. Classes of a request's parameters are none of them."""
    starts = set(referenced(_types(api)))
    ids = reachable(dependency_graph(api.models), starts)
    return {id_: model for id_, model in api.models.items() if id_ in ids}


def _types(api: Api) -> Iterator[TypeRef]:
    for operation in api.operations:
        yield from (argument.type for argument in operation.arguments)
        for response in operation.responses:
            yield from (content.type for content in response.contents)
            yield from (header.type for header in response.headers)
        if operation.flattened is not None:
            yield Ref(operation.flattened)
        if operation.result is not None:
            yield operation.result


@dataclass(frozen=True)
class SiteContext:
    """The API as the site sees it. Addresses start at the folder of the site."""

    shared: GenerationContext
    snippets: OperationSnippets
    annotator: Annotator
    settings: SiteConfig
    operation_pages: Mapping[OperationId, str]
    models: Mapping[ModelId, Model]
    _labels: dict[Annotation, Markup] = field(default_factory=dict[Annotation, Markup])

    @property
    def api(self) -> Api:
        """The document."""
        return self.shared.api

    @property
    def names(self) -> NameTable:
        """All names."""
        return self.shared.names

    def model_page(self, model: ModelId) -> str:
        """The page of a model; empty where there is none."""
        if model not in self.models:
            return ""
        return self.names.models[model].page.removesuffix(".md") + ".html"

    def group_page(self, path: GroupPath) -> str:
        """The page of a group."""
        folder = self.names.groups[path].page.split("/")[1]
        return f"groups/{folder}.html"

    def call(self, operation: Operation) -> str:
        """The method as the client nests it: `serverless.chat.complete`."""
        path = operation.groups[0]
        attributes = self.names.groups[path].attributes if path else ()
        return ".".join((*attributes, self.names.operations[operation.id]))

    def class_name(self, model: ModelId) -> str:
        """The class of a model, without its package."""
        return self.names.models[model].class_name

    def type(self, type_: TypeRef) -> Markup:
        """A value's type as the code writes it, null aside, with links to the pages of its classes."""
        return self.label(self.annotator.read(bare(type_)))

    def label(self, annotation: Annotation) -> Markup:
        """An annotation for a line that says beside it whether a value may be missing or None, and where a
        class stands for the dict that may be given instead of it."""
        markup = self._labels.get(annotation)
        if markup is None:
            markup = Markup(self._written(_without_dicts(_unwrapped(annotation))))
            self._labels[annotation] = markup
        return markup

    def annotation(self, annotation: Annotation) -> Markup:
        """An annotation exactly as the code has it, with links."""
        return Markup(self._written(annotation))

    def _written(self, node: Node) -> str:
        match node:
            case Text():
                return self._leaf(node)
            case Pair(prefix, value):
                return html.escape(prefix) + self._written(value)
            case Group(opening, items, closing):
                inner = ", ".join(self._written(item) for item in items)
                return f"{html.escape(opening)}<wbr>{inner}{closing}"

    def _leaf(self, leaf: Text) -> str:
        if leaf.model is None:
            return breakable(leaf.text)
        page = self.model_page(leaf.model)
        name = breakable(leaf.text.rpartition(".")[2])
        return f'<a href="../{page}">{name}</a>' if page else name


def breakable(name: str) -> Markup:
    """A name as HTML; what is longer than a narrow column may break between its own words."""
    text = html.escape(name)
    return Markup(_LONG.sub(lambda word: _HUMP.sub("<wbr>", word[0]), text))


def title(operation: Operation) -> str:
    """What an operation is called where people read: its summary, else the words of its id."""
    text = operation_title(operation)
    if text != operation.operation_id or " " in text:
        return text
    words = _WORDS.findall(text)
    if not words:
        return text
    return " ".join(
        [
            words[0][:1].upper() + words[0][1:],
            *(w if w.isupper() else w.lower() for w in words[1:]),
        ]
    )


def _unwrapped(annotation: Annotation) -> Annotation:
    """What is inside `Optional`, `Nullable` or `OptionalNullable`."""
    match annotation:
        case Group("Optional[" | "Nullable[" | "OptionalNullable[", (inner,)):
            return inner if isinstance(inner, (Text, Group)) else annotation
        case _:
            return annotation


def _without_dicts(node: Node) -> Node:
    """Unions in which a model stands once, though its class and its `TypedDict` may both be given."""
    if not isinstance(node, Group):
        return node
    items: dict[object, Node] = {}
    for item in node.items:
        model = item.model if isinstance(item, Text) else None
        items.setdefault(item if model is None else model, _without_dicts(item))
    if len(items) == 1 and node.open == "Union[":
        return next(iter(items.values()))
    kept = (
        tuple(items.values())
        if node.open == "Union["
        else tuple(map(_without_dicts, node.items))
    )
    return replace(node, items=kept)

"""What every presenter of the site looks things up in.

Input: the API, its names and the config. Output: `SiteContext`: the look-ups of the pages and of the code together,
with the address of each page and the models that a reader can come to.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from markupsafe import Markup

from sdkpress.config.model import Config, DocsConfig, SiteConfig
from sdkpress.docs.lookup import Lookup, lookup_of
from sdkpress.docs.operation_pages import operation_files, operation_title
from sdkpress.ir.api import Api, Operation
from sdkpress.ir.ids import GroupPath, ModelId, OperationId
from sdkpress.ir.models import Model, ObjectModel
from sdkpress.ir.types import Nullable, Ref, TypeRef
from sdkpress.ir.walk import dependency_graph, reachable, referenced
from sdkpress.names.table import NameTable
from sdkpress.python.annotate import Annotator
from sdkpress.python.context import context
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.layout import flatten

_CLASS: Final = re.compile(r"\b(?:models|errors)\.([A-Za-z_]\w*)")
_BREAK: Final = re.compile(r"([\[,]) ?")
_LONG: Final = re.compile(r"[^\s<>&;]{16,}")
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[._/-])(?=[A-Za-z0-9{])")
_WORDS: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_a-zA-Z]+")


def site_context(api: Api, names: NameTable, config: Config) -> SiteContext:
    """The context for one run. The pages of a site keep none of the quirks of the reference dialect."""
    plain = DocsConfig(optional_properties=config.docs.optional_properties)
    lookup = lookup_of(api, names, replace(config, docs=plain))
    shared = context(api, names, lookup.config)
    return SiteContext(
        lookup=lookup,
        annotator=Annotator(shared, ImportScope()),
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
    found = reachable(dependency_graph(api.models), starts)
    return {id_: model for id_, model in api.models.items() if id_ in found}


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

    lookup: Lookup
    annotator: Annotator
    settings: SiteConfig
    operation_pages: Mapping[OperationId, str]
    models: Mapping[ModelId, Model]
    _types: dict[TypeRef, Markup] = field(default_factory=dict[TypeRef, Markup])

    @property
    def api(self) -> Api:
        """The document."""
        return self.lookup.api

    @property
    def names(self) -> NameTable:
        """All names."""
        return self.lookup.names

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

    def type(self, type_: TypeRef) -> Markup:
        """A type as the code writes it, null aside, with links to the pages of its classes."""
        bare = type_.of if isinstance(type_, Nullable) else type_
        found = self._types.get(bare)
        if found is None:
            text = flatten(self.annotator.read(bare).node) or ""
            found = self._types[bare] = self.linked(text)
        return found

    def linked(self, annotation: str) -> Markup:
        """An annotation with its classes linked; lines may break between its words."""
        parts: list[str] = []
        at = 0
        for match in _CLASS.finditer(annotation):
            parts.append(_words(annotation[at : match.start()]))
            page = self._pages.get(match[0])
            name = breakable(match[1])
            parts.append(f'<a href="../{page}">{name}</a>' if page else name)
            at = match.end()
        parts.append(_words(annotation[at:]))
        return Markup("".join(parts))

    @cached_property
    def _pages(self) -> Mapping[str, str]:
        """The page of each class, by its name in code outside the package."""
        pages: dict[str, str] = {}
        for id_ in self.models:
            name = self.names.models[id_]
            for class_name in (name.class_name, name.twin, name.data):
                if class_name:
                    pages[f"{name.namespace}.{class_name}"] = self.model_page(id_)
        return pages

    def class_name(self, model: ModelId) -> str:
        """The class of a model, without its package."""
        return self.names.models[model].class_name

    def object_of(self, type_: TypeRef) -> ObjectModel | None:
        """The object that a type is, null aside."""
        bare = type_.of if isinstance(type_, Nullable) else type_
        model = self.api.models.get(bare.model) if isinstance(bare, Ref) else None
        return model if isinstance(model, ObjectModel) else None


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


def _words(text: str) -> str:
    return _BREAK.sub(r"\1<wbr>", html.escape(text).replace(", ", ",\u00a0")).replace(
        ",<wbr>\u00a0", ", "
    )

"""Where a piece of code stands, which decides how it reaches the names it uses.

Input: nothing. Output: `ImportScope`, which `annotate` asks for imports.
"""

from __future__ import annotations

from typing import Final

from sdkpress.frozen import dataclass
from sdkpress.ir.ids import ModelId
from sdkpress.names.table import ModelName
from sdkpress.python.nodes import Symbol, Text

_LIGHT: Final = ("UNSET", "Nullable", "OptionalNullable")


@dataclass(frozen=True, slots=True)
class ImportScope:
    """The module an annotation stands in, as far as imports go.

    `package` is `models` or `errors` inside those packages, with `module` the file's own; outside
    of them it is empty and models are reached through the lazy package (`models.Pet`).
    `shadowed` holds names that are taken there, so that packages are imported under another.
    """

    package: str = ""
    module: str = ""
    shadowed: frozenset[str] = frozenset()

    def runtime(self, name: str) -> Symbol:
        """A name of the `types` package.

        Modules of operations take the light ones from where they are defined: `types` loads
        pydantic's models, which making a client should not.
        """
        if self.package:
            return Symbol(f"{self._root}types", name)
        return Symbol("._runtime.unset" if name in _LIGHT else ".types", name)

    def type(self, name: str) -> Text:
        """A class or constant of the `types` package."""
        return Text(name, self.runtime(name))

    @property
    def _root(self) -> str:
        """The dots that lead from a package of models to the SDK's own package."""
        return "." * (self.package.count(".") + 2)

    def stream(self, name: str) -> Symbol:
        """A class of streams."""
        root = self._root if self.package else "."
        return Symbol(f"{root}utils.eventstreaming", name)

    def format(self, name: str) -> Text:
        """A type of the runtime for values that are written in a form of their own."""
        root = self._root if self.package else "."
        return Text(name, Symbol(f"{root}_runtime.formats", name))

    def deferred(self, name: str) -> Symbol:
        """A name of the runtime for classes that are loaded when a value needs them."""
        return Symbol(f"{self._root}_runtime.deferred", name)

    def array(self, name: str) -> Text:
        """A type of the runtime for arrays that are more than lists."""
        root = self._root if self.package else "."
        return Text(name, Symbol(f"{root}_runtime.arrays", name))

    @property
    def limits(self) -> Text:
        """The runtime's class of limits of values."""
        root = self._root if self.package else "."
        return Text("Limits", Symbol(f"{root}_runtime.limits", "Limits"))

    @property
    def unknown_model(self) -> Text:
        """The runtime's base of members of unions that the document does not list."""
        name = "UnknownModel"
        return Text(name, Symbol(f"{self._root}_runtime.unions", name))

    def lazily(self, package: str) -> Text:
        """A package of the SDK, which is loaded when it is used."""
        above, _, name = package.rpartition(".")
        if name in self.shadowed:
            return Text(f"_{name}", Symbol(f".{above}", f"{name} as _{name}"))
        return Text(name, Symbol(f".{above}", name))

    def inside(self, package: str, name: str) -> Text:
        """A name inside a package of the SDK: `utils.RetryConfig`."""
        prefix = self.lazily(package)
        return Text(f"{prefix.text}.{name}", prefix.symbol)

    def model(self, name: ModelName, text: str, id_: ModelId) -> Text:
        """A name of a model's module as it is written here."""
        if not self.package:
            prefix = self.lazily(name.namespace)
            return Text(f"{prefix.text}.{text}", prefix.symbol, id_)
        if name.namespace != self.package:
            # Names are unique in their package alone, so one from the other gets an underscore.
            module = f"{self._root}{name.namespace}.{name.module}"
            return Text(f"_{text}", Symbol(module, f"{text} as _{text}"), id_)
        if name.module == self.module:
            return Text(text, None, id_)
        return Text(text, Symbol(f".{name.module}", text), id_)

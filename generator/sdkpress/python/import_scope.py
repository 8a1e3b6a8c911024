"""Where a piece of code stands, which decides how it reaches the names it uses.

Input: nothing. Output: `ImportScope`, which `annotate` asks for imports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sdkpress.names.table import ModelName
from sdkpress.python.symbols import Symbol

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

    def lazily(self, package: str) -> tuple[str, Symbol]:
        """A package of the SDK as an expression, and its import."""
        above, _, name = package.rpartition(".")
        if name in self.shadowed:
            return f"_{name}", Symbol(f".{above}", f"{name} as _{name}")
        return name, Symbol(f".{above}", name)

    @property
    def _root(self) -> str:
        """The dots that lead from a package of models to the SDK's own package."""
        return "." * (self.package.count(".") + 2)

    def model(self, name: ModelName, text: str) -> tuple[str, Symbol | None]:
        """A name of a model's module as it is written here, and its import where it needs one."""
        if not self.package:
            prefix, symbol = self.lazily(name.namespace)
            return f"{prefix}.{text}", symbol
        if name.namespace != self.package:
            # Names are unique in their package alone, so one from the other gets an underscore.
            module = f"{self._root}{name.namespace}.{name.module}"
            return f"_{text}", Symbol(module, f"{text} as _{text}")
        if name.module == self.module:
            return text, None
        return text, Symbol(f".{name.module}", text)

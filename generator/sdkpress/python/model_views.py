"""What the templates of models lay out: classes, aliases and the modules they stand in.

Input: nothing. Output: frozen views. Texts of several lines, and lists of lines, are indented already.
"""

from __future__ import annotations

from sdkpress.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassHead:
    """The first line of a class; where it does not fit, `lines` hold the bases."""

    name: str
    bases: str
    lines: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether it is one line."""
        return not self.lines


@dataclass(frozen=True, slots=True)
class FieldView:
    """A key or attribute: `name: declared`, where `declared` is the annotation with the default, if any."""

    name: str
    declared: str
    doc: str = ""


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member of an enum: `name = value`."""

    name: str
    value: str
    doc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDictView:
    """The `TypedDict` of a model."""

    head: ClassHead
    doc: str
    keys: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelView:
    """A model's class. `forbids_extra`: what the document does not name is refused."""

    head: ClassHead
    doc: str
    forbids_extra: bool
    fields: tuple[FieldView, ...]

    @property
    def has_statements(self) -> bool:
        """Whether something follows the docstring."""
        return self.forbids_extra or bool(self.fields)

    @property
    def is_empty(self) -> bool:
        """Whether the class has no body."""
        return not self.doc and not self.has_statements


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumView:
    """An enum that is a class."""

    head: ClassHead
    doc: str
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasView:
    """A union, or an enum that is a set of literals: `name = value`."""

    name: str
    value: str
    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionView:
    """What is raised for an error body; `data` is the body's class."""

    head: ClassHead
    doc: str
    data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionView:
    """A definition of a module: exactly one of these."""

    typed_dict: TypedDictView | None = None
    model: ModelView | None = None
    enum: EnumView | None = None
    alias: AliasView | None = None
    exception: ExceptionView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelsView:
    """A module of models, made from `document`.

    `later_imports` are for type checkers alone, `later` what stands for the same names when the SDK runs.
    """

    document: str
    imports: tuple[str, ...]
    later_imports: tuple[str, ...]
    later: tuple[str, ...]
    definitions: tuple[DefinitionView, ...]
    constants: tuple[str, ...]

"""The contents of the chunks of a file: its statements, and the members of its large objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from amplify_ls.syntax.expressions import Expression, Member
    from amplify_ls.syntax.lower.requests import ModuleRequest
    from amplify_ls.syntax.lower.type_names import TypeUse
    from amplify_ls.syntax.uses import Use


class ImportedName(NamedTuple):
    """``import { imported as local } from 'module'``; ``imported`` is ``default`` or ``*`` for the other forms."""

    local: str
    imported: str
    module: str
    is_type: bool
    start: int
    end: int


class Binding(NamedTuple):
    """A name that a statement declares, with its expression."""

    name: str
    start: int
    end: int
    value: Expression
    is_constant: bool


class ExportedName(NamedTuple):
    """``export { local as exported }``, or with ``module``: ``export { local as exported } from 'module'``."""

    exported: str
    local: str
    module: str | None


class Statement(NamedTuple):
    """The content of one top-level statement."""

    start: int
    end: int
    imports: tuple[ImportedName, ...] = ()
    import_module: str | None = None
    """The module that an import or a re-export names."""
    modules: tuple[str, ...] = ()
    """All modules that run before or with it."""
    bindings: tuple[Binding, ...] = ()
    exports: tuple[ExportedName, ...] = ()
    star_exports: tuple[str, ...] = ()
    default_export: Expression | None = None
    expression: Expression | None = None
    """The expression of an expression statement."""
    uses: tuple[Use, ...] = ()
    type_uses: tuple[TypeUse, ...] = ()
    """The types that the declaration of a type names."""
    blind_spans: tuple[tuple[int, int], ...] = ()
    """Regions inside a cast to ``any``, which TypeScript does not check."""
    requests: tuple[ModuleRequest, ...] = ()
    """Every place that names a module; those within members of a chunked object are with these."""
    is_broken: bool = False


class Entry(NamedTuple):
    """One member of a chunked object."""

    member: Member
    uses: tuple[Use, ...]
    blind_spans: tuple[tuple[int, int], ...]
    is_broken: bool
    """A syntax error stands in it."""
    requests: tuple[ModuleRequest, ...] = ()

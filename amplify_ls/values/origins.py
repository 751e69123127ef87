"""The packages that names lead back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax import expressions as syntax

if TYPE_CHECKING:
    from amplify_ls.values.home import Home

_LONGEST_ORIGIN = 4
"""Names between one and the package that its value comes from."""


def package_behind(module: Home, name: str) -> str | None:
    """The package that a name leads back to by calls and members alone: ``backend.report`` is made by ``defineBackend``.

    Nothing is evaluated for that: the value of ``name`` may be what is being asked about.
    """
    for _ in range(_LONGEST_ORIGIN):
        site = module.file.site(name)
        content = None if site is None else site.statement.content.get()
        if site is None or content is None:
            return None
        if site.is_import:
            found = content.imports[site.place].module if site.place < len(content.imports) else None
            is_own = found is None or found.startswith(".") or module.sources.resolve(module.path, found) is not None
            return None if is_own else found
        root = _root_of(content.bindings[site.place].value) if site.place < len(content.bindings) else None
        if root is None or not content.bindings[site.place].is_constant:
            return None
        name = root
    return None


def _root_of(expression: syntax.Expression) -> str | None:
    """The name that an expression starts with, if it consists only of calls, members, objects and casts."""
    while True:
        if isinstance(expression, syntax.Identifier):
            return expression.name
        if isinstance(expression, syntax.Call):
            expression = expression.callee
        elif isinstance(expression, syntax.New):
            expression = expression.constructor
        elif isinstance(expression, (syntax.MemberAccess, syntax.Subscript)):
            expression = expression.object
        elif isinstance(expression, syntax.Cast):
            expression = expression.value
        else:
            return None

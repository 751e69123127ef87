"""Constructs of the CDK that the statements of a file create in the same scope under the same name."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.cdk_types import declared
from amplify_ls.model.known_types import ClassItself, Method
from amplify_ls.syntax.code import Code, Member, Name
from amplify_ls.syntax.expressions import Call, Cast, Expression, Identifier, MemberAccess, New, StringLiteral
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.cdk_types import Parameter
    from amplify_ls.model.project_file import ProjectFile
    from amplify_ls.syntax.outline import StatementChunk

_SCOPE = "constructs:Construct"
_LOOKUP = "from"
"""What the names of static methods begin with that create a construct for a resource from outside."""


class ConstructId(NamedTuple):
    """The name that a construct gets, with its quotes, and the construct that has it already."""

    span: Span
    name: str
    other: Span
    free: str
    """A name that is not taken."""

    @property
    def inner(self) -> Span:
        """The place of the name between its quotes."""
        return Span(self.span.anchor, self.span.start + 1, self.span.end - 1)


def repeated_ids(file: ProjectFile) -> Iterator[ConstructId]:
    """The names that are taken when a statement of the file creates a construct.

    Only constructs that are created directly by a statement count: those run once, and they surely run.
    """
    taken: dict[tuple[str, str], Span] = {}
    repeated: list[tuple[tuple[str, str], Span]] = []
    for chunk in file.module.file.header.get().statements:
        for created in _created(chunk):
            found = _scope_and_name(created)
            if found is None or not _is_constant(file, found[0].split(".")[0]) or not _is_construct(file, chunk, created):
                continue
            literal = created.arguments[1]
            span = Span(chunk.anchor, literal.start, literal.end)
            other = taken.setdefault(found, span)
            if other != span:
                repeated.append((found, span))
    for (scope, name), span in repeated:
        free = next(f"{name}{number}" for number in count(2) if (scope, f"{name}{number}") not in taken)
        yield ConstructId(span, name, taken[scope, name], free)


def _created(chunk: StatementChunk) -> Iterator[New | Call]:
    content = chunk.content.get()
    expressions = (*(binding.value for binding in content.bindings), content.expression)
    for expression in expressions:
        while isinstance(expression, Cast):
            expression = expression.value
        if isinstance(expression, (New, Call)) and len(expression.arguments) > 1:
            yield expression


def _scope_and_name(created: New | Call) -> tuple[str, str] | None:
    scope, name = created.arguments[:2]
    dotted = _dotted(scope)
    return (dotted, name.value) if dotted and isinstance(name, StringLiteral) else None


def _dotted(expression: Expression) -> str:
    """``stack`` or ``backend.auth.stack``; empty for anything that may be something else each time."""
    if isinstance(expression, Identifier):
        return expression.name
    inner = _dotted(expression.object) if isinstance(expression, MemberAccess) else ""
    return f"{inner}.{expression.name}" if inner and isinstance(expression, MemberAccess) else ""


def _is_constant(file: ProjectFile, name: str) -> bool:
    site = file.module.file.site(name)
    if site is None:
        return False
    if site.is_import:
        return True
    bindings = site.statement.content.get().bindings
    return site.place < len(bindings) and bindings[site.place].is_constant


def _is_construct(file: ProjectFile, chunk: StatementChunk, created: New | Call) -> bool:
    """Whether a class or a static method of the CDK creates a construct from its first arguments, the scope and the name."""
    parameters = _parameters(file, chunk, created) or ()
    return [parameter.kind for parameter in parameters[:2]] == [_SCOPE, "s"]


def _parameters(file: ProjectFile, chunk: StatementChunk, created: New | Call) -> tuple[Parameter, ...] | None:
    types = file.project.code_types
    if isinstance(created, New):
        made = types.type_of(_code_of(created.constructor, chunk), types.code(file.path, chunk))
        known = declared(made.module, made.name) if isinstance(made, ClassItself) else None
        return None if known is None else known.parameters
    if not isinstance(created.callee, MemberAccess) or not created.callee.name.startswith(_LOOKUP):
        return None
    called = types.type_of(_code_of(created.callee, chunk), types.code(file.path, chunk))
    return called.member.parameters if isinstance(called, Method) else None


def _code_of(expression: Expression, chunk: StatementChunk) -> Code:
    span = Span(chunk.anchor, expression.start, expression.end)
    if isinstance(expression, MemberAccess):
        return Member(span, _code_of(expression.object, chunk), expression.name, span, is_optional=False)
    return Name(span, expression.name if isinstance(expression, Identifier) else "", None)

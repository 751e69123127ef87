"""The commands that a file sends to Cognito and S3 with the AWS SDK, and what they are sent to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.resources.service_commands import (
    BUCKET_MODULE,
    BUCKET_RIGHTS,
    COMMAND,
    UPLOAD,
    UPLOAD_MODULE,
    USER_POOL_MODULE,
    USER_POOL_RIGHTS,
)
from amplify_ls.catalog.resources.variables import GENERATED_NAME, function_of_module
from amplify_ls.syntax.expressions import (
    Cast,
    Fallback,
    Identifier,
    MemberAccess,
    New,
    ObjectLiteral,
    Pair,
    StringLiteral,
    Subscript,
)
from amplify_ls.syntax.names.name_reads import constants_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from amplify_ls.model.files.import_uses import ImportUse
    from amplify_ls.syntax.expressions import Expression
    from amplify_ls.syntax.outline import Anchor, Span
    from amplify_ls.values.resolution.module import Module

_TARGETS = {USER_POOL_MODULE: "UserPoolId", BUCKET_MODULE: "Bucket", UPLOAD_MODULE: "Bucket"}
_KINDS = {USER_POOL_MODULE: "auth", BUCKET_MODULE: "storage", UPLOAD_MODULE: "storage"}
_CREDENTIALS = "credentials"
_DEEPEST = 6


class ServiceCall(NamedTuple):
    """One command. Two readings of the same text give equal ones."""

    kind: str
    """The resource that it is meant for: ``auth`` or ``storage``."""
    operation: str
    """``AdminGetUser``."""
    shown: str
    """The class as the SDK names it: ``AdminGetUserCommand``."""
    span: Span
    """The name of the class."""
    variable: str
    """The environment variable that names the user pool or bucket; empty where none does."""
    is_typed: bool
    """Whether that is read from ``$amplify/env/NAME``, so that the type check knows it."""
    members: tuple[str, ...]
    """The names along which it is read from anything else: ``('event', 'userPoolId')``."""


class _Created(NamedTuple):
    """An object of a class of the SDK."""

    module: str
    name: str
    """The class."""
    span: Span
    new: New
    anchor: Anchor


def service_calls(module: Module, uses: Sequence[ImportUse]) -> tuple[ServiceCall, ...]:
    """The commands of a file, as far as it can be seen what they are sent to.

    There are none of a file that may use other credentials than those of the function.
    """
    created = [each for use in uses if use.module in _TARGETS for each in _created(use)]
    if any(_may_have_credentials(each) for each in created):
        return ()
    scope = _Scope(module, _environment_names(uses))
    found = (_call(each, scope) for each in created)
    return tuple(each for each in found if each is not None)


def _created(use: ImportUse) -> Iterator[_Created]:
    for name in use.names:
        for read in name.reads:
            if not isinstance(read.call, New):
                continue
            if name.imported == "*" and read.member is not None:
                yield _Created(use.module, read.member.name, read.member.span, read.call, read.span.anchor)
            elif name.imported != "*" and read.member is None:
                yield _Created(use.module, name.imported, read.span, read.call, read.span.anchor)


def _environment_names(uses: Sequence[ImportUse]) -> frozenset[str]:
    """The names under which a file knows the generated variables."""
    generated = (use for use in uses if function_of_module(use.module) is not None)
    return frozenset(name.local for use in generated for name in use.names if name.imported == GENERATED_NAME)


def _may_have_credentials(created: _Created) -> bool:
    """Whether a client may act with another role than that of the function."""
    if not created.name.endswith(("Client", "Provider")) and created.name != "S3":
        return False
    given = created.new.arguments[0] if created.new.arguments else None
    if given is None:
        return False
    members = given.members if isinstance(given, ObjectLiteral) else None
    return members is None or any(not isinstance(each, Pair) or each.name == _CREDENTIALS for each in members)


def _call(created: _Created, scope: _Scope) -> ServiceCall | None:
    operation = created.name.removesuffix(COMMAND)
    given = created.new.arguments[0] if created.new.arguments else None
    if created.module == UPLOAD_MODULE:
        operation = "PutObject"
        given = None if created.name != UPLOAD else scope.member(given, "params", created.anchor)
    elif operation == created.name:
        return None
    kind = _KINDS[created.module]
    target = scope.member(given, _TARGETS[created.module], created.anchor)
    if target is None or operation not in (USER_POOL_RIGHTS if kind == "auth" else BUCKET_RIGHTS):
        return None
    members = scope.members(target, created.anchor)
    if not members:
        return None
    variable, is_typed = "", members[0] in scope.environment_names
    if is_typed and len(members) == 2:
        variable = members[1]
    elif members[:2] == ("process", "env") and len(members) == 3:
        variable = members[2]
    return ServiceCall(kind, operation, created.name, created.span, variable, is_typed, members)


class _Scope:
    """What names stand for in a file, as far as constants tell."""

    def __init__(self, module: Module, environment_names: frozenset[str]) -> None:
        self._module = module
        self.environment_names = environment_names
        self._inner: dict[int, Mapping[str, Expression]] = {}

    def member(self, value: Expression | None, name: str, anchor: Anchor) -> Expression | None:
        """The value of a member of an object literal, or of the constant that has it."""
        bare = None if value is None else self._followed(value, anchor)[0]
        for each in bare.members if isinstance(bare, ObjectLiteral) else ():
            if isinstance(each, Pair) and each.name == name:
                return each.value
        return None

    def members(self, value: Expression, anchor: Anchor) -> tuple[str, ...]:
        """The names along which a value is read: ``('process', 'env', 'NAME')``; none for anything else."""
        names: list[str] = []
        current, place = self._followed(value, anchor)
        for _ in range(_DEEPEST * 2):
            if isinstance(current, MemberAccess):
                names.append(current.name)
                current, place = self._followed(current.object, place)
            elif isinstance(current, Subscript):
                if isinstance(current.key, StringLiteral):
                    names.append(current.key.value)
                current, place = self._followed(current.object, place)
            elif isinstance(current, Identifier):
                return (current.name, *reversed(names))
            else:
                return ()
        return ()

    def _followed(self, value: Expression, anchor: Anchor) -> tuple[Expression, Anchor]:
        """What an expression is without casts and fallbacks, and the constant that a name stands for."""
        for _ in range(_DEEPEST):
            if isinstance(value, Cast):
                value = value.value
            elif isinstance(value, Fallback) and value.operator in ("??", "||"):
                value = value.first
            elif isinstance(value, Identifier) and value.name not in self.environment_names:
                found = self._constant(value.name, anchor)
                if found is None:
                    return value, anchor
                value, anchor = found
            else:
                return value, anchor
        return value, anchor

    def _constant(self, name: str, anchor: Anchor) -> tuple[Expression, Anchor] | None:
        inner = self._constants(anchor).get(name)
        if inner is not None:
            return inner, anchor
        site = self._module.file.site(name)
        if site is None or site.is_import:
            return None
        bindings = site.statement.content.get().bindings
        binding = bindings[site.place] if site.place < len(bindings) else None
        return None if binding is None or not binding.is_constant else (binding.value, site.statement.anchor)

    def _constants(self, anchor: Anchor) -> Mapping[str, Expression]:
        found = self._inner.get(id(anchor))
        if found is None:
            statements = self._module.file.header.get().statements
            chunk = next((chunk for chunk in statements if chunk.anchor is anchor), None)
            found = self._inner[id(anchor)] = {} if chunk is None else constants_in(self._module.file, chunk)
        return found

"""The operations that a model generates, with the names that the author gives them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.plurals import plural_of
from amplify_ls.gen1.facts.texts import text_names, upper_first
from amplify_ls.gen1.syntax.nodes import NullValue, ObjectValue, TextValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.flags import Flags
    from amplify_ls.gen1.syntax.nodes import Directive
    from amplify_ls.syntax.outline import Span


class OperationKind(Enum):
    """The generated operations; the values are the keys of the arguments of `@model`."""

    GET = "get"
    LIST = "list"
    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    ON_CREATE = "onCreate"
    ON_UPDATE = "onUpdate"
    ON_DELETE = "onDelete"

    @property
    def root(self) -> str:
        """The root type of the operation."""
        return _ROOTS[self.argument]

    @property
    def argument(self) -> str:
        """The argument of `@model` that names the operation."""
        return _ARGUMENTS[self]


QUERIES = (OperationKind.GET, OperationKind.LIST)
MUTATIONS = (OperationKind.CREATE, OperationKind.UPDATE, OperationKind.DELETE)
SUBSCRIPTIONS = (OperationKind.ON_CREATE, OperationKind.ON_UPDATE, OperationKind.ON_DELETE)
_ARGUMENTS = {
    **dict.fromkeys(QUERIES, "queries"),
    **dict.fromkeys(MUTATIONS, "mutations"),
    **dict.fromkeys(SUBSCRIPTIONS, "subscriptions"),
}
_ROOTS = {"queries": "Query", "mutations": "Mutation", "subscriptions": "Subscription"}
OPERATION_GROUPS = {"queries": QUERIES, "mutations": MUTATIONS, "subscriptions": SUBSCRIPTIONS}
"""The operations by the argument of `@model` that names them."""


class Operation(NamedTuple):
    """A generated operation."""

    kind: OperationKind
    name: str
    span: Span | None
    """Where the author gives it its name; None for the generated name."""


def default_name(kind: OperationKind, model: str) -> str:
    """The name of an operation that the author does not name."""
    name = plural_of(model) if kind is OperationKind.LIST else model
    return f"{kind.value}{upper_first(name)}"


def operations_of(model: str, directive: Directive, flags: Flags) -> tuple[Operation, ...]:
    """The operations that `@model` generates.

    Without deep merging (`cli.json`), an object replaces all defaults of its argument: operations that it does not name are not
    generated.
    """
    return tuple(
        operation
        for argument, kinds in OPERATION_GROUPS.items()
        for operation in _of_argument(model, directive, argument, kinds, flags)
    )


def _of_argument(
    model: str, directive: Directive, argument: str, kinds: tuple[OperationKind, ...], flags: Flags
) -> Iterator[Operation]:
    value = directive.get(argument)
    if isinstance(value, NullValue):
        return
    if not isinstance(value, ObjectValue):
        yield from (Operation(kind, default_name(kind, model), None) for kind in kinds)
        return
    level = value.get("level")
    level_name = getattr(level, "text", "on")
    if level_name == "off":
        return
    is_named = any(value.get(kind.value) is not None for kind in kinds)
    for kind in kinds:
        named = value.get(kind.value)
        if isinstance(named, NullValue):
            continue
        if named is None:
            if flags.merges_deeply or (level_name == "public" and not is_named):
                yield Operation(kind, default_name(kind, model), None)
            continue
        yield from (
            Operation(kind, each.text, each.span) for each in text_names(named) if each.text or not isinstance(named, TextValue)
        )

"""Resources that the file of the backend creates with the CDK."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.backend.members import STACKS
from amplify_ls.model.resources.definitions import statement_of
from amplify_ls.model.resources.inner_values import inner_values
from amplify_ls.plan.facts.resources import Construct
from amplify_ls.plan.facts.unseen import REST, Unseen
from amplify_ls.plan.reading.construct_types import CONSTRUCT_TYPES, INERT_CLASSES, ConstructType
from amplify_ls.values.values import External, Object, Text, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.plan.facts.plain import Plain
    from amplify_ls.plan.facts.unseen import Maybe
    from amplify_ls.plan.reading.context import Context
    from amplify_ls.syntax.outline import Anchor, Span
    from amplify_ls.values.values import Creation, Value

ROOT_STACK = "backend"
_DEEPEST = 8
_CDK = ("aws-cdk-lib", "constructs")


class _At(NamedTuple):
    """Where a construct is created: its stack, and the ids from there."""

    stack: str
    path: tuple[str, ...]
    span: Span


class Constructs(NamedTuple):
    """The constructs by stack and path, and the places of the code that creates them."""

    found: dict[str, Construct]
    created: Mapping[Span, Set[Anchor]]
    """The creations that are evaluated, each with the statements that lead to it."""


def constructs_of(context: Context, backend: Backend) -> Constructs:
    """What the file of the backend creates at its top."""
    found: dict[str, Construct] = {}
    created: dict[Span, set[Anchor]] = {}
    for leading, value in _creations(backend):
        assert value.creation is not None
        constructor = value.creation.constructor
        if not isinstance(constructor, External):
            continue
        if constructor.name in INERT_CLASSES or not constructor.module.startswith(_CDK):
            continue
        at = _at(value.creation, backend, value.span, 0)
        if at is None:
            continue
        created.setdefault(value.span, set()).add(leading)
        key = "/".join((at.stack, *at.path))
        context.places.note(f"construct {key}", value.span)
        found[key] = _construct(context, value.creation, constructor.name, at)
    return Constructs(found, created)


def stack_names(context: Context, backend: Backend) -> None:
    """Note where the stacks of the author are created."""
    for name in backend.stacks:
        context.places.note(f"stack {name.value}", name.span)


def _creations(backend: Backend) -> Iterator[tuple[Anchor, Unknown]]:
    """What is created, and the statement that leads to it. The same code may create several things, in a loop or a function."""
    module = backend.project.sources.module(backend.path)
    for name in () if module is None else backend.top_names:
        chunk = None if module is None else statement_of(module, name)
        value = backend.top_value(name)
        if chunk is None or value is None:
            continue
        for inner in inner_values(value):
            if isinstance(inner, Unknown) and inner.creation is not None:
                yield chunk.anchor, inner


def _at(creation: Creation, backend: Backend, span: Span, depth: int) -> _At | None:
    scope, given = creation.arguments[0], creation.arguments[1]
    if scope is None or not isinstance(given, Text) or depth > _DEEPEST:
        return None
    home = _home(scope, backend, depth)
    return None if home is None else _At(home.stack, (*home.path, given.value), span)


def _home(scope: Value, backend: Backend, depth: int) -> _At | None:
    """The stack that a scope is, or the construct."""
    if isinstance(scope, Unknown):
        return None if scope.creation is None else _at(scope.creation, backend, scope.span, depth + 1)
    use = backend.use_of(scope)
    if use is None:
        return None
    names = use.names
    if names[0] == "createStack" and len(names) == 1:
        arguments = use.links[0].arguments
        given = None if arguments is None else arguments[0]
        return _At(given.value, (), given.span) if isinstance(given, Text) else None
    if names == ("stack",):
        return _At(ROOT_STACK, (), scope.span)
    call = backend.resources.get(names[0])
    if call is None or names[-1] != "stack":
        return None
    stack = STACKS.get(call.name)
    return None if stack is None and call.name != "defineFunction" else _At(f"{stack or 'function'}", (), scope.span)


def _construct(context: Context, creation: Creation, class_name: str, at: _At) -> Construct:
    known = CONSTRUCT_TYPES.get(class_name, ConstructType(class_name))
    options = creation.arguments[2]
    given = options if isinstance(options, Object) else None
    settings: Plain = context.values.plain(options) if given is None else context.values.members(given, ())
    fixed = {name: _member(settings, name) for name in known.fixed}
    physical = _member(settings, known.physical_name) if known.physical_name else None
    return Construct(known.type, at.stack, "/".join(at.path), physical, _is_kept(settings, known), fixed, settings)


def _member(settings: Plain, name: str) -> Plain:
    if isinstance(settings, dict):
        rest = settings.get(REST)
        return settings.get(name, rest if isinstance(rest, Unseen) else None)
    return settings if isinstance(settings, Unseen) else None


def _is_kept(settings: Plain, known: ConstructType) -> Maybe[bool]:
    policy = _member(settings, "removalPolicy")
    if policy is None:
        return known.is_kept
    if isinstance(policy, tuple) and policy[0] == "RemovalPolicy":
        return policy[1] in ("RETAIN", "RETAIN_ON_UPDATE_OR_DELETE", "SNAPSHOT")
    return policy if isinstance(policy, Unseen) else Unseen()

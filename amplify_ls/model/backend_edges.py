"""What the code of ``backend.ts`` makes stacks need of one another: variables, rights, policies, event sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.inner_values import inner_values
from amplify_ls.model.places import Edge, home_of, is_from, producers
from amplify_ls.values.values import Chain, External, Object, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.model.backend import Backend
    from amplify_ls.model.places import Place
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Arguments, Creation, Link, Value

_READERS = {
    "addEnvironment": "an environment variable",
    "addPropertyOverride": "a property",
    "addOverride": "a property",
    "addPermission": "a permission",
}
"""Methods that write what they are given into the construct that they are called on."""
_POLICIES = frozenset({"addToRolePolicy", "addToPrincipalPolicy", "addToPolicy"})
_TARGETS = {
    "addLambdaDataSource": "a data source",
    "addTrigger": "a trigger",
    "addEventNotification": "a notification",
    "addDependency": "a dependency",
}
"""Methods that make the construct that they are called on need another one: mostly a function that it calls."""
_SOURCES = frozenset({"DynamoEventSource", "SqsEventSource", "KinesisEventSource"})
"""What reads from a construct in the stack of the function that it is added to."""


def edges_of_backend(backend: Backend, own_roles: frozenset[Span]) -> Iterator[Edge]:
    """The edges that the file of the backend makes. ``own_roles`` are the functions whose role the packages make."""
    seen: set[tuple[Place, Place, Span]] = set()
    for value in backend.values:
        for inner in inner_values(value):
            for edge in _edges(inner, backend, own_roles):
                key = (edge.consumer, edge.producer, edge.span)
                if key not in seen:
                    seen.add(key)
                    yield edge


def _edges(value: Value, backend: Backend, own_roles: frozenset[Span]) -> Iterator[Edge]:
    if isinstance(value, Unknown) and value.creation is not None:
        yield from _created(value, value.creation, backend)
    if not isinstance(value, Chain) or not value.links:
        return
    *before, last = value.links
    if last.arguments is None or not last.name:
        return
    target = Chain(value.span, value.base, tuple(before))
    home = home_of(target, backend)
    if home is None:
        return
    if last.name in _POLICIES or last.name == "attachInlinePolicy":
        if not isinstance(home, tuple) or home in own_roles:
            yield from _policies(home, last, last.arguments, backend)
    else:
        yield from _called(home, target, last, last.arguments, backend)


def _called(home: Place, target: Chain, last: Link, arguments: Arguments, backend: Backend) -> Iterator[Edge]:
    span = last.name_span
    if last.name in _READERS:
        for producer in _read(arguments, backend):
            yield Edge(home, producer, span, _READERS[last.name])
    elif last.name.startswith("grant"):
        grantee = None if not arguments.values else home_of(arguments.values[0], backend)
        if grantee is not None and _is_whole(target):
            yield Edge(grantee, home, span, "a right")
    elif last.name in _TARGETS:
        for given in arguments.values:
            called = home_of(_destination(given), backend)
            if called is not None:
                yield Edge(home, called, span, _TARGETS[last.name])
    elif last.name == "addEventSource":
        creation = _creation(arguments.values[0] if arguments.values else None, lambda name: name in _SOURCES)
        source = None if creation is None or creation.arguments[0] is None else home_of(creation.arguments.values[0], backend)
        if source is not None:
            yield Edge(home, source, span, "an event source")


def _is_whole(target: Chain) -> bool:
    """Whether a chain leads to a construct of a resource, ``backend.storage.resources.bucket``, or to one that is created."""
    return isinstance(target.base, Unknown) or "resources" in [link.name for link in target.links]


def _destination(value: Value) -> Value:
    """What a notification goes to: ``new LambdaDestination(fn)`` is the function."""
    creation = _creation(value, lambda name: name == "LambdaDestination")
    first = None if creation is None else creation.arguments[0]
    return value if first is None else first


def _policies(home: Place, last: Link, arguments: Arguments, backend: Backend) -> Iterator[Edge]:
    """Rights that a role is given: the policy is made in the stack of the role, or in that of its own scope."""
    for given in arguments.values:
        creation = _creation(given, lambda name: name in ("Policy", "PolicyStatement"))
        if creation is None:
            continue
        if last.name != "attachInlinePolicy":
            for producer in _resources(creation.arguments[0], backend):
                yield Edge(home, producer, last.name_span, "a policy")
            continue
        scope = None if creation.arguments[0] is None else home_of(creation.arguments.values[0], backend)
        if scope is None:
            continue
        yield Edge(scope, home, last.name_span, "a role")
        options = creation.arguments[2]
        for statement in _statements(options):
            for producer in _resources(statement.arguments[0], backend):
                yield Edge(scope, producer, last.name_span, "a policy")


def _statements(options: Value | None) -> Iterator[Creation]:
    given = options.get("statements") if isinstance(options, Object) else None
    for each in () if given is None else inner_values(given):
        creation = _creation(each, lambda name: name == "PolicyStatement")
        if creation is not None:
            yield creation


def _resources(options: Value | None, backend: Backend) -> Iterator[Place]:
    given = options.get("resources") if isinstance(options, Object) else None
    if given is not None:
        yield from producers(tuple(inner_values(given)), backend)


def _created(value: Unknown, creation: Creation, backend: Backend) -> Iterator[Edge]:
    """What is made in a stack that can be seen reads attributes of constructs in others."""
    scope = home_of(value, backend)
    if scope is None:
        return
    for given in creation.arguments.values[1:]:
        for producer in producers(tuple(_plain(given)), backend):
            yield Edge(scope, producer, value.span, "a construct")
        target = given.get("target") if isinstance(given, Object) else None
        if target is not None and _creation(value, lambda name: name == "EventSourceMapping") is not None:
            called = home_of(target, backend)
            if called is not None:
                yield Edge(scope, called, value.span, "an event source")


def _plain(value: Value) -> Iterator[Value]:
    """What stands in options as it is: what further constructs and statements hold may end up elsewhere."""
    waiting = [value]
    while waiting:
        current = waiting.pop()
        yield current
        if isinstance(current, Object):
            waiting.extend(prop.value for prop in current)


def _read(arguments: Arguments, backend: Backend) -> Iterator[Place]:
    for given in arguments.values:
        yield from producers(tuple(inner_values(given)), backend)


def _creation(value: Value | None, is_wanted: Callable[[str], bool]) -> Creation | None:
    """What a value is created from, where its class is one of the CDK with a wanted name."""
    creation = value.creation if isinstance(value, Unknown) else None
    if creation is None or not is_from(creation.constructor, "aws-cdk-lib"):
        return None
    assert isinstance(creation.constructor, External)
    return creation if is_wanted(creation.constructor.name) else None

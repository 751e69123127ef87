"""What the code of ``backend.ts`` makes stacks need of one another: variables, rights, policies, event sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.backend import stack_needs
from amplify_ls.model.resources.assignments import assignment_of
from amplify_ls.model.resources.created import class_of, constructs_in, creation_of, metric_of, plain_values, statement_values
from amplify_ls.model.resources.inner_values import inner_values
from amplify_ls.model.stacks.places import Edge, home_of, producers
from amplify_ls.model.stacks.tokens import is_template_part
from amplify_ls.values.values import Chain, Object, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.model.resources.assignments import Assignment
    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.model.stacks.places import Place
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Arguments, Creation, Link, Value


def edges_within(value: Value, backend: Backend, own_roles: frozenset[Span]) -> Iterator[Edge]:
    """The edges that a value at the top of the file of the backend makes.

    Args:
        value: What a name or an expression there stands for.
        backend: The backend.
        own_roles: The functions whose role the packages make.
    """
    assignment = assignment_of(value)
    if assignment is not None:
        yield from _assigned(assignment, backend)
    for inner in inner_values(value):
        yield from _edges(inner, backend, own_roles)


def _assigned(assignment: Assignment, backend: Backend) -> Iterator[Edge]:
    """``cfnUserPool.lambdaConfig = { preSignUp: fn.resources.lambda.functionArn }``."""
    *before, last = assignment.target.links
    construct = Chain(assignment.target.span, assignment.target.base, tuple(before))
    home = home_of(construct, backend) if is_template_part(construct) else None
    if home is not None:
        for producer in producers(tuple(inner_values(assignment.value)), backend):
            yield Edge(home, producer, last.name_span, "a property")


def _edges(value: Value, backend: Backend, own_roles: frozenset[Span]) -> Iterator[Edge]:
    if isinstance(value, Unknown) and value.creation is not None:
        yield from _created(value, value.creation, backend)
    if not isinstance(value, Chain) or not value.links:
        return
    *before, last = value.links
    if last.arguments is None or not last.name:
        return
    if last.name == "addDependency" and before and before[-1].name == "node":
        # `construct.node.addDependency(other)`
        before.pop()
    target = Chain(value.span, value.base, tuple(before))
    home = home_of(target, backend)
    if last.name == "createAlarm":
        yield from _alarm(target, last, last.arguments, backend)
    elif home is None:
        return
    elif last.name in stack_needs.POLICIES or last.name == "attachInlinePolicy":
        if not isinstance(home, tuple) or home in own_roles:
            yield from _policies(home, last, last.arguments, backend)
    else:
        yield from _called(home, target, last, last.arguments, backend)


def _called(home: Place, target: Chain, last: Link, arguments: Arguments, backend: Backend) -> Iterator[Edge]:
    span = last.name_span
    if last.name in stack_needs.READERS:
        for producer in _read(arguments.values, backend):
            yield Edge(home, producer, span, stack_needs.READERS[last.name])
    elif last.name.startswith("grant"):
        grantee = None if not arguments.values else home_of(arguments.values[0], backend)
        if grantee is not None and _is_whole(target):
            yield Edge(grantee, home, span, "a permission")
    elif last.name in stack_needs.TAKERS:
        what = stack_needs.TAKERS[last.name]
        for given in arguments.values:
            for found in constructs_in(given, backend):
                yield Edge(home, found.home, span, what)
                if found.needs_back:
                    yield Edge(found.home, home, span, what)
    elif last.name == "addEventSource":
        yield from _source(home, span, arguments[0], backend)
    elif last.name == "addSubscription":
        told = creation_of(arguments[0], stack_needs.SUBSCRIPTIONS)
        for found in () if told is None else constructs_in(told.arguments[0], backend):
            yield Edge(found.home, home, span, "a subscription")
    elif last.name == "addToResourcePolicy":
        for producer in producers(tuple(statement_values(arguments[0])), backend):
            yield Edge(home, producer, span, "a policy")


def _source(home: Place, span: Span, given: Value | None, backend: Backend) -> Iterator[Edge]:
    read = creation_of(given, stack_needs.SOURCES)
    for found in () if read is None else constructs_in(read.arguments[0], backend):
        yield Edge(home, found.home, span, "an event source")
    told = creation_of(given, stack_needs.NOTIFIED_BY)
    for found in () if told is None else constructs_in(told.arguments[0], backend):
        yield Edge(found.home, home, span, "a notification")


def _alarm(metric: Chain, last: Link, arguments: Arguments, backend: Backend) -> Iterator[Edge]:
    """``fn.metricErrors().createAlarm(stack, ...)``."""
    scope = None if arguments[0] is None else home_of(arguments.values[0], backend)
    about = metric_of(metric)
    observed = None if about is None else home_of(about, backend)
    if scope is not None and observed is not None:
        yield Edge(scope, observed, last.name_span, "an alarm")


def _is_whole(target: Chain) -> bool:
    """Whether a chain leads to a construct of a resource, ``backend.storage.resources.bucket``, or to one that is created."""
    return isinstance(target.base, Unknown) or "resources" in [link.name for link in target.links]


def _policies(home: Place, last: Link, arguments: Arguments, backend: Backend) -> Iterator[Edge]:
    """Rights that a role is given: the policy is made in the stack of the role, or in that of its own scope."""
    for given in arguments.values:
        creation = creation_of(given, ("Policy", "PolicyStatement"))
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
        creation = creation_of(each, ("PolicyStatement",))
        if creation is not None:
            yield creation


def _resources(options: Value | None, backend: Backend) -> Iterator[Place]:
    given = options.get("resources") if isinstance(options, Object) else None
    if given is not None:
        yield from producers(tuple(inner_values(given)), backend)


def _created(value: Unknown, creation: Creation, backend: Backend) -> Iterator[Edge]:
    """What is made in a stack that can be seen reads attributes of constructs in others, or takes them whole."""
    scope = home_of(value, backend)
    if scope is None:
        return
    for given in creation.arguments.values[1:]:
        for producer in producers(tuple(plain_values(given)), backend):
            yield Edge(scope, producer, value.span, "a construct")
        if isinstance(given, Object):
            yield from _taken(scope, value.span, class_of(creation), given, backend)


def _taken(scope: Place, span: Span, name: str, options: Object, backend: Backend) -> Iterator[Edge]:
    # With `proxy: false` each method says itself whom it calls.
    takes = () if name == "LambdaRestApi" and not options.lacks("proxy") else stack_needs.CONSTRUCT_OPTIONS.get(name, ())
    for option in takes:
        for found in constructs_in(options.get(option), backend):
            yield Edge(scope, found.home, span, "a construct")
            if found.needs_back:
                yield Edge(found.home, scope, span, "a construct")
    for option in stack_needs.STATEMENT_OPTIONS.get(name, ()):
        for producer in producers(tuple(statement_values(options.get(option))), backend):
            yield Edge(scope, producer, span, "a policy")
    about = metric_of(options.get("metric")) if name == "Alarm" else None
    observed = None if about is None else home_of(about, backend)
    if observed is not None:
        yield Edge(scope, observed, span, "an alarm")


def _read(given: Sequence[Value], backend: Backend) -> Iterator[Place]:
    for each in given:
        yield from producers(tuple(inner_values(each)), backend)

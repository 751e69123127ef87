"""Objects of the CDK that are created in the file of the backend: what they are, and which constructs they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.backend import stack_needs
from amplify_ls.model.stacks.places import home_of, is_from
from amplify_ls.values.values import Array, Chain, External, Interpolation, Object, Unknown

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.model.stacks.places import Place
    from amplify_ls.values.values import Creation, Value


class Construct(NamedTuple):
    """A construct that something is given, as it is or by what stands for it."""

    home: Place
    needs_back: bool
    """Whether it needs in turn who it is given to."""


def creation_of(value: Value | None, classes: Container[str]) -> Creation | None:
    """What a value is created from, where its class is one of these of the CDK."""
    creation = value.creation if isinstance(value, Unknown) else None
    return creation if creation is not None and class_of(creation) in classes else None


def class_of(creation: Creation) -> str:
    """The name of a class of the CDK; empty for any other."""
    made_by = creation.constructor
    return made_by.name if isinstance(made_by, External) and is_from(made_by, "aws-cdk-lib") else ""


def constructs_in(value: Value | None, backend: Backend) -> Iterator[Construct]:
    """The constructs that a value is, or holds as a list or options, or that what is created there stands for."""
    if isinstance(value, Object):
        for prop in value:
            yield from constructs_in(prop.value, backend)
    elif isinstance(value, Array):
        for item in value.items:
            yield from constructs_in(item, backend)
    elif value is not None:
        yield from _construct(value, backend)


def _construct(value: Value, backend: Backend) -> Iterator[Construct]:
    wrapper = creation_of(value, stack_needs.WRAPPERS)
    if wrapper is not None:
        name = class_of(wrapper)
        inner = wrapper.arguments[stack_needs.WRAPPERS[name]]
        home = None if inner is None else home_of(inner, backend)
        if home is not None:
            yield Construct(home, name in stack_needs.NEEDS_BACK)
        return
    authorizer = creation_of(value, stack_needs.AUTHORIZERS)
    if authorizer is not None:
        name = class_of(authorizer)
        options = authorizer.arguments[2]
        given = options.get(stack_needs.AUTHORIZERS[name]) if isinstance(options, Object) else None
        for each in constructs_in(given, backend):
            yield Construct(each.home, name in stack_needs.CALLED_AUTHORIZERS)
        return
    home = home_of(value, backend)
    if home is not None:
        yield Construct(home, needs_back=False)


def metric_of(value: Value | None) -> Chain | None:
    """The construct that a metric, ``fn.metricErrors()``, is about."""
    if not isinstance(value, Chain) or not value.links:
        return None
    *before, last = value.links
    is_metric = last.name.startswith("metric") and last.arguments is not None
    return Chain(value.span, value.base, tuple(before)) if is_metric else None


def plain_values(value: Value) -> Iterator[Value]:
    """What stands in options as it is: what further constructs and statements hold may end up elsewhere."""
    waiting = [value]
    while waiting:
        current = waiting.pop()
        yield current
        if isinstance(current, Object):
            waiting.extend(prop.value for prop in current)
        elif isinstance(current, Array):
            waiting.extend(current.items)
        elif isinstance(current, Interpolation):
            waiting.extend(part for part in current.parts if part != current)


def statement_values(value: Value | None) -> Iterator[Value]:
    """What policy statements and principals say, in options or alone."""
    for each in () if value is None else plain_values(value):
        creation = creation_of(each, ("PolicyDocument", "PolicyStatement", "ArnPrincipal"))
        if creation is None:
            continue
        for given in creation.arguments.values:
            yield from plain_values(given)
            yield from statement_values(given)

"""Options objects held against the catalog: one walk finds every key and value that does not fit.

Rules pick problems by fault and path and give them their codes. What cannot be seen yields no problem: an absence is
claimed of closed objects only, and what stands before an unknown spread is Unknown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import function
from amplify_ls.catalog.options import ITEM, RESULT, cases_with, option_at, option_of, type_at
from amplify_ls.catalog.types import Callback, Either, ListOf, Made, MapOf, Name, Record, Text
from amplify_ls.fit.choices import is_refused_in
from amplify_ls.fit.option_keys import (
    Place,
    case_at_hand,
    explained,
    is_undefined,
    key_problem,
    missing_problems,
    relation_problems,
)
from amplify_ls.fit.problems import (
    BadLink,
    InvalidKey,
    MisplacedKey,
    MissingArgument,
    MissingLink,
    TooManyArguments,
    UnusedParameter,
)
from amplify_ls.fit.wrong_values import misfit_problem
from amplify_ls.model.builders import define_call
from amplify_ls.model.types.chains import Standing, read_chain
from amplify_ls.model.types.mismatch import Misfit, may_fit, misfit
from amplify_ls.model.types.receivers import misfit_of, start_of
from amplify_ls.values import values
from amplify_ls.values.evaluate import result_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.catalog.types import Case, Method, Option, Parameter, Shape, Type
    from amplify_ls.fit.problems import Problem, WrongType, WrongValue
    from amplify_ls.model.builders import DefineCall
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Arguments, Object, Property, Value


def call_problems(call: DefineCall) -> tuple[Problem, ...]:
    """What is wrong with the arguments of ``defineAuth({...})`` and the like."""
    method = function(call.name)
    if method is None:
        return ()
    return argument_problems(method, call.arguments, call.name_span)


def argument_problems(method: Method, arguments: Arguments, owner: Span) -> tuple[Problem, ...]:
    """What is wrong with the arguments of a method of the catalog; ``owner`` is the token that stands for the call."""
    return explained(_argument_problems(method, arguments, owner, Place((), owner, is_fresh=True, root=None)))


def value_problems(value: Value, expected: Type, owner: Span) -> tuple[Problem, ...]:
    """What is wrong with a value that stands for itself: excess keys are taken as unseen by the type check."""
    return explained(_check(value, expected, Place((), owner, is_fresh=False, root=_root(expected))))


def form_of(method: Method, arguments: Arguments) -> tuple[Parameter, ...]:
    """The parameter list that the first argument fits."""
    first = arguments[0]
    for form in (method.parameters, *method.forms):
        if first is not None and form and may_fit(first, form[0].type):
            return form
    return method.parameters


def _argument_problems(method: Method, arguments: Arguments, owner: Span, place: Place) -> Iterator[Problem]:
    for parameter, value in zip(form_of(method, arguments), arguments.values, strict=False):
        if parameter.presence == "optional" and is_undefined(value):
            continue
        is_fresh = _contains(arguments.span, value.span)
        yield from _check(value, parameter.type, Place(place.path, owner, is_fresh, _root(parameter.type)))
    if not arguments.values and not arguments.is_open and _is_required(method.parameters[:1]):
        yield MissingArgument(place.path, owner, is_seen=True, parameter=method.parameters[0])


def _extra_argument(method: Method, arguments: Arguments, place: Place) -> Iterator[Problem]:
    """What a call is given beyond what it takes; where the others do not fit, that is what is wrong."""
    most = len(method.parameters)
    if arguments.is_open or arguments.count <= most:
        return
    if any(not may_fit(value, each.type) for value, each in zip(arguments.values, method.parameters, strict=False)):
        return
    value = arguments.values[most]
    span = _span_of(value, place)
    yield TooManyArguments(place.path, span, is_seen=True, value=value, given=arguments, method=method.name)


def _is_required(parameters: tuple[Parameter, ...]) -> bool:
    return any(parameter.presence == "required" for parameter in parameters)


def _root(kind: Type) -> Shape | None:
    return kind.shape if isinstance(kind, Record) else None


def _contains(outer: Span, inner: Span) -> bool:
    return outer.anchor is inner.anchor and outer.start <= inner.start and inner.end <= outer.end


def _check(value: Value, kind: Type, place: Place) -> Iterable[Problem]:
    if isinstance(value, values.Unknown):
        return _check_arms(value, kind, place)
    if isinstance(kind, Either):
        return _check_either(value, kind, place)
    reason = misfit_of(value, kind)
    if reason is not None:
        return (_misfit_problem(value, kind, reason, place), *_check_as_item(value, kind, place))
    if isinstance(value, values.Object):
        if isinstance(kind, Record):
            return _check_record(value, kind.shape, place)
        return _check_map(value, kind, place) if isinstance(kind, MapOf) else ()
    if isinstance(value, values.Array) and isinstance(kind, ListOf):
        return _check_list(value, kind, place)
    if isinstance(value, values.Function) and isinstance(kind, Callback):
        return _check_callback(value, kind, place)
    if isinstance(value, values.Chain) and isinstance(kind, Made):
        return _check_chain(value, place)
    return _check_arms(value, kind, place)


def _check_arms(value: Value, kind: Type, place: Place) -> Iterator[Problem]:
    """What the type check refuses on a side of a choice, whichever side is taken."""
    arms = values.arms_of(value)
    for arm in arms:
        inside = replace(place, is_fresh=place.is_fresh and _contains(value.span, arm.span))
        for problem in () if is_undefined(arm) else _check(arm, kind, inside):
            if problem.is_seen and is_refused_in(arm, arms, problem):
                yield replace(problem, is_in_arm=True)


def _check_as_item(value: Value, kind: Type, place: Place) -> Iterable[Problem]:
    """What else is wrong within a value that stands where a list of such values belongs."""
    if not isinstance(kind, ListOf) or isinstance(value, values.Array) or misfit_of(value, kind.item) is not None:
        return ()
    found = _check(value, kind.item, replace(place, path=(*place.path, ITEM)))
    return tuple(problem for problem in found if problem.span != value.span)


def _span_of(value: Value, place: Place) -> Span:
    """The value itself, where it is written in what takes it; else the token that stands for it there."""
    if place.holder is not None and not _contains(place.holder, value.span):
        return place.owner
    return value.span if value.span.path == place.owner.path else place.owner


def _misfit_problem(value: Value, kind: Type, reason: Misfit, place: Place) -> WrongType | WrongValue:
    return misfit_problem(place.path, _span_of(value, place), value, kind, reason, place.option)


def _check_chain(value: values.Chain, place: Place) -> Iterator[Problem]:
    """A chain on what a callback is handed, ``allow.guest.to([...])``, and ``secret('X')``."""
    call = define_call(value)
    if call is not None and call.name == "secret":
        method = function(call.name)
        if method is not None:
            inside = replace(place, path=(*place.path, call.name))
            yield from _argument_problems(method, call.arguments, call.name_span, inside)
            yield from _extra_argument(method, call.arguments, inside)
    start = start_of(value) if isinstance(value.base, values.Symbol) else None
    if start is None:
        return
    steps = read_chain(value, start)
    for step in steps:
        inside = replace(place, path=(*place.path, step.name))
        if step.standing is not Standing.FINE:
            yield BadLink(inside.path, step.link.name_span, is_seen=True, value=value, step=step)
        elif step.method is not None and step.link.arguments is not None:
            yield from _argument_problems(step.method, step.link.arguments, step.link.name_span, inside)
            yield from _extra_argument(step.method, step.link.arguments, inside)
    if any(step.standing is not Standing.FINE for step in steps):
        # One slip shows once: what is missing may be what is misspelt.
        return
    for step in steps:
        missing = () if step.member is None else tuple(name for name in step.member.needs if value.lacks(name))
        if missing:
            yield MissingLink(place.path, value.span, is_seen=True, value=value, step=step, names=missing)


def _check_either(value: Value, kind: Either, place: Place) -> Iterable[Problem]:
    """Of several types that it may be, the one that it comes nearest to."""
    fitting = [each for each in kind.types if misfit_of(value, each) is not Misfit.KIND]
    if not fitting:
        return (_misfit_problem(value, kind, Misfit.KIND, place),)
    return min((tuple(_check(value, each, place)) for each in fitting), key=len)


def _check_list(value: values.Array, kind: ListOf, place: Place) -> Iterator[Problem]:
    path = (*place.path, ITEM)
    seen: set[str] = set()
    for item in value.items:
        owner = item.span if item.span.path == value.span.path else value.span
        is_fresh = place.is_fresh and _contains(value.span, item.span)
        inside = replace(place, path=path, owner=owner, holder=None, is_fresh=is_fresh)
        yield from _check(item, kind.item, inside)
        if not kind.distinct or not isinstance(item, values.Text):
            continue
        if item.value in seen:
            yield _misfit_problem(item, kind, Misfit.REPEATED, inside)
        seen.add(item.value)


def _check_map(value: Object, kind: MapOf, place: Place) -> Iterator[Problem]:
    for prop in value:
        inside = _inside(value, prop, place)
        if isinstance(kind.key, (Text, Name)):
            key = values.Text(prop.name_span, prop.name)
            reason = misfit(key, kind.key)
            if reason is not None:
                is_seen = False
                yield InvalidKey(inside.path, prop.name_span, is_seen, value, prop, kind.key, reason)
        yield from _check(prop.value, kind.value, inside)


def _inside(container: Object, prop: Property, place: Place) -> Place:
    is_here = prop.name in container.own or _contains(container.span, prop.span)
    is_fresh = place.is_fresh and is_here and _contains(prop.span, prop.value.span)
    return Place((*place.path, prop.name), prop.name_span, is_fresh, place.root, place.option, prop.span)


def _check_record(value: Object, shape: Shape, place: Place) -> Iterator[Problem]:
    present = {prop.name for prop in value if not is_undefined(prop.value)}
    case, label = case_at_hand(value, shape, present)
    for prop in value:
        option = option_of(shape, prop.name, case)
        if option is None:
            found = key_problem(value, prop, shape, label, place)
            yield found
            yield from _check_at_home(value, prop, found, place)
        elif prop.name in present:
            inside = replace(_inside(value, prop, place), option=option)
            for kind in _kinds(shape, option, case):
                yield from _check(prop.value, kind, inside)
    yield from missing_problems(value, shape, case, present, place)
    yield from relation_problems(value, shape, present, place)


def _check_at_home(value: Object, prop: Property, problem: Problem, place: Place) -> Iterable[Problem]:
    """What else is wrong with an option at the wrong place: it will be so at the right one too."""
    if not isinstance(problem, MisplacedKey) or place.root is None:
        return ()
    home = problem.places[0]
    kind = type_at(Record(place.root), home)
    if kind is None:
        return ()
    inside = replace(_inside(value, prop, place), path=home, option=option_at(Record(place.root), home))
    return _check(prop.value, kind, inside)


def _kinds(shape: Shape, option: Option, case: Case | None) -> tuple[Type, ...]:
    """What the option may be; where cases differ and the case is not known, nothing is said about it."""
    others = cases_with(shape, option.name)
    return (option.type,) if case is not None or len(others) < 2 else ()


def _check_callback(value: values.Function, kind: Callback, place: Place) -> Iterator[Problem]:
    roles = tuple(_role(parameter) for parameter in kind.parameters)
    result = result_of(value, *roles)
    if isinstance(result, values.Unknown) and not result.arms:
        return
    unused = tuple(name for name in kind.uses if _surely_unused(result, name))
    if unused:
        yield UnusedParameter(place.path, value.span, is_seen=False, value=value, expected=kind, names=unused)
    if not kind.uses:
        inside = replace(place, path=(*place.path, RESULT), owner=result.span, holder=None, is_fresh=False)
        yield from _check(result, kind.returns, inside)


def _role(parameter: Parameter) -> str:
    """What the callback is handed: a receiver where it is one, so that chains on it can be followed."""
    kind = parameter.type
    return kind.receivers[0] if isinstance(kind, Made) and len(kind.receivers) == 1 else parameter.name


def _surely_unused(result: Value, role: str) -> bool:
    """Whether a text that a callback returns surely does not hold the result of calling this parameter."""
    if isinstance(result, values.Interpolation):
        return all(_surely_unused(part, role) for part in result.parts)
    if isinstance(result, values.Chain):
        is_other = isinstance(result.base, values.Symbol) and result.base.role != role
        return is_other and not any(link.arguments is not None and link.arguments.values for link in result.links)
    return isinstance(result, (values.Text, values.Number, values.Boolean, values.Nothing, values.Symbol))

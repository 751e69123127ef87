"""Every problem that the catalog allows in the options of a call: each kind at each path, with each kind of value."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from amplify_ls.catalog import kinds
from amplify_ls.catalog.lookup import function, methods_of
from amplify_ls.catalog.lookup import method as method_of
from amplify_ls.catalog.options import ITEM, RESULT, cases_with, options_of
from amplify_ls.catalog.types import Callback, Either, ListOf, Made, MapOf, Method, OneOf, Record
from amplify_ls.fit.problems import (
    BadLink,
    ExclusiveKeys,
    InvalidKey,
    KeyOfOtherCase,
    MisplacedKey,
    MissingArgument,
    MissingCompanion,
    MissingKey,
    MissingLink,
    TooManyArguments,
    UnknownKey,
    UnusedParameter,
    WrongType,
    WrongValue,
)
from amplify_ls.model.types.chains import Standing, Step
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.syntax.outline import Anchor, Span
from amplify_ls.values import values
from tests.values.describe import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.catalog.options import Path
    from amplify_ls.catalog.types import Option, Shape, Type
    from amplify_ls.fit.problems import Problem

SPAN = Span(Anchor("/resource.ts", 0), 0, 0)
SEEN = True
FREE = "custom:name"
"""A key that the author chooses."""
SOURCES = ("''", "'text'", "'get'", "0", "5", "true", "null", "undefined", "[]", "['a']", "{}", "{ a: 1 }")
VALUES = tuple(value_of({"a.ts": f"const x = {source};"}, "x", "a.ts") for source in SOURCES)
_OBJECT = value_of({"a.ts": "const x = { a: 1 };"}, "x", "a.ts")
_FUNCTION = value_of({"a.ts": "const x = () => 'text';"}, "x", "a.ts")
_CHAIN = value_of({"a.ts": "import { a } from '@aws-amplify/backend'; const x = a.string();"}, "x", "a.ts")
_TYPES = (Misfit.KIND, Misfit.NO_RESULT, Misfit.PROMISE)
_VALUES = (Misfit.WORD, Misfit.PATTERN, Misfit.RANGE, Misfit.FRACTION, Misfit.TOO_FEW, Misfit.TOO_MANY, Misfit.REPEATED)
_DEEPEST = 12
_ELSEWHERE = ("resource", "backend", "allow:storage", "allow:auth", "rule:storage", "rule:auth")
"""What is not part of a schema."""


def problems_of_call(name: str) -> Iterator[Problem]:
    """Every problem of a call such as ``defineAuth({...})``."""
    method = function(name)
    assert method is not None
    yield from _of_arguments(method, ())


def problems_of_options(call: Path) -> Iterator[Problem]:
    """Every problem of the options of a call in the schema: ``handler.custom``, ``defineData``."""
    *before, name = call
    made = function(name) if name.startswith("define") else method_of(cast("Receiver", ".".join(("a", *before))), name)
    assert made is not None
    yield from _of_arguments(made, ())


def problems_of_builders() -> Iterator[tuple[Problem, Path]]:
    """Every problem of the arguments of builders and links in a schema, each with the call."""
    assert isinstance(_CHAIN, values.Chain)
    arguments = _CHAIN.links[0].arguments
    assert arguments is not None
    for receiver in get_args(kinds.Receiver):
        if receiver.startswith(_ELSEWHERE):
            continue
        for method in methods_of(receiver):
            call = (*receiver.split("."), method.name)
            for value in (VALUES[1], VALUES[4]):
                yield TooManyArguments((), SPAN, is_seen=True, value=value, given=arguments, method=method.name), call
            for parameter in (each for form in (method.parameters, *method.forms) for each in form):
                yield MissingArgument((), SPAN, is_seen=True, parameter=parameter), call
                if isinstance(parameter.type, Record):
                    continue
                for path, kind in _values_of(parameter.type, (parameter.name,)):
                    for problem in _of_value(kind, path, None):
                        yield problem, call


def _values_of(kind: Type, path: Path) -> Iterator[tuple[Path, Type]]:
    """The places of values in an argument. What callbacks return has the path of the argument."""
    yield path, kind
    if isinstance(kind, Either):
        for each in kind.types:
            yield from _values_of(each, path)
    elif isinstance(kind, ListOf):
        yield from _values_of(kind.item, (*path, ITEM))
    elif isinstance(kind, MapOf):
        yield from _values_of(kind.value, (*path, FREE))
    elif isinstance(kind, Callback):
        yield from _values_of(kind.returns, path)


def _of_arguments(method: Method, path: Path) -> Iterator[Problem]:
    assert isinstance(_CHAIN, values.Chain)
    arguments = _CHAIN.links[0].arguments
    assert arguments is not None
    for parameters in (method.parameters, *method.forms):
        for parameter in parameters[:1]:
            yield MissingArgument(path, SPAN, is_seen=True, parameter=parameter)
            yield from _of_type(parameter.type, path, None, None)
    if path:
        yield TooManyArguments(path, SPAN, is_seen=True, value=VALUES[0], given=arguments, method=method.name)


def _of_type(kind: Type, path: Path, option: Option | None, root: Shape | None) -> Iterator[Problem]:
    if len(path) > _DEEPEST:
        return
    yield from _of_value(kind, path, option)
    if isinstance(kind, OneOf):
        yield WrongValue(path, SPAN, SEEN, VALUES[1], kind, Misfit.WORD, option, names=("other",))
    elif isinstance(kind, Either):
        for each in kind.types:
            yield from _of_type(each, path, option, root)
    elif isinstance(kind, Record):
        yield from _of_shape(kind.shape, path, root or kind.shape)
    elif isinstance(kind, ListOf):
        yield from _of_type(kind.item, (*path, ITEM), None, root)
    elif isinstance(kind, MapOf):
        assert isinstance(_OBJECT, values.Object)
        prop = _OBJECT.properties["a"]
        yield InvalidKey((*path, FREE), SPAN, not SEEN, _OBJECT, prop, expected=kind.key, misfit=Misfit.PATTERN)
        yield from _of_type(kind.value, (*path, FREE), None, root)
    elif isinstance(kind, Callback):
        assert isinstance(_FUNCTION, values.Function)
        if kind.uses:
            yield UnusedParameter(path, SPAN, is_seen=False, value=_FUNCTION, expected=kind, names=kind.uses)
        else:
            yield from _of_type(kind.returns, (*path, RESULT), None, root)
        for parameter in kind.parameters:
            if isinstance(parameter.type, Made):
                for receiver in parameter.type.receivers:
                    yield from _of_chain(receiver, (*path, RESULT, ITEM), 0)
                    yield from _of_chain(receiver, (*path, RESULT, FREE, ITEM), 0)
    elif isinstance(kind, Made) and "secret" in kind.receivers:
        made = function("secret")
        assert made is not None
        yield from _of_arguments(made, (*path, "secret"))


def _of_value(kind: Type, path: Path, option: Option | None) -> Iterator[WrongType | WrongValue]:
    for value in VALUES:
        for misfit in _TYPES:
            yield WrongType(path, SPAN, is_seen=True, value=value, expected=kind, misfit=misfit, option=option)
        for misfit in _VALUES:
            yield WrongValue(path, SPAN, is_seen=True, value=value, expected=kind, misfit=misfit, option=option)


def _of_chain(receiver: Receiver, path: Path, depth: int) -> Iterator[Problem]:
    """The problems of chains on what a callback is passed: ``allow.guest.to(['read'])``."""
    assert isinstance(_CHAIN, values.Chain)
    link = _CHAIN.links[0]
    for standing in Standing:
        step = Step(link, receiver, standing, None)
        yield BadLink((*path, "wrong"), SPAN, is_seen=True, value=_CHAIN, step=step)
        yield MissingLink(path, SPAN, is_seen=True, value=_CHAIN, step=step, names=("to",))
    for method in methods_of(receiver):
        yield from _of_arguments(method, (*path, method.name))
        if method.returns is not None and method.returns != receiver and depth < 3:
            yield from _of_chain(method.returns, path, depth + 1)


def _of_shape(shape: Shape, path: Path, root: Shape) -> Iterator[Problem]:
    assert isinstance(_OBJECT, values.Object)
    container, prop = _OBJECT, _OBJECT.properties["a"]
    for alias in shape.aliases:
        yield UnknownKey((*path, alias.wrong), SPAN, SEEN, container, prop, shape, alias.right, alias.reason)
    for names in ((), ("name",), *((option.name,) for option in options_of(shape))):
        yield UnknownKey((*path, "wrong"), SPAN, SEEN, container, prop, shape, names)
        yield UnknownKey((*path, "domainPrefix"), SPAN, SEEN, container, prop, shape, names)
    yield MisplacedKey((*path, "wrong"), SPAN, SEEN, container, prop, shape, places=(("name",),))
    groups = [*shape.together, *shape.exclusive, shape.at_least_one]
    for option in options_of(shape):
        yield MissingKey(path, SPAN, SEEN, container, shape, (option.name,), option)
        yield from _of_type(option.type, (*path, option.name), option, root)
    for pattern in shape.patterns:
        name = pattern.prefix + "name"
        yield from _of_type(pattern.option.type, (*path, name), pattern.option, root)
    if shape.variants is not None:
        groups += [tuple(case.marker for case in shape.variants.cases), *(each.at_least_one for each in shape.variants.cases)]
        for case in shape.variants.cases:
            for option in case.options:
                labels = tuple(each.label for each in cases_with(shape, option.name))
                yield KeyOfOtherCase((*path, option.name), SPAN, SEEN, container, prop, shape, labels, option)
    for group in filter(None, groups):
        yield MissingKey(path, SPAN, SEEN, container, shape, group)
    for group in shape.together:
        yield MissingCompanion(path, SPAN, not SEEN, container, shape, group)
    for group in shape.exclusive:
        yield ExclusiveKeys(path, SPAN, not SEEN, container, shape, group)

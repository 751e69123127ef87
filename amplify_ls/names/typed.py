"""The strings in a value that the catalog describes as names: one walk along the types of parameters and options."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog import types
from amplify_ls.catalog.options import case_of, option_of
from amplify_ls.catalog.types import Callback, Either, ListOf, Made, MapOf, Name, Record
from amplify_ls.model.types.bound_arguments import parameters_for
from amplify_ls.model.types.chains import read_chain
from amplify_ls.model.types.mismatch import may_fit, value_kind
from amplify_ls.model.types.receivers import start_of
from amplify_ls.names.name import Form
from amplify_ls.values.evaluate import result_of
from amplify_ls.values.values import Array, Chain, Function, Interpolation, Object, Symbol, Text, arms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.kinds import NameKind
    from amplify_ls.catalog.types import Method, Parameter, Type
    from amplify_ls.model.types.chains import Step
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Arguments, Property, Value

_DEEPEST = 12
"""How deeply options may be nested."""


class Named(NamedTuple):
    """A string that names something."""

    kind: NameKind
    text: str | None
    """None if there is a name that cannot be determined."""
    span: Span
    form: Form


def names_in_step(step: Step) -> Iterator[Named]:
    """The names that one link of a chain is passed; what is built by callbacks is not visited."""
    if step.method is not None and step.link.arguments is not None:
        yield from _names_in_arguments(step.method, step.link.arguments, _Walk(visits_callbacks=False))


def names_in_call(method: Method, arguments: Arguments) -> Iterator[Named]:
    """The names that a ``define*`` function is passed, including those in the rules that callbacks return."""
    yield from _names_in_arguments(method, arguments, _Walk(visits_callbacks=True))


def key_form(prop: Property) -> Form:
    """How the name of a property is written."""
    return Form.SHORTHAND if prop.is_shorthand else Form.KEY


class _Walk(NamedTuple):
    visits_callbacks: bool
    depth: int = 0

    def deeper(self) -> _Walk:
        return self._replace(depth=self.depth + 1)


def _names_in_arguments(method: Method, arguments: Arguments, walk: _Walk) -> Iterator[Named]:
    parameters = parameters_for(method, arguments) if method.forms else method.parameters
    for value, parameter in zip(arguments.values, parameters, strict=False):
        yield from _names_in(value, parameter.type, walk)


def _names_in(value: Value, kind: Type, walk: _Walk) -> Iterator[Named]:
    if walk.depth > _DEEPEST:
        return
    if isinstance(kind, Either):
        for each in kind.types:
            if may_fit(value, each):
                yield from _names_in(value, each, walk)
        return
    for arm in arms_of(value):
        yield from _names_in(arm, kind, walk.deeper())
    if isinstance(kind, Name):
        if isinstance(value, Text):
            yield Named(kind.kind, value.value, value.span, Form.STRING)
        elif _is_unseen(value):
            yield Named(kind.kind, None, value.span, Form.STRING)
    elif isinstance(kind, types.Text):
        if kind.names is not None and isinstance(value, Text):
            yield Named(kind.names, value.value, value.span, Form.STRING)
    elif isinstance(kind, ListOf) and isinstance(kind.item, Name) and _is_unseen(value):
        yield Named(kind.item.kind, None, value.span, Form.STRING)
    elif isinstance(value, Array):
        if isinstance(kind, ListOf):
            if value.is_open and isinstance(kind.item, Name):
                yield Named(kind.item.kind, None, value.span, Form.STRING)
            for item in value.items:
                yield from _names_in(item, kind.item, walk.deeper())
    elif isinstance(value, Object):
        yield from _names_in_object(value, kind, walk.deeper())
    elif isinstance(value, Function):
        if isinstance(kind, Callback) and walk.visits_callbacks:
            result = result_of(value, *map(_role, kind.parameters))
            yield from _names_in(result, kind.returns, walk.deeper())
    elif isinstance(value, Chain) and isinstance(kind, Made) and walk.visits_callbacks:
        yield from _names_in_chain(value, walk.deeper())


def _is_unseen(value: Value) -> bool:
    """Whether a value may be a string, or an array of them, that is not known."""
    return value_kind(value) is None or isinstance(value, Interpolation)


def _names_in_object(value: Object, kind: Type, walk: _Walk) -> Iterator[Named]:
    if isinstance(kind, MapOf):
        for prop in value:
            if isinstance(kind.key, Name):
                yield Named(kind.key.kind, prop.name, prop.name_span, key_form(prop))
            yield from _names_in(prop.value, kind.value, walk)
    elif isinstance(kind, Record):
        discriminant = None if kind.shape.variants is None else value.get(kind.shape.variants.discriminant)
        case = case_of(kind.shape, getattr(discriminant, "value", None), value.properties)
        for prop in value:
            option = option_of(kind.shape, prop.name, case) or option_of(kind.shape, prop.name)
            if option is not None:
                yield from _names_in(prop.value, option.type, walk)


def _names_in_chain(chain: Chain, walk: _Walk) -> Iterator[Named]:
    start = start_of(chain) if isinstance(chain.base, Symbol) else None
    for step in () if start is None else read_chain(chain, start):
        if step.method is not None and step.link.arguments is not None:
            yield from _names_in_arguments(step.method, step.link.arguments, walk)


def _role(parameter: Parameter) -> str:
    """What a callback is passed: a receiver, where it is one, so that chains on it can be read."""
    kind = parameter.type
    return kind.receivers[0] if isinstance(kind, Made) and len(kind.receivers) == 1 else parameter.name

"""The meaning of an incomplete expression for the catalog: a receiver of members, or a callee."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import function, member, scalar
from amplify_ls.catalog.types import Callback, Either, Made, Method, Property
from amplify_ls.model.builders import define_call, export_name
from amplify_ls.values.values import Chain, External, Object, Value

if TYPE_CHECKING:
    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.catalog.types import Parameter, Type

_NAMESPACES = {"a": "", "a.handler": "handler.", "a.ai": "ai."}


@dataclass(frozen=True, slots=True)
class Built:
    """A value whose members are those of ``receivers``."""

    receivers: tuple[Receiver, ...]
    called: tuple[str, ...] = ()
    """The methods that were called on it, in order."""
    builder: str = ""
    """The builder: ``string``, ``handler.function``, ``owner``."""
    arguments: tuple[int, int] | Value | None = None
    """The arguments of the builder: their bytes in the file of the cursor, or the first one as a value."""


@dataclass(frozen=True, slots=True)
class Callee:
    """A callee: ``a.hasMany``, ``defineAuth``, the ``index`` of a callback."""

    method: Method
    on: Built | None = None
    receiver: Receiver | None = None

    @property
    def name(self) -> str:
        """The name of a builder with its namespace, or the method's name."""
        return _NAMESPACES.get(self.receiver or "", "") + self.method.name

    @property
    def is_builder(self) -> bool:
        return self.receiver in _NAMESPACES

    def forms(self) -> tuple[tuple[Parameter, ...], ...]:
        """Its overloads."""
        forms = (self.method.parameters, *self.method.forms)
        if self.method.name != "validate" or self.on is None:
            return forms
        known = scalar(self.on.builder)
        if known is None or known.validator is None:
            return forms
        return tuple(tuple(_narrowed(parameter, known.validator) for parameter in form) for form in forms)

    def parameter_type(self, index: int) -> Type | None:
        """The type of an argument in any of the overloads."""
        types = [form[index].type for form in self.forms() if index < len(form)]
        return None if not types else types[0] if len(types) == 1 else Either(tuple(types))


Typed = Built | Callee


def member_of(on: Built, name: str) -> Typed | None:
    """The meaning of ``on.name``."""
    for receiver in on.receivers:
        found = member(receiver, name)
        if isinstance(found, Property):
            return None if found.gives is None else Built((found.gives,), builder=name)
        if isinstance(found, Method):
            return Callee(found, replace(on, receivers=(receiver,)), receiver)
    return _resource(on, name)


def _resource(on: Built, name: str) -> Built | None:
    """The argument of `defineBackend` with a name."""
    given = on.arguments if "backend" in on.receivers else None
    call = define_call(given.get(name)) if isinstance(given, Object) else None
    made = None if call is None else function(call.name)
    return None if call is None or made is None or made.returns is None else Built((made.returns,), (), call.name)


def called(callee: Callee, arguments: tuple[int, int] | Value | None) -> Built | None:
    """The result of the call."""
    if callee.method.returns is not None:
        return Built((callee.method.returns,), (), callee.name, arguments)
    return None if callee.on is None else replace(callee.on, called=(*callee.on.called, callee.method.name))


def parameter_of(name: str, kind: Type, summary: str) -> Typed | None:
    """The parameter of a callback, with the author's name for it."""
    if isinstance(kind, Made):
        return Built(kind.receivers)
    if isinstance(kind, Callback):
        returns = kind.returns.receivers[0] if isinstance(kind.returns, Made) else None
        return Callee(Method(name, summary, kind.parameters, returns, "last-wins"))
    return None


def callback_in(kind: Type | None) -> Callback | None:
    """The callback in a type."""
    if isinstance(kind, Either):
        return next((found for each in kind.types if (found := callback_in(each)) is not None), None)
    return kind if isinstance(kind, Callback) else None


def typed_of(value: Value | None) -> Typed | None:
    """The meaning of a known value for the catalog: an import from a package, or a chain that starts with one."""
    if isinstance(value, External):
        name = export_name(value)
        if name == "a":
            return Built(("a",))
        method = None if name is None else function(name)
        return None if method is None else Callee(method)
    if not isinstance(value, Chain):
        return None
    current = typed_of(value.base) if isinstance(value.base, External) else None
    for link in value.links:
        if link.name and isinstance(current, Built):
            current = member_of(current, link.name)
        elif link.name or link.subscript is not None:
            return None
        if link.arguments is not None:
            current = called(current, link.arguments[0]) if isinstance(current, Callee) else None
        if current is None:
            return None
    return current


def _narrowed(parameter: Parameter, validator: Receiver) -> Parameter:
    kind = parameter.type
    if not isinstance(kind, Callback):
        return parameter
    inner = tuple(each._replace(type=Made((validator,))) for each in kind.parameters)
    return parameter._replace(type=kind._replace(parameters=inner))

"""Facts about ``defineFunction``, and who uses which function."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.model.authorization import called_back
from amplify_ls.model.builders import define_call
from amplify_ls.model.resource import Resource
from amplify_ls.values.values import Array, Chain, Function, Nothing, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.builders import DefineCall
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Value

DEFAULT_ENTRY = "./handler.ts"
DEFAULT_GROUP = "function"
"""The nested stack of functions that name none."""


class FunctionUse(NamedTuple):
    """A place that names a function."""

    call: DefineCall
    span: Span
    """Where it is named: in a trigger, a handler, a rule."""
    purpose: str
    """The option or link that takes it: ``preSignUp``, ``handler``, ``resource``."""


class NamePart(NamedTuple):
    """What the name of a function comes from."""

    name: str
    span: Span
    """The option, or for want of any the function that is called."""
    source: str
    """``name``, ``entry`` or ``folder``."""


class BackendFunction(Resource):
    """One function of the backend."""

    @property
    def is_provided(self) -> bool:
        """Whether the author makes it with the CDK: ``defineFunction((scope) => ...)``."""
        return isinstance(self.call.arguments[0], Function)

    @property
    def options(self) -> Object | None:
        """The options: of a function that the author makes, the second argument."""
        found = self.call.arguments[1 if self.is_provided else 0]
        return found if isinstance(found, Object) else None

    def lacks(self, name: str) -> bool:
        if self.options is not None:
            return self.options.lacks(name)
        return self.call.arguments.count < (2 if self.is_provided else 1) and not self.call.arguments.is_open

    @property
    def entry(self) -> str | None:
        """The settled path of the file with the handler; None where there is none, or it cannot be seen."""
        if self.is_provided:
            return None
        found = self.option("entry")
        folder = posixpath.dirname(self.path)
        if isinstance(found, Text):
            return posixpath.normpath(posixpath.join(folder, found.value))
        return posixpath.normpath(posixpath.join(folder, DEFAULT_ENTRY)) if self._is_left_out("entry") else None

    @property
    def name(self) -> NamePart | None:
        """The name that the packages give it; None where it cannot be seen, or where the author makes the function."""
        if self.is_provided:
            return None
        given, entry = self.option("name"), self.option("entry")
        if isinstance(given, Text) and given.value:
            return NamePart(given.value, given.span, "name")
        if not (self._is_left_out("name") or (isinstance(given, Text) and not given.value)):
            return None
        if isinstance(entry, Text) and entry.value:
            return NamePart(posixpath.splitext(posixpath.basename(entry.value))[0], entry.span, "entry")
        if not self._is_left_out("entry"):
            return None
        return NamePart(posixpath.basename(posixpath.dirname(self.path)), self.call.name_span, "folder")

    @property
    def group(self) -> str | None:
        """The nested stack that it goes to; None where that cannot be seen."""
        found = self.option("resourceGroupName")
        if isinstance(found, Text) and found.value:
            return found.value
        return DEFAULT_GROUP if self._is_left_out("resourceGroupName") else None

    def _is_left_out(self, name: str) -> bool:
        found = self.option(name)
        return self.lacks(name) or (isinstance(found, Nothing) and not found.is_null)


def function_uses(value: Value | None, purpose: str) -> Iterator[FunctionUse]:
    """The functions that a value names: itself, its items, what a callback returns, the arguments of a rule."""
    call = define_call(value)
    if call is not None:
        if call.name == "defineFunction" and value is not None:
            yield FunctionUse(call, value.span, purpose)
    elif isinstance(value, Object):
        for prop in value:
            found = define_call(prop.value)
            if found is None:
                yield from function_uses(prop.value, prop.name)
            elif found.name == "defineFunction":
                yield FunctionUse(found, prop.name_span if prop.is_shorthand else prop.span, prop.name)
    elif isinstance(value, Array):
        for item in value.items:
            yield from function_uses(item, purpose)
    elif isinstance(value, Function):
        yield from function_uses(called_back(value, purpose), purpose)
    elif isinstance(value, Chain):
        for link in value.links:
            for given in () if link.arguments is None else link.arguments.values:
                yield from function_uses(given, link.name)

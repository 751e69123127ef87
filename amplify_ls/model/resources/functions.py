"""Facts about ``defineFunction``, and who uses which function."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.model.builders import define_call
from amplify_ls.model.data.authorization import called_back
from amplify_ls.model.resources.resource import Resource
from amplify_ls.model.schedules.schedules import Form
from amplify_ls.values.values import Array, Chain, Function, Nothing, Number, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.builders import DefineCall
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Arguments, Link, Value

DEFAULT_ENTRY = "./handler.ts"
DEFAULT_GROUP = "function"
"""The nested stack of functions that name none."""
DEFAULT_TIMEOUT = 3
"""Seconds."""
DEFAULT_RUNTIME = 22


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


class FunctionSchedule(NamedTuple):
    """One of the times that a function runs at by itself."""

    text: Text
    form: Form
    options: Object | None
    """The object that the text stands in, with its time zone; None for a text alone, which is in UTC."""

    @property
    def timezone(self) -> Text | None:
        found = None if self.options is None else self.options.get("timezone")
        return found if isinstance(found, Text) else None


class BackendFunction(Resource):
    """One function of the backend."""

    def __init__(self, project: Project, call: DefineCall) -> None:
        super().__init__(project, call)
        self.timeout: float | None = self._timeout()
        """Its time limit in seconds; None where that cannot be seen."""
        self.schedules: tuple[FunctionSchedule, ...] = tuple(self._schedules())
        """When it runs by itself, as far as that can be seen."""
        self.entry: str | None = self._entry()
        """The settled path of the file with the handler; None where there is none, or it cannot be seen."""
        self.name: NamePart | None = self._name()
        """The name that the packages give it; None where it cannot be seen, or where the author makes the function."""
        self.group: str | None = self._group()
        """The nested stack that it goes to; None where that cannot be seen."""

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

    def _entry(self) -> str | None:
        if self.is_provided:
            return None
        found = self.option("entry")
        folder = posixpath.dirname(self.path)
        if isinstance(found, Text) and found.value:
            return posixpath.normpath(posixpath.join(folder, found.value))
        return posixpath.normpath(posixpath.join(folder, DEFAULT_ENTRY)) if self._counts_as_none("entry") else None

    def _name(self) -> NamePart | None:
        if self.is_provided:
            return None
        given, entry = self.option("name"), self.option("entry")
        if isinstance(given, Text) and given.value:
            return NamePart(given.value, given.span, "name")
        if not self._counts_as_none("name"):
            return None
        if isinstance(entry, Text) and entry.value:
            base = posixpath.basename(entry.value.rstrip("/"))
            return NamePart(posixpath.splitext(base)[0], entry.span, "entry")
        if not self._counts_as_none("entry"):
            return None
        return NamePart(posixpath.basename(posixpath.dirname(self.path)), self.call.name_span, "folder")

    def _group(self) -> str | None:
        found = self.option("resourceGroupName")
        if isinstance(found, Text) and found.value:
            return found.value
        return DEFAULT_GROUP if self._is_left_out("resourceGroupName") else None

    def _timeout(self) -> float | None:
        found = self.option("timeoutSeconds")
        if isinstance(found, Number):
            return found.value
        return DEFAULT_TIMEOUT if self._is_left_out("timeoutSeconds") else None

    def _schedules(self) -> Iterator[FunctionSchedule]:
        given = None if self.is_provided else self.option("schedule")
        for item in given.items if isinstance(given, Array) else (given,):
            found = _schedule(item)
            if found is not None:
                yield found

    def _counts_as_none(self, name: str) -> bool:
        """Whether an option is left out or empty: the packages take both for none."""
        found = self.option(name)
        return self._is_left_out(name) or (isinstance(found, Text) and not found.value)

    def _is_left_out(self, name: str) -> bool:
        found = self.option(name)
        return self.lacks(name) or (isinstance(found, Nothing) and not found.is_null)


def _schedule(value: Value | None) -> FunctionSchedule | None:
    if isinstance(value, Text):
        return FunctionSchedule(value, Form.PLAIN, None)
    if not isinstance(value, Object):
        return None
    # Of both keys the packages read `rate`.
    form = Form.RATE if Form.RATE.value in value.properties else Form.CRON
    text = value.get(form.value)
    return FunctionSchedule(text, form, value) if isinstance(text, Text) else None


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
            if link.arguments is not None:
                yield from _uses_in_arguments(link, link.arguments)


def _uses_in_arguments(link: Link, arguments: Arguments) -> Iterator[FunctionUse]:
    for given in arguments.values:
        for use in function_uses(given, link.name):
            # An import stands where it is defined; what names it here is the link.
            yield use if arguments.span.covers(use.span) else use._replace(span=link.name_span)

"""Completion of functions, from anywhere in the project: those that are not imported yet bring their import along."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog import usage
from amplify_ls.ide.completion.writer import About
from amplify_ls.ide.hovers.backend import about_function
from amplify_ls.ide.names import is_function
from amplify_ls.model.builders import define_call
from amplify_ls.model.files.exported import is_exported, usual_specifier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.ide.answers import CompletionItem
    from amplify_ls.ide.completion.writer import Writer
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View
    from amplify_ls.model.builders import DefineCall

_USED_RANK = 2
_TRIGGERS = frozenset(name.lower() for name in usage.OPTIONS["triggers"])


class _Known(NamedTuple):
    """A function under a name by which this file can refer to it."""

    name: str
    call: DefineCall
    module: str | None
    """Where it has to be imported from; None if the name is known already."""


def function_items(view: View, place: Place, writer: Writer) -> Iterator[CompletionItem]:
    """The functions: first those with a name like the place that calls them, then those that nothing uses yet."""
    project = view.project
    used = frozenset() if project is None else frozenset(usage.function for usage in project.wiring.function_usages)
    wanted = [_letters(name) for step in place.steps if (name := step.level.segment.key or step.level.segment.declared)]
    for known in _functions(view):
        rank = _USED_RANK if known.call.name_span in used or _is_for_something_else(known) else 1
        if any(_is_alike(_letters(known.name), name) for name in wanted):
            rank = 0
        about = About("function", about_function(view, known.call), rank)
        yield writer.imported(known.name, "function", known.module, "", about)


def _is_for_something_else(known: _Known) -> bool:
    """Whether a function is named after a trigger, or runs on a schedule."""
    options = known.call.options
    is_trigger = _letters(known.name) in _TRIGGERS
    return is_trigger or (options is not None and options.get("schedule") is not None)


def _functions(view: View) -> Iterator[_Known]:
    seen = set()
    for name in view.bindings.names():
        call = define_call(view.bindings.value(name)) if is_function(view, name) else None
        if call is not None:
            seen.add(call.name_span)
            yield _Known(name, call, None)
    project = view.project
    if project is None:
        return
    for item in project.definitions.named("defineFunction"):
        if item.call is None or item.path == view.path or item.call.name_span in seen:
            continue
        if is_exported(project, item) and view.bindings.value(item.name) is None:
            yield _Known(item.name, item.call, usual_specifier(view.module, item.path))


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()


def _is_alike(function: str, place: str) -> bool:
    """Whether a function is named after the trigger or operation that it is for."""
    return len(place) > 2 and (place in function or (len(function) > 2 and function in place))

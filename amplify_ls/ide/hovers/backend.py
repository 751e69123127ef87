"""Hover over resources, functions and secrets: where they are defined, their stack, and their uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.members import STACKS
from amplify_ls.ide.hovers.access import place_of_span
from amplify_ls.model.handlers.function_usage import ACCESS, AUTHORIZER, HANDLER, SENDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.ide.view import View
    from amplify_ls.model.builders import DefineCall
    from amplify_ls.model.handlers.function_usage import FunctionUsage
    from amplify_ls.model.resources.functions import BackendFunction

_MAY = {
    "auth": "may manage users",
    "data": "may access the API",
    "storage": "may access files",
}


def about_resource(view: View, call: DefineCall) -> str:
    """The description of a resource of the backend, as Markdown."""
    if call.name == "defineFunction":
        return about_function(view, call)
    stack = STACKS.get(call.name)
    where = f"`{call.name}` in {place_of_span(view, call.name_span)}"
    return f"{where}\n\nNested stack `{stack}`" if stack is not None else where


def about_function(view: View, call: DefineCall) -> str:
    """Where a function is defined, its uses, and its access, as Markdown."""
    function = _function(view, call)
    where = f"`{call.name}` in {place_of_span(view, call.name_span)}"
    if function is None or view.project is None:
        return where
    stack = f"Nested stack `{function.group}`" if function.group is not None else "Its nested stack cannot be determined"
    usages = [usage for usage in view.project.wiring.function_usages if usage.function == function.name_span]
    uses = [_use_line(view, usage) for usage in usages if usage.purpose != ACCESS]
    rights = [_right_line(view, usage) for usage in usages if usage.purpose == ACCESS]
    parts = [where, stack, _listed("Called by", uses), _listed("Access", rights)]
    if not usages and not _is_given(view, function):
        parts.append("It is not used by the backend.")
    return "\n\n".join(part for part in parts if part)


def about_secret(view: View, name: str) -> str:
    """The uses of a secret, and how to set it, as Markdown."""
    uses = [] if view.project is None else [use for use in view.project.secrets if use.name == name]
    places = [f"- {place_of_span(view, use.span)}" for use in uses]
    head = f"Secret `{name}`\n\nSet it with `npx ampx sandbox secret set {name}`, and for branches in the Amplify console."
    return "\n\n".join(part for part in (head, _listed("Used in", places)) if part)


def _function(view: View, call: DefineCall) -> BackendFunction | None:
    functions = () if view.project is None else view.project.functions
    return next((each for each in functions if each.name_span == call.name_span), None)


def _is_given(view: View, function: BackendFunction) -> bool:
    """Whether the function is passed to `defineBackend`, or that is unknown."""
    project = view.project
    if project is None or not project.wiring.sees_all_resources:
        return True
    return any(call.name_span == function.name_span for call in project.wiring.resources.values())


def _use_line(view: View, usage: FunctionUsage) -> str:
    return f"- `{usage.user}`: {_purpose(usage)} ({place_of_span(view, usage.span)})"


def _purpose(usage: FunctionUsage) -> str:
    if usage.purpose == HANDLER:
        return f"handler of `{usage.name}`"
    known = {SENDER: "message sender", AUTHORIZER: "authorizer"}
    return known.get(usage.purpose, f"trigger `{usage.purpose}`")


def _right_line(view: View, usage: FunctionUsage) -> str:
    return f"- `{usage.user}`: {_MAY.get(usage.user, 'has access')} ({place_of_span(view, usage.span)})"


def _listed(title: str, lines: list[str]) -> str:
    return "\n".join([f"**{title}**", "", *_each_once(lines)]) if lines else ""


def _each_once(lines: list[str]) -> Iterator[str]:
    yield from dict.fromkeys(lines)

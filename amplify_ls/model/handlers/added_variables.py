"""The environment variables that the code of ``backend.ts`` adds to functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.backend import Backend, BackendUse
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Value

METHOD = "addEnvironment"
_TYPED = (METHOD,)
_UNTYPED = ("resources", "lambda", METHOD)


class AddedVariable(NamedTuple):
    """One variable that is added to a function."""

    function: Span
    """The name of the function that is called to define it, as of ``BackendFunction.name_span``."""
    name: Text
    value: Value | None
    is_typed: bool
    """Whether the generated types have it: they do not know what is added to the construct of the CDK."""
    use: BackendUse


class AddedVariables(NamedTuple):
    """What ``backend.ts`` adds, as far as that can be seen."""

    variables: tuple[AddedVariable, ...]
    places: frozenset[Span]
    """The places of the calls of which the function and the name of the variable can be seen."""


def added_variables(backend: Backend) -> AddedVariables:
    """The variables that are added at the top of the file of the backend."""
    found: list[AddedVariable] = []
    unseen: set[Span] = set()
    for use in backend.uses:
        last = use.links[-1]
        if last.name == METHOD and last.arguments is not None:
            variable = next(_added(backend, use), None)
            if variable is None:
                unseen.add(last.name_span)
            else:
                found.append(variable)
    places = {each.use.links[-1].name_span for each in found} - unseen
    return AddedVariables(tuple(found), frozenset(places))


def _added(backend: Backend, use: BackendUse) -> Iterator[AddedVariable]:
    call, arguments = backend.resources.get(use.names[0]), use.links[-1].arguments
    if call is None or call.name != "defineFunction" or use.names[1:] not in (_TYPED, _UNTYPED) or arguments is None:
        return
    if isinstance(arguments[0], Text):
        yield AddedVariable(call.name_span, arguments[0], arguments[1], use.names[1:] == _TYPED, use)

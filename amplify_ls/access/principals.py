"""What a project has of groups and functions, under the names that the matrix has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from amplify_ls.model.data.model import DataModel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.model.builders import DefineCall
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.resource import Resource
    from amplify_ls.model.resources.storage import Grantee
    from amplify_ls.syntax.outline import Span

Declared = TypeVar("Declared", bound="Resource | DataModel")


def deployed(project: Project, found: Iterable[Declared]) -> tuple[Declared, ...]:
    """Those that the backend is passed; all of them if its arguments are not all known."""
    kept = tuple(found)
    if not project.wiring.sees_all_resources:
        return kept
    return tuple(each for each in kept if _place(each) in project.wiring.deployed)


def declared_groups(project: Project) -> tuple[str, ...] | None:
    """The groups of the user pool; None if they are unknown."""
    names: list[str] = []
    for auth in deployed(project, project.auth):
        groups = auth.groups
        if groups is None:
            return None
        names += [group.value for group in groups]
    return tuple(dict.fromkeys(names))


def function_names(project: Project) -> tuple[str, ...]:
    """The functions that the backend has."""
    made = project.wiring.made_functions
    return tuple(each.name.name for each in project.functions if each.name is not None and each.name_span in made)


class HolderNames:
    """How those are called that hold policies."""

    def __init__(self, functions: dict[Span, str]) -> None:
        self._functions = functions

    def __call__(self, grantee: Grantee) -> str:
        if grantee.kind == "group":
            return f"group:{grantee.name}"
        if grantee.kind == "resource":
            return self.of_function(grantee.call)
        return "guest" if grantee.kind == "guest" else "signedIn"

    def of_function(self, call: DefineCall | None) -> str:
        """``function:report``."""
        return f"function:{self.bare(call)}"

    def bare(self, call: DefineCall | None) -> str:
        """The name of a function, or a question mark."""
        return self._functions.get(call.name_span, "?") if call is not None else "?"


def holder_names(project: Project) -> HolderNames:
    """The names of the functions of a project, by where they are defined."""
    bound: dict[Span, str] = {}
    for item in project.definitions.named("defineFunction"):
        if item.call is not None:
            bound.setdefault(item.call.name_span, item.name)
    for each in project.functions:
        if each.name is not None:
            bound[each.name_span] = each.name.name
    return HolderNames(bound)


def _place(found: Resource | DataModel) -> Span | None:
    if isinstance(found, DataModel):
        return None if found.definition is None else found.definition.name_span
    return found.name_span

"""What functions may do by the rules of the resources: ``access`` of auth and storage, the rules of the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.model.resources.auth_access import access_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.model.resources.storage import Storage
    from amplify_ls.syntax.outline import Span


class Grant(NamedTuple):
    """One function that a resource lets in. Two readings of the same text give equal ones."""

    user: str
    """``auth``, ``data`` or ``storage``."""
    resource: Span
    """The name of the function that is called to define the resource."""
    function: Span
    """The same of the function that is let in."""
    actions: tuple[str, ...]
    """What it may do, in the words of the resource; none for the API."""


class Grants(NamedTuple):
    """All of them."""

    all: tuple[Grant, ...]
    is_complete: bool
    """Whether all rules can be seen."""

    def of(self, function: Span) -> tuple[Grant, ...]:
        """What one function may do."""
        return tuple(each for each in self.all if each.function == function)


def grants_in(project: Project) -> Grants:
    """The grants of the resources that the backend is given."""
    found: list[Grant] = []
    is_complete = project.wiring.sees_all_resources
    used = project.wiring.deployed
    for auth in project.auth:
        if auth.name_span in used:
            found.extend(_of_auth(auth))
            is_complete = is_complete and access_of(auth).is_seen
    for storage in project.storages:
        if storage.name_span in used:
            found.extend(_of_storage(storage))
            is_complete = is_complete and _sees_storage(storage)
    for data in project.data:
        if data.definition is not None and data.definition.name_span in used:
            place = data.definition.name_span
            found.extend(Grant("data", place, function, ()) for function in data.uses.admitted_functions)
            is_complete = is_complete and data.uses.has_all_function_rules
    return Grants(tuple(found), is_complete)


def _of_auth(auth: Auth) -> Iterator[Grant]:
    for rule in access_of(auth).rules:
        if rule.call is not None:
            yield Grant("auth", auth.name_span, rule.call.name_span, rule.words)


def _of_storage(storage: Storage) -> Iterator[Grant]:
    for path in storage.paths:
        for rule in path.rules:
            for grantee in rule.grantees():
                if grantee.call is not None:
                    yield Grant("storage", storage.name_span, grantee.call.name_span, rule.rights)


def _sees_storage(storage: Storage) -> bool:
    if storage.access is None:
        return storage.lacks("access")
    return not storage.access.is_open and all(path.is_seen for path in storage.access.paths)

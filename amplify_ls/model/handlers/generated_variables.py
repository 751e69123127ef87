"""The variables of ``$amplify/env/NAME``: what the packages generate for a function."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.resources.variables import (
    DEFAULT_AUTH_NAME,
    DEFAULT_DATA_NAME,
    api_variables,
    bucket_variable,
    user_pool_variable,
)
from amplify_ls.values.values import Nothing, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.syntax.outline import Span


class GeneratedVariables(NamedTuple):
    """The variables of one function, those left out that every function has."""

    names: frozenset[str]
    is_complete: bool
    """Whether these are all."""


class ResourceVariable(NamedTuple):
    """A variable that functions get with access to a resource."""

    name: str
    resource: Span
    """The name of the function that is called to define the resource."""
    kind: str
    """``auth``, ``data`` or ``storage``."""


def resource_variables(project: Project) -> Iterator[ResourceVariable]:
    """The variables of the resources of a backend, as far as their names can be seen."""
    for auth in project.auth:
        name = _name_in(auth.options, DEFAULT_AUTH_NAME) if auth.is_defined_here else DEFAULT_AUTH_NAME
        if name:
            yield ResourceVariable(user_pool_variable(name), auth.name_span, "auth")
    for storage in project.storages:
        name = _name_in(storage.options, "")
        if name:
            yield ResourceVariable(bucket_variable(name), storage.name_span, "storage")
    for data in project.data:
        if data.definition is None:
            continue
        name = _name_in(data.definition.options, DEFAULT_DATA_NAME)
        for variable in api_variables(name) if name else ():
            yield ResourceVariable(variable, data.definition.name_span, "data")


def _name_in(options: Object | None, default: str) -> str:
    """The name that a resource is given; empty where it cannot be seen."""
    given = None if options is None else options.get("name")
    if isinstance(given, Text):
        return given.value or default
    return default if options is not None and options.lacks("name") else ""


def generated_variables(function: BackendFunction) -> GeneratedVariables:
    """The variables that the packages write into the types of a function."""
    project = function.project
    environment = function.option("environment")
    names = {prop.name for prop in environment} if isinstance(environment, Object) else set()
    is_none = function.lacks("environment") or (isinstance(environment, Nothing) and not environment.is_null)
    is_declared = is_none or (isinstance(environment, Object) and not environment.is_open)
    added = project.handlers.added
    names.update(each.name.value for each in added.variables if each.is_typed and each.function == function.name_span)
    known = {(each.kind, each.resource) for each in resource_variables(project)}
    is_named = True
    for grant in project.handlers.grants.of(function.name_span):
        is_named = is_named and (grant.user, grant.resource) in known
        names.update(each.name for each in resource_variables(project) if each.resource == grant.resource)
    is_complete = is_declared and is_named and project.handlers.sees_added and project.handlers.grants.is_complete
    return GeneratedVariables(frozenset(names), is_complete)

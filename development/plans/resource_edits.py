"""Edits of sign-in, storage, functions and the backend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import InsertProperty, RemoveItem, RemoveProperty, RenameProperty, Replace, ReplaceValue
from amplify_ls.values.values import Object
from development.plans.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.model.resources.storage import Storage


def resource_edits(project: Project) -> Iterator[Edit]:
    """Every edit of the resources of a project."""
    for auth in project.auth:
        yield from _of_auth(auth)
    for storage in project.storages:
        yield from _of_storage(storage)
    for function in project.functions:
        yield from _of_function(function)
    backend = project.backend
    listed = None if backend is None else backend.call.options
    for prop in () if listed is None else listed:
        yield Edit("rename a key of the backend", prop.name, (RenameProperty(prop, f"{prop.name}Again"),))
        yield Edit("remove from the backend", prop.name, (RemoveProperty(prop),))


def _of_auth(auth: Auth) -> Iterator[Edit]:
    for group in auth.groups or ():
        yield Edit("rename a group", group.value, (Replace(group.span, f"'{group.value}Team'"),))
        yield Edit("remove a group", group.value, (RemoveItem(group.span),))
    options = auth.options
    if options is None:
        return
    if options.lacks("name"):
        yield Edit("name the user pool", "", (InsertProperty(options, "name", "'other'"),))
    if options.lacks("multifactor"):
        mode = "{ mode: 'OPTIONAL', totp: true }"
        yield Edit("add a second factor", "", (InsertProperty(options, "multifactor", mode),))
    login = auth.login_with
    if login is not None:
        if login.lacks("phone"):
            yield Edit("add sign-in by phone", "", (InsertProperty(login, "phone", "true"),))
        for prop in login:
            yield Edit("remove a sign-in method", prop.name, (RemoveProperty(prop),))
    for prop in auth.external_providers or ():
        yield Edit("remove a provider option", prop.name, (RemoveProperty(prop),))
    attributes = auth.user_attributes
    if attributes is None:
        text = "{ 'custom:added': { dataType: 'String' } }"
        if options.lacks("userAttributes"):
            yield Edit("add attributes", "", (InsertProperty(options, "userAttributes", text),))
        return
    yield Edit("add an attribute", "nickname", (InsertProperty(attributes, "nickname", "{ mutable: true }"),))
    for prop in attributes:
        yield Edit("remove an attribute", prop.name, (RemoveProperty(prop),))
        if prop.name.startswith("custom:"):
            yield Edit("rename an attribute", prop.name, (RenameProperty(prop, f"{prop.name}_again"),))
        if isinstance(prop.value, Object):
            for option in prop.value:
                if option.name in ("required", "mutable"):
                    other = "false" if getattr(option.value, "value", None) is True else "true"
                    yield Edit(f"change `{option.name}` of", prop.name, (ReplaceValue(option, other),))
                yield Edit(f"remove `{option.name}` of", prop.name, (RemoveProperty(option),))


def _of_storage(storage: Storage) -> Iterator[Edit]:
    label = storage.bucket_name or ""
    if storage.options is None:
        return
    name = storage.options.properties.get("name")
    if name is not None:
        yield Edit("rename storage", label, (ReplaceValue(name, "'other'"),))
    if storage.options.lacks("versioned"):
        yield Edit("version storage", label, (InsertProperty(storage.options, "versioned", "true"),))
    for path in storage.paths:
        yield Edit("remove a path", path.path, (RemoveProperty(path.key),))
        yield Edit("rename a path", path.path, (RenameProperty(path.key, f"other/{path.path}"),))


def _of_function(function: BackendFunction) -> Iterator[Edit]:
    label = "" if function.name is None else function.name.name
    if function.options is None:
        return
    if function.options.lacks("name"):
        yield Edit("name a function", label, (InsertProperty(function.options, "name", "'other-name'"),))
    if function.options.lacks("resourceGroupName"):
        yield Edit("move a function", label, (InsertProperty(function.options, "resourceGroupName", "'data'"),))
    for prop in function.options:
        yield Edit(f"remove `{prop.name}` of", label, (RemoveProperty(prop),))
        if prop.name == "name":
            yield Edit("rename a function", label, (ReplaceValue(prop, "'other-name'"),))
        if prop.name == "schedule":
            yield Edit("change the schedule of", label, (ReplaceValue(prop, "['every day', 'every 2h']"),))
        if prop.name == "timeoutSeconds":
            yield Edit("change the timeout of", label, (ReplaceValue(prop, "17"),))

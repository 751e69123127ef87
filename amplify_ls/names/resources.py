"""The names that resources declare and mention: auth, storage, functions, the backend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import function
from amplify_ls.catalog.resources.attributes import CUSTOM_PREFIX
from amplify_ls.model.resources.auth import Auth
from amplify_ls.model.resources.backend import Backend
from amplify_ls.model.resources.functions import BackendFunction
from amplify_ls.model.resources.storage import Storage
from amplify_ls.names.backend import mentions_in_backend
from amplify_ls.names.name import Form, Mention, Mentions, Name, Role, collected
from amplify_ls.names.typed import key_form, names_in_call
from amplify_ls.values.values import Array, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.resource import Resource


def mentions_of_resource(resource: Resource) -> Mentions:
    """What the call of a resource, and in the backend its uses, mention."""
    return resource.attached.get(_collect, resource)


def variable_of(function: BackendFunction, key: str) -> Name:
    """The name of an environment variable of a function."""
    return Name("variable", owner_of(function), key)


def owner_of(function: BackendFunction) -> str:
    """What tells the variables of a function from those of others: its name, or the place of its definition."""
    if function.name is not None:
        return function.name.name
    return f"{function.path}:{function.name_span.start}"


def _collect(resource: Resource) -> Mentions:
    return collected(_mentions(resource))


def _mentions(resource: Resource) -> Iterator[Mention]:
    method = function(resource.call.name)
    if method is not None:
        for named in names_in_call(method, resource.call.arguments):
            if named.text is None:
                continue
            if named.kind == "group":
                role = Role.DECLARATION if isinstance(resource, Auth) else Role.READ
                yield Mention(named.span, Name("group", "", named.text), role, named.form)
            elif named.kind == "resource-group":
                # A group exists as soon as a function is in it.
                yield Mention(named.span, Name("resource-group", "", named.text), Role.DECLARATION, named.form)
            elif named.kind == "provider":
                yield Mention(named.span, Name("provider", "", named.text), Role.DECLARATION, named.form)
    if isinstance(resource, Auth):
        yield from _of_auth(resource)
    elif isinstance(resource, Storage):
        yield from _of_storage(resource)
    elif isinstance(resource, BackendFunction):
        yield from _of_function(resource)
    elif isinstance(resource, Backend):
        yield from mentions_in_backend(resource)


def _of_auth(auth: Auth) -> Iterator[Mention]:
    groups = auth.option("groups")
    for group in groups.items if isinstance(groups, Array) else ():
        if isinstance(group, Text):
            yield Mention(group.span, Name("group", "", group.value), Role.DECLARATION, Form.STRING)
    for prop in auth.user_attributes or ():
        if prop.name.startswith(CUSTOM_PREFIX):
            yield Mention(prop.name_span, Name("attribute", "", prop.name), Role.DECLARATION, key_form(prop))
    triggers = auth.option("triggers")
    for prop in triggers if isinstance(triggers, Object) else ():
        yield Mention(prop.name_span, Name("trigger", "", prop.name), Role.DECLARATION, key_form(prop))
    for provider in auth.providers():
        mapping = provider.options.get("attributeMapping")
        custom = mapping.get("custom") if isinstance(mapping, Object) else None
        for prop in custom if isinstance(custom, Object) else ():
            yield Mention(prop.name_span, Name("attribute", "", prop.name), Role.READ, key_form(prop))


def _of_storage(storage: Storage) -> Iterator[Mention]:
    given = storage.option("name")
    bucket = given.value if isinstance(given, Text) else ""
    if isinstance(given, Text):
        yield Mention(given.span, Name("bucket", "", bucket), Role.DECLARATION, Form.STRING)
    for path in storage.paths:
        yield Mention(path.span, Name("storage-path", bucket, path.path), Role.DECLARATION, key_form(path.key))


def _of_function(function: BackendFunction) -> Iterator[Mention]:
    name = function.name
    if name is not None and name.source == "name":
        yield Mention(name.span, Name("function", "", name.name), Role.DECLARATION, Form.STRING)
    entry = function.option("entry")
    if isinstance(entry, Text) and function.entry is not None:
        yield Mention(entry.span, Name("file", "", function.entry), Role.READ, Form.STRING)
    environment = function.option("environment")
    for prop in environment if isinstance(environment, Object) else ():
        yield Mention(prop.name_span, variable_of(function, prop.name), Role.DECLARATION, key_form(prop))

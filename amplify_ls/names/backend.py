"""The names that `backend.ts` gives to its resources, and those that it takes constructs by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.resources.keyed_constructs import keys_taken
from amplify_ls.names.name import Form, Mention, Name, Role
from amplify_ls.names.typed import key_form
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.backend import Backend

_DEEPEST = 12
"""How deeply outputs may be nested."""
_DATA_SOURCE = ("add", "DataSource")


def mentions_in_backend(backend: Backend) -> Iterator[Mention]:
    """What the call of `defineBackend` declares, and what the file mentions through its result."""
    for prop in backend.options or ():
        yield Mention(prop.name_span, resource_name(backend, prop.name), Role.DECLARATION, key_form(prop))
    yield from _keys(backend)
    for name in backend.stacks:
        yield Mention(name.span, Name("stack", "", name.value), Role.DECLARATION, Form.STRING)
    for output in backend.outputs:
        custom = output.get("custom")
        if isinstance(custom, Object):
            yield from _outputs("", custom, 0)
    for use in backend.uses:
        first = use.links[0]
        if backend.options is not None and first.name in backend.options.properties:
            yield Mention(first.name_span, resource_name(backend, first.name), Role.READ, Form.MEMBER)
        for link in use.links[1:]:
            given = None if link.arguments is None else link.arguments[0]
            if link.name.startswith(_DATA_SOURCE[0]) and link.name.endswith(_DATA_SOURCE[1]) and isinstance(given, Text):
                yield Mention(given.span, Name("data-source", "", given.value), Role.DECLARATION, Form.STRING)


def _outputs(owner: str, added: Object, depth: int) -> Iterator[Mention]:
    """The keys that `addOutput` adds to `custom` in `amplify_outputs.json`."""
    for prop in added:
        yield Mention(prop.name_span, Name("output", owner, prop.name), Role.DECLARATION, key_form(prop))
        if isinstance(prop.value, Object) and depth < _DEEPEST:
            yield from _outputs(f"{owner}.{prop.name}".removeprefix("."), prop.value, depth + 1)


def _names_of(backend: Backend, named_after: str, key: str) -> Iterator[Name]:
    if named_after == "group":
        yield Name("group", "", key)
    elif named_after == "model":
        for data in backend.project.data:
            if data.entry(key) is not None:
                yield Name("entry", "", key, data.key)


def resource_name(backend: Backend, key: str) -> Name:
    """The name of a resource, by the key that `defineBackend` is passed it under."""
    return Name("resource", backend.path, key)


def _keys(backend: Backend) -> Iterator[Mention]:
    for taken in keys_taken(backend):
        form = Form.MEMBER if taken.link.name else Form.STRING
        for name in _names_of(backend, taken.constructs.named_after, taken.key):
            yield Mention(taken.span, name, Role.READ, form)

"""Whether code of ``backend.ts`` may give a function rights, beyond the rules of the resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.files.mentions import occurrences
from amplify_ls.model.resources.created import creation_of
from amplify_ls.syntax.names.name_reads import reads_in
from amplify_ls.values.values import Array, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.backend import Backend, BackendUse
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.syntax.names.name_reads import NameRead
    from amplify_ls.values.resolution.module import Module

_REACHES_ALL = ("Aspects", "findAll", "findChild", "tryFindChild", "children")
"""What finds constructs without naming them."""
_HARMLESS = frozenset({"addEnvironment", "addEventSource", "addFunctionUrl", "addLayers", "addPermission", "grantInvoke"})
"""Methods of a function that give it no rights to other services."""
_POLICIES = ("addToRolePolicy", "addToPrincipalPolicy")
_PREFIXES = {"auth": "cognito-idp:", "storage": "s3:"}


def may_have_outside_rights(function: BackendFunction, kind: str) -> bool:
    """Whether anything but a rule may let a function use a service: code that names it, or that may do anything at all.

    ``kind`` is that of the resource: ``auth`` or ``storage``.
    """
    backend = function.project.backend
    module = None if backend is None else function.project.sources.module(backend.path)
    if function.is_provided or backend is None or module is None:
        return True
    if any(occurrences(module, word) for word in _REACHES_ALL) or _is_handed_on(backend, module):
        return True
    keys = [name for name, call in backend.resources.items() if call.name_span == function.name_span]
    return any(occurrences(module, key) > _explained(backend, key, _PREFIXES[kind]) for key in keys)


def _explained(backend: Backend, key: str, prefix: str) -> int:
    """How often the file says the name of a function where that gives no rights: in ``defineBackend``, and before methods."""
    assert backend.options is not None
    prop = backend.options.properties[key]
    count = 1 if prop.is_shorthand or prop.value.span.path != backend.path else 2
    places = {use.span for use in backend.uses if use.names[0] == key and _is_harmless(use, prefix)}
    return count + len(places)


def _is_harmless(use: BackendUse, prefix: str) -> bool:
    """Whether a call gives no rights to a service: it is about none, or a policy whose actions are those of others."""
    last = use.links[-1]
    if last.name in _HARMLESS or last.arguments is None:
        return last.name in _HARMLESS
    statement = creation_of(last.arguments[0], ("PolicyStatement",)) if last.name in _POLICIES else None
    options = None if statement is None else statement.arguments[0]
    actions = options.get("actions") if isinstance(options, Object) and not options.is_open else None
    if not isinstance(actions, Array) or actions.is_open:
        return False
    return all(
        isinstance(each, Text) and ":" in each.value and not each.value.lower().startswith(prefix) for each in actions.items
    )


def _is_handed_on(backend: Backend, module: Module) -> bool:
    """Whether the result may go anywhere: as a whole, or by a member that is computed."""
    project = backend.project
    items = project.definitions.named("defineBackend")
    names = {item.name for item in items if item.call is not None and item.call.name_span == backend.name_span}
    if any(read.is_whole for read in _reads(module, names)):
        return True
    # Without a name it is used on the spot, or not at all.
    is_exported = any(name in module.file.header.get().exports for name in names)
    return is_exported and any(backend.path in project.file_facts.imports(path).files for path in project.files)


def _reads(module: Module, names: set[str]) -> Iterator[NameRead]:
    for chunk in module.file.header.get().statements:
        yield from reads_in(module.file, chunk, names)

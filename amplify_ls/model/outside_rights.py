"""Whether code of ``backend.ts`` may give a function rights, beyond the rules of the resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.mentions import occurrences
from amplify_ls.syntax.name_reads import reads_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.backend import Backend
    from amplify_ls.model.functions import BackendFunction
    from amplify_ls.syntax.name_reads import NameRead
    from amplify_ls.values.module import Module

_REACHES_ALL = ("Aspects", "findAll", "findChild", "tryFindChild", "children")
"""What finds constructs without naming them."""
_HARMLESS = frozenset({"addEnvironment", "addFunctionUrl"})
"""Methods of a function that give it no rights."""


def may_have_outside_rights(function: BackendFunction) -> bool:
    """Whether anything but a rule may let a function use a service: code that names it, or that may do anything at all."""
    backend = function.project.backend
    module = None if backend is None else function.project.sources.module(backend.path)
    if function.is_provided or backend is None or module is None:
        return True
    if any(occurrences(module, word) for word in _REACHES_ALL) or _is_handed_on(backend, module):
        return True
    keys = [name for name, call in backend.resources.items() if call.name_span == function.name_span]
    return any(occurrences(module, key) > _explained(backend, key) for key in keys)


def _explained(backend: Backend, key: str) -> int:
    """How often the file says the name of a function where that gives no rights: in ``defineBackend``, and before methods."""
    assert backend.options is not None
    prop = backend.options.properties[key]
    count = 1 if prop.is_shorthand or prop.value.span.path != backend.path else 2
    places = {use.span for use in backend.uses if use.names[0] == key and use.names[-1] in _HARMLESS}
    return count + len(places)


def _is_handed_on(backend: Backend, module: Module) -> bool:
    """Whether the result may go anywhere: as a whole, or by a member that is computed."""
    project = backend.project
    items = project.definitions("defineBackend")
    names = {item.name for item in items if item.call is not None and item.call.name_span == backend.name_span}
    if any(read.is_whole for read in _reads(module, names)):
        return True
    # Without a name it is used on the spot, or not at all.
    is_exported = any(name in module.file.header.get().exports for name in names)
    return is_exported and any(backend.path in project.file_imports(path).files for path in project.files.get())


def _reads(module: Module, names: set[str]) -> Iterator[NameRead]:
    for chunk in module.file.header.get().statements:
        yield from reads_in(module.file, chunk, names)

"""Fixes that add the resources of a project to its backend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import AddImport, Fix, InsertItem, InsertProperty
from amplify_ls.model.files.exported import is_exported, specifier
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.model.resources.definitions import Definition

_WIRED = ("defineAuth", "referenceAuth", "defineData", "defineStorage", "defineFunction")


def exported_resources(project: Project) -> list[Definition]:
    """The resources that files of a project export; none if two have the same name."""
    found = [item for name in _WIRED for item in project.definitions.named(name) if is_exported(project, item)]
    names = [item.name for item in found]
    return found if len(names) == len(set(names)) else []


def wiring(backend: Backend) -> Iterator[Fix]:
    """The fix that passes all resources that files of the project export to `defineBackend`."""
    found = exported_resources(backend.project)
    names = [item.name for item in found]
    if not names or any(item.path == backend.path for item in found):
        return
    imports = tuple(AddImport(backend.name_span, specifier(backend.path, item.path), item.name) for item in found)
    inserts: list[Operation]
    if backend.options is not None:
        inserts = [InsertProperty(backend.options, name, name) for name in names]
    elif not backend.call.arguments.count:
        inserts = [InsertItem(backend.call.arguments.span, 0, f"{{ {', '.join(names)} }}")]
    else:
        return
    yield Fix(f"Add {listed(names)}", (*inserts, *imports), is_preferred=True)

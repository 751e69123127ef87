"""What ``backend.ts`` writes into the constructs of the packages: assignments to their properties, and overrides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.backend.overrides import CFN_CONSTRUCTS
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.backend import Backend, BackendUse
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Link, Value

_OVERRIDES = {"addPropertyOverride": "", "addOverride": "Properties."}
"""Methods that change the template, with how a path to a property begins there."""


class PropertyWrite(NamedTuple):
    """A new value for a property of a construct that the packages make."""

    use: BackendUse
    """The whole of an override, the target of an assignment."""
    construct: str
    """``cfnUserPool`` and so on."""
    name: str
    """The property of an assignment; empty for an override."""
    path: str
    """The path of an override in the properties of the template; empty for an assignment."""
    span: Span
    """The name or the path as it is written."""
    value: Value

    @property
    def resource(self) -> str:
        """The name of the resource whose construct it is."""
        return self.use.links[0].name


def property_writes(backend: Backend) -> Iterator[PropertyWrite]:
    """The properties that the file of the backend writes at its top, in the order of the file."""
    for assignment in backend.assignments:
        use = backend.use_of(assignment.target)
        construct = None if use is None else _construct(use.links[:-1])
        if use is not None and construct is not None:
            last = use.links[-1]
            yield PropertyWrite(use, construct, last.name, "", last.name_span, assignment.value)
    for use in backend.uses:
        last = use.links[-1]
        begin = _OVERRIDES.get(last.name)
        construct = None if begin is None else _construct(use.links[:-1])
        if begin is None or construct is None or last.arguments is None or last.arguments.count != 2:
            continue
        path, value = last.arguments.values
        if isinstance(path, Text) and path.value.startswith(begin):
            yield PropertyWrite(use, construct, "", path.value[len(begin) :], path.span, value)


def last_assignments(backend: Backend) -> tuple[PropertyWrite, ...]:
    """The assignments that count: the last one to each property, unless a part of it is assigned, too."""
    found: dict[tuple[str, str, str], PropertyWrite] = {}
    parts: set[tuple[str, str, str]] = set()
    for write in property_writes(backend):
        if write.name:
            found[write.resource, write.construct, write.name] = write
    for assignment in backend.assignments:
        use = backend.use_of(assignment.target)
        for end in range(4, 0 if use is None else len(use.links) - 1):
            construct = None if use is None else _construct(use.links[:end])
            if use is not None and construct is not None:
                parts.add((use.links[0].name, construct, use.links[end].name))
    return tuple(write for key, write in found.items() if key not in parts)


def _construct(links: tuple[Link, ...]) -> str | None:
    """The name of the construct that links lead to, where it is one of ``cfnResources``, or the one behind another resource.

    ``auth.resources.cfnResources.cfnUserPool``, ``auth.resources.userPool.node.defaultChild``.
    """
    names = [link.name for link in links]
    if len(names) == 4 and names[1:3] == ["resources", "cfnResources"] and links[3].arguments is None:
        return names[3]
    if len(names) != 5 or names[1] != "resources" or names[3] != "node":
        return None
    last = links[4]
    given = None if last.arguments is None else last.arguments[0]
    is_child = last.name == "findChild" and isinstance(given, Text) and given.value == "Resource"
    return CFN_CONSTRUCTS.get(names[2]) if is_child or (last.name == "defaultChild" and last.arguments is None) else None

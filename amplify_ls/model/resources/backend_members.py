"""What the links behind ``defineBackend({...})`` are, as the catalog has them: ``backend.report.addEnvironment(...)``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.lookup import function, member
from amplify_ls.catalog.types import Property

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.catalog.types import Member
    from amplify_ls.model.resources.backend import Backend, BackendUse
    from amplify_ls.values.values import Link

BACKEND: Receiver = "backend"


class MemberStep(NamedTuple):
    """One link, and what the catalog knows of it."""

    place: int
    """Which link of the use it is."""
    link: Link
    receiver: Receiver
    member: Member | None
    """None where what came before has no such member."""
    owner: str
    """What came before, by its names; empty for the backend itself."""


def members_along(backend: Backend, use: BackendUse) -> Iterator[MemberStep]:
    """The links of a use whose receiver is known: from the backend's own members, or from those of a resource on."""
    first = use.links[0]
    own = member(BACKEND, first.name)
    if own is not None:
        yield MemberStep(0, first, BACKEND, own, "")
        return
    call = backend.resources.get(first.name)
    made = None if call is None else function(call.name)
    receiver = None if made is None else made.returns
    owner = first.name
    for index, link in enumerate(use.links[1:], 1):
        if receiver is None or not link.name:
            return
        found = member(receiver, link.name)
        yield MemberStep(index, link, receiver, found, owner)
        receiver = found.gives if isinstance(found, Property) and link.arguments is None else None
        owner = f"{owner}.{link.name}"

"""Chains of builders and rules held against the catalog: what each link is called on, and whether it is there."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import aliases_of, members_by_name
from amplify_ls.catalog.nearest import Suggestion, suggestion
from amplify_ls.catalog.types import Method, Property
from amplify_ls.incremental.facts import individual

if TYPE_CHECKING:
    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.catalog.types import Member
    from amplify_ls.values.values import Chain, Link


_SEALED: frozenset[Receiver] = frozenset({"ai-model", "ai-tool", "secret"})
"""Results that the catalog says nothing more about."""
_INTERNAL = frozenset({"toString", "valueOf", "transform", "models", "data"})
"""Members that exist and that the catalog does not offer."""


class Standing(Enum):
    """How a link stands to what it is called on."""

    FINE = "fine"
    UNKNOWN = "unknown"
    """There is no such member."""
    NOT_CALLED = "not called"
    """A method that is named only."""
    NOT_CALLABLE = "not callable"
    """A namespace that is called."""
    GONE = "gone"
    """A link before it has taken it away."""
    SUBSCRIPT = "subscript"
    """``[...]``, which nothing in a chain offers."""


@individual
class Step:
    """One link of a chain."""

    link: Link
    receiver: Receiver
    """What it is called on."""
    standing: Standing
    member: Member | None
    """What the catalog knows of it; None where it does not exist."""
    method: Method | None = None
    """The method that it calls, None where it calls none."""
    cause: Link | None = None
    """The earlier link that took it away."""

    @property
    def name(self) -> str:
        return self.link.name

    @property
    def suggestion(self) -> Suggestion:
        """What may have been meant by an unknown name."""
        return suggested(self.receiver, self.link.name)


def read_chain(chain: Chain, receiver: Receiver) -> tuple[Step, ...]:
    """The links of a chain that starts at a receiver, as far as it can be told what they are called on."""
    steps: list[Step] = []
    current: Receiver | None = receiver
    gone: dict[str, Link] = {}
    for link in chain.links:
        if current is None or current in _SEALED or link.name in _INTERNAL:
            break
        step = _step(link, current, gone)
        steps.append(step)
        found = step.member
        if isinstance(found, Property):
            current, gone = found.gives, {}
        elif isinstance(found, Method):
            current = _after(found, link, current, gone)
        elif step.standing is Standing.UNKNOWN:
            current = _guessed(step)
        else:
            current = None
    return tuple(steps)


def suggested(receiver: Receiver, wrong: str) -> Suggestion:
    """The right names for a member that a receiver does not have."""
    return suggestion(wrong, members_by_name(receiver), aliases_of(receiver))


def _step(link: Link, receiver: Receiver, gone: dict[str, Link]) -> Step:
    if link.subscript is not None:
        return Step(link, receiver, Standing.SUBSCRIPT, None)
    found = members_by_name(receiver).get(link.name)
    if found is None:
        return Step(link, receiver, Standing.UNKNOWN, None)
    if isinstance(found, Property):
        standing = Standing.FINE if link.arguments is None else Standing.NOT_CALLABLE
        return Step(link, receiver, standing, found)
    if link.arguments is None:
        return Step(link, receiver, Standing.NOT_CALLED, found, found)
    cause = gone.get(link.name)
    return Step(link, receiver, Standing.FINE if cause is None else Standing.GONE, found, found, cause)


def _after(method: Method, link: Link, receiver: Receiver, gone: dict[str, Link]) -> Receiver:
    """The receiver that the next link is called on; ``gone`` learns what it no longer has."""
    if method.returns is not None and method.returns != receiver:
        gone.clear()
        return method.returns
    if method.repeat == "once":
        gone[method.name] = link
    for name in method.removes:
        gone[name] = link
    for name in method.restores:
        gone.pop(name, None)
    return receiver


def _guessed(step: Step) -> Receiver | None:
    """What an unknown link gives, as far as what was meant by it tells."""
    if step.link.arguments is None:
        return None
    members = members_by_name(step.receiver)
    kept = any(isinstance(member, Method) and member.returns is None for member in members.values())
    if kept or not members:
        return step.receiver
    for name in step.suggestion.names:
        meant = members.get(name)
        if isinstance(meant, Method):
            return meant.returns
    return None

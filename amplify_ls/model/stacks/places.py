"""Where in a backend a construct is made: a stack, or a function, which chooses its stack."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.backend.members import STACKS
from amplify_ls.catalog.backend.stack_needs import MADE_WITHIN
from amplify_ls.model.stacks.tokens import attribute
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Chain, External, Text, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.model.resources.backend import Backend, BackendUse
    from amplify_ls.values.values import Creation, Link, Value

Place = str | Span
"""The name of a stack, or of a function the place where it is defined."""

_CDK = "aws-cdk-lib"
_LEADS_AWAY = frozenset({"node", "env"})


class Edge(NamedTuple):
    """Something that needs something else to be deployed before it."""

    consumer: Place
    producer: Place
    span: Span
    """The token that says so."""
    what: str
    """What it is needed for, in words."""
    is_written: bool = True
    """Whether the author says so in as many words, rather than the packages for both being there."""


def home_of(value: Value, backend: Backend) -> Place | None:
    """Where a construct of the backend, or a stack, is made; None where that cannot be seen, and for the root stack."""
    if isinstance(value, Unknown):
        return None if value.creation is None else _scope_of(value.creation, backend)
    if not isinstance(value, Chain) or any(link.name in _LEADS_AWAY for link in value.links):
        return None
    if isinstance(value.base, Unknown):
        return home_of(value.base, backend) if all(map(_stays, value.links)) else None
    use = backend.use_of(value)
    return _home_of_stack(value, backend) if use is None else _home_of_use(use, backend)


def is_from(value: Value, package: str) -> bool:
    """Whether something is exported by a package, or by a module of it."""
    return isinstance(value, External) and (value.module == package or value.module.startswith(f"{package}/"))


def producers(values: Sequence[Value], backend: Backend) -> Iterator[Place]:
    """Where the constructs are made whose attributes are among some values."""
    for value in values:
        found = attribute(value)
        if found is not None:
            before = found.links[:-1]
            home = home_of(Chain(found.span, found.base, before), backend) if before else home_of(found.base, backend)
            if home is not None:
                yield home


def _stays(link: Link) -> bool:
    """Whether a link leads to something in the same stack."""
    return link.arguments is None or link.name in MADE_WITHIN


def _home_of_use(use: BackendUse, backend: Backend) -> Place | None:
    first, *rest = use.links
    if first.name == "createStack":
        given = None if first.arguments is None else first.arguments[0]
        return given.value if isinstance(given, Text) else None
    call = backend.resources.get(first.name)
    if call is None or call.name == "referenceAuth" or not all(map(_stays, rest)):
        return None
    return call.name_span if call.name == "defineFunction" else STACKS.get(call.name)


def _home_of_stack(chain: Chain, backend: Backend) -> Place | None:
    """``Stack.of(construct)``."""
    if not is_from(chain.base, _CDK) or not isinstance(chain.base, External) or chain.base.name != "Stack":
        return None
    if len(chain.links) != 1:
        return None
    link = chain.links[0]
    given = None if link.name != "of" or link.arguments is None else link.arguments[0]
    return None if given is None else home_of(given, backend)


def _scope_of(creation: Creation, backend: Backend) -> Place | None:
    if not is_from(creation.constructor, _CDK):
        return None
    scope = creation.arguments[0]
    return None if scope is None else home_of(scope, backend)

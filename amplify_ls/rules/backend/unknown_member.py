"""The backend, or a resource of it, has no member of that name.

The result of `defineBackend` has one member for each resource, under the name that it is given, and `createStack`,
`addOutput` and `stack`. Behind a resource stand `resources` with its constructs, and `stack`; a function has
`addEnvironment`, data a few methods that add data sources.

## Example

```ts bad
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });

export const pool = backend.atuh.resources.userPool;
```

Use instead:

```ts good
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });

export const pool = backend.auth.resources.userPool;
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from amplify_ls.catalog.lookup import function, member, members_by_name
from amplify_ls.catalog.nearest import suggestion
from amplify_ls.catalog.types import Property
from amplify_ls.model.dressing import is_dressed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import renamings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.backend import Backend, BackendUse
    from amplify_ls.values.values import Link

_BACKEND: Receiver = "backend"


def check(backend: Backend) -> Iterator[Finding]:
    if backend.options is None or backend.options.is_open:
        return
    own = members_by_name(_BACKEND)
    names = (*backend.options.properties, *own)
    for use in backend.uses:
        first = use.links[0]
        if not first.name:
            continue
        if first.name in own or first.name in backend.options.properties:
            yield from _in_resource(backend, use)
            continue
        meant = suggestion(first.name, names).names
        yield from _findings(backend, use, 0, "the backend", meant)


def _in_resource(backend: Backend, use: BackendUse) -> Iterator[Finding]:
    """Slips in what a resource offers. Versions add members: only a name that is near to a known one is told."""
    call = backend.resources.get(use.names[0])
    made = None if call is None else function(call.name)
    receiver = None if made is None else made.returns
    owner = use.names[0]
    for index, link in enumerate(use.links[1:], 1):
        if receiver is None or not link.name:
            return
        found = member(receiver, link.name)
        if found is None:
            meant = _meant(link.name, receiver)
            if meant:
                yield from _findings(backend, use, index, f"`{owner}`", meant)
            return
        receiver = found.gives if isinstance(found, Property) and link.arguments is None else None
        owner = f"{owner}.{link.name}"


def _meant(name: str, receiver: Receiver) -> tuple[str, ...]:
    """What may be meant: a member of that name, or one of the constructs behind `resources`."""
    members = members_by_name(receiver)
    found = suggestion(name, members).names
    resources = members.get("resources")
    if found or not isinstance(resources, Property) or resources.gives is None:
        return found
    return ("resources." + name,) if name in members_by_name(resources.gives) else ()


def _findings(backend: Backend, use: BackendUse, index: int, owner: str, meant: tuple[str, ...]) -> Iterator[Finding]:
    """A missing member stops the synth where something of it is asked; to name it alone only the type check minds."""
    link = use.links[index]
    is_used = link.arguments is not None or len(use.links) > index + 1
    if not is_used and is_dressed(backend.project.sources, (each.name_span for each in use.links[: index + 1])):
        return
    yield Finding(
        link.name_span,
        f"`{link.name}` is no member of {owner}.",
        stage=None if is_used else Stage.TYPES,
        package_message=f"Property '{link.name}' does not exist on type ...",
        data=(link, meant),
    )


def fix(finding: Finding) -> Iterator[Fix]:
    link, meant = cast("tuple[Link, tuple[str, ...]]", finding.data)
    yield from renamings(link.name_span, link.name, meant)


RULE = Rule(
    code="backend/unknown-member",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.BACKEND,
    summary="The backend, or a resource of it, has no member of that name.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)

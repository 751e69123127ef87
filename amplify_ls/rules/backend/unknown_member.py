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

from amplify_ls.catalog.lookup import member, members_by_name
from amplify_ls.catalog.nearest import suggestion
from amplify_ls.catalog.types import Property
from amplify_ls.model.backend_members import BACKEND, members_along
from amplify_ls.model.dressing import is_dressed
from amplify_ls.rules.member_places import is_optional, is_taken_out
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import renamings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.backend import Backend, BackendUse
    from amplify_ls.values.values import Link

_RESOURCES: tuple[Receiver, ...] = ("resource:auth", "resource:data", "resource:storage", "resource:function")


def check(backend: Backend) -> Iterator[Finding]:
    if backend.options is None or backend.options.is_open:
        return
    names = (*backend.options.properties, *members_by_name(BACKEND))
    for use in backend.uses:
        first = use.links[0]
        if first.name and first.name not in names:
            yield from _findings(backend, use, 0, "the backend", suggestion(first.name, names).names)
            continue
        for step in members_along(backend, use):
            meant = _meant(step.link.name, step.receiver) if step.member is None else ()
            if meant or (step.member is None and _is_elsewhere(step.link.name, step.receiver)):
                yield from _findings(backend, use, step.place, f"`{step.owner}`", meant)


def _is_elsewhere(name: str, receiver: Receiver) -> bool:
    """Whether resources of another kind have it. Versions add members: what nobody knows is not told."""
    return receiver in _RESOURCES and any(member(each, name) is not None for each in _RESOURCES)


def _meant(name: str, receiver: Receiver) -> tuple[str, ...]:
    """What may be meant: a construct behind another member, the low-level one of that name, or a member of nearly that name."""
    members = members_by_name(receiver)
    low_level = f"cfn{name[:1].upper()}{name[1:]}"
    if low_level in members:
        return (low_level,)
    outer = (each for each in members.values() if isinstance(each, Property) and each.gives is not None)
    inner = tuple(f"{each.name}.{name}" for each in outer if each.gives is not None and member(each.gives, name) is not None)
    return inner or suggestion(name, members).names


def _findings(backend: Backend, use: BackendUse, index: int, owner: str, meant: tuple[str, ...]) -> Iterator[Finding]:
    """A missing member stops the synth where something of it is asked; to name it alone only the type check minds."""
    link = use.links[index]
    is_used = (link.arguments is not None or len(use.links) > index + 1) and not is_optional(backend, link.name_span)
    if not is_used and is_dressed(backend.project.sources, (each.name_span for each in use.links[: index + 1])):
        return
    yield Finding(
        link.name_span,
        f"`{link.name}` is no member of {owner}.",
        stage=None if is_used else Stage.TYPES,
        package_message=f"Property '{link.name}' does not exist on type ...",
        data=(link, meant, is_taken_out(backend, link.name_span)),
    )


def fix(finding: Finding) -> Iterator[Fix]:
    link, meant, is_taken = cast("tuple[Link, tuple[str, ...], bool]", finding.data)
    if is_taken:
        meant = tuple(f"{name}: {link.name}" for name in meant if "." not in name)
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

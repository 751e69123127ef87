"""The backend or one of its resources has no such member.

## What it does

Reports an unknown member of the result of `defineBackend` or of one of its resources. The result has one member for each
resource, under its name in the argument, and `createStack`, `addOutput` and `stack`. A resource has `resources` with its
constructs, and `stack`; a function also has `addEnvironment`, and data has a few methods that add data sources. A member of a
resource is only reported if it is similar to a known one or belongs to another kind of resource, because newer versions may
have more members.

## Why is this bad?

TypeScript rejects the member. If a member of it is read or it is called, the synthesis stops with a `TypeError`.

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

## Fix safety

Changing a name to the only known one that differs in case is safe and is applied by `--fix`. All other changes are unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from amplify_ls.catalog.lookup import member, members_by_name
from amplify_ls.catalog.nearest import suggestion
from amplify_ls.catalog.types import Property
from amplify_ls.model.resources.backend_members import BACKEND, members_along
from amplify_ls.model.resources.type_assertions import is_dressed
from amplify_ls.rules.backend.cdk.member_places import is_optional, is_taken_out
from amplify_ls.rules.options.option_words import sentence
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import renamings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.backend import Backend, BackendUse
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
    """Whether resources of another kind have it. Versions add members, so names that no kind has are not reported."""
    return receiver in _RESOURCES and any(member(each, name) is not None for each in _RESOURCES)


def _meant(name: str, receiver: Receiver) -> tuple[str, ...]:
    """What may be meant: the low-level construct of that name, a construct in another member, or a similar name."""
    members = members_by_name(receiver)
    low_level = f"cfn{name[:1].upper()}{name[1:]}"
    if low_level in members:
        return (low_level,)
    outer = (each for each in members.values() if isinstance(each, Property) and each.gives is not None)
    inner = tuple(f"{each.name}.{name}" for each in outer if each.gives is not None and member(each.gives, name) is not None)
    return inner or suggestion(name, members).names


def _findings(backend: Backend, use: BackendUse, index: int, owner: str, meant: tuple[str, ...]) -> Iterator[Finding]:
    """A missing member stops the synthesis if it is called or a member of it is read; otherwise only TypeScript rejects it."""
    link = use.links[index]
    is_used = (link.arguments is not None or len(use.links) > index + 1) and not is_optional(backend, link.name_span)
    if not is_used and is_dressed(backend.project.sources, (each.name_span for each in use.links[: index + 1])):
        return
    yield Finding(
        link.name_span,
        sentence(f"{owner} has no member `{link.name}`"),
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
    summary="The backend or one of its resources has no such member.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)

"""An override changes a value that is copied to `amplify_outputs.json`.

## What it does

Reports `addPropertyOverride` and `addOverride` for a property that the packages copy to `amplify_outputs.json`, such as the
password policy, the second factors or the callback URLs.

## Why is this bad?

`amplify_outputs.json` tells the client which passwords are allowed, which second factors there are, and which URL to return to
after sign-in. The packages write it from the properties of the constructs. An override only changes the template, so the client
keeps using the old values: a form rejects passwords that the user pool would accept, or a sign-in returns to a URL that is no
longer allowed. An assignment to the property changes both.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });
const { cfnUserPool } = backend.auth.resources.cfnResources;

cfnUserPool.addPropertyOverride('Policies.PasswordPolicy.MinimumLength', 12);
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });
const { cfnUserPool } = backend.auth.resources.cfnResources;

cfnUserPool.policies = {
  passwordPolicy: {
    minimumLength: 12,
    requireLowercase: true,
    requireUppercase: true,
    requireNumbers: true,
    requireSymbols: true,
  },
};
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
```

## Fix safety

The fix replaces the override with an assignment. It is unsafe, because it changes what the client uses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Replace
from amplify_ls.model.resources.unpublished import unpublished
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.model.resources.property_writes import PropertyWrite
    from amplify_ls.model.resources.unpublished import Unpublished


def check(backend: Backend) -> Iterator[Finding[tuple[Backend, Unpublished]]]:
    for found in unpublished(backend):
        first, *others = found.writes
        output = f"`{found.published.output}` in `amplify_outputs.json`"
        yield Finding(
            first.span,
            f"An override only changes the template, so {output} keeps the old value.",
            related=tuple(Related(write.span, "The value is also overridden here") for write in others),
            data=(backend, found),
        )


def fix(finding: Finding[tuple[Backend, Unpublished]]) -> Iterator[Fix]:
    backend, found = finding.data
    first, *others = found.writes
    if found.password_policy is not None:
        text = ", ".join(f"{name[:1].lower()}{name[1:]}: {value}" for name, value in found.password_policy.items())
        value = f"{{ passwordPolicy: {{ {text} }} }}"
    elif others or first.path != found.published.path or not first.use.span.covers(first.value.span):
        return
    else:
        value = _text(backend, first.value.span)
    removals = [_statement(backend, write) for write in others]
    construct = _construct(backend, first)
    if construct is None or None in removals:
        return
    operations: list[Operation] = [Replace(first.use.span, f"{construct}.{found.published.name} = {value}")]
    operations += [Remove(span) for span in removals if span is not None]
    yield Fix(f"Assign `{found.published.name}`", tuple(operations), is_preferred=True)


def _construct(backend: Backend, write: PropertyWrite) -> str | None:
    """The source text of the construct that the method is called on."""
    whole, method = write.use.span, write.use.links[-1].span
    if whole.anchor is not method.anchor or method.start <= whole.start:
        return None
    return _text(backend, Span(whole.anchor, whole.start, method.start))


def _statement(backend: Backend, write: PropertyWrite) -> Span | None:
    """The statement that consists of an override; None if the override is only part of a statement."""
    module = backend.project.sources.module(write.use.span.path)
    for chunk in () if module is None else module.file.header.get().statements:
        if chunk.anchor is write.use.span.anchor and write.use.span.start == 0:
            return Span(chunk.anchor, 0, chunk.end - chunk.anchor.start)
    return None


def _text(backend: Backend, place: Span) -> str:
    module = backend.project.sources.module(place.path)
    start, end = place.resolve()
    return "" if module is None else module.file.data[start:end].decode("utf-8", "replace")


RULE = Rule(
    code="backend/override-missing-from-outputs",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.BACKEND,
    summary="An override changes a value that is copied to `amplify_outputs.json`.",
    covers=("BE24",),
    check=check,
    fix=fix,
    fixable="sometimes",
)

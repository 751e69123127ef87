"""An empty array of authorization rules has no effect.

## What it does

Reports `.authorization(...)` with an empty array of rules on a model, field or operation. If there are no rules of the schema
to fall back to, `data/missing-authorization` reports it instead.

## Why is this bad?

An empty array looks as if nobody had access, but it is ignored. A model or an operation then has the rules of the schema, and a
field has the rules of its model.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => []),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix removes `.authorization(...)`. It is safe and is applied by `--fix`, because it changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Safety
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Granting, Parts

_FALLBACK = {
    "allow:model": "those of the schema apply",
    "allow:operation": "those of the schema apply",
    "allow:field": "those of the model apply",
}


def check(parts: Parts) -> Iterator[Finding[Granting]]:
    for granting in parts.grantings:
        result = granting.authorization.result
        if not granting.authorization.is_surely_empty or not isinstance(result, Array):
            continue
        fallback = _FALLBACK.get(granting.allow)
        # Without rules of the schema to fall back to, `data/missing-authorization` reports it.
        if fallback and (granting.allow == "allow:field" or parts.data.authorization.has_global_rules):
            yield Finding(
                result.span,
                f"The authorization rules of `{granting.part.name}` are empty, so {fallback}.",
                tags=frozenset({"unnecessary"}),
                data=granting,
            )


def fix(finding: Finding[Granting]) -> Iterator[Fix]:
    granting: Granting = finding.data
    yield Fix("Remove `.authorization()`", (Remove(granting.step.link.span),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="data/empty-authorization",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PARTS,
    summary="An empty array of authorization rules has no effect.",
    covers=("AZ21",),
    check=check,
    fix=fix,
    fixable="always",
)

"""The rules of a model or field are an empty list, which has no effect.

An empty list reads as if nobody were let in. It is ignored instead: a model then has the rules of the schema, a field those of
the model, an operation those of the schema.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Safety
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Granting, Parts

_FALLBACK = {
    "allow:model": "those of the schema hold",
    "allow:operation": "those of the schema hold",
    "allow:field": "those of the model hold",
}


def check(parts: Parts) -> Iterator[Finding]:
    for granting in parts.grantings:
        result = granting.authorization.result
        if not granting.authorization.is_surely_empty or not isinstance(result, Array):
            continue
        fallback = _FALLBACK.get(granting.allow)
        # Without rules of the schema to fall back to, the rule about missing authorization tells it.
        if fallback and (granting.allow == "allow:field" or parts.data.has_global_rules):
            yield Finding(
                result.span,
                f"The rules of `{granting.part.name}` are empty, so {fallback}.",
                tags=frozenset({"unnecessary"}),
                data=granting,
            )


def fix(finding: Finding) -> Iterator[Fix]:
    granting: Granting = finding.data
    yield Fix("Remove `.authorization()`", (Remove(granting.step.link.span),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="data/empty-authorization",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PARTS,
    summary="The rules of a model or field are an empty list, which has no effect.",
    covers=("AZ21",),
    check=check,
    fix=fix,
    fixable="always",
)

"""A schema is empty.

## What it does

Reports a schema without models, types or operations, and a call of `a.combine` with an empty array.

## Why is this bad?

The schema of a GraphQL API cannot be empty. The packages reject it at synthesis.

## Example

```ts bad
const schema = a.schema({}).authorization((allow) => [allow.authenticated()]);
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

from amplify_ls.fit.problems import WrongValue
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.options.conditions import has_misfit
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts

CODE = "data/empty-schema"

_NO_SCHEMAS = "The definitions of amplify GraphQL cannot be empty."
CLAIMS = (
    Claim(WrongValue, "**", has_misfit(Misfit.TOO_FEW), call="*.schema"),
    Claim(WrongValue, "**", has_misfit(Misfit.TOO_FEW), call="a.combine"),
)


def check(parts: Parts) -> Iterator[Finding]:
    for item in claimed(parts, CODE, CLAIMS):
        is_combined = item.step.name == "combine"
        yield Finding(
            item.problem.span,
            "`a.combine` is called without schemas." if is_combined else "The schema has no models, types or operations.",
            stage=Stage.SYNTH if is_combined else None,
            package_message=_NO_SCHEMAS if is_combined else "Syntax Error: Unexpected <EOF>.",
        )


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A schema is empty.",
    covers=("N06", "K04"),
    claims=CLAIMS,
    check=check,
)

"""An enum contains the same value twice.

## What it does

Reports the second occurrence of a value in `a.enum([...])`.

## Why is this bad?

The values of an enum must be unique. Otherwise the backend cannot be synthesized.

## Example

```ts bad
const schema = a.schema({
  Order: a.model({ state: a.enum(['open', 'done', 'open']) }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Order: a.model({ state: a.enum(['open', 'done']) }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix removes the second occurrence. It is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveItem, Safety
from amplify_ls.fit.problems import WrongValue
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.options.conditions import is_repeated
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts

CODE = "data/repeated-enum-value"
CLAIMS = (Claim(WrongValue, "**", is_repeated, call="a.enum"),)


def check(parts: Parts) -> Iterator[Finding[str]]:
    for item in claimed(parts, CODE, CLAIMS):
        if isinstance(item.problem.value, Text):
            name = item.problem.value.value
            yield Finding(
                item.problem.span,
                f"The enum `{item.part.name}` contains the value `{name}` twice.",
                package_message=f'Enum value "{item.part.name}.{name}" can only be defined once.',
                data=name,
            )


def fix(finding: Finding[str]) -> Iterator[Fix]:
    yield Fix(f"Remove the second `{finding.data}`", (RemoveItem(finding.span),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="An enum contains the same value twice.",
    covers=("E08",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="always",
)

"""An enum has a value twice.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveItem, Safety
from amplify_ls.rules.argument_faults import faults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Parts

CODE = "data/repeated-enum-value"


def check(parts: Parts) -> Iterator[Finding]:
    for item in faults(parts, CODE):
        if isinstance(item.mismatch.value, Text):
            name = item.mismatch.value.value
            yield Finding(
                item.mismatch.span,
                f"The enum value `{name}` is defined twice.",
                package_message=f'Enum value "{item.part.name}.{name}" can only be defined once.',
            )


def fix(finding: Finding) -> Iterator[Fix]:
    yield Fix("Remove the second one", (RemoveItem(finding.span),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="An enum has a value twice.",
    covers=("E08",),
    check=check,
    fix=fix,
    fixable="always",
)

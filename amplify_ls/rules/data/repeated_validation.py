"""A check of `.validate(...)` is given twice.

Each check may stand once. `positive()` is `gt(0)` and `negative()` is `lt(0)`, so they exclude each other.

## Example

```ts bad
const schema = a.schema({
  Product: a.model({ price: a.float().validate((v) => v.positive().gt(10)) }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Product: a.model({ price: a.float().validate((v) => v.gt(10)) }),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.model.chains import Standing
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Parts


def check(parts: Parts) -> Iterator[Finding]:
    for _, step in parts.faults:
        if step.standing is not Standing.GONE or step.cause is None or not step.receiver.startswith("validator:"):
            continue
        is_same = step.cause.name == step.name
        why = "is given twice" if is_same else f"is the same check as `{step.cause.name}`"
        yield Finding(
            step.link.name_span,
            f"`{step.name}` {why}.",
            related=(Related(step.cause.name_span, "The first one"),),
            package_message=f"Duplicate @validate directive with type '{step.name}' on field",
            data=step,
        )


def fix(finding: Finding) -> Iterator[Fix]:
    step = finding.data
    yield Fix(f"Remove the first, `{step.cause.name}`", (Remove(step.cause.span),), is_preferred=True)
    yield Fix(f"Remove the second, `{step.name}`", (Remove(step.link.span),))


RULE = Rule(
    code="data/repeated-validation",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A check of `.validate(...)` is given twice.",
    covers=("V03",),
    check=check,
    fix=fix,
    fixable="always",
)

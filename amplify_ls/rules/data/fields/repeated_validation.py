"""The same check is used twice in `.validate(...)`.

## What it does

Reports the second call of a check on the same field, and a check that is equivalent to an earlier one: `positive()`
is `gt(0)`, and `negative()` is `lt(0)`.

## Why is this bad?

Each check may be used only once per field. TypeScript and the packages reject a second one.

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

## Fix safety

The fixes remove either the first or the second check. They are not applied by `--fix`, because either may be the
intended one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.model.types.chains import Standing
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.types.chains import Step
    from amplify_ls.values.values import Link


def check(parts: Parts) -> Iterator[Finding[tuple[Step, Link]]]:
    for part, step in parts.faults:
        if step.standing is not Standing.GONE or step.cause is None or not step.receiver.startswith("validator:"):
            continue
        field = "" if part.outer is None else f" of `{part.outer.name}`"
        is_same = step.cause.name == step.name
        why = "is used twice" if is_same else f"is the same check as `{step.cause.name}`"
        yield Finding(
            step.link.name_span,
            f"The check `{step.name}`{field} {why}.",
            related=(Related(step.cause.name_span, "The first check"),),
            package_message=f"Duplicate @validate directive with type '{step.name}' on field",
            data=(step, step.cause),
        )


def fix(finding: Finding[tuple[Step, Link]]) -> Iterator[Fix]:
    step, cause = finding.data
    yield Fix(f"Remove the first check, `{cause.name}`", (Remove(cause.span),), is_preferred=True)
    yield Fix(f"Remove the second check, `{step.name}`", (Remove(step.link.span),))


RULE = Rule(
    code="data/repeated-validation",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="The same check is used twice in `.validate(...)`.",
    covers=("V03",),
    check=check,
    fix=fix,
    fixable="always",
)

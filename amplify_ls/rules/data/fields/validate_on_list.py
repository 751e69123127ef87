"""An array field has `.validate(...)`.

## What it does

Reports a field with both `.array()` and `.validate(...)`, in any order.

## Why is this bad?

Checks apply to a single string or number. TypeScript and the packages reject them on an array.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ tags: a.string().array().validate((v) => v.minLength(2)) }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ tags: a.string().array() }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fixes remove either `.validate()` or `.array()`. They are not applied by `--fix`, because either may be the
intended one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.rules.data.validations import validated_fields
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.types.chains import Step


def check(parts: Parts) -> Iterator[Finding[tuple[Step, Step]]]:
    for field, step in validated_fields(parts):
        array = field.step("array")
        if array is None or array.link.arguments is None:
            continue
        later = max(step, array, key=field.steps.index)
        yield Finding(
            later.link.name_span,
            f"The field `{field.name}` is an array, which cannot have `.validate()`.",
            package_message=f"@validate directive cannot be used on list field '{field.name.rpartition('.')[2]}'",
            data=(step, array),
        )


def fix(finding: Finding[tuple[Step, Step]]) -> Iterator[Fix]:
    validate, array = finding.data
    yield Fix("Remove `.validate()`", (Remove(validate.link.span),), is_preferred=True)
    yield Fix("Remove `.array()`", (Remove(array.link.span),))


RULE = Rule(
    code="data/validate-on-list",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="An array field has `.validate(...)`.",
    covers=("V02",),
    check=check,
    fix=fix,
    fixable="always",
)

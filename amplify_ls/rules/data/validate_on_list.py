"""A list is validated.

Checks apply to one text or number. A field that is a list cannot have them, whichever of `.array()` and
`.validate(...)` comes first.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.validations import validated_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Parts


def check(parts: Parts) -> Iterator[Finding]:
    for field, step in validated_fields(parts):
        array = field.step("array")
        if array is None or array.link.arguments is None:
            continue
        later = max(step, array, key=field.steps.index)
        yield Finding(
            later.link.name_span,
            f"`{field.name}` is a list, which cannot be validated.",
            package_message=f"@validate directive cannot be used on list field '{field.name.rpartition('.')[2]}'",
            data=(step, array),
        )


def fix(finding: Finding) -> Iterator[Fix]:
    validate, array = finding.data
    yield Fix("Remove `.validate()`", (Remove(validate.link.span),), is_preferred=True)
    yield Fix("Remove `.array()`", (Remove(array.link.span),))


RULE = Rule(
    code="data/validate-on-list",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A list is validated.",
    covers=("V02",),
    check=check,
    fix=fix,
    fixable="always",
)
